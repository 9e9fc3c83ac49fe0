"""Word classes, speech cues, stance words and quantities, from the tables in `data/`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from fogline.lexicon.tables import check, data_folder, load, strings

Words = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantities:
    """Number words (codebook, section 5): exact values, multipliers, and ranges [low, high] of vague words."""

    exact: Mapping[str, int]
    multiplier: Mapping[str, int]
    vague: Mapping[str, tuple[int, int]]
    approx: tuple[str, ...]
    at_least: tuple[str, ...]
    at_most: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordTables:
    """Every word table: `classes[name]`, `speech[section][key]`, `stance[section][key]`, and quantities."""

    classes: Mapping[str, Words]
    speech: Mapping[str, Mapping[str, Words]]
    stance: Mapping[str, Mapping[str, Words]]
    quantities: Quantities

    def is_a(self, lemma: str, name: str) -> bool:
        """True where the lemma belongs to the class `name`."""
        return lemma in self.classes[name]


def _sections(file: str) -> dict[str, dict[str, Words]]:
    table = load(data_folder() / file)
    out: dict[str, dict[str, Words]] = {}
    for name, row in table.items():
        check(isinstance(row, dict) and "why" in row, file=file, row=name, what="a section needs a `why`")
        out[name] = {key: frozenset(strings(row, key, file=file, name=name)) for key in row if key != "why"}
    return out


def _quantities() -> Quantities:
    table = load(data_folder() / "quantities.toml")
    for word, span in table["vague"].items():
        check(len(span) == 2 and span[0] <= span[1], file="quantities.toml", row=word, what="needs [low, high]")
    ordered = {
        key: tuple(sorted(table[key]["words"], key=len, reverse=True)) for key in ("approx", "at_least", "at_most")
    }
    return Quantities(
        exact=table["exact"],
        multiplier=table["multiplier"],
        vague={word: (span[0], span[1]) for word, span in table["vague"].items()},
        **ordered,
    )


@lru_cache(maxsize=1)
def word_tables() -> WordTables:
    """The tables that ship with the package. Raises LexiconError for a bad row."""
    return WordTables(
        classes={name: row["words"] for name, row in _sections("words.toml").items()},
        speech=_sections("speech.toml"),
        stance=_sections("stance.toml"),
        quantities=_quantities(),
    )
