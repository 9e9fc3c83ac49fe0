"""One side, one id; one place, one id: finding the row that a further pack's row repeats.

Packs are written one by one, so that the same army, spokesman or town stands in several. Two rows mean the same where
one
bears the other's main name and nothing (country, kind, distance) speaks against it; the row that was read first keeps
its id.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from fogline.core.geo import km
from fogline.core.text import fold, fold_loosely

_ORGANS = frozenset({"st", "gov", "army", "police"})
_ORGAN_KIND = {"st": "state", "gov": "government", "army": "army", "police": "police"}
_WORLDLY = frozenset({"person", "body", "media", "monitor", "ngo"})
_SETTLED = frozenset({"town", "village"})
TOWN_KM, AREA_KM = 15.0, 150.0


class KnownSides:
    """The names of all sides read so far."""

    def __init__(self) -> None:
        self._bearers: dict[str, set[str]] = defaultdict(set)
        self._mains: dict[str, str] = {}

    def add(self, own: str, main: str, names: Iterable[str]) -> None:
        """Note that the side `own` is called `main`, and `names` as well."""
        self._mains.setdefault(own, fold(main))
        for text in (main, *names):
            self._bearers[fold(text)].add(own)

    def same(
        self, entities: Mapping[str, Mapping[str, str]], name: str, names: Iterable[str], fields: Mapping[str, str]
    ) -> str | None:
        """Id of the one side that a row of this name and these aliases repeats, or None."""
        key = fold(name)
        found = {own for own in self._bearers.get(key, ()) if own in entities}
        for text in names:
            found |= {own for own in self._bearers.get(fold(text), ()) if self._mains.get(own) == fold(text)}
        others = {fold(text) for text in names} - {key}
        fitting = {
            own
            for own in found
            if own in entities
            and _agree(own, entities[own], key, fields)
            and (_one_country(entities[own], fields) or self._well_known(own, entities[own], key, others, fields))
        }
        exact = {own for own in fitting if self._mains[own] == key}
        chosen = exact or fitting
        return next(iter(chosen)) if len(chosen) == 1 else None

    def _well_known(
        self, own: str, known: Mapping[str, str], key: str, others: set[str], fields: Mapping[str, str]
    ) -> bool:
        """True where two rows of different countries still mean the same: a person, a body, or a group of the same
        main name, sort and further name (an armed group that two packs place on two sides of a border)."""
        if self._mains[own] != key or known["kind"] != fields["kind"]:
            return False
        return fields["kind"] in _WORLDLY or any(own in self._bearers.get(text, ()) for text in others)


def _one_country(known: Mapping[str, str], fields: Mapping[str, str]) -> bool:
    mine, theirs = fields.get("country", ""), known.get("country", "")
    return not mine or not theirs or mine == theirs


def _agree(own: str, known: Mapping[str, str], key: str, fields: Mapping[str, str]) -> bool:
    """True where kind and pack let two rows of one name be the same side."""
    if (known["kind"] == "person") != (fields["kind"] == "person"):
        return False
    if fields["kind"] == "person" and " " not in key:
        return False
    if known.get("theatre") and known.get("theatre") == fields.get("theatre"):
        return fields["kind"] == "person"  # within one pack, two rows of other kinds are two sides on purpose
    organ = own.partition(".")[0]
    return organ not in _ORGANS or own.count(".") > 1 or known["kind"] == fields["kind"] == _ORGAN_KIND[organ]


class KnownPlaces:
    """Where the places read so far lie, by country and folded name."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, str], list[tuple[int, str, float, float]]] = defaultdict(list)

    def add(self, index: int, name: str, kind: str, country: str, lat: float, lon: float) -> None:
        self._rows[country, fold_loosely(bare(name))].append((index, kind, lat, lon))

    def same(self, name: str, kind: str, country: str, lat: float, lon: float) -> int | None:
        """Index of the row of that name and sort that lies near, or None."""
        for index, other, lat2, lon2 in self._rows.get((country, fold_loosely(bare(name))), ()):
            alike = other == kind or {other, kind} <= _SETTLED
            if alike and km(lat, lon, lat2, lon2) <= (TOWN_KM if kind in _SETTLED else AREA_KM):
                return index
        return None


def bare(name: str) -> str:
    """A name without the word in brackets that a pack adds to tell homonyms apart: "Léré (Mali)"."""
    return name.partition(" (")[0] if name.endswith(")") else name


def specific_first(names: list[list[str]], entities: Mapping[str, Mapping[str, str]]) -> Iterator[list[str]]:
    """Drop from a state's army, police or government each alias that another side of that country bears as its own."""
    owners: dict[tuple[str, str], bool] = {}
    for text, target, kind in names:
        if kind == "actor" and not _organ(target) and target in entities:
            fields = entities[target]
            if not fields.get("since") and not fields.get("until"):
                owners[fold(text), fields.get("country", "")] = True
    for row in names:
        if not (_organ(row[1]) and row[2] == "actor" and (fold(row[0]), entities[row[1]].get("country", "")) in owners):
            yield row


def _organ(target: str) -> bool:
    return target.partition(".")[0] in _ORGANS and target.count(".") == 1
