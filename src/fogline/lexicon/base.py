"""The actor base: entities, the names under which texts call them, and the theatres that give bare phrases their
meaning."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from fogline.core.geo import km
from fogline.core.text import fold, fold_loosely
from fogline.lexicon.packs import Base
from fogline.lexicon.values import Crowd, Entity, Place, Term, Tie

Words = tuple[str, ...]
_SAME_TOWN_KM = 5.0
_POSSESSIVE = re.compile(r"['’]s(?!\w)")


@dataclass(frozen=True, slots=True)
class Name:
    """One alias: `text` as the pack spells it, what it stands for, and `kind`: state, adjective, people, actor,
    person, metonym, place."""

    text: str
    words: Words
    target: str
    kind: str

    @property
    def acronym(self) -> bool:
        """True for aliases that must stand in the text in just these capitals."""
        return self.text.isupper() and len(self.text) <= 6


class ActorBase:
    """Look-ups over the compiled packs. Immutable once made."""

    def __init__(self, data: Base) -> None:
        self.entities: Mapping[str, Entity] = {
            key: Entity(**row, terms=tuple(Term(*term) for term in data["terms"].get(key, ())))
            for key, row in data["entities"].items()
        }
        self.places: tuple[Place, ...] = tuple(_place(row) for row in data["places"])
        self.place_theatre = tuple(row["theatre"] for row in data["places"])
        self.states: Mapping[str, dict[str, object]] = data["states"]
        self.theatres: Mapping[str, tuple[str, ...]] = {key: tuple(value) for key, value in data["theatres"].items()}
        self.names = self._index(data["names"])
        self.descriptors = self._descriptors(data["descriptors"])
        self.ties = tuple(Tie(kind=k, source=a, target=b, since=s, until=e) for k, a, b, s, e in data["ties"])
        self.crowds: Mapping[str, Crowd] = {
            form: Crowd(
                head=row["head"],
                civilian=row["civilian"],
                armed=row["armed"],
                witness=row["witness"],
                official=row["official"],
            )
            for row in data["crowds"]
            for form in row["forms"]
        }
        self._towns = self._grid()
        self.admin1 = self._areas("admin1")
        self.admin2 = self._areas("admin2")

    @staticmethod
    def _index(rows: Iterable[list[str]]) -> Mapping[str, tuple[Name, ...]]:
        """Names by their first folded word, the longest first; without "'s", as the words of a text are compared."""
        found: dict[str, set[Name]] = {}
        for text, target, kind in rows:
            words = tuple(fold(_POSSESSIVE.sub("", text)).split())
            found.setdefault(words[0], set()).add(Name(text, words, target, kind))
        return {
            key: tuple(sorted(value, key=lambda n: (-len(n.words), n.kind, n.text, n.target)))
            for key, value in found.items()
        }

    @staticmethod
    def _descriptors(rows: Iterable[list[str]]) -> Mapping[str, tuple[tuple[str, str, str, str], ...]]:
        found: dict[str, list[tuple[str, str, str, str]]] = {}
        for phrase, actor, theatre, since, until in rows:
            key = phrase.removeprefix("the ")
            found.setdefault(key, []).append((actor, theatre, since, until))
        return {key: tuple(value) for key, value in found.items()}

    def _areas(self, kind: str) -> Mapping[str, tuple[Place, ...]]:
        """Admin areas by the stem of their names: "Daraa Governorate" under "daraa"."""
        found: dict[str, list[Place]] = {}
        for place in self.places:
            if place.kind == kind:
                found.setdefault(area_stem(place.name), []).append(place)
        for hits in self.names.values():
            for name in hits:
                if name.kind == "place" and self.places[int(name.target)].kind == kind:
                    bucket = found.setdefault(area_stem(name.text), [])
                    if self.places[int(name.target)] not in bucket:
                        bucket.append(self.places[int(name.target)])
        return {key: tuple(value) for key, value in found.items()}

    def _grid(self) -> Mapping[tuple[int, int], tuple[Place, ...]]:
        """Towns of the packs by tenths of a degree."""
        found: dict[tuple[int, int], list[Place]] = {}
        for place in self.places:
            if place.kind in {"town", "village"}:
                found.setdefault((round(place.lat * 10), round(place.lon * 10)), []).append(place)
        return {key: tuple(value) for key, value in found.items()}

    def as_packed(self, place: Place) -> Place:
        """The pack's row for a town of the gazetteer, where a pack lists it too: at most 5 km off and of like
        spelling."""
        if place.kind != "town" or not place.id.startswith("gn:"):
            return place
        x, y = round(place.lat * 10), round(place.lon * 10)
        for cell in ((x + i, y + j) for i in (0, -1, 1) for j in (0, -1, 1)):
            for town in self._towns.get(cell, ()):
                near = km(town.lat, town.lon, place.lat, place.lon) <= _SAME_TOWN_KM
                if near and town.country == place.country and _skeleton(town.name) == _skeleton(place.name):
                    return replace(town, population=max(place.population, town.population))
        return place

    def described(self, phrase: str, theatres: Iterable[str], when: date | None) -> str | None:
        """Id of the actor that `phrase` means in a report on these theatres, or None."""
        for actor, theatre, since, until in self.descriptors.get(fold(phrase).removeprefix("the "), ()):
            if theatre in theatres and in_force(since, until, when):
                return actor
        return None

    def of_country(self, organ: str, iso: str) -> Entity | None:
        """The government ("gov"), army ("army") or police ("police") of a state, or the state itself ("st")."""
        return self.entities.get(f"{organ}.{iso}")


def _skeleton(name: str) -> str:
    """The consonants of a name, each once in a row: what two transliterations share."""
    bare = fold_loosely(name).translate(str.maketrans("", "", "aeiouywh "))
    return "".join(c for i, c in enumerate(bare) if i == 0 or bare[i - 1] != c)


AREA_WORDS = frozenset(
    """governorate province region state district oblast muhafazah wilayat county department territory prefecture
    division
    cercle woreda raion locality township the of""".split()
)


def area_stem(name: str) -> str:
    """The name of an area without its generic word."""
    return " ".join(word for word in fold_loosely(name).split() if word not in AREA_WORDS)


def in_force(since: str, until: str, when: date | None) -> bool:
    """True where `when` lies between two dates written as YYYY, YYYY-MM or YYYY-MM-DD; a missing one is open."""
    if when is None:
        return True
    day = when.isoformat()
    return (not since or since <= day[: max(len(since), 4)]) and (not until or day[: max(len(until), 4)] <= until)


def _place(row: Mapping[str, object]) -> Place:
    return Place(
        id=str(row["id"]),
        name=str(row["name"]),
        kind=str(row["kind"]),
        country=str(row["country"]),
        lat=float(str(row["lat"])),
        lon=float(str(row["lon"])),
        admin1=str(row["admin1"]),
        capital=str(row["capital"]),
        ends=tuple(str(end) for end in row["ends"]),  # type: ignore[attr-defined]
        population=int(str(row.get("population", 0))),
        weight=3,
    )
