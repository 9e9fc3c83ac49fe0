"""One owner: others wait with a message, then fail clearly."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fogline.core.errors import WorkspaceError
from fogline.workspace.lock import owned

HOLD = """
import sys, time
from pathlib import Path
from fogline.workspace.lock import owned
with owned(Path(sys.argv[1]), write=True, timeout=5):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


def holder(folder: Path, seconds: float) -> subprocess.Popen[str]:
    """Another process that holds the folder."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder), str(seconds)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_command_waits_and_then_goes_on(tmp_path: Path) -> None:
    """It is told once whom it waits for."""
    told: list[str] = []
    with holder(tmp_path, 0.5) as other, owned(tmp_path, write=True, timeout=20, waiting=told.append):
        assert len(told) == 1
        assert f"process {other.pid}" in told[0]


def test_a_second_command_gives_up_in_the_end(tmp_path: Path) -> None:
    """With what to do; readers wait for a writer too."""
    with holder(tmp_path, 60) as other:
        for write in (True, False):
            with (
                pytest.raises(WorkspaceError, match="still in use by another fogline command"),
                owned(tmp_path, write=write, timeout=0.2),
            ):
                pass
        other.kill()
    with owned(tmp_path, write=True, timeout=5):  # a killed command leaves no lock behind
        pass


def test_readers_share(tmp_path: Path) -> None:
    """Two that only read do not wait for one another; a writer waits for both."""
    with (
        owned(tmp_path, write=False, timeout=0.1),
        owned(tmp_path, write=False, timeout=0.1),
        pytest.raises(WorkspaceError),
        owned(tmp_path, write=True, timeout=0.1),
    ):
        pass


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """One line, not a traceback."""
    tmp_path.chmod(0o500)
    with pytest.raises(WorkspaceError, match="cannot be opened"), owned(tmp_path, write=True, timeout=0.1):
        pass


def test_a_folder_that_is_gone_is_named(tmp_path: Path) -> None:
    """The same line, on a machine where the tests run as root too."""
    gone = tmp_path / "gone"
    with pytest.raises(WorkspaceError, match="gone cannot be opened"), owned(gone, write=True, timeout=0.1):
        pass
