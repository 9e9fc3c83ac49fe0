"""Words of place, from `data/places.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from fogline.lexicon.tables import check, data_folder, load, strings

Words = frozenset[str]
_FILE = "places.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """The classes of the table; `part_adjective` maps spellings ("north-eastern") to one."""

    area: Words
    admin1: Words
    edge: Words
    line: Words
    part: Words
    townish: Words
    site: Words
    everyday: Words
    title: Words
    body: Words
    beside: Words
    before: Words
    prefix: Words
    terrain: Words
    bearing: Words
    vague: Words
    part_adjective: Mapping[str, str]


@lru_cache(maxsize=1)
def place_words() -> PlaceWords:
    """The table that ships with the package. Raises LexiconError for a bad row."""
    table = load(data_folder() / _FILE)
    adjectives = table.pop("part_adjective")
    for name, row in table.items():
        check("why" in row, file=_FILE, row=name, what="a section needs a `why`")
    classes = {name: frozenset(strings(row, "words", file=_FILE, name=name)) for name, row in table.items()}
    return PlaceWords(part_adjective=adjectives, **classes)
