"""`fogline score`: how well the reader, or another program's output, agrees with gold."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fogline.interfaces.cli.common import JsonOption

if TYPE_CHECKING:
    from fogline.evaluation.score import GoldReport
    from fogline.evaluation.values import Row, Score
    from fogline.reports.values import Report


def score(
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD…", help="Gold files, or folders of them.")],
    texts: Annotated[
        Path | None, typer.Option("--texts", metavar="DIR", help="Where the texts are, if not beside the gold.")
    ] = None,
    predicted: Annotated[
        Path | None, typer.Option("--predicted", metavar="DIR", help="Score DIR/NAME.jsonl instead of reading.")
    ] = None,
    errors: Annotated[
        bool, typer.Option("--errors", help="Missed, spurious and wrong claims by cause, with sentence and parse.")
    ] = False,
    cause: Annotated[
        str, typer.Option("--cause", metavar="TEXT", help="With --errors: only causes or kinds that hold this text.")
    ] = "",
    totals: Annotated[bool, typer.Option("--totals", help="Print the totals only, no report by name.")] = False,
    model: Annotated[str, typer.Option("--model", metavar="NAME", help="Another spaCy model, by name or path.")] = "",
    json: JsonOption = False,
) -> None:
    """Score claims against gold, by the codebook's section 7.

    Examples:

      fogline score tests/gold/dev

      fogline score tests/gold/check --totals --json

      fogline score mygold --predicted other-program/

      fogline score tests/gold/dev --errors --cause "refused: object"
    """
    from fogline.core.errors import InputError
    from fogline.evaluation.score import gold_reports, score_report
    from fogline.evaluation.values import Score

    reports = [report for path in gold for report in gold_reports(path, texts)]
    if not reports:
        raise InputError("no gold there", "name gold files, or folders that hold them")
    rows = _predictions(reports, predicted, model)
    scores = [(r, score_report(r.claims, found, r.text)) for r, found in zip(reports, rows, strict=True)]
    total = sum((found for _, found in scores), Score())
    if errors:
        from fogline.interfaces.cli.score_errors import show_errors

        show_errors([(r, found, row) for (r, found), row in zip(scores, rows, strict=True)], cause, model, as_json=json)
    if errors and json:
        return
    if json:
        from fogline.interfaces.cli.common import print_json

        print_json([total.to_json()])
        return
    if not totals:
        for report, found in scores:
            print(_line(report, found))
    print(_totals(total))


def _predictions(reports: "Sequence[GoldReport]", folder: Path | None, model: str) -> "Iterable[list[Row]]":
    if folder is not None:
        return [_read_lines(folder / f"{report.id}.jsonl") for report in reports]
    from fogline.claims.wire import claim_to_json
    from fogline.workspace.readers import open_reader
    from fogline.workspace.settings import load_settings

    reader = open_reader(load_settings(model=model))
    return [[claim_to_json(claim) for claim in found.claims] for found in reader.read(map(as_report, reports))]


def as_report(gold: "GoldReport") -> "Report":
    """The report that a gold file is about, for the reader."""
    from fogline.core.times import parse_day
    from fogline.reports.clean import to_report
    from fogline.sources.values import RawDocument

    return to_report(
        RawDocument(origin=str(gold.path), data=gold.text.encode("utf-8"), text=gold.text),
        published=parse_day(gold.published) if gold.published else None,
        undated=True,
    )


def _read_lines(path: Path) -> "list[Row]":
    import json

    from fogline.core.errors import InputError

    if not path.exists():
        return []
    try:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    except ValueError as error:
        hint = "give one claim a line, as `fogline read --json` prints"
        raise InputError(f"{path} is not JSON lines", hint) from error


def _line(report: "GoldReport", found: "Score") -> str:
    counts = f"gold {found.strict.gold:3d}  predicted {found.strict.pred:3d}"
    figures = f"strict {found.strict.f1:.2f}  lenient {found.lenient.f1:.2f}  full {found.full_f1:.2f}"
    return f"{report.id:36s} {counts}  {figures}"


def _totals(total: "Score") -> str:
    strict, lenient, row = total.strict, total.lenient, total.to_json()
    lines = [
        f"claims  strict P {strict.precision:.3f} R {strict.recall:.3f} F1 {strict.f1:.3f}   "
        f"lenient P {lenient.precision:.3f} R {lenient.recall:.3f} F1 {lenient.f1:.3f}   "
        f"full F1 {total.full_f1:.3f}   bad quotes {total.bad_quotes}",
        "roles   " + "  ".join(f"{name} {share:.2f}" for name, share in row["roles"].items()),
    ]
    return "\n".join(lines)
