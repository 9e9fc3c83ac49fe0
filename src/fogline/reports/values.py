"""Reports."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One text that somebody published.

    `id` is made from publisher, publication date and clean text. `text` is the clean text: every offset of every claim
    counts its characters. `published` is the UTC day of publication, `None` where unknown; `published_at` the full
    time where it is known. `external_id` is the id that the caller gave, or "". `sha256` is of the raw bytes.
    """

    id: str
    text: str
    published: date | None
    publisher: str = ""
    title: str = ""
    url: str = ""
    external_id: str = ""
    published_at: datetime | None = None
    origin: str = ""
    sha256: str = ""
    language: str = "en"
