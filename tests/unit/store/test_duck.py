"""What is DuckDB's own: files that are newer, damaged, or in use; interrupted generations."""

from pathlib import Path

import duckdb
import pytest

from fogline.core.errors import WorkspaceError
from fogline.store.duck import DuckStore


def test_a_newer_store_is_refused(tmp_path: Path) -> None:
    """Tables of a later schema are not guessed at."""
    path = tmp_path / "store.duckdb"
    DuckStore(path).close()
    with duckdb.connect(str(path)) as db:
        db.execute("UPDATE meta SET value = '999' WHERE name = 'schema'")
    with pytest.raises(WorkspaceError, match="newer version of fogline; upgrade fogline"):
        DuckStore(path)


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    """A file that is no database gives one line, not a traceback."""
    path = tmp_path / "store.duckdb"
    path.write_bytes(b"no database" * 999)
    with pytest.raises(WorkspaceError, match="may be damaged"):
        DuckStore(path)


def test_somebody_elses_database_is_refused(tmp_path: Path) -> None:
    """A DuckDB file without our tables is left alone."""
    path = tmp_path / "store.duckdb"
    with duckdb.connect(str(path)) as db:
        db.execute("CREATE TABLE other (x INTEGER)")
    with pytest.raises(WorkspaceError, match="not a store of fogline"):
        DuckStore(path)


def test_readers_share_the_file(tmp_path: Path) -> None:
    """Two that only read may be open at once."""
    path = tmp_path / "store.duckdb"
    DuckStore(path).close()
    first, second = DuckStore(path, read_only=True), DuckStore(path, read_only=True)
    assert first.counts() == second.counts()
    first.close()
    second.close()
