"""`fogline demo`: the bundled reports, read, told and drawn."""

import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from fogline.sources.values import RawDocument

DAYS = (date(2024, 11, 30), date(2024, 12, 5), date(2024, 12, 8))
TITLE = "Syria, November and December 2024"


def demo(
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="Where the workspace, the briefs and the map go.")
    ] = Path("fogline-demo"),
) -> None:
    """Read the bundled reports on Syria in late 2024, print the brief as known on three days, and write the map.

    A second run is quick: what has been read is not read again.

    Examples:

      fogline demo

      fogline demo --out /tmp/syria && fogline control Hama --timeline --workspace /tmp/syria
    """
    from fogline.interfaces.exports.brief_text import brief_markdown
    from fogline.interfaces.exports.map import write_map
    from fogline.workspace.settings import FILE, load_settings
    from fogline.workspace.workspace import Workspace

    if not (out / FILE).exists():
        Workspace.create(out, title=TITLE)
    print(f"Reading the bundled reports into {out} …", file=sys.stderr)
    with Workspace.open(load_settings(workspace=out), write=True) as opened:
        added = opened.add(bundled())
        print(f"{added.new} new reports with {added.claims} claims, {added.known} known already.", file=sys.stderr)
        for known in DAYS:
            text = brief_markdown(opened.brief(known=known), title=TITLE)
            (out / f"brief-{known}.md").write_text(text, encoding="utf-8")
            typer.echo(text)
        drawn = opened.picture()
    write_map(drawn, out / "map.html")
    print(f"The map is {out / 'map.html'}: open it in a browser.")


def bundled() -> "Iterator[RawDocument]":
    """The bundled reports, as their table names them."""
    from fogline.sources.values import RawDocument

    folder = files("fogline.demo")
    table = tomllib.loads((folder / "reports.toml").read_text(encoding="utf-8"))
    for row in table["report"]:
        yield RawDocument(
            origin=f"demo/{row['file']}",
            data=(folder / "reports" / row["file"]).read_bytes(),
            published=str(row["published"]),
            publisher=row["publisher"],
            title=row["title"],
        )
