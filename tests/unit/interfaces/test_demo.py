"""The bundled demo, with the real reader."""

from pathlib import Path
from typing import Any

import pytest

from fogline.interfaces.cli import demo
from fogline.sources.values import RawDocument
from fogline.workspace.ingest import Labels
from fogline.workspace.settings import Settings, load_settings
from fogline.workspace.workspace import Workspace


def test_the_bundle_is_whole() -> None:
    """At least 24 reports of the war's fortnight, two of them from before the 27th, each with a publisher."""
    documents = list(demo.bundled())
    published = sorted(document.published for document in documents)
    assert len(documents) >= 24
    assert published[0] >= "2024-11-24"
    assert published[1] < "2024-11-27"
    assert published[-1] <= "2024-12-09"
    assert all(document.publisher and document.title and document.data for document in documents)
    assert len({document.data for document in documents}) == len(documents)


@pytest.mark.heavy
def test_the_demo_tells_and_draws_and_reads_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Three briefs that use nothing from later, a map, and a second run that reads nothing again."""
    drawn: list[Any] = []
    monkeypatch.setattr("fogline.interfaces.exports.map.write_map", lambda picture, path: drawn.append(picture))
    demo.demo(tmp_path / "demo")
    first = capfd.readouterr()
    assert f"{tmp_path / 'demo' / 'map.html'}" in first.out
    for known in demo.DAYS:
        text = (tmp_path / "demo" / f"brief-{known}.md").read_text(encoding="utf-8")
        assert text in first.out
        assert "Aleppo" in text
    assert {"Aleppo", "Hama", "Homs", "Damascus"} <= {place.name for place in drawn[0].places}
    monkeypatch.setattr("fogline.workspace.readers.open_reader", _no_reader)
    demo.demo(tmp_path / "demo")
    second = capfd.readouterr()
    assert "0 new reports" in second.err
    assert second.out == first.out


@pytest.mark.heavy
def test_every_quote_of_the_demo_stands_in_its_report(tmp_path: Path) -> None:
    """Through the store and back, the words at the offsets are the quote."""
    settings = load_settings(environ={}, cwd=tmp_path)
    Workspace.create(tmp_path / "ws")
    with Workspace.open(Settings(cache=settings.cache, workspace=tmp_path / "ws"), write=True) as workspace:
        documents: list[RawDocument] = list(demo.bundled())[:6]
        assert workspace.add(documents, labels=Labels()).new == 6
        texts = {report.id: report.text for report in workspace.reports()}
        claims = list(workspace.claims())
    assert claims
    assert all(texts[claim.report][claim.start : claim.end] == claim.quote for claim in claims)


def _no_reader(settings: Settings) -> None:
    raise AssertionError("nothing should be read again")
