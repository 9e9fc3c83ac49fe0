"""The map in a real browser, opened from a file, with the network off."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from fogline.interfaces.exports.map import write_map
from picturing import FRONT, HOSTILE, a_day, a_picture
from support import chromium

pytestmark = [pytest.mark.browser, pytest.mark.heavy]

# Playwright's own polling would evaluate strings, which the page's policy forbids: wait for attributes instead.
DRAWN = 'body[data-drawn="{}"]'
FIND = """name => {
    const place = JSON.parse(document.getElementById("picture").textContent).places.find(p => p.name === name);
    const spot = fogline.map.project([place.lon, place.lat]);
    const box = fogline.map.getContainer().getBoundingClientRect();
    const [mark] = fogline.map.queryRenderedFeatures(spot, { layers: ["marks"] });
    return { x: box.x + spot.x, y: box.y + spot.y, key: mark ? mark.properties.key : null };
}"""


@dataclass
class Opened:
    """A page with what it asked for and what it complained of."""

    page: Any
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def drawn(self, day: int) -> None:
        """Wait until the marks of the day are on the screen."""
        self.page.wait_for_selector(DRAWN.format(a_day(day).isoformat()))

    def mark(self, name: str) -> Any:
        """Where the place's mark is, and its colour key."""
        return self.page.evaluate(FIND, name)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("map") / "map.html"
    write_map(a_picture(), path)
    return path


def opened(browser: Any, file: Path, *, before: str = "", **options: Any) -> Opened:
    context = browser.new_context(**options)
    context.set_offline(True)
    page = context.new_page()
    found = Opened(page)
    page.on("request", lambda request: found.asked.append(request.url))
    page.on("pageerror", lambda error: found.complaints.append(str(error)))
    page.on("dialog", lambda dialog: (found.complaints.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda line: found.complaints.append(line.text) if line.type in ("error", "warning") else None)
    if before:
        page.add_init_script(before)
    page.goto(file.as_uri())
    return found


@pytest.fixture
def map_(browser: Any, file: Path) -> Iterator[Opened]:
    found = opened(browser, file, viewport={"width": 1280, "height": 800})
    found.drawn(9)
    yield found
    found.page.context.close()
    assert [url for url in found.asked if not url.startswith(("file:", "blob:", "data:"))] == []
    # The software renderer of the tests is slow and says so.
    assert [line for line in found.complaints if "GPU stall due to ReadPixels" not in line] == []


def test_a_click_on_a_place_shows_its_quotes_with_their_sources(map_: Opened) -> None:
    """The panel names place, holder, quote, who says so, publisher and day, and marks a denial as one."""
    spot = map_.mark("Aleppo")
    map_.page.mouse.click(spot["x"], spot["y"])
    map_.page.wait_for_selector("#panel .claim")
    panel = map_.page.locator("#panel").inner_text()
    assert map_.page.locator("#panel h2").inner_text() == "Aleppo"
    assert f"Held by {FRONT}: likely (70\u00a0%)" in panel
    assert "the city fell" in map_.page.locator("#panel blockquote").nth(1).inner_text()
    said = map_.page.locator("#panel .claim").nth(1).inner_text()
    assert "Syrian Observatory for Human Rights" in said
    assert "Northern Desk, 29 Nov 2024" in said
    assert "denied or said not to be so" in map_.page.locator("#panel .claim").nth(0).inner_text()


def test_the_slider_changes_the_colours(map_: Opened) -> None:
    """Moved back by keyboard, the same mark is drawn in another side's colour."""

    def picture() -> bytes:
        spot = map_.mark("Aleppo")
        clip = {"x": spot["x"] - 8, "y": spot["y"] - 8, "width": 16, "height": 16}
        shot: bytes = map_.page.screenshot(clip=clip)
        return shot

    after, image_after = map_.mark("Aleppo")["key"], picture()
    map_.page.focus("#slider")
    map_.page.keyboard.press("Home")
    map_.drawn(0)
    before, image_before = map_.mark("Aleppo")["key"], picture()
    assert (before, after) == ("side-1", "side-2")
    assert image_before != image_after
    map_.page.click("#forth")
    map_.drawn(1)
    assert map_.page.locator("#day").inner_text() == "Mon, 25 Nov 2024"


def test_claims_appear_with_their_day(map_: Opened) -> None:
    """What was not known on the slider's day is not shown."""
    map_.page.locator("#slider").fill("5")
    map_.drawn(5)
    map_.page.click('[data-place="g.Aleppo"]')
    assert map_.page.locator("#panel .claim").count() == 1
    assert "1 claim up to this day; 1 later" in map_.page.locator("#panel").inner_text()


def test_hostile_text_stays_text(map_: Opened) -> None:
    """Markup in a quote is shown as the words it is, and runs nothing."""
    map_.page.click('[data-place="g.Aleppo"]')
    quote = map_.page.locator("#panel blockquote").nth(0).evaluate("quote => quote.textContent")
    assert quote == f"no town has fallen {HOSTILE}"
    assert map_.page.locator("img").count() == 0
    assert map_.page.evaluate("window.hacked") is None


def test_playing_runs_to_the_last_day(map_: Opened) -> None:
    """Play starts over from the first day, and stops at the end."""
    map_.page.click("#play")
    assert map_.page.locator("#play").get_attribute("aria-label") == "Pause"
    map_.page.wait_for_selector('#play[aria-label="Play"]', timeout=20_000)
    assert map_.page.locator("#day").inner_text() == "Tue, 3 Dec 2024"


def test_places_can_be_reached_without_a_mouse(map_: Opened) -> None:
    """Search, choose and leave a place by keyboard; the heading gets the focus."""
    map_.page.focus("#find")
    map_.page.keyboard.type("ham")
    map_.page.keyboard.press("Tab")
    map_.page.keyboard.press("Enter")
    assert map_.page.evaluate("document.activeElement.textContent") == "Hama"
    map_.page.keyboard.press("Escape")
    assert map_.page.locator("#panel h2").inner_text() == "Places"


def test_the_about_box_says_where_all_comes_from(map_: Opened) -> None:
    """Attributions and the word on borders are one click away, and the box closes again."""
    map_.page.click("#about-open")
    text = map_.page.locator("#about").inner_text()
    assert all(word in text for word in ("Natural Earth", "GeoNames", "CC BY 4.0", "no endorsement"))
    map_.page.click("#about form button")
    assert not map_.page.locator("#about").is_visible()


def test_without_webgl_the_places_are_listed(browser: Any, file: Path) -> None:
    """The page says that it cannot draw, and every quote can still be read."""
    blind = (
        "HTMLCanvasElement.prototype.getContext = (old => function (kind, ...more) {"
        "return kind.startsWith('webgl') ? null : old.call(this, kind, ...more); })"
        "(HTMLCanvasElement.prototype.getContext);"
    )
    found = opened(browser, file, before=blind)
    assert "cannot draw the map" in found.page.locator("#no-map").inner_text()
    found.page.click('[data-place="g.Aleppo"]')
    assert found.page.locator("#panel .claim").count() == 2
    assert found.complaints == []
    found.page.context.close()


def test_a_phone_shows_map_and_list_below_one_another(browser: Any, file: Path) -> None:
    """Nothing is wider than the screen, and the panel stands below the map."""
    found = opened(browser, file, viewport={"width": 390, "height": 844}, color_scheme="dark", has_touch=True)
    found.drawn(9)
    assert found.page.evaluate("document.documentElement.scrollWidth") <= 390
    stage, panel = (found.page.locator(name).bounding_box() for name in ("#stage", "#panel"))
    assert stage["height"] > 200
    assert panel["y"] >= stage["y"] + stage["height"]
    assert found.complaints == []
    found.page.context.close()
