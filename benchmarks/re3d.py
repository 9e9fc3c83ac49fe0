"""`python -m benchmarks.re3d`: organisations and locations of a relation data set, found as actors and places; and its
pairs of sides, found in one claim.

Spans that annotators were unsure of, and spans inside another of their sort, are left out. A span is found where a
mention of that sort overlaps it; `exact` asks for the same words but for an article. A pair is recovered where one
claim names both: of a tie for BelongsTo and AlliesOf, with the two on any sides for FightingAgainst.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.material import Row, f1, folder, read, table, tuned_on
from fogline.claims.values import Claim, ReadReport
from fogline.evaluation.agreement import same_name

_SURE = 0.5
_SORT = {"Organisation": "actor", "Location": "place"}
_TIES = frozenset("member lead back ally base".split())
_ARTICLE = re.compile(r"^(the|a|an)\s+", re.I)


def main() -> None:
    """Both halves."""
    documents = [{"id": row["_id"], "text": row["text"]} for row in _rows("documents.json")]
    entities, relations = _by_document("entities.json"), _by_document("relations.json")
    found = list(read(documents))
    lines = [("half", "sort", "gold", "mentions", "overlap P", "R", "F1", "exact F1")]
    pairs: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for name, half in (("tuned on", True), ("other", False)):
        mine = [(row, result) for row, result in found if tuned_on(row) is half]
        for sort in _SORT:
            lines.append((name, sort, *_mentions(mine, entities, sort)))
        for row, result in mine:
            for relation in relations[row["id"]]:
                if relation["type"] in {"BelongsTo", "AlliesOf", "FightingAgainst"}:
                    pairs[name, relation["type"]][0] += any(_holds(claim, relation) for claim in result.claims)
                    pairs[name, relation["type"]][1] += 1
    table(lines)
    print()
    table([("half", "relation", "recovered", "of"), *((*key, str(k), str(n)) for key, (k, n) in sorted(pairs.items()))])


def _rows(name: str) -> Iterator[Row]:
    for file in sorted(Path(folder("re3d-dev")).glob(f"*/{name}")):
        yield from (json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line.strip())


def _by_document(name: str) -> dict[str, list[Row]]:
    out: dict[str, list[Row]] = defaultdict(list)
    for row in _rows(name):
        if row["confidence"] >= _SURE:
            out[row["documentId"]].append(row)
    return out


def _mentions(
    mine: Iterable[tuple[Row, ReadReport]], entities: dict[str, list[Row]], sort: str
) -> tuple[str, str, str, str, str, str]:
    gold = predicted = met = right = exact = 0
    for row, result in mine:
        spans = _outermost([(e["begin"], e["end"]) for e in entities[row["id"]] if e["type"] == sort])
        others = [(e["begin"], e["end"]) for e in entities[row["id"]] if e["type"] in _SORT and e["type"] != sort]
        found = [(m.start, m.end) for m in result.mentions if m.type == _SORT[sort]]
        found = [at for at in found if not _any(at, others) or _any(at, spans)]
        gold, predicted = gold + len(spans), predicted + len(found)
        met += sum(_any(at, found) for at in spans)
        right += sum(_any(at, spans) for at in found)
        words = {_plain(row["text"], at) for at in found}
        exact += sum(_plain(row["text"], at) in words for at in spans)
    precision, recall = right / max(1, predicted), met / max(1, gold)
    both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    figures = (precision, recall, both, f1(exact, predicted, gold)[2])
    shown = [f"{value:.3f}" for value in figures]
    return str(gold), str(predicted), shown[0], shown[1], shown[2], shown[3]


def _outermost(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept = sorted(set(spans), key=lambda at: (at[0], -at[1]))
    return [at for at in kept if not any(o != at and o[0] <= at[0] and at[1] <= o[1] for o in kept)]


def _any(at: tuple[int, int], spans: Iterable[tuple[int, int]]) -> bool:
    return any(at[0] < end and start < at[1] for start, end in spans)


def _plain(text: str, at: tuple[int, int]) -> tuple[int, str]:
    """Where the words end, and what they are without an article."""
    return at[1], _ARTICLE.sub("", text[at[0] : at[1]]).casefold()


def _holds(claim: Claim, relation: Row) -> bool:
    tie = claim.kind.value in _TIES
    if (relation["type"] == "FightingAgainst") is tie:
        return False
    forms = [[ref.name, ref.text] for ref in (*claim.actors, *claim.recipients)]
    one = {i for i, names in enumerate(forms) if same_name(relation["source"], names)}
    other = {i for i, names in enumerate(forms) if same_name(relation["target"], names)}
    return any(a != b for a in one for b in other)


if __name__ == "__main__":
    main()
