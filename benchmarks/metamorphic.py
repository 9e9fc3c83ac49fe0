"""`python -m benchmarks.metamorphic [--show]`: what happens to the claims when only names, places, days, voice or the
speaker of a report change.

Over all gold texts of the project: the two sides swapped, towns swapped, everything a year of weeks earlier, sentences
put into somebody's mouth, active clauses turned passive. A claim survives where the rewritten report has the claim that
it should have become. A pair of sides whose swap loses claims shows a bias, or a rule cut to a name.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date, timedelta

from benchmarks.material import ROOT, table
from benchmarks.rewrites import Rewrite, rewrites
from fogline.claims.values import Claim
from fogline.core.times import parse_day
from fogline.evaluation.score import gold_reports
from fogline.reports.clean import to_report
from fogline.reports.values import Report
from fogline.sources.values import RawDocument
from fogline.workspace.readers import open_reader
from fogline.workspace.settings import load_settings

SETS = ("dev", "rewordings")
_LOOSE = timedelta(days=2)


def main() -> None:
    """Shares by kind of rewriting, and by pair of sides."""
    asked = argparse.ArgumentParser(prog="benchmarks.metamorphic", description=__doc__)
    asked.add_argument("--show", action="store_true", help="list the claims of dev that did not survive")
    show = asked.parse_args().show
    reader = open_reader(load_settings())
    kept: Counter[str] = Counter()
    all_: Counter[str] = Counter()
    pairs: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    spoken = [0, 0]
    for name in SETS:
        for gold in gold_reports(ROOT / "tests" / "gold" / name):
            day = parse_day(gold.published)
            report = _report(gold.id, gold.text, day)
            scene = reader.scene(report)
            [found] = reader.read([report])
            for made in rewrites(report, day, found, scene.parsed):
                [again] = reader.read([_report(gold.id, made.text, made.published)])
                if len(again.sentences) != len(found.sentences):
                    continue
                left = list(again.claims)
                for claim in (c for c in found.claims if made.sentences is None or c.sentence in made.sentences):
                    match = next((c for c in left if _became(claim, c, made)), None)
                    all_[made.kind] += 1
                    if made.pair:
                        pairs[made.pair][1] += 1
                    if match is not None:
                        left.remove(match)
                        kept[made.kind] += 1
                        pairs[made.pair][0] += 1
                        spoken[0] += made.speaker and _levels(match) == _levels(claim) + 1
                        spoken[1] += made.speaker
                    elif show:
                        near = [c for c in left if (c.sentence, c.kind) == (claim.sentence, claim.kind)]
                        print(f"{made.kind}  {gold.id}  {claim.quote[:80]!r}")
                        print(f"    was {_told(claim)}\n    now {[_told(c) for c in near[:2]]}")
    rows = [(kind, str(n), f"{kept[kind] / n:.3f}") for kind, n in all_.items()]
    table([("rewriting", "claims", "survive"), *rows, ("all", str(all_.total()), f"{kept.total() / all_.total():.3f}")])
    print(f"of those put into somebody's mouth {spoken[0] / max(1, spoken[1]):.3f} gain that source")
    worst = sorted(((p, n) for p, n in pairs.items() if p), key=lambda item: item[1][0] / item[1][1])
    print()
    table([("pair of sides", "claims", "survive"), *((p, str(n), f"{k / n:.3f}") for p, (k, n) in worst)])


def _report(origin: str, text: str, day: date) -> Report:
    return to_report(RawDocument(origin=origin, data=text.encode("utf-8"), text=text), published=day)


def _became(old: Claim, new: Claim, made: Rewrite) -> bool:
    """The same claim, but for what the rewriting changed."""
    same = (old.sentence, old.kind, old.polarity, old.certainty, old.modality, old.killed) == (
        new.sentence,
        new.kind,
        new.polarity,
        new.certainty,
        new.modality,
        new.killed,
    )
    if not same or not _same_day(old, new, made.shift):
        return False
    spoken = _levels(new) - _levels(old)
    if spoken not in ((0, 1) if made.speaker else (0,)):
        return False
    return all(
        len(mine) == len(theirs) and all(any(_renamed(a, b, made.ids) for b in theirs) for a in mine)
        for mine, theirs in zip(_cast(old), _cast(new), strict=True)
    )


def _renamed(old: str, new: str, ids: Mapping[str, str]) -> bool:
    """The id that it became; or the same, where a description and no name stands in the text. A site in a town
    ("the airport") is known by another id when it is in another town."""
    site = any("/" in id or id.startswith("icao:") for id in (old, new))
    return new in (old, ids.get(old, old)) or (site and bool(ids))


def _cast(claim: Claim) -> tuple[list[str], list[str], list[str]]:
    actors, recipients = ([ref.id or ref.name for ref in refs] for refs in (claim.actors, claim.recipients))
    return actors, recipients, [p.id or p.name for p in claim.places]


def _same_day(old: Claim, new: Claim, shift: timedelta) -> bool:
    """Moved by as much as the report; months and years begin where they begin."""
    if old.time is None or new.time is None:
        return old.time is new.time
    ends = ((old.time.start, new.time.start), (old.time.end, new.time.end))
    loose = _LOOSE if shift and old.time.start != old.time.end else timedelta(0)
    return all(a is b if a is None or b is None else abs(a + shift - b) <= loose for a, b in ends)


def _levels(claim: Claim) -> int:
    return len({source.level for source in claim.sources})


def _told(claim: Claim) -> str:
    time = f"{claim.time.start}..{claim.time.end}" if claim.time else "-"
    stance = f"{claim.polarity.value} {claim.certainty.value} {claim.modality.value}"
    return f"{claim.kind.value} {_cast(claim)} {time} {stance} killed {claim.killed} sources {_levels(claim)}"


if __name__ == "__main__":
    main()
