"""One reader for all tests of claims: opening it takes seconds."""

import pytest

from fogline.claims.reader import Reader
from fogline.workspace.readers import open_reader
from fogline.workspace.settings import load_settings


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The reader with the packs, the gazetteer and the model that ship."""
    return open_reader(load_settings())
