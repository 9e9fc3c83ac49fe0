"""The archive keeps bytes as they came."""

from pathlib import Path

import pytest

from fogline.core.errors import WorkspaceError
from fogline.core.ids import sha256
from fogline.store.archive import Archive


def test_bytes_come_back_as_they_came(tmp_path: Path) -> None:
    """Keeping gives the digest under which the bytes are read again; keeping twice changes nothing."""
    archive = Archive(tmp_path)
    data = b"\x00caf\xe9\r\n"
    digest = archive.keep(data)
    before = archive.path(digest).stat().st_mtime_ns
    assert (digest, archive.keep(data), archive.read(digest)) == (sha256(data), digest, data)
    assert archive.path(digest).stat().st_mtime_ns == before


def test_altered_and_missing_bytes_are_noticed(tmp_path: Path) -> None:
    """A file that no longer matches its name is not passed off as the original."""
    archive = Archive(tmp_path)
    digest = archive.keep(b"one")
    archive.path(digest).chmod(0o644)
    archive.path(digest).write_bytes(b"two")
    with pytest.raises(WorkspaceError, match="altered"):
        archive.read(digest)
    with pytest.raises(WorkspaceError, match="has no"):
        archive.read("0" * 64)


def test_a_failed_write_leaves_nothing(tmp_path: Path) -> None:
    """A folder that cannot be written gives one line."""
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    with pytest.raises(WorkspaceError, match="cannot be written"):
        Archive(blocked).keep(b"x")
