"""Reading actor packs: states.toml, general.toml and one file a theatre, checked and joined into one base.

`compile_packs` gives plain data (JSON), since parsing the TOML takes seconds; `load_packs` keeps it in a cache file
whose name is the hash of the tables.
"""

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from fogline.core.text import fold
from fogline.lexicon.joining import KnownPlaces, KnownSides, bare, specific_first
from fogline.lexicon.tables import Row, check, data_folder, load, only, strings
from fogline.lexicon.values import ENTITY_KINDS, PRECISION

_SCHEMA = "12"
_ACTOR = frozenset("id name kind aliases country parent from to office gender titles note source side".split())
_PLACE = frozenset("name kind country aliases admin1 lat lon capital ends note population".split())
_TIE = frozenset("kind from to start end note".split())
_DESCRIPTOR = frozenset("phrases actor from to note".split())
_STATE = frozenset(
    """iso name aliases adjectives people capital lat lon centre metonyms government army police ministries leader
    note""".split()
)
_CROWD = frozenset("head forms singular civilian armed witness official note".split())
_FIRST = ("states", "general", "world")
Base = dict[str, Any]


class _Known:
    """What the rows read so far say, to find rows that repeat one another."""

    def __init__(self) -> None:
        self.sides, self.places = KnownSides(), KnownPlaces()
        self.same: dict[str, str] = {}


def pack_files(folder: Path | None = None) -> list[Path]:
    """states.toml, general.toml and world.toml first, then the theatres by name."""
    root = folder or data_folder() / "packs"
    first = [path for name in _FIRST if (path := root / f"{name}.toml").exists()]
    return first + sorted(path for path in root.glob("*.toml") if path not in first)


def load_packs(cache: Path | None, folder: Path | None = None) -> Base:
    """The compiled base, from `cache` (a folder) where it is there and fits the tables, else compiled and kept.

    A cache that cannot be read or written costs a second each time, and nothing else.
    """
    files = pack_files(folder)
    digest = hashlib.sha256(_SCHEMA.encode())
    for path in files:
        digest.update(path.read_bytes())
    kept = cache / f"packs-{digest.hexdigest()[:16]}.json" if cache else None
    if kept:
        with suppress(OSError):
            found: Base = json.loads(kept.read_text(encoding="utf-8"))
            return found
    base = compile_packs(files)
    if kept:
        with suppress(OSError):
            kept.parent.mkdir(parents=True, exist_ok=True)
            part = kept.with_suffix(f".{digest.hexdigest()[:6]}.part")
            part.write_text(json.dumps(base, ensure_ascii=False), encoding="utf-8")
            part.replace(kept)
    return base


def compile_packs(files: Iterable[Path]) -> Base:
    """Entities, names, ties, descriptors, crowds and places of all packs. Raises LexiconError for a bad row."""
    base: Base = {
        "entities": {},
        "names": [],
        "ties": [],
        "descriptors": [],
        "crowds": [],
        "places": [],
        "states": {},
        "theatres": {},
        "titles": [],
        "terms": {},
        "place_ids": {},
    }
    known = _Known()
    for path in files:
        table, theatre = load(path), path.stem
        for row in table.get("state", []):
            _state(base, row, path.name, known)
        if "pack" in table:
            base["theatres"][theatre] = list(strings(table["pack"], "countries", file=path.name, name="pack"))
        for row in table.get("crowd", []):
            _crowd(base, row, path.name)
        for row in table.get("actor", []):
            _actor(base, row, path.name, theatre, known)
        for row in table.get("place", []):
            _place(base, row, path.name, theatre, known.places)
        _ties_and_descriptors(base, table, path.name, theatre)
    _join_same(base, known.same)
    return base


def _name(base: Base, text: str, target: str, kind: str) -> None:
    if fold(text):
        base["names"].append([text, target, kind])


def _entity(base: Base, file: str, **fields: str) -> None:
    check(fields["id"] not in base["entities"], file=file, row=fields["id"], what="two rows have this id")
    check(fields["kind"] in ENTITY_KINDS, file=file, row=fields["id"], what=f"no such kind: {fields['kind']}")
    base["entities"][fields["id"]] = fields


def _army_name(aliases: tuple[str, ...], adjective: str) -> str:
    """The first alias that names the whole army; units, operations and the air force only stand for it."""
    whole = ("armed forces", "army", "defence force", "defence forces", "defense force", "defense forces", "military")
    fits = (text for text in aliases if text.casefold().endswith(whole) or text.casefold().startswith("armed forces"))
    return next(fits, f"{adjective} Armed Forces")


def _state(base: Base, row: Row, file: str, known: _Known) -> None:
    iso = str(row.get("iso", "?"))
    only(row, _STATE, file=file, name=iso)
    words = {
        key: strings(row, key, file=file, name=iso)
        for key in ("aliases", "adjectives", "people", "metonyms", "government", "army", "police", "ministries")
    }
    name = row["name"]
    adjective = words["adjectives"][0] if words["adjectives"] else name
    army = _army_name(words["army"], adjective)
    _entity(base, file, id=f"st.{iso}", name=name, kind="state", country=iso)
    _entity(
        base, file, id=f"gov.{iso}", name=f"{adjective} government", kind="government", country=iso, parent=f"st.{iso}"
    )
    _entity(base, file, id=f"army.{iso}", name=army, kind="army", country=iso, parent=f"gov.{iso}")
    _entity(base, file, id=f"police.{iso}", name=f"{adjective} police", kind="police", country=iso, parent=f"gov.{iso}")
    for text in (name, *words["aliases"]):
        _name(base, text, f"st.{iso}", "state")
    for text in words["adjectives"]:
        _name(base, text, f"st.{iso}", "adjective")
    for text in words["people"]:
        _name(base, text, f"st.{iso}", "people")
    for key, target in (("government", "gov"), ("army", "army"), ("police", "police")):
        known.sides.add(f"{target}.{iso}", base["entities"][f"{target}.{iso}"]["name"], words[key])
        for text in words[key]:
            _name(base, text, f"{target}.{iso}", "actor")
    for text in words["ministries"]:
        own = f"gov.{iso}.{fold(text).replace(' ', '-')}"
        if own not in base["entities"]:
            _entity(base, file, id=own, name=text, kind="ministry", country=iso, parent=f"gov.{iso}")
        known.sides.add(own, text, ())
        _name(base, text, own, "actor")
    for text in words["metonyms"]:
        _name(base, text, f"gov.{iso}", "metonym")
    capital = {"name": row.get("capital", ""), "lat": row.get("lat"), "lon": row.get("lon")}
    base["states"][iso] = {
        "name": name,
        "centre": row.get("centre"),
        "capital": capital,
        "adjectives": list(words["adjectives"]),
    }
    if capital["name"] and capital["lat"] is not None:
        base["places"].append(
            {
                "id": f"cap:{iso}",
                "name": capital["name"],
                "kind": "town",
                "country": iso,
                "lat": capital["lat"],
                "lon": capital["lon"],
                "admin1": "",
                "capital": "",
                "ends": [],
                "theatre": "",
            }
        )
        known.places.add(
            len(base["places"]) - 1, capital["name"], "town", iso, float(capital["lat"]), float(capital["lon"])
        )
        for text in dict.fromkeys(
            (capital["name"], capital["name"].partition(",")[0])
        ):  # "Washington" beside "Washington, D.C."
            _name(base, text, str(len(base["places"]) - 1), "place")
    for leader in row.get("leader", []):
        _leader(base, leader, iso, file, known.sides)


def _leader(base: Base, row: Row, iso: str, file: str, sides: KnownSides) -> None:
    own = f"person.{fold(row['name']).replace(' ', '-')}"
    if own not in base["entities"]:
        _entity(
            base,
            file,
            id=own,
            name=row["name"],
            kind="person",
            country=iso,
            parent=f"gov.{iso}",
            gender=row.get("gender", ""),
        )
    _term(base, own, row)
    sides.add(own, row["name"], row.get("aliases", []))
    for text in (row["name"], *row.get("aliases", [])):
        _name(base, text, own, "person")


def _term(base: Base, own: str, row: Row) -> None:
    """Add the row's office and its dates to the offices of a person."""
    term = [str(row.get(key, "")) for key in ("office", "from", "to")]
    held = base["terms"].setdefault(own, [])
    if any(term) and term not in held:
        held.append(term)


def _bygone(row: Row) -> bool:
    """A government that had its day ("Government of National Accord") is a side of its own, not any government
    since."""
    return row["kind"] == "government" and bool(row.get("to"))


def _actor(base: Base, row: Row, file: str, theatre: str, known: _Known) -> None:
    own = str(row.get("id", "?"))
    only(row, _ACTOR, file=file, name=own)
    kind, names = row["kind"], strings(row, "aliases", file=file, name=own)
    fields = {
        "name": row["name"],
        "kind": kind,
        "country": row.get("country", ""),
        "parent": row.get("parent", ""),
        "gender": row.get("gender", ""),
        "theatre": theatre,
    }
    if kind in {"army", "government"} and fields["parent"].partition(".")[0] in {"st", "gov"} and not _bygone(row):
        same: str | None = f"{'army' if kind == 'army' else 'gov'}.{fields['country']}"  # the side's proper name
    else:
        same = None if _bygone(row) else known.sides.same(base["entities"], row["name"], names, fields)
    if same is None:
        _entity(base, file, id=own, since=str(row.get("from", "")), until=str(row.get("to", "")), **fields)
    else:
        check(own not in base["entities"], file=file, row=own, what="two rows have this id")
        known.same[own] = same
        for key in ("country", "parent", "gender"):
            base["entities"][same][key] = base["entities"][same].get(key) or fields[key]
    target = same or own
    if kind == "person":
        _term(base, target, row)
        base["titles"] += [fold(title) for title in row.get("titles", [])]
    known.sides.add(target, row["name"], names)
    for text in (row["name"], *names):
        _name(base, text, target, "person" if kind == "person" else "actor")


def _crowd(base: Base, row: Row, file: str) -> None:
    only(row, _CROWD, file=file, name=str(row.get("head")))
    forms = sorted({fold(form) for form in (row["head"], *row.get("forms", []))})
    base["crowds"].append(
        {
            **{key: row.get(key, False) for key in ("civilian", "armed", "witness", "official")},
            "head": row["head"],
            "forms": forms,
        }
    )


def _place(base: Base, row: Row, file: str, theatre: str, known: KnownPlaces) -> None:
    name = str(row.get("name", "?"))
    only(row, _PLACE, file=file, name=name)
    check(row.get("kind") in PRECISION, file=file, row=name, what=f"no such kind: {row.get('kind')}")
    check(-90 <= row["lat"] <= 90 and -180 <= row["lon"] <= 180, file=file, row=name, what="no such point")
    where = (name, str(row["kind"]), str(row["country"]), float(row["lat"]), float(row["lon"]))
    index = known.same(*where)
    if index is None:
        index = len(base["places"])
        own = f"fl:{row['country']}:{row['kind']}:{fold(name).replace(' ', '-')}"
        if own in base["place_ids"]:
            own += f":{row['lat']:.2f}"
        base["place_ids"][own] = index
        base["places"].append(
            {
                "id": own,
                "name": bare(name),
                "kind": row["kind"],
                "country": row["country"],
                "lat": row["lat"],
                "lon": row["lon"],
                "admin1": row.get("admin1", ""),
                "capital": row.get("capital", ""),
                "ends": row.get("ends", []),
                "population": row.get("population", 0),
                "theatre": theatre,
            }
        )
        known.add(index, *where)
    for key in ("admin1", "capital"):
        base["places"][index][key] = base["places"][index][key] or row.get(key, "")
    for text in (name, bare(name), *strings(row, "aliases", file=file, name=name)):
        _name(base, text, str(index), "place")


def _ties_and_descriptors(base: Base, table: Row, file: str, theatre: str) -> None:
    for row in table.get("tie", []):
        only(row, _TIE, file=file, name=f"tie {row.get('from')} {row.get('to')}")
        base["ties"].append([row["kind"], row["from"], row["to"], str(row.get("start", "")), str(row.get("end", ""))])
    for row in table.get("descriptor", []):
        only(row, _DESCRIPTOR, file=file, name=f"descriptor {row.get('actor')}")
        for phrase in strings(row, "phrases", file=file, name=row["actor"]):
            base["descriptors"].append(
                [fold(phrase), row["actor"], theatre, str(row.get("from", "")), str(row.get("to", ""))]
            )


def _join_same(base: Base, same: dict[str, str]) -> None:
    """Let every row speak of the id that stayed, and give each person the span of all terms in office."""
    entities = base["entities"]
    for name in base["names"]:
        name[1] = same.get(name[1], name[1])
    for row in [*base["ties"], *base["descriptors"]]:
        row[1] = same.get(row[1], row[1])
        row[2] = same.get(row[2], row[2])
    for fields in entities.values():
        parent = same.get(fields.get("parent", ""), fields.get("parent", ""))
        fields["parent"] = "" if parent == fields["id"] else parent
    for own, terms in base["terms"].items():
        fields = entities[own]
        terms.sort(key=lambda term: term[1])
        fields["office"] = terms[-1][0] if terms else ""
        fields["since"] = min((since for _, since, _ in terms), default="")
        fields["until"] = (
            "" if any(not until for *_, until in terms) else max((until for *_, until in terms), default="")
        )
    base["names"] = [name for name in base["names"] if name[2] == "place" or name[1] in entities]
    base["names"] = list(specific_first(base["names"], entities))
    base["descriptors"] = [row for row in base["descriptors"] if row[1] in entities]
    del base["place_ids"]
