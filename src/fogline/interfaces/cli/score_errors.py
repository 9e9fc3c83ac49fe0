"""The listing of `fogline score --errors`: causes by weight, then each error with its sentence and parse."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fogline.interfaces.cli.common import print_json, print_table

if TYPE_CHECKING:
    from fogline.evaluation.causes import Finding
    from fogline.evaluation.score import GoldReport
    from fogline.evaluation.values import Row, Score

_SHOWN = {"actor": "actors", "recipient": "recipients", "place": "places", "source": "sources"}


def show_errors(
    scored: "Sequence[tuple[GoldReport, Score, list[Row]]]", cause: str, model: str, *, as_json: bool
) -> None:
    """Print the errors of these reports, those whose cause or kind holds `cause` only."""
    from fogline.evaluation.causes import by_weight

    found = [f for f in _findings(scored, model) if cause.lower() in f"{f.cause} {f.kind} {f.sort}".lower()]
    if as_json:
        print_json(finding.to_json() for finding in found)
        return
    weights = by_weight(found)
    print_table(["errors", "sort", "cause"], [(str(n), sort, name) for sort, name, n in weights], empty="no errors")
    for sort, name, n in weights:
        print(f"\n== {sort}: {name} ({n})")
        for finding in found:
            if (finding.sort, finding.cause) == (sort, name):
                print("\n".join(_lines(finding)))


def _findings(scored: "Sequence[tuple[GoldReport, Score, list[Row]]]", model: str) -> "list[Finding]":
    from fogline.evaluation.causes import findings
    from fogline.interfaces.cli.score import as_report
    from fogline.workspace.readers import open_reader
    from fogline.workspace.settings import load_settings

    reader = open_reader(load_settings(model=model))
    return [
        finding
        for gold, score, predicted in scored
        for finding in findings(gold.id, score, predicted, reader.trace(as_report(gold)))
    ]


def _lines(finding: "Finding") -> list[str]:
    out = [f"  {finding.kind}  {finding.report}: {finding.quote[:100]!r}", f"      in: {finding.sentence[:400]}"]
    role = finding.cause.split(":")[0]
    if finding.gold is not None and finding.found is not None:
        out.append(f"      gold {_value(finding.gold, role)}  found {_value(finding.found, role)}")
    else:
        out.append(f"      parse: {finding.parse[:300]}")
    return out


def _value(row: "Row", role: str) -> str:
    value = row.get(_SHOWN.get(role, role))
    if not isinstance(value, list):
        return str(value)
    return str([item if not isinstance(item, dict) else item.get("name") for item in value])
