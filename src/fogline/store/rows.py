"""Values as Arrow tables, and back: the only place that knows both."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import pyarrow as pa

from fogline.claims.values import NUMBER_FIELDS, Claim, TimeRef
from fogline.claims.wire import actor_to_json, claim_from_fields, place_to_json, source_to_json
from fogline.core.text import fold_loosely
from fogline.reports.values import Report
from fogline.sources.values import Finding

Row = dict[str, Any]


def _struct(**fields: pa.DataType) -> pa.DataType:
    return pa.struct(list(fields.items()))


_WORD = pa.string()
_ACTORS = pa.list_(_struct(name=_WORD, id=_WORD, text=_WORD))
_PLACES = pa.list_(
    _struct(
        name=_WORD,
        id=_WORD,
        role=_WORD,
        lat=pa.float64(),
        lon=pa.float64(),
        precision=pa.int32(),
        text=_WORD,
        inferred=pa.bool_(),
    )
)
_SOURCES = pa.list_(_struct(name=_WORD, kind=_WORD, text=_WORD, level=pa.int32(), channel=_WORD))
_TIME = _struct(start=pa.date32(), end=pa.date32(), text=_WORD)
_RANGE = _struct(low=pa.int64(), high=pa.int64())

REPORTS = pa.schema(
    [("id", pa.string()), ("text", pa.string()), ("published", pa.date32())]
    + [(name, pa.string()) for name in ("publisher", "title", "url", "external_id", "published_at", "origin")]
    + [(name, pa.string()) for name in ("sha256", "language", "publisher_key", "recorded")]
)
FINDINGS = pa.schema([(name, pa.string()) for name in ("origin", "message", "hint", "recorded")])
READINGS = pa.schema([("report", pa.string()), ("generation", pa.int32())])
CLAIMS = pa.schema(
    [("no", pa.int64()), ("generation", pa.int32()), ("published", pa.date32())]
    + [("id", pa.string()), ("report", pa.string()), ("sentence", pa.int32()), ("kind", pa.string())]
    + [("quote", pa.string()), ("start", pa.int64()), ("end", pa.int64())]
    + [("actors", _ACTORS), ("recipients", _ACTORS), ("places", _PLACES), ("time", _TIME), ("sources", _SOURCES)]
    + [("polarity", pa.string()), ("certainty", pa.string()), ("modality", pa.string())]
    + [(name, _RANGE) for name in NUMBER_FIELDS]
    + [(name, pa.string()) for name in ("instrument", "because", "reader", "model")]
)
NAMES = pa.schema(
    [("no", pa.int64()), ("generation", pa.int32())]
    + [(name, pa.string()) for name in ("part", "id", "name_key", "text_key")]
)


def report_rows(reports: Iterable[Report], *, recorded: datetime) -> pa.Table:
    """Reports as they are stored; `recorded` is the time of ingestion, for audit."""
    return pa.Table.from_pylist([_report_row(report, recorded) for report in reports], schema=REPORTS)


def finding_rows(findings: Iterable[Finding], *, recorded: datetime) -> pa.Table:
    """Documents that could not be taken in."""
    rows = [_fields(f, "origin", "message", "hint") | {"recorded": recorded.isoformat()} for f in findings]
    return pa.Table.from_pylist(rows, schema=FINDINGS)


def reading_rows(reports: Iterable[str], generation: int) -> pa.Table:
    """That these reports were read in that generation."""
    return pa.Table.from_pylist([{"report": report, "generation": generation} for report in reports], schema=READINGS)


def claim_rows(claims: Sequence[tuple[int, Claim]], published: dict[str, date | None], generation: int) -> pa.Table:
    """Numbered claims with their report's day of publication."""
    rows = [
        {"no": number, "generation": generation, "published": published[claim.report]} | _claim_row(claim)
        for number, claim in claims
    ]
    return pa.Table.from_pylist(rows, schema=CLAIMS)


def name_rows(claims: Sequence[tuple[int, Claim]], generation: int) -> pa.Table:
    """One row for each name in a claim, folded for comparison."""
    rows: list[Row] = []
    for number, claim in claims:
        base = {"no": number, "generation": generation}
        rows += [base | _name_row("actor", a.id, a.name, a.text) for a in (*claim.actors, *claim.recipients)]
        rows += [base | _name_row("place", p.id, p.name, p.text) for p in claim.places]
        rows += [base | _name_row("source", "", s.name, s.text) for s in claim.sources]
    return pa.Table.from_pylist(rows, schema=NAMES)


def report_from_row(row: Row) -> Report:
    """The inverse of `report_rows`."""
    stamp = row["published_at"]
    return Report(**{**row, "published_at": datetime.fromisoformat(stamp) if stamp else None})


def claim_from_row(row: Row) -> Claim:
    """The inverse of `claim_rows`."""
    time = row["time"]
    numbers = {name: (row[name]["low"], row[name]["high"]) if row[name] else None for name in NUMBER_FIELDS}
    return claim_from_fields(row, time=TimeRef(**time) if time else None, numbers=numbers)


def _report_row(report: Report, recorded: datetime) -> Row:
    plain = ("id", "text", "published", "publisher", "title", "url", "external_id", "origin", "sha256", "language")
    return {name: getattr(report, name) for name in plain} | {
        "published_at": report.published_at.isoformat() if report.published_at else None,
        "publisher_key": fold_loosely(report.publisher),
        "recorded": recorded.isoformat(),
    }


def _claim_row(claim: Claim) -> Row:
    plain = ("id", "report", "sentence", "quote", "start", "end", "because", "reader", "model")
    words = ("kind", "polarity", "certainty", "modality", "instrument")
    row: Row = {name: getattr(claim, name) for name in plain}
    row |= {name: getattr(claim, name) and getattr(claim, name).value for name in words}
    row["actors"] = [actor_to_json(actor) for actor in claim.actors]
    row["recipients"] = [actor_to_json(actor) for actor in claim.recipients]
    row["places"] = [place_to_json(place) for place in claim.places]
    row["sources"] = [source_to_json(source) for source in claim.sources]
    row["time"] = _fields(claim.time, "start", "end", "text") if claim.time else None
    for name in NUMBER_FIELDS:
        value = getattr(claim, name)
        row[name] = {"low": value[0], "high": value[1]} if value else None
    return row


def _name_row(part: str, id: str, name: str, text: str) -> Row:
    return {"part": part, "id": id, "name_key": fold_loosely(name), "text_key": fold_loosely(text)}


def _fields(value: object, *names: str) -> Row:
    return {name: getattr(value, name) for name in names}
