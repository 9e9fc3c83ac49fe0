"""Small pictures for tests of the map: say what matters, the rest is filled in."""

from dataclasses import replace
from datetime import date, timedelta

from fogline.situation.values import ControlSpan, Picture, PictureClaim, PicturePlace, Side

FIRST = date(2024, 11, 24)
HOSTILE = '</script><img src=x onerror="window.hacked=1"><!-- \u2028 \ud800 {{style}} \'&amp;'
GOVERNMENT, FRONT = "Syrian government", "Hay'at Tahrir al-Sham"


def a_day(n: int) -> date:
    """The n-th day of the slider, from 0."""
    return FIRST + timedelta(days=n)


def a_picture_claim(n: int = 0, *, quote: str = "the city fell", day: int = 0) -> PictureClaim:
    """A capture by the front, said by a monitor, published on the day."""
    return PictureClaim(
        id=f"c_{n:016x}",
        kind="capture",
        role="at",
        day=a_day(day),
        summary=f"{FRONT} took the city, according to Syrian Observatory for Human Rights.",
        quote=quote,
        report=f"r_{n:016x}",
        title="Evening report",
        publisher="Northern Desk",
        published=a_day(day),
        url="https://example.org/report?a=1&b=<2>",
        said_by="Syrian Observatory for Human Rights",
        sources=("Syrian Observatory for Human Rights",),
        actors=(FRONT,),
        recipients=(GOVERNMENT,),
        start=a_day(day),
        end=a_day(day),
        polarity="positive",
        certainty="certain",
        modality="asserted",
    )


def a_place(
    name: str, *, lat: float, lon: float, claims: tuple[PictureClaim, ...] = (), changes: int = 5
) -> PicturePlace:
    """A town that the government holds until day `changes`, and the front from then on."""
    held = ((a_day(0), GOVERNMENT, 0.9), (a_day(changes), FRONT, 0.7))
    spans = tuple(ControlSpan(from_day=day, label=label, p=p, evidence=()) for day, label, p in held)
    return PicturePlace(id=f"g.{name}", name=name, lat=lat, lon=lon, precision=2, control=spans, claims=claims)


def a_picture(*places: PicturePlace, days: int = 10) -> Picture:
    """A picture of these places, with Aleppo where none are given."""
    denied = replace(a_picture_claim(2, quote=f"no town has fallen {HOSTILE}", day=6), polarity="negative", said_by="")
    aleppo = a_place("Aleppo", lat=36.2, lon=37.16, claims=(a_picture_claim(1, day=5), denied))
    hama = a_place("Hama", lat=35.13, lon=36.75, claims=(a_picture_claim(3, day=7),), changes=7)
    keys = ((GOVERNMENT, "side-1"), (FRONT, "side-2"), ("contested", "contested"), ("unknown", "unknown"))
    return Picture(
        title="Syria",
        known=a_day(days - 1),
        days=tuple(a_day(n) for n in range(days)),
        sides=tuple(Side(label=label, key=key) for label, key in keys),
        places=places or (aleppo, hama),
    )
