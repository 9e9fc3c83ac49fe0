"""A workspace: add, ask, add again, interrupt, read again."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fogline.core.errors import WorkspaceError
from fogline.sources.values import Finding, RawDocument
from fogline.store.values import ClaimQuery
from fogline.workspace.ingest import BATCH
from fogline.workspace.settings import Settings
from fogline.workspace.workspace import Workspace
from reading import FakeReader

Document = Callable[..., RawDocument]


def test_reports_go_in_and_claims_come_out(place: Any, document: Document) -> None:
    """What is added can be asked for, told and drawn."""
    with place.open() as workspace:
        added = workspace.add([document("HTS took Aleppo."), document("SOHR said that HTS took Hama.")])
        assert (added.new, added.claims, added.findings) == (2, 2, ())
        assert {c.places[0].name for c in workspace.claims()} == {"Aleppo", "Hama"}
        assert [c.sources[0].name for c in workspace.claims(ClaimQuery(place="hama"))] == ["SOHR"]
        assert {citation.quote for citation in workspace.brief().citations} >= {"HTS took Hama"}
        assert [p.name for p in workspace.picture().places] == ["Aleppo", "Hama"]
        assert len(workspace.events()) == 2
        assert [course.place.name for course in workspace.courses()] == ["Aleppo", "Hama"]


def test_adding_again_reads_nothing(place: Any, document: Document) -> None:
    """A report that is known is passed over before any reading, in the same run and in a later one."""
    documents = [document("HTS took Aleppo."), document("HTS took Aleppo.")]
    with place.open() as workspace:
        first = workspace.add(documents)
    with place.open() as workspace:
        again = workspace.add(documents)
        claims = list(workspace.claims())
    assert ((first.new, first.known), (again.new, again.known)) == ((1, 1), (0, 2))
    assert (len(place.reader.seen), len(claims)) == (1, 1)


def test_bytes_are_kept_as_they_came(place: Any, document: Document) -> None:
    """The archive holds each document's bytes under their digest."""
    with place.open() as workspace:
        workspace.add([document("HTS took Aleppo.")])
        files = [path for path in (workspace.folder / "archive").rglob("*") if path.is_file()]
    assert [path.read_bytes() for path in files] == [b"HTS took Aleppo."]


def test_a_bad_document_costs_nothing_else(place: Any, document: Document) -> None:
    """It becomes a finding, which is counted and kept, once."""
    unreadable = Finding(origin="x.pdf", message="the file is binary", hint="save it as text")
    with place.open() as workspace:
        added = workspace.add([document("HTS took Aleppo."), document(" "), unreadable, document("HTS took Hama.")])
        workspace.add([unreadable])
        assert (added.new, len(added.findings)) == (2, 2)
        assert {finding.message for finding in workspace.findings()} == {"the file is empty", "the file is binary"}
        assert len(workspace.findings()) == 2


def test_an_interruption_keeps_whole_batches(place: Any, document: Document) -> None:
    """After Ctrl-C the finished batches are there, and going on reads only the rest."""
    documents = [document(f"HTS took Town{n}.") for n in range(BATCH + 3)]

    def interrupted() -> Iterator[RawDocument]:
        yield from documents[: BATCH + 1]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), place.open() as workspace:
        workspace.add(interrupted())
    with place.open() as workspace:
        assert workspace.counts().reports == BATCH
        added = workspace.add(documents)
        assert (added.new, added.known, workspace.counts().claims) == (3, BATCH, BATCH + 3)


def test_documents_are_streamed(place: Any, document: Document) -> None:
    """Never more than a batch is held: each is committed before the next is taken."""
    committed: list[int] = []

    with place.open() as workspace:

        def stream() -> Iterator[RawDocument]:
            for number in range(3 * BATCH):
                if number % BATCH == 0:
                    committed.append(workspace.counts().reports)
                yield document(f"HTS took Town{number}.")

        workspace.add(stream())
    assert committed == [0, BATCH, 2 * BATCH]


def test_models_are_not_mixed_unless_all_is_read_again(place: Any, document: Document) -> None:
    """Another model is refused, with what to do; --reread replaces every reading."""
    with place.open() as workspace:
        workspace.add([document("HTS took Aleppo.")])
    place.reader = FakeReader(model="other-1")
    with place.open() as workspace:
        with pytest.raises(WorkspaceError, match=r"not reader test-1 with model other-1; add --reread"):
            workspace.add([document("HTS took Hama.")])
        assert workspace.counts().reports == 1
        assert workspace.add([document("HTS took Hama.")], reread=True).reread == 1
        assert {(c.places[0].name, c.model) for c in workspace.claims()} == {("Aleppo", "other-1"), ("Hama", "other-1")}


def test_a_broken_off_rereading_is_taken_up_again(place: Any, document: Document) -> None:
    """Until the last report has been read again, the old reading answers; then the new one does."""
    documents = [document(f"HTS took Town{n}.") for n in range(BATCH + 5)]
    with place.open() as workspace:
        workspace.add(documents)
    place.reader = FakeReader(model="other-1")

    def stop(added: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), place.open() as workspace:
        workspace.add([], reread=True, progress=stop)
    with place.open() as workspace:
        assert {claim.model for claim in workspace.claims()} == {"none-0"}
        place.reader.seen.clear()
        workspace.add([], reread=True)
        assert len(place.reader.seen) == 5
        assert {claim.model for claim in workspace.claims()} == {"other-1"}


def test_known_and_on_are_honoured(place: Any, document: Document) -> None:
    """The brief as known on a day uses nothing from later, and is about the last day known."""
    with place.open() as workspace:
        workspace.add([document("HTS took Aleppo.", published="2024-11-30"), document("HTS took Hama.")])
        brief = workspace.brief(known=date(2024, 12, 1))
        assert (brief.on, brief.known) == (date(2024, 11, 30), date(2024, 12, 1))
        assert {citation.quote for citation in brief.citations} == {"HTS took Aleppo"}
        with pytest.raises(WorkspaceError, match="published by 2024-01-01; add reports"):
            workspace.brief(known=date(2024, 1, 1))


def test_what_is_asked_of_an_empty_workspace(place: Any) -> None:
    """Lists are empty; a brief says that there is nothing to tell."""
    with place.open(write=False) as workspace:
        assert (list(workspace.claims()), workspace.events(), workspace.sources()) == ([], (), [])
        with pytest.raises(WorkspaceError, match="nothing in this workspace"):
            workspace.brief()


def test_a_workspace_is_made_once(place: Any, tmp_path: Path) -> None:
    """A second init says that there is one; a file in the way is named."""
    with pytest.raises(WorkspaceError, match="is a workspace already"):
        Workspace.create(place.settings.workspace)
    (tmp_path / "file").write_text("x")
    with pytest.raises(WorkspaceError, match="cannot be made"):
        Workspace.create(tmp_path / "file" / "ws")


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    """With what to do about it."""
    settings = Settings(cache=tmp_path, workspace=tmp_path)
    with pytest.raises(WorkspaceError, match="is not a workspace; make it one with `fogline init"):
        Workspace.open(settings)
    with pytest.raises(WorkspaceError, match="there is no workspace here; make one"):
        Workspace.open(replace(settings, workspace=None))


KILLED = """
import os, signal, sys
from dataclasses import replace
from pathlib import Path
from conftest import Place
from fogline.sources.values import RawDocument
from fogline.workspace.settings import Settings

folder = Path(sys.argv[1])
place = Place(settings=Settings(cache=folder, workspace=folder))
with place.open() as workspace:
    texts = (f"HTS took Town{n}.".encode() for n in range(999))
    documents = (RawDocument(origin="x", data=text, published="2024-12-02") for text in texts)
    workspace.add(documents, progress=lambda added: added.new >= 128 and os.kill(os.getpid(), signal.SIGKILL))
"""


def test_a_killed_command_leaves_a_whole_workspace(place: Any) -> None:
    """Without any warning, in the middle of an `add`: what had been committed is there, the lock is free."""
    here = Path(__file__)
    path = os.pathsep.join([str(here.parent), str(here.parents[2])])
    command = [sys.executable, "-c", KILLED, str(place.settings.workspace)]
    done = subprocess.run(command, env=os.environ | {"PYTHONPATH": path}, check=False)
    assert done.returncode == -signal.SIGKILL
    with place.open(write=False) as workspace:
        assert (workspace.counts().reports, workspace.counts().claims) == (128, 128)
