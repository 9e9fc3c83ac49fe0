"""`fogline add`: take reports into a workspace."""

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fogline.core.errors import InputError, SettingError
from fogline.interfaces.cli.common import WorkspaceOption, day_option, open_workspace

if TYPE_CHECKING:
    from fogline.workspace.ingest import Added

MOST_SHOWN = 20
_URL = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def add(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH…", help="Files, folders, or - for standard input.")
    ] = None,
    jsonl: Annotated[
        Path | None,
        typer.Option("--jsonl", metavar="FILE", help="One report a line: id, text, published, publisher, title, url."),
    ] = None,
    published: Annotated[
        str, typer.Option("--published", metavar="D", help="The day of publication, where a report does not carry one.")
    ] = "",
    publisher: Annotated[str, typer.Option("--publisher", help="Who published them, where they do not say.")] = "",
    undated: Annotated[bool, typer.Option("--undated", help="Take in reports of unknown date.")] = False,
    reread: Annotated[
        bool, typer.Option("--reread", help="Read everything again with the present reader and model.")
    ] = False,
    model: Annotated[
        str, typer.Option("--model", metavar="NAME_OR_PATH", help="Another parsing model; the workspace keeps it.")
    ] = "",
    workspace: WorkspaceOption = None,
) -> None:
    """Read reports and keep them with their claims.

    Safe to repeat: a report that is known is passed over.
    Safe to interrupt: what was finished is kept.
    A document that cannot be read is named at the end, the others are kept,
    and the exit status is then 2.

    Examples:

      fogline add reports/ --publisher "Example Wire"

      fogline add note.txt --published 2024-12-02

      fogline add --jsonl archive.jsonl

      pdftotext report.pdf - | fogline add - --published 2024-12-02
    """
    given = _checked(paths or [], jsonl, reread)
    day = day_option(published)
    from fogline.sources.files import documents
    from fogline.workspace.ingest import Labels
    from fogline.workspace.settings import keep_model

    with open_workspace(workspace, write=True, model=model) as opened, _progress(_size(given, jsonl)) as progress:
        labels = Labels(published=day, publisher=publisher, undated=undated)
        stream = documents(given, jsonl=jsonl) if jsonl else documents(given)
        added = opened.add(stream, labels=labels, reread=reread, progress=progress)
        keep_model(opened.folder, model)
    _report(added)


def _checked(paths: Sequence[str], jsonl: Path | None, reread: bool) -> list[str]:
    if not paths and jsonl is None and not reread:
        raise SettingError("nothing to add", "name files or folders, - for standard input, or --jsonl FILE")
    for path in paths:
        if _URL.match(path):
            hint = "save the page as text and add the file"
            raise InputError(f"{path[:80]} is an address: fetching pages is not part of this release", hint)
        if path != "-" and not os.path.exists(path):
            raise InputError(f"{path} is not there", "check the path")
    return list(paths)


def _size(paths: Sequence[str], jsonl: Path | None) -> int | None:
    """How many bytes there are to take in; `None` where that cannot be told beforehand."""
    if "-" in paths or str(jsonl) == "-":
        return None
    total = 0
    for path in [*map(Path, paths), *([jsonl] if jsonl else [])]:
        files = (file for file in path.rglob("*") if file.is_file()) if path.is_dir() else iter([path])
        total += sum(file.stat().st_size for file in files if file.is_file())
    return total or None


@contextmanager
def _progress(total: int | None) -> Iterator[Callable[["Added"], None]]:
    """A bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda added: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("reading"), BarColumn(), TextColumn("{task.fields[counts]}"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=total, counts="starting the reader")

        def show(added: "Added") -> None:
            bar.update(task, completed=added.bytes, counts=_counts(added))

        yield show


def _counts(added: "Added") -> str:
    known = f", {added.known:,} known already" if added.known else ""
    bad = f", {len(added.findings):,} bad" if added.findings else ""
    again = f"{added.reread:,} read again, " if added.reread else ""
    return f"{again}{added.new:,} new, {added.claims:,} claims{known}{bad}"


def _report(added: "Added") -> None:
    """What was done; raises InputError, and so exits with 2, where a document was bad."""
    alone = len(added.findings) == 1 and not added.new and not added.known
    if alone:
        [finding] = added.findings
        raise InputError(f"{finding.origin}: {finding.message}", finding.hint)
    print(f"{_counts(added)}.")
    for finding in added.findings[:MOST_SHOWN]:
        print(f"fogline: {finding}", file=sys.stderr)
    if added.findings:
        left = len(added.findings) - MOST_SHOWN
        more = f" ({left} more are listed by `fogline sources --bad`)" if left > 0 else ""
        raise InputError(f"{len(added.findings)} documents could not be taken in{more}", "the others are kept")
