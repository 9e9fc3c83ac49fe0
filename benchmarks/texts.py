"""Texts to measure on: the bundled demo reports, as they are or with days and names shifted."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from fogline.interfaces.cli.demo import bundled

ROOT = Path(__file__).resolve().parent.parent
FOUNDING = "seed/000_46925ccd52c661e5.txt"
_MONTHS = "January February March April May June July August September October November December".split()
_DAY = re.compile(rf"\b(\d{{1,2}}) (?={'|'.join(_MONTHS)}\b)")
# Town for town, so that the texts differ and the gazetteer is asked for other names.
_TOWNS = (
    "Aleppo Hama Homs Idlib Daraa Palmyra Manbij Raqqa Latakia Tartus",
    "Kharkiv Mosul Goma Sana'a Marib Taiz Gaza Mandalay Gao Merowe",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A report's words and its day of publication."""

    words: str
    published: date
    publisher: str


def demo_texts() -> list[Text]:
    """The bundled reports in their order."""
    return [
        Text(words=raw.data.decode("utf-8"), published=date.fromisoformat(raw.published), publisher=raw.publisher)
        for raw in bundled()
    ]


def many_texts(count: int) -> Iterator[Text]:
    """`count` reports, no two the same: copies of the demo with days, towns and publication days shifted."""
    demo = demo_texts()
    for number in range(count):
        text, turn = demo[number % len(demo)], number // len(demo)
        words = _DAY.sub(lambda found, turn=turn: f"{(int(found[1]) + turn - 1) % 28 + 1} ", text.words)
        here, there = (names.split() for names in _TOWNS)
        for place, name in enumerate(here):
            if turn:
                words = words.replace(name, there[(place + turn) % len(there)] if (place + turn) % 3 else name)
        yield Text(
            words=f"{words}\n\nBulletin number {number}.",
            published=text.published + timedelta(days=turn),
            publisher=f"{text.publisher} {turn}",
        )


def founding_text() -> tuple[Path, str]:
    """The founding text where the shared folder is there, else a demo report; and what it is called."""
    shared = Path(os.environ.get("FOGLINE_SHARED") or ROOT.parent / "shared")
    if (shared / FOUNDING).is_file():
        return shared / FOUNDING, "the founding text"
    [name] = [raw.origin for raw in bundled() if raw.origin.startswith("demo/01-")]
    return ROOT / "src" / "fogline" / "demo" / "reports" / name.removeprefix("demo/"), "a demo report"
