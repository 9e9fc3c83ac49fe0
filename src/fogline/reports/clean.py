"""From raw bytes to a report: decoding, line ends, and the checks that keep out what is no English report."""

import re
from datetime import UTC, date, datetime

from fogline.core.errors import DateError, InputError
from fogline.core.ids import content_id, sha256
from fogline.core.times import parse_day
from fogline.reports.dateline import find_date
from fogline.reports.values import Report
from fogline.sources.values import RawDocument

MAX_CHARACTERS = 2_000_000
_MARKUP = re.compile(r"<(?:!doctype|html|head|body|div|span|p|a|br|table|script|meta|li|ul|h\d|img)\b[^>]*>", re.I)
_WORDISH = re.compile(r"[^\W\d_]{2,}")


def to_report(raw: RawDocument, *, published: date | None = None, publisher: str = "", undated: bool = False) -> Report:
    """A report from a raw document.

    The publication date is the carrier's, else the one given, else the one that the text carries. Raises InputError for
    a text that cannot be read as an English report, DateError where there is no date and `undated` is false.
    """
    text = _checked(decode(raw.data) if raw.text is None else raw.text)
    day, moment = _published(raw, published, text)
    if day is None and not undated:
        raise DateError("no publication date", "give one with --published YYYY-MM-DD, or read it with --undated")
    who = raw.publisher or publisher
    stamp = (moment or day).isoformat() if (moment or day) else ""  # type: ignore[union-attr]
    return Report(
        id=content_id("r", who, stamp, text),
        text=text,
        published=day,
        published_at=moment,
        publisher=who,
        title=raw.title,
        url=raw.url,
        external_id=raw.external_id,
        origin=raw.origin,
        sha256=sha256(raw.data),
    )


def decode(data: bytes) -> str:
    """Text of the bytes: UTF-8, else UTF-16 with a mark, else Windows-1252 where that gives a readable text.

    Raises InputError for binary data.
    """
    if not data.strip():
        raise InputError("the text is empty", "give a report with some words in it")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\x00" in data[:4096] or data.startswith(
        (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b")
    ):
        raise InputError("this is binary data, not text", "save or convert the document as plain text first")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    odd = sum(1 for c in text if c == "\ufffd" or (ord(c) < 32 and c not in "\t\n\r\f"))
    if odd > len(text) / 200:
        raise InputError("the encoding is not known", "save the text as UTF-8")
    return text


def _checked(text: str) -> str:
    """The clean text. Line ends become \\n, as Python reads them; nothing else moves, so that offsets fit the file."""
    clean = text.replace("\r\n", "\n").replace("\r", "\n")
    if not clean.strip():
        raise InputError("the text is empty", "give a report with some words in it")
    if len(clean) > MAX_CHARACTERS:
        raise InputError(
            f"the text has {len(clean):,} characters, more than {MAX_CHARACTERS:,}", "split it into reports"
        )
    if "\x00" in clean or sum(1 for c in clean[:4000] if ord(c) < 32 and c not in "\t\n\f\x0b") > 20:
        raise InputError("this is binary data, not text", "save or convert the document as plain text first")
    tags = _MARKUP.findall(clean[:50_000])
    if len(tags) >= 3:
        raise InputError("this is a web page's markup, not its text", "save the page as plain text and read that")
    _check_language(clean)
    return clean


def _check_language(text: str) -> None:
    """Abstain from other languages: a reader of English would make nonsense of them."""
    sample = text[:20_000]
    letters = [c for c in sample if c.isalpha()]
    if not letters:
        raise InputError("there are no words in the text", "give a report with some words in it")
    latin = sum(1 for c in letters if ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00)
    if latin < len(letters) * 0.7:
        raise InputError("the text is not in English", "give an English translation")
    words = _WORDISH.findall(sample)
    if len(words) >= 25:
        import py3langid

        language, _ = py3langid.classify(sample[:3000])
        common = sum(1 for w in words if w.lower() in _COMMON)
        if language != "en" and common < len(words) * 0.15:
            raise InputError(f"the text seems to be in another language ({language})", "give an English translation")


_COMMON = frozenset(
    (
        "the of and to in a is was were for on with by at from that has have had as it its they their "
        "said he his be been are this not after which an or but who"
    ).split()
)


def _published(raw: RawDocument, given: date | None, text: str) -> tuple[date | None, datetime | None]:
    if raw.published:
        words = raw.published.strip()
        moment = None
        if len(words) > 10:
            try:
                found = datetime.fromisoformat(words)
                moment = found.astimezone(UTC) if found.tzinfo else None
            except ValueError:
                moment = None
        return parse_day(words), moment
    return (given or find_date(text)), None
