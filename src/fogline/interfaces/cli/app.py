"""The table of commands. Each command lives in a module of its own and imports what it needs only when it runs."""

import typer

from fogline import __version__
from fogline.interfaces.cli.add import add
from fogline.interfaces.cli.brief import brief
from fogline.interfaces.cli.claims import claims
from fogline.interfaces.cli.control import control
from fogline.interfaces.cli.demo import demo
from fogline.interfaces.cli.events import events
from fogline.interfaces.cli.gazetteer import gazetteer
from fogline.interfaces.cli.init import init
from fogline.interfaces.cli.map import map_
from fogline.interfaces.cli.read import read
from fogline.interfaces.cli.score import score
from fogline.interfaces.cli.sources import sources

app = typer.Typer(
    name="fogline",
    help="Read reporting on a war and keep one sourced, dated, mapped picture.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode="rich",
)


def _version(asked: bool) -> None:
    if asked:
        print(f"fogline {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),
) -> None:
    """Read reporting on a war and keep one sourced, dated, mapped picture."""


app.command()(demo)
app.command()(init)
app.command()(add)
app.command()(brief)
app.command()(control)
app.command()(events)
app.command()(claims)
app.command()(sources)
app.command(name="map")(map_)
app.command()(read)
app.command()(score)
app.command()(gazetteer)
