"""Events, control and sources as JSON objects, one a line on the command line."""

from typing import Any

from fogline.claims.values import PlaceRef
from fogline.claims.wire import actor_to_json, place_to_json
from fogline.events.values import Event, Toll
from fogline.situation.values import ControlDay
from fogline.store.values import SourceCount

Json = dict[str, Any]


def event_json(event: Event) -> Json:
    """The object that `fogline events --json` prints."""
    time = event.time
    return {
        "id": event.id,
        "kind": event.kind.value,
        "start": time.start.isoformat() if time and time.start else None,
        "end": time.end.isoformat() if time and time.end else None,
        "places": [place_to_json(place) for place in event.places],
        "actors": [actor_to_json(actor) for actor in event.actors],
        "recipients": [actor_to_json(actor) for actor in event.recipients],
        "killed": _toll(event.killed),
        "wounded": _toll(event.wounded),
        "status": event.status.value,
        "origins": event.origins,
        "claims": list(event.claims),
        "reports": list(event.reports),
    }


def control_json(day: ControlDay) -> Json:
    """The object that `fogline control --json` prints."""
    return {
        "place": day.place,
        "place_id": day.place_id,
        "lat": day.lat,
        "lon": day.lon,
        "day": day.day.isoformat(),
        "known": day.known.isoformat(),
        "label": day.label,
        "since": day.since.isoformat() if day.since else None,
        "holders": {name: round(share, 3) for name, share in day.holders},
        "contested": round(day.contested, 3),
        "unknown": round(day.unknown, 3),
        "evidence": list(day.evidence),
    }


def source_json(source: SourceCount) -> Json:
    """The object that `fogline sources --json` prints."""
    return {"name": source.name, "kind": source.kind, "reports": source.reports, "claims": source.claims}


def place_names(places: tuple[PlaceRef, ...]) -> str:
    """For tables: "Aleppo, → Hama, ← Idlib"."""
    arrows = {"at": "", "toward": "→ ", "from": "← "}
    return ", ".join(dict.fromkeys(f"{arrows[place.role.value]}{place.name}" for place in places))


def _toll(toll: Toll | None) -> Json | None:
    return {"low": toll.low, "best": toll.best, "high": toll.high} if toll else None
