"""`fogline gazetteer build`: the index of place names, made once."""

from typing import Annotated

import typer


def gazetteer(action: Annotated[str, typer.Argument(help="build")] = "build") -> None:
    """Build the index of place names in the user's cache (once; some 20 seconds).

    Example:

      fogline gazetteer build
    """
    import sys

    from fogline.core.errors import SettingError
    from fogline.workspace.readers import build_gazetteer
    from fogline.workspace.settings import load_settings

    if action != "build":
        raise SettingError(f"no such action: {action[:40]!r}", "use `fogline gazetteer build`")

    def show(label: str, share: float) -> None:
        if sys.stderr.isatty() or share in {0.0, 1.0}:
            print(f"gazetteer: {label} ({share:.0%})", file=sys.stderr)

    print(build_gazetteer(load_settings(), progress=show))
