"""Which words make claims (data/triggers.toml), and with which arguments (data/conditions.toml)."""

from collections.abc import Mapping
from functools import lru_cache

from fogline.lexicon.tables import Words, word_classes


@lru_cache(maxsize=1)
def trigger_words() -> Mapping[str, Words]:
    """Verbs that carry an event noun, compound participles, words of holding. Raises LexiconError for a bad row."""
    return word_classes("triggers.toml")


@lru_cache(maxsize=1)
def condition_words() -> Mapping[str, Words]:
    """What the named conditions of frames.toml look for among the arguments. Raises LexiconError for a bad row."""
    return word_classes("conditions.toml")
