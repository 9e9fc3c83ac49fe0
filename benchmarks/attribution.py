"""Who says so, against the attributions that people marked in 84 news articles of 2016 (shared/data/attribution-dev).

Two shares, each on two halves of the articles (by a hash of the text; only "tune" is looked at while the reader is
changed). Right: of the marked attributions whose content holds one of our claims, those whose source is the outermost
or the innermost of a claim's (of a demand, a threat, a charge: its actor, as the codebook has it). Precision: of our
claims that name a source, those of which a marked attribution that covers them has that source. Sources that are
pronouns are left out, since words cannot compare them.
"""

import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.measure import Measured
from benchmarks.texts import ROOT
from fogline.claims.values import Claim, SourceRef
from fogline.lexicon.kinds import SPEECH_ACTS, SourceKind

ROWS = Path("data", "attribution-dev", "rows.jsonl")
HALVES = ("tune", "held out")
RIGHT, PRECISION = 0.75, 0.88
_EMPTY = frozenset("the a an of in for to at and on by with from s his her their its".split())
_PRONOUNS = frozenset("he she it they who which i we one you that".split())
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """One attribution as marked: the words of its source (none where nobody is named) and the ranges of its content."""

    source: frozenset[str]
    content: tuple[Span, ...]

    @property
    def told(self) -> bool:
        """The source can be compared: it is more than a pronoun."""
        return not self.source or bool(self.source - _PRONOUNS)

    def holds(self, claim: Claim) -> bool:
        """At least half of the claim's quote is content."""
        inside = sum(max(0, min(b, claim.end) - max(a, claim.start)) for a, b in self.content)
        return 2 * inside >= claim.end - claim.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text, its day, and its attributions."""

    text: str
    published: date
    marked: tuple[Marked, ...]

    @property
    def half(self) -> str:
        digest = hashlib.sha256(self.text.encode("utf-8")).digest()
        return HALVES[digest[0] % 2]


def articles() -> Iterator[Article]:
    """The articles; none where the shared folder is missing."""
    path = Path(os.environ.get("FOGLINE_SHARED") or ROOT.parent / "shared") / ROWS
    if not path.is_file():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = row["text"]
        marked = tuple(
            Marked(
                source=words(" ".join(text[a:b] for a, b in found["source"])),
                content=tuple((a, b) for a, b in found["content"]),
            )
            for found in row["attributions"]
        )
        yield Article(text=text, published=date.fromisoformat(row["published"]), marked=marked)


def words(text: str) -> frozenset[str]:
    """The words that can tell two sources apart."""
    return frozenset(re.findall(r"\w+", text.casefold())) - _EMPTY


def same(marked: Marked, source: SourceRef) -> bool:
    """They share a word; hearsay is the same as nobody."""
    if source.kind is SourceKind.HEARSAY:
        return not marked.source or bool(marked.source & words(source.text))
    return bool(marked.source & (words(source.name) | words(source.text)))


def said_by(marked: Marked, claim: Claim) -> bool:
    """The marked source says the claim, or does it by saying it."""
    if claim.sources and any(same(marked, s) for s in ends(claim.sources)):
        return True
    spoken = claim.actors if claim.kind in SPEECH_ACTS else ()
    return any(marked.source & (words(actor.name) | words(actor.text)) for actor in spoken)


def ends(sources: Sequence[SourceRef]) -> list[SourceRef]:
    """The sources at the outermost and at the innermost level."""
    levels = {source.level for source in sources}
    return [source for source in sources if source.level in {min(levels), max(levels)}]


def counted(article: Article, claims: Iterable[Claim]) -> Counter[str]:
    """How many attributions and claims of one article could be right, and how many are."""
    out: Counter[str] = Counter()
    found = list(claims)
    for marked in article.marked:
        held = [claim for claim in found if marked.holds(claim)]
        if held and marked.source and marked.told:
            out["held"] += 1
            out["right"] += any(said_by(marked, claim) for claim in held)
    for claim in found:
        if claim.sources:
            over = [marked for marked in article.marked if marked.holds(claim)]
            theirs = any(same(marked, s) for marked in over for s in ends(claim.sources))
            if theirs or all(marked.told for marked in over):
                out["attributed"] += 1
                out["theirs"] += theirs
    return out


def attribution() -> list[Measured]:
    """Both shares on both halves; nothing where the articles are missing."""
    from fogline.core.ids import content_id
    from fogline.reports.values import Report
    from fogline.workspace.readers import open_reader
    from fogline.workspace.settings import load_settings

    found = list(articles())
    reports = [
        Report(id=content_id("r", str(n)), text=article.text, published=article.published)
        for n, article in enumerate(found)
    ]
    totals = {half: Counter[str]() for half in HALVES}
    reader = open_reader(load_settings())
    for article, read in zip(found, reader.read(reports) if reports else (), strict=True):
        totals[article.half] += counted(article, read.claims)
    return [row for half, total in totals.items() if total for row in _judged(half, total)]


def _judged(half: str, total: Counter[str]) -> Iterator[Measured]:
    for what, part, whole, target in (
        ("attributions that hold a claim and whose source is the claim's", "right", "held", RIGHT),
        ("claims with a source that is marked as theirs", "theirs", "attributed", PRECISION),
    ):
        share = total[part] / max(1, total[whole])
        yield Measured(
            what=f"{what}, {half} half",
            target=f"at least {target:.2f}",
            found=f"{share:.3f} ({total[part]} of {total[whole]})",
            good=share >= target,
        )
