"""`fogline brief`: the written picture."""

from pathlib import Path
from typing import Annotated

import typer

from fogline.core.errors import SettingError
from fogline.interfaces.cli.common import (
    KnownOption,
    OnOption,
    SinceOption,
    WorkspaceOption,
    day_option,
    open_workspace,
    print_json,
    write_text,
)


def brief(
    on: OnOption = "",
    known: KnownOption = "",
    since: SinceOption = "",
    form: Annotated[str, typer.Option("--format", metavar="md|json", help="Markdown, or JSON.")] = "md",
    out: Annotated[Path | None, typer.Option("-o", "--out", metavar="FILE", help="Write to a file.")] = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Write the picture: who holds what, who fights where, who says so; every sentence cites the words it rests on.

    Without --on it is about the last day that any report speaks of;
    without --known it uses all reports.

    Examples:

      fogline brief

      fogline brief --known 2024-12-04      (as one could have written it)

      fogline brief --since 2024-12-01 --format json
    """
    from fogline.interfaces.exports.brief_text import brief_json, brief_markdown

    if form not in ("md", "json"):
        raise SettingError(f"--format {form!r} is not known", "use md or json")
    with open_workspace(workspace) as opened:
        made = opened.brief(on=day_option(on), known=day_option(known), since=day_option(since))
        title = opened.settings.title
    if form == "json" and out is None:
        print_json([brief_json(made)])
        return
    import json

    text = json.dumps(brief_json(made), ensure_ascii=False, indent=1) if form == "json" else ""
    text = text or brief_markdown(made, title=title)
    if out is None:
        typer.echo(text, nl=False)
    else:
        write_text(out, text)
        print(f"Wrote {out}")
