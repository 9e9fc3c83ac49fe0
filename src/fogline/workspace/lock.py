"""One owner: while a command writes to a workspace, no other opens it; readers share it."""

import errno
import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from fogline.core.errors import WorkspaceError

FILE = ".lock"
_PAUSE = 0.1
_BUSY = (errno.EAGAIN, errno.EACCES)


@contextmanager
def owned(
    folder: Path, *, write: bool, timeout: float, waiting: Callable[[str], None] = lambda message: None
) -> Iterator[None]:
    """Hold the workspace's lock: alone to write, shared to read.

    Where another command holds it, `waiting` is told once, and after `timeout` seconds a WorkspaceError is raised. The
    lock goes with the process: one that is killed leaves none behind.
    """
    handle = _open(folder / FILE)
    try:
        _acquire(handle, folder, write=write, timeout=timeout, waiting=waiting)
        if write:
            os.ftruncate(handle, 0)
            os.pwrite(handle, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(handle)


def _open(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError:
        pass
    try:  # a workspace on a medium that can only be read
        return os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError as error:
        hint = "check the folder's permissions"
        raise WorkspaceError(f"{path.parent} cannot be opened: {error.strerror}", hint) from None


def _acquire(handle: int, folder: Path, *, write: bool, timeout: float, waiting: Callable[[str], None]) -> None:
    mode = (fcntl.LOCK_EX if write else fcntl.LOCK_SH) | fcntl.LOCK_NB
    until = time.monotonic() + timeout
    told = False
    while True:
        try:
            fcntl.flock(handle, mode)
            return
        except OSError as error:
            if error.errno not in _BUSY:
                raise WorkspaceError(f"{folder} cannot be locked: {error.strerror}", "use a local disk") from None
        if not told:
            waiting(f"{folder} is in use by another fogline command{_owner(handle)}; waiting up to {timeout:.0f} s")
            told = True
        if time.monotonic() >= until:
            hint = "wait until it has ended and try again"
            raise WorkspaceError(f"{folder} is still in use by another fogline command{_owner(handle)}", hint)
        time.sleep(_PAUSE)


def _owner(handle: int) -> str:
    """ " (process 123)" where the last owner that wrote has left its number."""
    found = os.pread(handle, 20, 0).decode("ascii", "replace").strip()
    return f" (process {found})" if found.isdecimal() else ""
