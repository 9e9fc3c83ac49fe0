"""What the program offers is in the docs: undocumented means red."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
import typer

from fogline.interfaces.cli.app import app
from fogline.lexicon.kinds import Certainty, Instrument, Kind, Modality, PlaceRole, SourceKind
from fogline.workspace import settings
from support import ROOT

DOCS = ROOT / "docs"
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


def section(name: str) -> str:
    """The part of commands.md on one command."""
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    found = re.search(rf"^### `fogline {name}\b.*?(?=^##|\Z)", text, re.MULTILINE | re.DOTALL)
    return found.group() if found else ""


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_commands_and_options_are_documented(name: str) -> None:
    """Each has a section in docs/commands.md that names each of its options."""
    text = section(name)
    assert text, f"docs/commands.md has no section on `fogline {name}`"
    wanted = {form for option in COMMANDS[name].params for form in option.opts if form.startswith("-")}
    missing = {form for form in wanted - {"--help"} if not re.search(rf"`{re.escape(form)}[ `]", text)}
    assert missing == set()


def test_documented_options_exist() -> None:
    """And nothing is documented that is not there."""
    for name, command in COMMANDS.items():
        rows = "\n".join(line for line in section(name).splitlines() if line.startswith("| `"))
        told = set(re.findall(r"`(--?[a-z-]+)", rows))
        assert told <= {form for option in command.params for form in option.opts}, name


def test_settings_are_documented() -> None:
    """Every key of fogline.toml and every variable that the package reads is in docs/settings.md."""
    text = (DOCS / "settings.md").read_text(encoding="utf-8")
    keys = {field.name for field in fields(settings.Settings)} - {"cache", "workspace"}
    assert {key for key in keys if f"`{key}`" not in text} == set()
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    code += (ROOT / "tests" / "support.py").read_text(encoding="utf-8")
    variables = set(re.findall(r"\bFOGLINE_[A-Z]+\b", code)) | {"XDG_CACHE_HOME", "COLUMNS"}
    assert {name for name in variables if f"`{name}`" not in text} == set()


def test_the_codebook_lists_every_word() -> None:
    """Kinds, roles, moods, instruments and kinds of source are in docs/codebook.md."""
    text = (DOCS / "codebook.md").read_text(encoding="utf-8")
    words = [word.value for part in (Kind, Certainty, Modality, PlaceRole, SourceKind) for word in part]
    assert [word for word in words if f"`{word}`" not in text] == []
    assert [word.value for word in Instrument if word.value not in text] == []


@pytest.mark.parametrize("path", sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")]), ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    """A link to a file of the repository is to one that is there, and nothing was left to be filled in."""
    text = path.read_text(encoding="utf-8")
    assert [link for link in LINK.findall(text) if not (path.parent / link).exists()] == []
    assert not re.search(r"\b(?:TODO|FIXME|[A-Z]+_(?:ROWS|OUTPUT))\b", text)


def test_files_that_the_map_of_the_house_names_are_there() -> None:
    """docs/architecture.md names modules and tables by path; stale ones are red."""
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    package = ROOT / "src" / "fogline"
    names = {name for name in re.findall(r"`([a-z_]+/[a-z_/]+\.(?:py|toml))`", text) if not name.startswith("tests/")}
    assert {name for name in names if not (package / name).exists()} == set()
    bare = set(re.findall(r"`([a-z_]+\.(?:py|toml))`", text)) - {"fogline.toml"}
    assert {name for name in bare if not list(package.rglob(name))} == set()
