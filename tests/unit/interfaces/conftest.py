"""The program as a user runs it, with a reader that needs no model."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fogline.situation.sides import Sides
from fogline.workspace.workspace import Ports
from reading import FakeReader


@dataclass(frozen=True)
class Ran:
    """What a run left behind."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def reader() -> FakeReader:
    """The reader behind `run`."""
    return FakeReader()


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path, reader: FakeReader) -> Run:
    """Runs `fogline` with arguments, in an empty folder that belongs to no workspace."""
    ports = Ports(
        reader=lambda settings: reader, sides=lambda settings: Sides(), now=lambda: datetime(2026, 1, 1, tzinfo=UTC)
    )
    monkeypatch.setattr("fogline.workspace.workspace.Ports", lambda: ports)
    monkeypatch.delenv("FOGLINE_WORKSPACE", raising=False)
    monkeypatch.setenv("FOGLINE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("COLUMNS", "120")
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")

    def go(*arguments: str | Path) -> Ran:
        from fogline.interfaces.cli import main

        monkeypatch.setattr(sys, "argv", ["fogline", *map(str, arguments)])
        try:
            main()
            status = 0
        except SystemExit as stop:
            status = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
        sys.stdout.flush()
        out, err = capfd.readouterr()
        return Ran(status=status, out=out, err=err)

    return go


@pytest.fixture
def folder(run: Run, tmp_path: Path) -> Path:
    """A workspace with two reports, the second of which is later."""
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text("HTS took Aleppo. SOHR said that HTS took Saraqib.", encoding="utf-8")
    (texts / "b.txt").write_text("HTS fought SDF in Hama.", encoding="utf-8")
    made = tmp_path / "ws"
    assert run("init", made, "--title", "Test war").status == 0
    for name, day, publisher in (("a.txt", "2024-11-30", "Wire"), ("b.txt", "2024-12-05", "Desk")):
        ran = run("add", "--workspace", made, texts / name, "--published", day, "--publisher", publisher)
        assert ran.status == 0
    return made
