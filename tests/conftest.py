"""What all tests share: one reader a process, and a closing list of the figures that tests measured."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from fogline.claims.reader import Reader

FIGURE = "figure"
"""Name under which a test records a line for the closing list (`record_property`)."""


@pytest.fixture(scope="session")
def reader() -> "Reader":
    """The reader as `fogline read` opens it; loading takes seconds, so a process opens one."""
    from fogline.workspace.readers import open_reader
    from fogline.workspace.settings import load_settings

    return open_reader(load_settings())


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests measured, whichever worker ran them."""
    reports = [r for outcome in ("passed", "failed") for r in terminalreporter.stats.get(outcome, [])]
    lines = [str(value) for r in reports if r.when == "call" for name, value in r.user_properties if name == FIGURE]
    if lines:
        terminalreporter.write_sep("-", "measured")
        for line in sorted(lines):
            terminalreporter.write_line(line)
