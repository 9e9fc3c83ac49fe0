"""`python -m benchmarks.event_types`: PLOVER root types of sentences against the kinds of Fogline's claims.

A root is found where some claim of the sentence maps to it. Roots of praise and complaint (SUPPORT, COOPERATE, ACCUSE)
are often no claims under the codebook: figures are given with and without them.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from benchmarks.material import Row, f1, read, rows, table, tuned_on
from fogline.claims.values import Claim, ReadReport
from fogline.evaluation.agreement import norm

_ROOT_OF = {
    "YIELD": "transfer withdraw release return defect surrender",
    "AID": "support access",
    "SUPPORT": "back",
    "COOPERATE": "ally",
    "COERCE": "besiege abduct detain restrict",
    "AGREE": "agree",
    "CONSULT": "meet",
    "REQUEST": "request",
    "ACCUSE": "accuse",
    "REJECT": "reject",
    "THREATEN": "threaten",
    "PROTEST": "protest",
    "SANCTION": "sanction",
    "MOBILIZE": "mobilise",
    "ASSAULT": "capture advance offensive clash strike bombing intercept destroy attack_civilians uprising",
}
ROOT = {kind: root for root, kinds in _ROOT_OF.items() for kind in kinds.split()}
OPINION = frozenset({"SUPPORT", "COOPERATE", "ACCUSE"})


def main() -> None:
    """Both halves, micro-averaged over sentences."""
    given = rows("event-types-dev", "rows.jsonl")
    sentences: dict[str, list[Row]] = defaultdict(list)
    for row in given:
        sentences[row["text"]].append(row)
    found = {row["text"]: result for row, result in read([group[0] for group in sentences.values()])}
    lines = [("half", "rows", "P", "R", "F1", "F1 without opinion", "source and target in one claim")]
    for name, half in (("tuned on", True), ("other", False)):
        groups = {text: group for text, group in sentences.items() if tuned_on(group[0]) is half}
        plain = _scored(groups, found, frozenset())
        without = _scored(groups, found, OPINION)
        pairs = [(row, found[text]) for text, group in groups.items() for row in group]
        both = sum(any(_holds(row, claim) for claim in result.claims) for row, result in pairs)
        shares = [f"{value:.3f}" for value in (*plain, without[2], both / len(pairs))]
        lines.append((name, str(len(pairs)), *shares))
    table(lines)
    table([("root", "found", "gold", "predicted"), *_by_root(sentences, found)])


def _roots(result: ReadReport) -> set[str]:
    return {ROOT[claim.kind.value] for claim in result.claims if claim.kind.value in ROOT}


def _scored(
    groups: dict[str, list[Row]], found: dict[str, ReadReport], left_out: frozenset[str]
) -> tuple[float, float, float]:
    hit = predicted = gold = 0
    for text, group in groups.items():
        wanted = {row["root"] for row in group} - left_out
        got = _roots(found[text]) - left_out
        if not {row["root"] for row in group} - left_out:
            continue
        hit, predicted, gold = hit + len(wanted & got), predicted + len(got), gold + len(wanted)
    return f1(hit, predicted, gold)


def _holds(row: Row, claim: Claim) -> bool:
    """The words for both sides are found among the claim's actors and recipients, one each."""
    names = [[a.name, a.text] for a in (*claim.actors, *claim.recipients)]
    spoken = [i for i, forms in enumerate(names) if _same(row["source"], forms)]
    met = [i for i, forms in enumerate(names) if _same(row["target"], forms)]
    return any(i != j for i in spoken for j in met)


def _same(words: str, forms: Sequence[str]) -> bool:
    mine = set(norm(words).split())
    return any(set(norm(form).split()) <= mine or mine <= set(norm(form).split()) for form in forms if norm(form))


def _by_root(sentences: dict[str, list[Row]], found: dict[str, ReadReport]) -> list[tuple[str, str, str, str]]:
    hit: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    predicted: Counter[str] = Counter()
    for text, group in sentences.items():
        wanted, got = {row["root"] for row in group}, _roots(found[text])
        gold.update(wanted)
        predicted.update(got)
        hit.update(wanted & got)
    return [(root, str(hit[root]), str(n), str(predicted[root])) for root, n in gold.most_common()]


if __name__ == "__main__":
    main()
