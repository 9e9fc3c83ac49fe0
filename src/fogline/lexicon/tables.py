"""Reading word tables: TOML files inside the package, checked row by row."""

import hashlib
import tomllib
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from fogline.core.errors import LexiconError

Row = dict[str, Any]
Words = frozenset[str]


def data_folder() -> Path:
    """Folder of the tables that ship with the package."""
    return Path(str(resources.files("fogline.lexicon"))) / "data"


def load(path: Path) -> Row:
    """The table in `path`. Raises LexiconError, which names the file, where it is no TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise LexiconError(f"{path.name}: cannot be read ({error.strerror})", "reinstall fogline") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path.name}: {error}", "mend the table") from error


@lru_cache(maxsize=1)
def digest() -> str:
    """Eight hexadecimal digits over every table and pack: readings with different tables are told apart."""
    found = hashlib.sha256()
    for path in sorted(data_folder().rglob("*.toml")):
        found.update(path.name.encode("utf-8"))
        found.update(path.read_bytes())
    return found.hexdigest()[:8]


def check(condition: bool, *, file: str, row: str, what: str) -> None:
    """Raise LexiconError, which names file and row, unless `condition` holds."""
    if not condition:
        raise LexiconError(f"{file}: {row}: {what}", "mend the row")


def only(row: Row, allowed: frozenset[str], *, file: str, name: str) -> None:
    """Raise LexiconError where `row` has a key that is not `allowed`: a misspelt key would be silently lost."""
    extra = sorted(set(row) - allowed)
    check(not extra, file=file, row=name, what=f"unknown key {', '.join(extra)}")


def strings(row: Row, key: str, *, file: str, name: str) -> tuple[str, ...]:
    """The list of strings under `key`, empty where absent."""
    value = row.get(key, [])
    good = isinstance(value, list) and all(isinstance(item, str) and item for item in value)
    check(good, file=file, row=name, what=f"{key} must be a list of words")
    return tuple(value)


def word_classes(file: str) -> dict[str, Words]:
    """The sections of one of the package's tables, each a set of words. Raises LexiconError for a bad row."""
    out = {}
    for name, row in load(data_folder() / file).items():
        check(isinstance(row, dict) and "why" in row, file=file, row=name, what="a section needs a `why`")
        only(row, frozenset({"why", "words"}), file=file, name=name)
        out[name] = frozenset(strings(row, "words", file=file, name=name))
    return out
