"""Documents from files, folders, standard input and JSON lines, one at a time."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from fogline.sources.values import Finding, RawDocument

TEXTS = frozenset({".txt", ".md", ".text"})
LINES = frozenset({".jsonl", ".ndjson"})
MAX_BYTES = 10_000_000
"""Largest single report. A megabyte is a book; more than ten is a dump that should come as JSON lines."""
_FIELDS = ("published", "publisher", "title", "url")


def documents(paths: Iterable[str | Path], *, jsonl: str | Path | None = None) -> Iterator[RawDocument | Finding]:
    """Every document of the paths, in order; folders are walked by name, "-" is standard input.

    A path that cannot be read is a Finding, never an exception.
    """
    for path in paths:
        if str(path) == "-":
            yield _standard_input()
        elif Path(path).is_dir():
            for file in sorted(Path(path).rglob("*")):
                if file.is_file() and file.suffix.lower() in TEXTS | LINES and not _hidden(file, Path(path)):
                    yield from _file(file)
        else:
            yield from _file(Path(path))
    if jsonl is not None:
        yield from json_lines(Path(jsonl))


def _hidden(file: Path, root: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(root).parts)


def _standard_input() -> RawDocument | Finding:
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    return _too_large("-") if len(data) > MAX_BYTES else RawDocument(origin="-", data=data)


def _file(path: Path) -> Iterator[RawDocument | Finding]:
    if path.suffix.lower() in LINES:
        yield from json_lines(path)
        return
    try:
        if path.stat().st_size > MAX_BYTES:
            yield _too_large(str(path))
            return
        yield RawDocument(origin=str(path), data=path.read_bytes())
    except OSError as error:
        yield Finding(origin=str(path), message=f"cannot be read ({error.strerror})", hint="check the path")


def _too_large(origin: str) -> Finding:
    return Finding(
        origin=origin,
        message=f"larger than {MAX_BYTES // 1_000_000} MB",
        hint="split it into reports, one a file or one a line with --jsonl",
    )


def json_lines(path: Path) -> Iterator[RawDocument | Finding]:
    """One report a line: {"id", "text", "published", "publisher", "title", "url"}; "-" is standard input."""
    try:
        with sys.stdin.buffer if str(path) == "-" else path.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _line(line, f"{path}:{number}")
    except OSError as error:
        yield Finding(origin=str(path), message=f"cannot be read ({error.strerror})", hint="check the path")


def _line(line: bytes, origin: str) -> RawDocument | Finding:
    if len(line) > MAX_BYTES:
        return _too_large(origin)
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return Finding(origin=origin, message="not a JSON object", hint="give one object a line")
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        return Finding(origin=origin, message='no "text"', hint='give each line an object with "id" and "text"')
    more = {key: row[key] for key in _FIELDS if isinstance(row.get(key), str)}
    return RawDocument(origin=origin, data=line, text=row["text"], external_id=str(row.get("id") or ""), **more)
