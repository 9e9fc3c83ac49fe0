"""Word classes for sides (data/sides.toml) and for the grammar around them (data/syntax.toml)."""

from collections.abc import Mapping
from functools import lru_cache

from fogline.lexicon.tables import Words, word_classes


@lru_cache(maxsize=1)
def side_words() -> Mapping[str, Words]:
    """Generic nouns of state, army and group, titles, and what is no side. Raises LexiconError for a bad row."""
    return word_classes("sides.toml")


@lru_cache(maxsize=1)
def syntax_words() -> Mapping[str, Words]:
    """Verbs of control, prepositions of place, words of number. Raises LexiconError for a bad row."""
    return word_classes("syntax.toml")
