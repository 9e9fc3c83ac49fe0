"""From claims and events to sentences with their grounds: what happened, when, who says so, who says otherwise."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from fogline.claims.keys import interval
from fogline.claims.values import NUMBER_FIELDS, Claim, Range, TimeRef
from fogline.events.values import Event, Status
from fogline.lexicon.kinds import STATES, Certainty, Kind, Polarity
from fogline.reports.values import Report
from fogline.situation.attribution import according_to, is_denial, voice, voices
from fogline.situation.grammar import amount, listed, on_day, quoted, sentence, tables, when
from fogline.situation.phrases import Telling, extras, say, say_denied

T = TypeVar("T")
SURENESS = {Certainty.POSSIBLE: 0, Certainty.PROBABLE: 1, Certainty.CERTAIN: 2}
MOST_NAMED = 3
PAST = timedelta(days=60)
"""A relation that was told of longer ago than this may be over: it is given with its time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A sentence and the claims that it rests on, the weightiest first."""

    text: str
    grounds: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event with its claims, in the order of publication."""

    event: Event
    claims: tuple[Claim, ...]

    @property
    def telling(self) -> tuple[Claim, ...]:
        """The claims that say that it happened; all of them where none does."""
        return tuple(c for c in self.claims if c.polarity == Polarity.POSITIVE) or self.claims

    @property
    def contrary(self) -> tuple[Claim, ...]:
        """The claims that say that it did not, where others say that it did."""
        disputed = self.event.status == Status.DISPUTED
        return tuple(c for c in self.claims if disputed and c.polarity == Polarity.NEGATIVE)

    def end(self, reports: Mapping[str, Report], on: date) -> date:
        """The event's last day, for order and for choice: not after its first report; `on` where nothing is dated."""
        told = min((d for c in self.claims if (d := reports[c.report].published)), default=on)
        time = interval(self.event.time)
        return min(time.end or time.start or told, told)


def happenings(events: Iterable[Event], claims: Mapping[str, Claim]) -> tuple[Happening, ...]:
    """Events with their claims."""
    return tuple(Happening(event=event, claims=tuple(claims[id] for id in event.claims)) for event in events)


def of_claim(claim: Claim) -> Telling:
    """What one claim tells."""
    return Telling(
        kind=claim.kind,
        actors=claim.actors,
        recipients=claim.recipients,
        places=claim.places,
        polarity=claim.polarity,
        certainty=claim.certainty,
        modality=claim.modality,
        instrument=claim.instrument,
        numbers=numbers((claim,)),
        count=claim.count,
    )


def of_event(happening: Happening) -> Telling:
    """What the claims of an event tell together: sides as most of them name them, the surest voice, tolls as ranges."""
    event, claims = happening.event, happening.telling
    return Telling(
        kind=_usual([c.kind for c in claims]),
        actors=event.actors[:MOST_NAMED],
        recipients=event.recipients[:MOST_NAMED],
        places=event.places,
        polarity=claims[0].polarity,
        certainty=max((c.certainty for c in claims), key=SURENESS.__getitem__),
        modality=claims[0].modality,
        instrument=_usual([c.instrument for c in claims if c.instrument] or [None]),
        numbers=numbers(claims),
        count=_usual([c.count for c in claims]),
    )


def time_of(kind: Kind, time: TimeRef | None, *, now: date | None = None) -> str:
    """When, as it follows the clause; a relation that holds as the report is written needs no day, a past one does."""
    year = now.year if now else None
    if kind not in STATES or time is None:
        return when(time, year=year)
    if time.start is None and time.end:
        return f" at some time before {on_day(time.end + timedelta(days=1), year=year)}"
    past = now and time.end and time.end < now - PAST
    return when(time, year=year) if time.text or past else ""


def numbers(claims: Sequence[Claim]) -> tuple[tuple[str, Range], ...]:
    """Every number that some claim gives, as the range over all of them; an open upper end stays open."""
    out: list[tuple[str, Range]] = []
    for name in NUMBER_FIELDS:
        ranges: list[Range] = [found for c in claims if (found := getattr(c, name)) and found != (None, None)]
        if name == "count" or not ranges:
            continue
        lows, highs = [low for low, _ in ranges], [high for _, high in ranges]
        known_lows = [n for n in lows if n is not None]
        known_highs = [n for n in highs if n is not None]
        low = min(known_lows) if len(known_lows) == len(ranges) else None
        open_above = len(known_highs) < len(ranges) and max(known_lows, default=0) >= max(known_highs, default=0)
        out.append((name, (low, None if open_above else max(known_highs))))
    return tuple(out)


def tell_claim(claim: Claim, report: Report, *, now: date | None = None) -> str:
    """One claim as one neutral sentence with its attribution."""
    if is_denial(claim, report):
        return sentence(_denial(claim, report))
    telling = of_claim(claim)
    said = f"{say(telling)}{time_of(claim.kind, claim.time, now=now)}{extras(telling)}{_words((claim,))}"
    return sentence(said + according_to((claim,), {claim.report: report}))


def tell(happening: Happening, reports: Mapping[str, Report], *, now: date | None = None) -> Draft:
    """An event as one sentence; figures that differ are given with those who give them."""
    claims = weightiest(happening.telling, reports)
    if all(is_denial(c, reports[c.report]) for c in claims):
        return Draft(text=sentence(_denial(claims[0], reports[claims[0].report])), grounds=claims)
    telling = of_event(happening)
    time = time_of(happening.event.kind, happening.event.time, now=now)
    text = f"{say(telling)}{time}{extras(telling)}{_words(claims)}"
    return Draft(text=sentence(text + according_to(claims, reports) + _figures(claims, reports)), grounds=claims)


def tell_contrary(happening: Happening, reports: Mapping[str, Report], *, now: date | None = None) -> Draft:
    """Who says that it did not happen, beside those who say that it did."""
    contrary = weightiest(happening.contrary, reports)
    first = contrary[0]
    others = listed(voices(weightiest(happening.telling, reports), reports)) or "others"
    told = tell_claim(first, reports[first.report], now=now).rstrip(".")
    text = f"{told}; the opposite was reported by {others}"
    return Draft(text=sentence(text), grounds=(*contrary, *happening.telling))


def weightiest(claims: Iterable[Claim], reports: Mapping[str, Report]) -> tuple[Claim, ...]:
    """The surest first, then those with a named source, then the newest."""
    return tuple(
        sorted(
            claims,
            key=lambda c: (
                -SURENESS[c.certainty],
                -len(c.sources),
                -(reports[c.report].published or date.min).toordinal(),
                c.id,
            ),
        )
    )


def _denial(claim: Claim, report: Report) -> str:
    who = voice(claim, report) or "a report"
    time = when(claim.time) if claim.time and claim.time.text else ""
    return f"{who} denied that {say_denied(of_claim(claim))}{time}"


def _words(claims: Sequence[Claim]) -> str:
    """The report's own words, where the kind alone says too little."""
    claim = claims[0]
    return f": {quoted(claim.quote)}" if tables()[claim.kind.value].get("quoted") else ""


def _figures(claims: Sequence[Claim], reports: Mapping[str, Report]) -> str:
    """ "; figures differ: 12 killed (A), at least 20 killed (B)", where they do."""
    parts: list[str] = []
    for name in ("killed", "wounded", "captured", "displaced"):
        given = [(amount(found), voice(c, reports[c.report])) for c in claims if (found := getattr(c, name))]
        if len({figure for figure, _ in given if figure}) > 1:
            parts += [f"{figure} {name} ({who or 'unattributed'})" for figure, who in dict.fromkeys(given) if figure]
    return f"; figures differ: {listed(parts, most=5, rest='more')}" if parts else ""


def _usual(values: Sequence[T]) -> T:
    """The value that occurs most; the first of those that tie."""
    counts: Counter[Hashable] = Counter(values)
    order: Callable[[T], int] = lambda value: -counts[value]  # noqa: E731 - typed for the sort below
    return sorted(values, key=order)[0]
