"""`fogline read`: the claims of a text, nothing stored."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fogline.interfaces.cli.common import JsonOption, day_option, print_json

if TYPE_CHECKING:
    from fogline.claims.values import ReadReport
    from fogline.reports.values import Report
    from fogline.sources.values import Finding


def read(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="FILE…", help="Text files, or - for standard input.")
    ] = None,
    published: Annotated[
        str, typer.Option("--published", metavar="D", help="Publication date, where the text carries none.")
    ] = "",
    publisher: Annotated[
        str, typer.Option("--publisher", help="Who published it; never listed as its own source.")
    ] = "",
    jsonl: Annotated[Path | None, typer.Option("--jsonl", metavar="FILE", help="One report a line, as JSON.")] = None,
    mentions: Annotated[
        bool, typer.Option("--mentions", help="Print actors, places, times and numbers instead.")
    ] = False,
    undated: Annotated[bool, typer.Option("--undated", help="Read without a publication date.")] = False,
    model: Annotated[str, typer.Option("--model", metavar="NAME", help="Another spaCy model, by name or path.")] = "",
    json: JsonOption = False,
) -> None:
    """Print who says that what happened where and when, with the words that support it.

    Examples:

      fogline read report.txt --published 2024-12-02

      fogline read - --published 2024-12-02 --json < report.txt

      fogline read --jsonl reports.jsonl --mentions --json
    """
    from fogline.core.errors import InputError, SettingError
    from fogline.workspace.readers import open_reader
    from fogline.workspace.settings import load_settings

    if not paths and jsonl is None:
        raise SettingError("nothing to read", "name files, - for standard input, or --jsonl FILE")
    day = day_option(published)
    findings: list[Finding] = []
    given = _reports(paths or [], jsonl, day, publisher, undated, findings)
    first = next(given, None)
    if first is None and not findings:
        raise InputError("no report in that", "name text files (.txt, .md, .jsonl)")
    if first is not None:
        from itertools import chain, tee

        reader = open_reader(load_settings(model=model))
        kept, stream = tee(chain([first], given))
        for report, found in zip(kept, reader.read(stream), strict=True):
            _print(report, found, mentions=mentions, json=json)
    _complain(findings, some=first is not None)


def _reports(
    paths: list[str], jsonl: Path | None, day: object, publisher: str, undated: bool, findings: "list[Finding]"
) -> "Iterator[Report]":
    from datetime import date

    from fogline.core.errors import UserError
    from fogline.reports.clean import to_report
    from fogline.sources.files import documents
    from fogline.sources.values import Finding, RawDocument

    assert day is None or isinstance(day, date)
    for raw in documents(paths, jsonl=jsonl):
        if not isinstance(raw, RawDocument):
            findings.append(raw)
            continue
        try:
            yield to_report(raw, published=day, publisher=publisher, undated=undated)
        except UserError as error:
            findings.append(Finding(origin=raw.origin, message=error.message, hint=error.hint))


def _complain(findings: "list[Finding]", *, some: bool) -> None:
    from fogline.core.errors import InputError

    for finding in findings[: -1 if not some else None]:
        print(f"fogline: {finding}", file=sys.stderr)
    if findings and not some:
        raise InputError(f"{findings[-1].origin}: {findings[-1].message}", findings[-1].hint)
    if findings:
        raise InputError(f"{len(findings)} documents could not be read", "the others were")


def _print(report: "Report", found: "ReadReport", *, mentions: bool, json: bool) -> None:
    from fogline.claims.wire import claim_to_json, mention_to_json
    from fogline.interfaces.cli import reading

    name = report.external_id or report.id
    if json and mentions:
        print_json(mention_to_json(m, report=name) for m in found.mentions)
    elif json:
        print_json(claim_to_json(c, report=name) for c in found.claims)
    elif mentions:
        reading.print_mentions(report, found)
    else:
        reading.print_claims(report, found)
