"""Word classes for sides: generic nouns of state, army and group, titles, and what is no side (data/sides.toml)."""

from collections.abc import Mapping
from functools import lru_cache

from fogline.lexicon.tables import check, data_folder, load, strings

Words = frozenset[str]


@lru_cache(maxsize=1)
def side_words() -> Mapping[str, Words]:
    """The classes that ship with the package, by name. Raises LexiconError for a bad row."""
    file = "sides.toml"
    out = {}
    for name, row in load(data_folder() / file).items():
        check(isinstance(row, dict) and "why" in row, file=file, row=name, what="a section needs a `why`")
        out[name] = frozenset(strings(row, "words", file=file, name=name))
    return out
