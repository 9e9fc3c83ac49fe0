"""The picture as plain JSON: what the map is drawn from."""

from typing import Any

from fogline.situation.values import ControlSpan, Picture, PictureClaim, PicturePlace

VERSION = 1


def picture_json(picture: Picture) -> dict[str, Any]:
    """The object that the map's script reads; days are ISO dates, unknown ones null."""
    return {
        "version": VERSION,
        "title": picture.title,
        "known": picture.known.isoformat() if picture.known else None,
        "days": [day.isoformat() for day in picture.days],
        "sides": [{"label": side.label, "key": side.key} for side in picture.sides],
        "places": [_place(place) for place in picture.places],
    }


def _place(place: PicturePlace) -> dict[str, Any]:
    return {
        "id": place.id,
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        "control": [_span(span) for span in place.control],
        "claims": [_claim(claim) for claim in place.claims],
    }


def _span(span: ControlSpan) -> dict[str, Any]:
    return {
        "from_day": span.from_day.isoformat(),
        "label": span.label,
        "p": round(span.p, 3),
        "evidence": list(span.evidence),
    }


def _claim(claim: PictureClaim) -> dict[str, Any]:
    days = {"published": claim.published, "start": claim.start, "end": claim.end}
    return {
        "id": claim.id,
        "kind": claim.kind,
        "role": claim.role,
        "day": claim.day.isoformat(),
        "summary": claim.summary,
        "quote": claim.quote,
        "report": claim.report,
        "title": claim.title,
        "publisher": claim.publisher,
        "url": claim.url,
        "said_by": claim.said_by,
        "sources": list(claim.sources),
        "actors": list(claim.actors),
        "recipients": list(claim.recipients),
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "modality": claim.modality,
    } | {name: day.isoformat() if day else None for name, day in days.items()}
