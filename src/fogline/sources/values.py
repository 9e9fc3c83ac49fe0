"""What a source hands over."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RawDocument:
    """Bytes as they came, with what their carrier says of them.

    `origin` is where they were read (a path, "-" or a line of a file); the other fields are empty where the carrier
    tells nothing. `text` is set instead of decoding `data` where the carrier holds text already (JSON lines).
    """

    origin: str
    data: bytes
    text: str | None = None
    external_id: str = ""
    published: str = ""
    publisher: str = ""
    title: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A document that could not be taken in: where it was, what is wrong with it, what to do."""

    origin: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.origin}: {self.message}" + (f"; {self.hint}" if self.hint else "")
