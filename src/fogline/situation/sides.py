"""Which side an actor holds ground for: an army, a ministry, a unit or a leader answers for whom it belongs to."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from fogline.claims.keys import actor_key
from fogline.claims.values import ActorRef, Claim
from fogline.core.text import fold, fold_loosely
from fogline.lexicon.base import in_force
from fogline.lexicon.kinds import Kind

# These hold ground for their parent, whatever it is.
ANSWERING = frozenset({"state", "army", "police", "ministry", "unit", "person", "state_media"})
# These do so where they are part of a larger force; one that only has the ear of a government holds it for itself.
JOINING, FORCES = frozenset({"armed_group", "coalition"}), frozenset({"armed_group", "coalition", "army", "unit"})
UNARMED = frozenset({"media", "state_media", "monitor", "ngo", "body", "crowd"})
LED = ("led by ", "headed by ", "spearheaded by ", "dominated by ")
# Ids of actors that no pack knows begin with this: "fighters", "local factions", an unknown group.
PROVISIONAL = "new:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """`parents` maps an actor's id to the id and name of the side that it answers for; others stand for themselves.

    `by_name` maps the folded name of a part to the ids of the sides that it speaks for; `unarmed` are ids of those who
    hold no ground (outlets, monitors, persons who lead nobody); `names` the name under which an id is shown, where its
    mentions differ; `kinds` and `countries` say what the packs know of an id; `memberships` are (member, coalition,
    since, until); `rivals` pairs of sides at war with one another.
    """

    parents: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    by_name: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unarmed: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    countries: Mapping[str, str] = field(default_factory=dict)
    memberships: tuple[tuple[str, str, str, str], ...] = ()
    rivals: frozenset[tuple[str, str]] = frozenset()

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
        return replace(self, names={**self.names, **usual})

    def government(self, iso: str) -> tuple[str, str] | None:
        """The id and name of a state's government; `None` where the packs know none."""
        return self.parents.get(f"st.{iso}")

    def joined(self, claims: Sequence[Claim], days: Iterable[date | None]) -> "Sides":
        """The same, with each coalition that one of its members leads standing under that member.

        The packs must know the membership on one of the `days`, and some claim must say that the member leads it: a
        joint command of one group and its lesser allies is that group's side; one of equals stays what it is.
        """
        present = {day for day in days if day}
        texts: defaultdict[str, set[str]] = defaultdict(set)
        for claim in claims:
            for actor in (*claim.actors, *claim.recipients):
                texts[actor.id].add(fold(actor.text))
        made = dict(self.parents)
        named = [claim for claim in claims if claim.actors]
        for member, coalition, since, until in self.memberships:
            if coalition not in texts or member not in texts or coalition in made or member in made:
                continue
            if self.kinds.get(member) != "armed_group":
                continue
            if any(in_force(since, until, day) for day in present) and _led(coalition, member, named, texts[member]):
                made[coalition] = (member, self.names.get(member, ""))
        fresh = {key: (top, name or top) for key, (top, name) in made.items()}
        return replace(self, parents=fresh)

    def same(self, first: ActorRef, second: ActorRef) -> bool:
        """True where both answer for one side."""
        return actor_key(self.of(first)) == actor_key(self.of(second))

    def speaks_for(self, name: str, actor: ActorRef) -> bool:
        """True where a source or publisher of that name is the actor, its side, or a part of its side."""
        folded, side = fold_loosely(name), self.of(actor)
        if folded in (fold_loosely(actor.name), fold_loosely(side.name)):
            return True
        return actor_key(side) in self.by_name.get(folded, ())


def sides_of(entities: Mapping[str, Mapping[str, Any]], ties: Iterable[Sequence[str]] = ()) -> Sides:
    """From the entities and ties of the actor packs: everything that answers for somebody, by id."""
    ties = list(ties)
    parents: dict[str, tuple[str, str]] = {}
    by_name: dict[str, tuple[str, ...]] = {}
    unarmed = {own for own, fields in entities.items() if fields["kind"] in UNARMED}
    for own, fields in entities.items():
        top = _top(own, entities)
        if top != own:
            parents[own] = (top, str(entities[top]["name"]))
            folded = fold_loosely(str(fields["name"]))
            by_name[folded] = (*by_name.get(folded, ()), top)
        elif own == f"gov.{fields.get('country', '')}":
            parents[f"st.{fields.get('country', '')}"] = (own, str(fields["name"]))
        elif fields["kind"] in ("person", "ministry"):
            unarmed.add(own)
    return Sides(
        parents=parents,
        by_name=by_name,
        unarmed=frozenset(unarmed),
        names={own: str(fields["name"]) for own, fields in entities.items()},
        kinds={own: str(fields["kind"]) for own, fields in entities.items()},
        countries={own: str(fields.get("country", "")) for own, fields in entities.items()},
        memberships=tuple((t[1], t[2], t[3], t[4]) for t in ties if t[0] == "member"),
        rivals=frozenset(pair for t in ties if t[0] == "rival" for pair in ((t[1], t[2]), (t[2], t[1]))),
    )


def _led(coalition: str, member: str, claims: Iterable[Claim], names: Iterable[str]) -> bool:
    """True where a claim says that the member leads the coalition, in a tie or beside it: "insurgents led by X"."""
    cues = [f"{fold(led)} {name}" for led in LED for name in names]
    for claim in claims:
        actors = {actor.id for actor in claim.actors}
        if claim.kind == Kind.LEAD and member in actors and coalition in {r.id for r in claim.recipients}:
            return True
        if coalition in actors and any(cue in fold(claim.quote) for cue in cues):
            return True
    return False


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
