"""The map's file: the same bytes for the same picture, nothing to load, nothing that foreign text could break."""

import json
import random
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from fogline.core.errors import SettingError
from fogline.interfaces.exports import map as map_export
from fogline.interfaces.exports import shapes
from fogline.interfaces.exports.map import data_json, write_map
from fogline.interfaces.exports.shapes import Spot, clip_ring, ground, view_box, view_ring
from fogline.situation.values import Picture
from picturing import HOSTILE, a_picture, a_picture_claim, a_place

LOADING = {"src", "srcset", "poster", "background", "data", "action", "formaction", "manifest", "ping", "xlink:href"}


class Elements(HTMLParser):
    """The file's elements with their attributes, and the text of each script and style."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.raw: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.elements and self.elements[-1][0] in ("script", "style"):
            self.raw.append((self.elements[-1][0], data))


def written(picture: Picture, folder: Path) -> str:
    write_map(picture, folder / "map.html")
    return (folder / "map.html").read_text(encoding="utf-8")


def parsed(page: str) -> Elements:
    found = Elements()
    found.feed(page)
    return found


def test_the_same_picture_gives_the_same_bytes(tmp_path: Path) -> None:
    """Nothing of the time, the machine or the order of hashes gets in."""
    assert written(a_picture(), tmp_path) == written(a_picture(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["map.html"]


def test_nothing_in_the_file_is_loaded_from_elsewhere(tmp_path: Path) -> None:
    """No element or style has an address that a browser would ask for; the policy forbids requests besides."""
    found = parsed(written(a_picture(), tmp_path))
    assert {tag for tag, _ in found.elements} & {"iframe", "object", "embed", "base", "img", "video", "audio"} == set()
    assert [a for tag, attributes in found.elements for a in attributes if a in LOADING] == []
    assert [attributes["href"] for tag, attributes in found.elements if tag == "link"] == ["data:,"]
    styles = "".join(text for tag, text in found.raw if tag == "style")
    assert "@import" not in styles
    assert all(address.startswith("data:") for address in re.findall(r"url\(\s*['\"]?([^'\")]+)", styles))
    assert "sourceMappingURL=" not in "".join(text for tag, text in found.raw if tag == "script")


def test_the_policy_allows_only_what_the_file_brings(tmp_path: Path) -> None:
    """Two scripts and two styles by hash, no request, no `unsafe` word."""
    found = parsed(written(a_picture(), tmp_path))
    [policy] = [a["content"] or "" for tag, a in found.elements if a.get("http-equiv") == "Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "connect-src 'none'" in policy
    assert "unsafe" not in policy
    assert policy.count("'sha256-") == 4


def test_foreign_text_stays_data(tmp_path: Path) -> None:
    """Text that ends a script element, or names a part of the template, comes back from the file as it was."""
    page = written(replace(a_picture(), title=HOSTILE), tmp_path)
    found = parsed(page)
    assert [tag for tag, _ in found.elements if tag == "img"] == []
    assert [tag for tag, _ in found.elements].count("script") == 4
    [data] = re.findall(r'<script type="application/json" id="picture">(.*?)</script>', page, re.DOTALL)
    [_, denied] = json.loads(data)["places"][0]["claims"]
    assert denied["quote"].endswith(HOSTILE)


def test_unsafe_characters_are_escaped_in_data() -> None:
    """What could end the element or a line is written as an escape of the same text."""
    text = "<!--</script>&\u2028\u2029\udfff"
    assert not set(data_json(text)) & set("<>&\u2028\u2029\udfff")
    assert json.loads(data_json(text)) == text


def test_a_war_with_far_off_capitals_stays_small(tmp_path: Path) -> None:
    """A hundred and fifty places, 1,500 claims and meetings on other continents fit in 6 MB."""
    dice = random.Random(7)
    far = [a_place(name, lat=lat, lon=lon) for name, lat, lon in (("Doha", 25.3, 51.5), ("Washington", 38.9, -77.0))]
    near = [
        a_place(
            f"Town {n}",
            lat=dice.uniform(32.5, 37),
            lon=dice.uniform(35.8, 42),
            claims=tuple(a_picture_claim(10 * n + i, quote="x" * 300) for i in range(10)),
        )
        for n in range(150)
    ]
    write_map(a_picture(*near, *far), tmp_path / "map.html")
    assert (tmp_path / "map.html").stat().st_size < 6_000_000


def test_an_empty_picture_still_gives_a_map(tmp_path: Path) -> None:
    """No report, no place, no day: the world, and no failure."""
    empty = Picture(title="", known=None, days=(), sides=(), places=())
    assert "Fogline map" in written(empty, tmp_path)


def test_a_far_off_meeting_does_not_shrink_the_war() -> None:
    """The map opens on the places around the weighted middle."""
    war = [Spot(at=(36 + n / 5, 33 + n / 5), precision=2, claims=5, held=True) for n in range(15)]
    meeting = Spot(at=(51.5, 25.3), precision=2, claims=2, held=True)
    assert view_box([*war, meeting]) == view_box(war)
    bounds = ground([*war, meeting])["bounds"]
    assert bounds[0] < 51.5 < bounds[2]
    assert bounds[1] < 25.3 < bounds[3]


def test_regions_that_are_out_of_date_are_not_drawn() -> None:
    """Natural Earth's regions of the Sudan are old: the borders stay, the regions do not."""

    def kinds(at: tuple[float, float]) -> set[str]:
        lines = ground([Spot(at=at, precision=2, claims=1, held=True)])["borders"]["features"]
        return {line["properties"]["kind"] for line in lines}

    assert "region" in kinds((37.16, 36.2))
    assert "region" not in kinds((32.5, 15.5))
    assert "border" in kinds((32.5, 15.5))


def test_a_ring_is_cut_at_the_box() -> None:
    """A square over a corner keeps the part inside; one outside goes; one inside stays."""
    square = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0)]
    assert set(clip_ring(square, (2.0, 2.0, 9.0, 9.0))) == {(2.0, 2.0), (4.0, 2.0), (4.0, 4.0), (2.0, 4.0)}
    assert clip_ring(square, (5.0, 5.0, 9.0, 9.0)) == []
    assert set(clip_ring(square, (-1.0, -1.0, 9.0, 9.0))) == set(square)
    assert set(clip_ring(square, (1.0, 1.0, 2.0, 2.0))) == set(view_ring((1.0, 1.0, 2.0, 2.0)))


def test_missing_parts_are_the_users_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A checkout without assets says which command makes them, and leaves no file."""
    monkeypatch.setattr(shapes, "ASSETS", tmp_path / "none")
    with pytest.raises(SettingError, match="make setup"):
        write_map(a_picture(), tmp_path / "map.html")
    assert list(tmp_path.iterdir()) == []


def test_an_unwritable_file_is_the_users_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that is not there gives one line, and nothing is left behind."""
    monkeypatch.setattr(map_export, "map_page", lambda picture: "<!doctype html>")
    with pytest.raises(SettingError, match=r"cannot write .*map\.html"):
        write_map(a_picture(), tmp_path / "none" / "map.html")
    (tmp_path / "taken").mkdir()
    with pytest.raises(SettingError, match="cannot write"):
        write_map(a_picture(), tmp_path / "taken")
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]
