"""One suite, every store: a back end is added to BACKENDS and must pass all of it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fogline.store.values import Store


def duck(folder: Path) -> Store:
    """A DuckDB file in the test's folder; opening the same folder again sees the same data."""
    from fogline.store.duck import DuckStore

    return DuckStore(folder / "store.duckdb")


BACKENDS: dict[str, Callable[[Path], Store]] = {"duckdb": duck}


@pytest.fixture(params=sorted(BACKENDS))
def reopen(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Store]]:
    """Closes the store, if it is open, and opens it again."""
    opened: list[Store] = []

    def again() -> Store:
        if opened:
            opened[-1].close()
        opened.append(BACKENDS[request.param](tmp_path))
        return opened[-1]

    yield again
    if opened:
        opened[-1].close()


@pytest.fixture
def store(reopen: Callable[[], Store]) -> Store:
    """An empty store."""
    return reopen()
