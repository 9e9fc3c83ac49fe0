"""Rewritings of a report that must change one thing in its claims and nothing else.

Each gives the new text, the new day of publication, and what ids and days become under it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from fogline.claims.tokens import NOUNS, Parsed, Token
from fogline.claims.values import ReadReport
from fogline.reports.values import Report

SHIFT = timedelta(days=364)  # weekdays stay
_MONTHS = "January February March April May June July August September October November December".split()
_MONTH = "|".join(_MONTHS)
_DAY_MONTH = re.compile(rf"\b(?P<d>\d{{1,2}})(?P<gap> (?:of )?)(?P<m>{_MONTH})\b(?P<y>,? (?:19|20)\d\d)?")
_MONTH_DAY = re.compile(rf"\b(?P<m>{_MONTH})(?P<gap> )(?P<d>\d{{1,2}})\b(?P<y>,? (?:19|20)\d\d)?")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SPEAKER = "Officials said that "
_REGULAR = re.compile(r"[a-z]{2,}ed$")
_NAME = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewrite:
    """`sentences` maps a sentence of the old report to the one that it became; only those are compared."""

    kind: str
    text: str
    published: date
    ids: Mapping[str, str] = field(default_factory=dict)
    shift: timedelta = timedelta(0)
    speaker: bool = False
    sentences: frozenset[int] | None = None
    pair: str = ""


def rewrites(report: Report, published: date, found: ReadReport, parsed: Parsed) -> Iterator[Rewrite]:
    """All rewritings that this report allows."""
    makers = (_sides(report, published, found), _places(report, published, found), _dates(report, published))
    yield from (made for made in makers if made is not None)
    yield from _said(report, published, found, parsed)
    yield from _passive(report, published, parsed)


def _replaced(text: str, spans: Sequence[tuple[int, int, str]]) -> str:
    out, at = [], 0
    for start, end, new in sorted(spans):
        if start >= at:
            out += [text[at:start], new]
            at = end
    return "".join([*out, text[at:]])


def _sides(report: Report, published: date, found: ReadReport) -> Rewrite | None:
    """The two sides that are named most often change places, under the names that each has most often."""
    named = [m for m in found.mentions if m.type == "actor" and m.id and _NAME.match(m.text)]
    often = [side for side, n in Counter(m.id for m in named).most_common() if n > 1][:2]
    if len(often) < 2:
        return None
    usual = {side: Counter(m.text for m in named if m.id == side).most_common(1)[0][0] for side in often}
    other = {often[0]: often[1], often[1]: often[0]}
    spans = [(m.start, m.end, usual[other[m.id]]) for m in named if m.id in other]
    text = _replaced(report.text, spans)
    return Rewrite(kind="sides", text=text, published=published, ids=other, pair=" / ".join(sorted(usual.values())))


def _places(report: Report, published: date, found: ReadReport) -> Rewrite | None:
    """Each town takes the name of the next one that the report names."""
    towns = [m for m in found.mentions if m.type == "place" and (m.precision or 9) <= 2 and _NAME.match(m.text)]
    towns = [m for m in towns if m.text == m.name]
    order = list(dict.fromkeys(m.id for m in towns))
    if len(order) < 2:
        return None
    names = {m.id: m.name for m in towns}
    moved = dict(zip(order, [*order[1:], order[0]], strict=True))
    spans = [(m.start, m.end, names[moved[m.id]]) for m in towns]
    return Rewrite(kind="places", text=_replaced(report.text, spans), published=published, ids=moved)


def _dates(report: Report, published: date) -> Rewrite:
    """Everything a year of weeks earlier."""

    def year_of(month: int, day: int, told: str | None) -> int:
        if told:
            return int(told[-4:])
        return published.year if (month, day) <= (published.month, published.day) else published.year - 1

    def shifted(match: re.Match[str]) -> str:
        month, day = _MONTHS.index(match["m"]) + 1, int(match["d"])
        try:
            new = date(year_of(month, day, match["y"]), month, day) - SHIFT
        except ValueError:
            return match.group()
        words = {"d": str(new.day), "m": _MONTHS[new.month - 1]}
        year = f"{match['y'][:-4]}{new.year}" if match["y"] else ""
        first, last = ("d", "m") if match.group()[0].isdigit() else ("m", "d")
        return f"{words[first]}{match['gap']}{words[last]}{year}"

    marks: list[tuple[int, int, str]] = []
    for shape in (_DAY_MONTH, _MONTH_DAY):
        marks += [(m.start(), m.end(), shifted(m)) for m in shape.finditer(report.text)]
    held = [(a, b) for a, b, _ in marks]
    for m in _YEAR.finditer(report.text):
        if not any(a <= m.start() < b for a, b in held):
            marks.append((m.start(), m.end(), str(int(m.group()) - 1)))
    text = _replaced(report.text, marks)
    return Rewrite(kind="dates", text=text, published=published - SHIFT, shift=-SHIFT)


def _said(report: Report, published: date, found: ReadReport, parsed: Parsed) -> Iterator[Rewrite]:
    """Every second sentence without quotation marks is put into somebody's mouth."""
    spans, told = [], set()
    for number, (first, last) in enumerate(parsed.sentences):
        tokens = parsed.tokens[first:last]
        words = report.text[tokens[0].start : tokens[-1].end]
        plain = not any(mark in words for mark in "\"“”':;") and words.endswith(".") and len(words.split()) > 5
        if number % 2 or not plain or tokens[0].pos == "PRON":
            continue
        start = tokens[0]
        begins = start.text if start.pos == "PROPN" or start.ent else start.text[0].lower() + start.text[1:]
        spans.append((start.start, start.end, _SPEAKER + begins))
        told.add(number)
    if told:
        yield Rewrite(
            kind="said",
            text=_replaced(report.text, spans),
            published=published,
            speaker=True,
            sentences=frozenset(told),
        )


def _passive(report: Report, published: date, parsed: Parsed) -> Iterator[Rewrite]:
    """ "A shelled B in C." becomes "B was shelled by A in C.", where the verb is regular and the clause simple."""
    spans, turned = [], set()
    for number, (first, last) in enumerate(parsed.sentences):
        made = _turned(report.text, parsed, parsed.tokens[first:last])
        if made is not None:
            spans.append(made)
            turned.add(number)
    if turned:
        yield Rewrite(
            kind="passive", text=_replaced(report.text, spans), published=published, sentences=frozenset(turned)
        )


def _turned(text: str, parsed: Parsed, tokens: Sequence[Token]) -> tuple[int, int, str] | None:
    roots = [t for t in tokens if t.dep == "ROOT" and t.tag == "VBD" and _REGULAR.match(t.lower)]
    if not roots:
        return None
    verb = roots[0]
    subjects, objects = parsed.children(verb.i, "nsubj"), parsed.children(verb.i, "dobj")
    kept = not parsed.children(verb.i, "aux", "neg", "conj", "prt", "ccomp", "xcomp", "dative")
    if len(subjects) != 1 or len(objects) != 1 or not kept:
        return None
    doer, done = (parsed.subtree(t.i) for t in (subjects[0], objects[0]))
    simple = doer[-1] == verb.i - 1 and done[0] == verb.i + 1 and doer[0] == tokens[0].i
    if not simple or any(t.pos == "PRON" or t.pos not in NOUNS for t in (subjects[0], objects[0])):
        return None
    start, end = parsed.tokens[doer[0]].start, parsed.tokens[done[-1]].end
    agent = text[start : parsed.tokens[doer[-1]].end]
    first = parsed.tokens[doer[0]]
    agent = agent if first.pos == "PROPN" or first.ent else agent[0].lower() + agent[1:]
    patient = text[parsed.tokens[done[0]].start : end]
    many = objects[0].tag in {"NNS", "NNPS"} or bool(parsed.children(objects[0].i, "conj"))
    patient = patient[0].upper() + patient[1:]
    return start, end, f"{patient} {'were' if many else 'was'} {verb.text} by {agent}"
