"""`fogline init`: make a workspace."""

from pathlib import Path
from typing import Annotated

import typer


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder; it is made where it is not there.")],
    title: Annotated[str, typer.Option("--title", help="A title for the brief and the map.")] = "",
    model: Annotated[
        str, typer.Option("--model", metavar="NAME_OR_PATH", help="Another parsing model than the default one.")
    ] = "",
) -> None:
    """Make an empty workspace: a folder for reports, their claims and the bytes as they came.

    Examples:

      fogline init syria --title "Syria, winter 2024"

      cd syria && fogline add ~/reports --published 2024-12-02
    """
    from fogline.workspace.workspace import Workspace

    Workspace.create(folder, title=title, model=model)
    print(f"Made a workspace in {folder}. Next: fogline add --workspace {folder} FILE…")
