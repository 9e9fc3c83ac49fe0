"""Which side an actor holds ground for: an army, a ministry, a unit or a leader answers for whom it belongs to."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from fogline.claims.keys import actor_key
from fogline.claims.values import ActorRef
from fogline.core.text import fold_loosely

# These hold ground for their parent, whatever it is.
ANSWERING = frozenset({"state", "army", "police", "ministry", "unit", "person", "state_media"})
# These do so where they are part of a larger force; one that only has the ear of a government holds it for itself.
JOINING, FORCES = frozenset({"armed_group", "coalition"}), frozenset({"armed_group", "coalition", "army", "unit"})
UNARMED = frozenset({"media", "monitor", "ngo", "state_media"})
# Ids of actors that no pack knows begin with this: "fighters", "local factions", an unknown group.
PROVISIONAL = "new:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """`parents` maps an actor's id to the id and name of the side that it answers for; others stand for themselves.

    `by_name` maps the folded name of a part to the ids of the sides that it speaks for; `unarmed` are ids of those who
    hold no ground (outlets, monitors); `names` the name under which an id is shown, where its mentions differ.
    """

    parents: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    by_name: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unarmed: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)

    def of(self, actor: ActorRef) -> ActorRef:
        """The side that the actor answers for, as an actor; the words in the report stay."""
        found = self.parents.get(actor.id)
        if found:
            return replace(actor, id=found[0], name=found[1])
        return replace(actor, name=self.names.get(actor_key(actor), actor.name))

    def holding(self, actors: Iterable[ActorRef]) -> list[ActorRef]:
        """The sides of those actors who can hold ground."""
        return [self.of(actor) for actor in actors if actor.id not in self.unarmed]

    def named_by(self, actors: Iterable[ActorRef]) -> "Sides":
        """The same, with each id shown under the name that is used most for it."""
        counts: dict[str, Counter[str]] = {}
        for actor in actors:
            counts.setdefault(actor_key(actor), Counter())[actor.name] += 1
        usual = {key: min(names, key=lambda name: (-names[name], name.swapcase())) for key, names in counts.items()}
        return replace(self, names=usual)

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
    unarmed = frozenset(own for own, fields in entities.items() if fields["kind"] in UNARMED)
    return Sides(parents=parents, by_name=by_name, unarmed=unarmed)


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
