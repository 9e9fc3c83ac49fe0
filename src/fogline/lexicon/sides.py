"""Word classes for sides (data/sides.toml) and for the grammar around them (data/syntax.toml)."""

from collections.abc import Mapping
from functools import lru_cache

from fogline.lexicon.tables import check, data_folder, load, strings

Words = frozenset[str]


@lru_cache(maxsize=1)
def side_words() -> Mapping[str, Words]:
    """Generic nouns of state, army and group, titles, and what is no side. Raises LexiconError for a bad row."""
    return _classes("sides.toml")


@lru_cache(maxsize=1)
def syntax_words() -> Mapping[str, Words]:
    """Verbs of control, prepositions of place, words of number. Raises LexiconError for a bad row."""
    return _classes("syntax.toml")


def _classes(file: str) -> dict[str, Words]:
    out = {}
    for name, row in load(data_folder() / file).items():
        check(isinstance(row, dict) and "why" in row, file=file, row=name, what="a section needs a `why`")
        out[name] = frozenset(strings(row, "words", file=file, name=name))
    return out
