"""Claims and mentions as JSON objects with exactly the codebook's fields, and back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from fogline.claims.values import (
    NUMBER_FIELDS,
    ActorRef,
    Claim,
    Mention,
    PlaceRef,
    Range,
    SourceRef,
    TimeRef,
)
from fogline.lexicon.kinds import Certainty, Instrument, Kind, Modality, PlaceRole, Polarity, SourceKind

Json = dict[str, Any]


def claim_to_json(claim: Claim, *, report: str | None = None) -> Json:
    """The object that `fogline read --json` prints; `report` replaces the report's id where the caller gave its own."""
    out: Json = {"id": claim.id, "report": report or claim.report, "sentence": claim.sentence, "kind": claim.kind.value}
    out |= {"quote": claim.quote, "start": claim.start, "end": claim.end}
    out["actors"] = [actor_to_json(a) for a in claim.actors]
    out["recipients"] = [actor_to_json(a) for a in claim.recipients]
    out["places"] = [place_to_json(p) for p in claim.places]
    out["time"] = time_to_json(claim.time)
    out["sources"] = [source_to_json(s) for s in claim.sources]
    out |= {"polarity": claim.polarity.value, "certainty": claim.certainty.value, "modality": claim.modality.value}
    for name in NUMBER_FIELDS:
        value = getattr(claim, name)
        out[name] = list(value) if value else None
    out["instrument"] = claim.instrument.value if claim.instrument else None
    out |= {"because": claim.because, "reader": claim.reader, "model": claim.model}
    return out


def actor_to_json(actor: ActorRef) -> Json:
    return {"name": actor.name, "id": actor.id, "text": actor.text}


def place_to_json(place: PlaceRef) -> Json:
    return {
        "name": place.name,
        "id": place.id,
        "role": place.role.value,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        "text": place.text,
        "inferred": place.inferred,
    }


def time_to_json(time: TimeRef | None) -> Json | None:
    if time is None:
        return None
    return {
        "start": time.start.isoformat() if time.start else None,
        "end": time.end.isoformat() if time.end else None,
        "text": time.text,
    }


def source_to_json(source: SourceRef) -> Json:
    return {
        "name": source.name,
        "kind": source.kind.value,
        "text": source.text,
        "level": source.level,
        "channel": source.channel,
    }


def mention_to_json(mention: Mention, *, report: str | None = None) -> Json:
    """The object that `fogline read --mentions --json` prints."""
    return {
        "report": report or mention.report,
        "type": mention.type,
        "text": mention.text,
        "start": mention.start,
        "end": mention.end,
        "id": mention.id,
        "name": mention.name,
        "lat": mention.lat,
        "lon": mention.lon,
        "precision": mention.precision,
        "value": list(mention.value) if mention.value else None,
        "certainty": mention.certainty.value,
    }


def claim_from_json(row: Json) -> Claim:
    """The inverse of `claim_to_json`; raises KeyError or ValueError for a row that is not one."""
    numbers = {name: (row[name][0], row[name][1]) if row.get(name) else None for name in NUMBER_FIELDS}
    return claim_from_fields(row, time=_time_from_json(row["time"]), numbers=numbers)


def claim_from_fields(row: Json, *, time: TimeRef | None, numbers: Mapping[str, Range | None]) -> Claim:
    """A claim from a row's words; its time and its numbers, which each form writes in its own way, come ready-made."""
    return Claim(
        id=row["id"],
        report=row["report"],
        sentence=row["sentence"],
        kind=Kind(row["kind"]),
        quote=row["quote"],
        start=row["start"],
        end=row["end"],
        actors=tuple(ActorRef(**a) for a in row["actors"]),
        recipients=tuple(ActorRef(**a) for a in row["recipients"]),
        places=tuple(PlaceRef(**{**p, "role": PlaceRole(p["role"])}) for p in row["places"]),
        time=time,
        sources=tuple(SourceRef(**{**s, "kind": SourceKind(s["kind"])}) for s in row["sources"]),
        polarity=Polarity(row["polarity"]),
        certainty=Certainty(row["certainty"]),
        modality=Modality(row["modality"]),
        instrument=Instrument(row["instrument"]) if row.get("instrument") else None,
        because=row.get("because"),
        reader=row.get("reader", ""),
        model=row.get("model", ""),
        **numbers,
    )


def _time_from_json(row: Json | None) -> TimeRef | None:
    if row is None:
        return None
    start, end = (date.fromisoformat(row[key]) if row[key] else None for key in ("start", "end"))
    return TimeRef(start=start, end=end, text=row["text"])
