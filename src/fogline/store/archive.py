"""The bytes as they came, write-once, each file named by the SHA-256 of what it holds."""

import os
import tempfile
from pathlib import Path

from fogline.core.errors import WorkspaceError
from fogline.core.ids import sha256


class Archive:
    """A folder of raw bytes; a file is written whole or not at all, and never again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, digest: str) -> Path:
        """Where bytes with that digest stand, if they have been kept."""
        return self.folder / digest[:2] / digest

    def keep(self, data: bytes) -> str:
        """Keep the bytes, unless they are kept already; returns their digest."""
        digest = sha256(data)
        target = self.path(digest)
        if target.exists():
            return digest
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=target.parent, prefix=".part-")
            try:
                with os.fdopen(handle, "wb") as part:
                    part.write(data)
                os.chmod(name, 0o444)
                os.replace(name, target)
            except BaseException:
                os.unlink(name)
                raise
        except OSError as error:
            raise WorkspaceError(f"{target.parent} cannot be written: {error.strerror}", "free some space") from None
        return digest

    def read(self, digest: str) -> bytes:
        """The bytes; raises WorkspaceError where they are missing or no longer match their digest."""
        try:
            data = self.path(digest).read_bytes()
        except OSError:
            raise WorkspaceError(f"the archive has no {digest[:12]}…", "restore it from a copy") from None
        if sha256(data) != digest:
            raise WorkspaceError(f"{digest[:12]}… in the archive has been altered", "restore it from a copy")
        return data
