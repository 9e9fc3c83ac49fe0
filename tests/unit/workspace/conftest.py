"""A workspace in a folder of its own, with a reader that needs no model."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from fogline.core.errors import InputError
from fogline.reports.values import Report
from fogline.situation.sides import Sides
from fogline.sources.values import RawDocument
from fogline.workspace.ingest import Labels
from fogline.workspace.settings import Settings
from fogline.workspace.workspace import Ports, Workspace
from making import a_report
from reading import FakeReader


def clean(raw: RawDocument, labels: Labels) -> Report:
    """Text as it stands; empty text is bad."""
    text = raw.data.decode()
    if not text.strip():
        raise InputError("the file is empty", "give it some text")
    day = raw.published or (labels.published.isoformat() if labels.published else None)
    return a_report(text, published=day, publisher=raw.publisher or labels.publisher)


@dataclass
class Place:
    """A folder with a workspace, and the reader that reads for it."""

    settings: Settings
    reader: FakeReader = field(default_factory=FakeReader)

    @contextmanager
    def open(self, *, write: bool = True) -> Iterator[Workspace]:
        """The workspace, open."""
        ports = Ports(
            reader=lambda settings: self.reader,
            clean=clean,
            sides=lambda settings: Sides(),
            now=lambda: datetime(2026, 1, 1, tzinfo=UTC),
        )
        with Workspace.open(self.settings, write=write, ports=ports) as opened:
            yield opened


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """An empty workspace."""
    Workspace.create(tmp_path / "ws", title="Test")
    return Place(settings=Settings(cache=tmp_path / "cache", workspace=tmp_path / "ws", title="Test", lock_timeout=0.3))


@pytest.fixture
def document() -> Callable[..., RawDocument]:
    """Makes documents."""

    def make(text: str, *, published: str = "2024-12-02", publisher: str = "Wire") -> RawDocument:
        day = date.fromisoformat(published).isoformat() if published else ""
        return RawDocument(origin=text[:10], data=text.encode(), published=day, publisher=publisher)

    return make
