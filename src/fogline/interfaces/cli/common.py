"""What the commands share: options, dates, the workspace, tables that fit the terminal."""

import json
import os
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Optional

import typer

from fogline.core.errors import SettingError
from fogline.core.times import parse_day

if TYPE_CHECKING:
    from fogline.workspace.workspace import Workspace

WorkspaceOption = Annotated[
    Optional[Path],  # noqa: UP045 - typer reads the annotation
    typer.Option("--workspace", help="The workspace's folder. Default: FOGLINE_WORKSPACE, else the nearest one above."),
]
KnownOption = Annotated[
    str, typer.Option("--known", metavar="D", help="Use only what had been published by the end of that day (UTC).")
]
OnOption = Annotated[str, typer.Option("--on", metavar="D", help="The day that is asked about, YYYY-MM-DD.")]
SinceOption = Annotated[str, typer.Option("--since", metavar="D", help="Leave out what is older than that day.")]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object a line, for other programs.")]


def day_option(text: str) -> date | None:
    """An option's day; `None` where it was not given. Raises DateError for what is no date."""
    return parse_day(text) if text else None


def open_workspace(folder: Path | None, *, write: bool = False, model: str = "") -> "Workspace":
    """The workspace of this command; says on standard error when it has to wait for another one."""
    from fogline.workspace.settings import load_settings
    from fogline.workspace.workspace import Workspace

    settings = load_settings(workspace=folder, model=model)
    return Workspace.open(settings, write=write, waiting=lambda message: print(f"fogline: {message}", file=sys.stderr))


def print_json(rows: Iterable[dict[str, Any]]) -> None:
    """One object a line, in UTF-8 whatever the locale."""
    for row in rows:
        line = json.dumps(row, ensure_ascii=False) + "\n"
        sys.stdout.buffer.write(line.encode("utf-8", "surrogatepass"))
    sys.stdout.flush()


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, title: str = "", empty: str = "") -> None:
    """A table as wide as the terminal; the last column takes what is left. `empty` is said where there are no rows."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else int(os.environ.get("COLUMNS", "120")))
    table = Table(title=title or None, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for number, column in enumerate(columns):
        table.add_column(column, overflow="fold", ratio=None if number + 1 < len(columns) else 1)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    if table.row_count:
        console.print(table)
    elif empty:
        print(empty, file=sys.stderr)


def write_text(path: Path, text: str) -> None:
    """Write a file; raises SettingError where that cannot be done."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise SettingError(f"{path} cannot be written: {error.strerror}", "choose another place with -o") from None
