"""How a claim or an event is said: who did what to whom, where, with mood and hedge; no time, no attribution."""

from collections.abc import Sequence
from dataclasses import dataclass

from fogline.claims.values import ActorRef, PlaceRef, Range
from fogline.lexicon.kinds import Certainty, Instrument, Kind, Modality, PlaceRole, Polarity
from fogline.situation.grammar import amount, amount_of, head, is_plural, listed, named, named_place, tables

HEDGES = {Certainty.CERTAIN: "", Certainty.PROBABLE: "probably ", Certainty.POSSIBLE: "possibly "}
_UNSAID = {"place": "ground", "target": "others"}
COUNTS = ("killed", "wounded", "captured", "displaced")


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What is to be said, whether it comes from one claim or from an event."""

    kind: Kind
    actors: tuple[ActorRef, ...] = ()
    recipients: tuple[ActorRef, ...] = ()
    places: tuple[PlaceRef, ...] = ()
    polarity: Polarity = Polarity.POSITIVE
    certainty: Certainty = Certainty.CERTAIN
    modality: Modality = Modality.ASSERTED
    instrument: Instrument | None = None
    numbers: tuple[tuple[str, Range], ...] = ()
    count: Range | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """Subject, verb (infinitive, past, past participle) and what follows; `passive` puts the verb with "be".

    `acting` is false where the subject is a happening rather than somebody, who could intend or be called on.
    """

    subject: str
    plural: bool
    verb: tuple[str, str, str]
    rest: str
    passive: bool = False
    acting: bool = True


def clause(telling: Telling) -> Clause:
    """The clause of a telling, by the row of its kind in `phrases.toml`."""
    row, slots = tables()[telling.kind.value], Slots(telling)
    if telling.actors and not (telling.kind == Kind.CASUALTIES and telling.numbers):
        subject = listed([named(a.name) for a in telling.actors], most=3)
        plural = len(telling.actors) > 1 or is_plural(telling.actors[0].name)
        return Clause(subject=subject, plural=plural, verb=tuple(row["verb"]), rest=slots.fill(row["active"]))
    if telling.kind == Kind.CASUALTIES and telling.numbers:
        return _toll_clause(telling, slots)
    if subject := slots.bare(row.get("object", "")):
        plural = slots.is_plural(row["object"])
        verb = tuple(row.get("passive_verb", row["verb"]))
        return Clause(subject=subject, plural=plural, verb=verb, rest=slots.fill(row["passive"]), passive=True)
    subject = slots.weapon if row.get("none") == "weapon" else row.get("none", "Unnamed forces")
    verb, rest = tuple(row.get("none_verb", row["verb"])), slots.fill(row.get("none_rest", row["active"]))
    if telling.kind == Kind.STRIKE and not slots.hit:
        verb, rest = ("take place", "took place", "taken place"), ""
    return Clause(subject=subject, plural=is_plural(subject), verb=verb, rest=rest, acting=False)


def _toll_clause(telling: Telling, slots: "Slots") -> Clause:
    """ "12 to 20 civilians were killed and 30 wounded in Aleppo"; one person is named without a number."""
    parts = [f"{amount(found)} {name}" for name, found in telling.numbers]
    one = telling.numbers[0][1] == (1, 1)
    whom = listed([named(r.name) for r in telling.recipients], most=2)
    proper = whom.startswith("the ") or whom[:1].isupper()
    if not whom:
        subject = "1 person" if one else f"{amount_of(telling.numbers[0][1])} people"
    elif proper:
        lone = one and len(telling.recipients) == 1 and not whom.startswith("the ")
        members = "1 member" if one else f"{amount_of(telling.numbers[0][1])} members"
        subject = whom if lone else f"{members} of {whom}"
    else:
        noun = whom.removeprefix("a ").removeprefix("an ")
        noun = noun.removesuffix("s") if one and noun.endswith("s") and len(telling.recipients) == 1 else noun
        subject = f"{amount_of(telling.numbers[0][1])} {noun}"
    rest = listed([telling.numbers[0][0], *parts[1:]])
    by = f" by {listed([named(a.name) for a in telling.actors], most=2)}" if telling.actors else ""
    return Clause(subject=subject, plural=not one, verb=("", "", rest), rest=by + slots.at, passive=True)


def say(telling: Telling) -> str:
    """The telling in the past tense with its mood: "the rebels probably took Aleppo", "X was expected to flee"."""
    made, hedge = clause(telling), HEDGES[telling.certainty]
    infinitive, past, participle = made.verb
    negative = telling.polarity == Polarity.NEGATIVE
    be = "were" if made.plural else "was"
    if telling.modality != Modality.ASSERTED:
        to = f"be {participle}" if made.passive else infinitive
        mood = _mood(telling.modality, be, negative, to, made.acting and not made.passive)
        return f"{made.subject} {mood}{made.rest}{_force(telling)}"
    if made.passive:
        verb = f"{be} {'not ' if negative else ''}{hedge}{participle}"
    elif past.split()[0] in ("was", "were"):
        verb = f"{be} {'not ' if negative else ''}{hedge}{' '.join(past.split()[1:])}".rstrip()
    else:
        verb = f"{hedge}did not {infinitive}" if negative else f"{hedge}{past}"
    return f"{made.subject} {verb}{made.rest}{_force(telling)}"


def say_denied(telling: Telling) -> str:
    """What is denied, as it follows "denied that": "the rebels had taken Aleppo"."""
    made = clause(telling)
    been = "been " if made.passive else ""
    return f"{made.subject} had {been}{made.verb[2]}{made.rest}"


def extras(telling: Telling) -> str:
    """Numbers that belong to an act: ", with 12 to 20 killed and at least 30 wounded"."""
    if telling.kind == Kind.CASUALTIES:
        return ""
    people = [f"{amount(found)} {name}" for name, found in telling.numbers if name in COUNTS]
    return f", with {listed(people)}" if people else ""


def _force(telling: Telling) -> str:
    """ " in a strength of 300", where a strength is given."""
    return "".join(f" in a strength of {amount(found)}" for name, found in telling.numbers if name == "strength")


def _mood(modality: Modality, be: str, negative: bool, to: str, acting: bool) -> str:
    no = "not " if negative else ""
    if modality == Modality.HYPOTHETICAL:
        return f"might {no}{to}"
    lead = {
        Modality.INTENDED: "intended" if acting else f"{be} meant",
        Modality.PREDICTED: f"{be} expected",
        Modality.DEMANDED: f"{be} {'called on' if acting else 'asked'}",
    }[modality]
    return f"{lead} {no}to {to}"


class Slots:
    """The phrases that a row of `phrases.toml` may ask for; each is "" where the telling has nothing for it."""

    def __init__(self, telling: Telling) -> None:
        self._telling = telling
        self._names = [named(r.name) for r in telling.recipients]
        self._who = listed(self._names, most=3)
        at = self._places(PlaceRole.AT)
        toward, start = self._places(PlaceRole.TOWARD), self._places(PlaceRole.FROM)
        toward = "" if toward in (start, at) else toward
        self.at = f" {self._preposition()} {at}" if at else ""
        self._all = {
            "place": at or toward,
            "at": self.at,
            "toward": f" toward {toward}" if toward else "",
            "goal": f" to {toward}" if toward else "",
            "from": f" from {start}" if start else "",
            "left": f" from {start or at}" if start or at else "",
            "target": self._who or at or toward,
            "around": self.at if self._who else "",
        } | self._sides(at or toward)

    @property
    def weapon(self) -> str:
        """What struck."""
        weapons: dict[str, str] = tables()["weapons"]
        return weapons[self._telling.instrument.value if self._telling.instrument else "unsaid"]

    @property
    def hit(self) -> str:
        """Who or what was struck."""
        return self._all["hit"]

    def bare(self, name: str) -> str:
        """One slot by name, for use as a subject."""
        return self._all.get(name, "") if name != "victims" or self._names else ""

    def is_plural(self, name: str) -> bool:
        """Whether that slot takes "were"."""
        people = name in ("recipients", "victims") or (name == "target" and self._names)
        if people:
            return len(self._names) > 1 or bool(self._names and is_plural(self._names[0]))
        return len([p for p in self._telling.places if p.role == PlaceRole.AT]) > 1 or self._telling.count is not None

    def fill(self, row: str) -> str:
        """The row with its slots filled."""
        return row.format(**self._all | {name: self._all[name] or word for name, word in _UNSAID.items()})

    def _preposition(self) -> str:
        """At a site, on a line, in everything else; the first place decides."""
        first = next(p for p in self._telling.places if p.role == PlaceRole.AT)
        if first.precision == 1:
            return "at"
        return "on" if head(first.name) in tables()["grammar"]["lines"] else "in"

    def _sides(self, place: str) -> dict[str, str]:
        who = self._who
        on = {word: f" {word} {who}" if who else "" for word in ("against", "of", "among", "to", "with", "on")}
        return on | {
            "loser": f" from {who}" if who else "",
            "recipients": who or "others",
            "called": who or "others",
            "helped": who or "others",
            "blamed": who or "others",
            "victims": who or ("civilians" if self._telling.kind == Kind.ATTACK_CIVILIANS else "people"),
            "force": who or "force",
            "refused": who or "a proposal or allegation",
            "hit": f"{who}{self.at}" if who else place,
            "weapon": self.weapon,
        }

    def _places(self, role: PlaceRole) -> str:
        found: Sequence[PlaceRef] = [p for p in self._telling.places if p.role == role]
        names = listed([named_place(p.name or p.text) for p in found], most=5, rest="other places")
        count = self._telling.count
        if (
            count
            and found
            and role == PlaceRole.AT
            and self._telling.kind in (Kind.CAPTURE, Kind.TRANSFER, Kind.CONTROL)
        ):
            return f"{amount_of(count)} {'place' if count == (1, 1) else 'places'} in {names}"
        return names
