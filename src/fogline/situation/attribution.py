"""Who says so, in words."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from fogline.claims.values import Claim
from fogline.lexicon.kinds import Polarity, SourceKind
from fogline.reports.values import Report
from fogline.situation.grammar import listed, named, tables

UNNAMED = "unnamed reports"
_STOPS = (". ", "! ", "? ", "\n")
_BEFORE, _AFTER = 120, 80


def chain(claim: Claim) -> str:
    """The chain of sources, outermost first: "Charles Lister, citing local reporters"; "" without any."""
    levels = groupby(sorted(claim.sources, key=lambda s: s.level), key=lambda s: s.level)
    names = [
        listed([UNNAMED if s.kind == SourceKind.HEARSAY else named(s.name) for s in joint], most=3)
        for _, joint in levels
    ]
    return ", citing ".join(names)


def voice(claim: Claim, report: Report) -> str:
    """Who says it: the chain, else the publisher, else ""."""
    return chain(claim) or (named(report.publisher) if report.publisher else "")


def voices(claims: Iterable[Claim], reports: Mapping[str, Report]) -> list[str]:
    """Everybody who says so, once each, in the order of the claims."""
    return list(dict.fromkeys(v for claim in claims if (v := voice(claim, reports[claim.report]))))


def according_to(claims: Iterable[Claim], reports: Mapping[str, Report]) -> str:
    """ ", according to A, B and C" or ""."""
    said = voices(claims, reports)
    if any(", citing " in name for name in said) and len(said) > 1:
        shown = "; ".join([*said[:3], *([f"and {len(said) - 3} others"] if len(said) > 3 else [])])
        return f", according to {shown}"
    return f", according to {listed(said)}" if said else ""


def is_denial(claim: Claim, report: Report) -> bool:
    """True where a negative claim is somebody's denial, rather than a failure or an end, by the words around it."""
    if claim.polarity != Polarity.NEGATIVE:
        return False
    before, after = (
        report.text[max(0, claim.start - _BEFORE) : claim.start],
        report.text[claim.end : claim.end + _AFTER],
    )
    for stop in _STOPS:
        before, after = before.rsplit(stop, 1)[-1], after.split(stop, 1)[0]
    words = f"{before}{claim.quote}{after}".casefold()
    return any(cue in words for cue in tables()["grammar"]["denials"])
