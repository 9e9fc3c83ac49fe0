"""A reading for people: claims by sentence, with the quote marked in it."""

import os
import sys

from rich.console import Console
from rich.text import Text

from fogline.claims.values import NUMBER_FIELDS, Claim, Range, ReadReport, TimeRef
from fogline.interfaces.cli.common import print_table
from fogline.lexicon.kinds import Certainty, Modality, Polarity
from fogline.reports.values import Report


def _console() -> Console:
    return Console(width=None if sys.stdout.isatty() else int(os.environ.get("COLUMNS", "120")), highlight=False)


def print_claims(report: Report, found: ReadReport) -> None:
    """Each sentence that makes claims, its quotes underlined, and below it who, what, where, when and who says so."""
    console = _console()
    by_sentence: dict[int, list[Claim]] = {}
    for claim in found.claims:
        by_sentence.setdefault(claim.sentence, []).append(claim)
    day = f"published {report.published}" if report.published else "undated"
    console.print(
        Text(f"{report.title or report.origin or report.id} · {day} · {len(found.claims)} claims", style="bold")
    )
    for sentence in sorted(by_sentence):
        start, end = found.sentences[sentence]
        text = Text(report.text[start:end].replace("\n", " "))
        for claim in by_sentence[sentence]:
            text.stylize("underline", claim.start - start, claim.end - start)
        console.print()
        console.print(text)
        for claim in by_sentence[sentence]:
            console.print(Text("  ") + line(claim), soft_wrap=False)


def line(claim: Claim) -> Text:
    """One claim in one line."""
    out = Text()
    out.append(f"{claim.kind.value}", style="bold cyan")
    for label in _stance(claim):
        out.append(f" [{label}]", style="yellow")
    actors, recipients = (", ".join(a.name for a in side) for side in (claim.actors, claim.recipients))
    out.append(f"  {actors or '?'}")
    if recipients:
        out.append(f" → {recipients}")
    if claim.places:
        out.append(
            "  @ " + ", ".join(f"{p.name}{'' if p.role.value == 'at' else f' ({p.role.value})'}" for p in claim.places),
            style="green",
        )
    if claim.time:
        out.append(f"  {when(claim.time)}", style="magenta")
    numbers = [f"{name} {spread(value)}" for name in NUMBER_FIELDS if (value := getattr(claim, name))]
    if numbers:
        out.append("  " + ", ".join(numbers))
    if claim.sources:
        out.append(f"  says {said_by(claim)}", style="blue")
    out.append(f"  “{claim.quote}”".replace("\n", " "), style="dim")
    return out


def said_by(claim: Claim) -> str:
    """The chain from the innermost speaker outward: "residents + a medic < Reuters"; joint speakers share a level."""
    levels = sorted({source.level for source in claim.sources}, reverse=True)
    return " < ".join(" + ".join(s.name for s in claim.sources if s.level == level) for level in levels)


def _stance(claim: Claim) -> list[str]:
    out = []
    if claim.polarity is Polarity.NEGATIVE:
        out.append("not")
    if claim.modality is not Modality.ASSERTED:
        out.append(claim.modality.value)
    if claim.certainty is not Certainty.CERTAIN:
        out.append(claim.certainty.value)
    return out


def when(time: TimeRef) -> str:
    """An interval in short: one day, or two ends with "…" for an open side."""
    if time.start and time.start == time.end:
        return time.start.isoformat()
    return f"{time.start or '…'} to {time.end or '…'}"


def spread(value: Range) -> str:
    """A number range in short."""
    low, high = value
    if low == high:
        return f"{low:,}"
    if high is None:
        return f"{low:,} or more"
    return f"up to {high:,}" if low is None else f"{low:,}-{high:,}"


def print_mentions(report: Report, found: ReadReport) -> None:
    """Mentions as a table."""
    rows = []
    for m in found.mentions:
        point = f"{m.lat:.3f}, {m.lon:.3f}" if m.lat is not None and m.lon is not None else ""
        value = " to ".join(str(v) if v is not None else "…" for v in m.value) if m.value else ""
        rows.append((m.type, m.text, m.name, point or value))
    print_table(("type", "words", "name", "point or value"), rows, title=report.title or report.origin)
