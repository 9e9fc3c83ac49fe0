"""Which side an actor holds ground for: an army, a ministry, a unit or a leader answers for whom it belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from fogline.claims.keys import actor_key
from fogline.claims.values import ActorRef
from fogline.core.text import fold_loosely

# These hold ground for their parent, whatever it is.
ANSWERING = frozenset({"state", "army", "police", "ministry", "unit", "person", "state_media"})
# These do so where they are part of a larger force; one that only has the ear of a government holds it for itself.
JOINING, FORCES = frozenset({"armed_group", "coalition"}), frozenset({"armed_group", "coalition", "army", "unit"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """`parents` maps an actor's id to the id and name of the side that it answers for; others stand for themselves.

    `by_name` maps the folded name of a part to the ids of the sides that it speaks for.
    """

    parents: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    by_name: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, actor: ActorRef) -> ActorRef:
        """The side that the actor answers for, as an actor; the words in the report stay."""
        found = self.parents.get(actor.id)
        return replace(actor, id=found[0], name=found[1]) if found else actor

    def same(self, first: ActorRef, second: ActorRef) -> bool:
        """True where both answer for one side."""
        return actor_key(self.of(first)) == actor_key(self.of(second))

    def speaks_for(self, name: str, actor: ActorRef) -> bool:
        """True where a source or publisher of that name is the actor, its side, or a part of its side."""
        folded, side = fold_loosely(name), self.of(actor)
        if folded in (fold_loosely(actor.name), fold_loosely(side.name)):
            return True
        return actor_key(side) in self.by_name.get(folded, ())


def sides_of(entities: Mapping[str, Mapping[str, Any]]) -> Sides:
    """From the entities of the actor packs: everything that answers for somebody, by id."""
    parents: dict[str, tuple[str, str]] = {}
    by_name: dict[str, tuple[str, ...]] = {}
    for own, fields in entities.items():
        top = _top(own, entities)
        if top != own:
            parents[own] = (top, str(entities[top]["name"]))
            folded = fold_loosely(str(fields["name"]))
            by_name[folded] = (*by_name.get(folded, ()), top)
        elif fields["kind"] == "government":
            parents[f"st.{fields.get('country', '')}"] = (own, str(fields["name"]))
    return Sides(parents=parents, by_name=by_name)


def _top(own: str, entities: Mapping[str, Mapping[str, Any]]) -> str:
    """Up the parents while what stands there answers for somebody; a parent that is missing ends the way."""
    seen = {own}
    while (kind := entities[own]["kind"]) in ANSWERING | JOINING:
        parent = str(entities[own].get("parent", ""))
        if parent not in entities or parent in seen:
            return own
        if kind in JOINING and entities[parent]["kind"] not in FORCES:
            return own
        seen.add(parent)
        own = parent
    return own
