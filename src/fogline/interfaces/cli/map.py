"""`fogline map`: the picture as one file that opens in a browser."""

from pathlib import Path
from typing import Annotated

import typer

from fogline.interfaces.cli.common import KnownOption, WorkspaceOption, day_option, open_workspace


def map_(
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FILE.html", help="The file.")] = Path("map.html"),
    known: KnownOption = "",
    workspace: WorkspaceOption = None,
) -> None:
    """Draw the map: places with their claims, who holds them and how sure that is, day by day, in one file.

    The file opens by a double click and needs no network.

    Examples:

      fogline map -o syria.html

      fogline map -o as-known.html --known 2024-12-01
    """
    from fogline.interfaces.exports.map import write_map

    with open_workspace(workspace) as opened:
        made = opened.picture(day_option(known))
    write_map(made, out)
    print(f"Wrote {out} (places: {len(made.places)}, days: {len(made.days)})")
