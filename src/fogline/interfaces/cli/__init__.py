"""The command line: thin commands over the workspace. `main` turns every expected error into one line and status 2."""

import os
import sys

from fogline.core.errors import FoglineError, UserError

INTERRUPTED = 130


def main() -> None:
    """Entry point of the `fogline` program."""
    from fogline.interfaces.cli.app import app

    try:
        app(prog_name="fogline")
    except UserError as error:
        print(f"fogline: {error}", file=sys.stderr)
        sys.exit(2)
    except FoglineError as error:
        print(f"fogline: {error}", file=sys.stderr)
        sys.exit(3)
    except SystemExit as stop:
        if stop.code == INTERRUPTED:  # typer turns Ctrl-C into this status, and says nothing
            print("fogline: interrupted; what was finished is kept, run it again to go on", file=sys.stderr)
        raise
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
