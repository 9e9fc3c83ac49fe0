"""Texts that are no English reports are refused with the reason and with what to do."""

from datetime import date

import pytest

from fogline.core.errors import DateError, InputError, UserError
from fogline.reports.clean import MAX_CHARACTERS, to_report
from fogline.reports.values import Report
from fogline.sources.values import RawDocument

DAY = date(2024, 12, 2)
ENGLISH = "Rebels took the town on Sunday, and the army said that it had left two villages to the south. " * 3


def clean(data: bytes, **more: str) -> Report:
    return to_report(RawDocument(origin="x.txt", data=data, **more), published=DAY)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t\r\n ", "empty"),
        ("\u00a0\u3000\n".encode(), "empty"),
        (b"... 123 --- 456", "no words"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3 some words", "binary"),
        (b"PK\x03\x04rest of a document", "binary"),
        (b"\x89PNG\r\n\x1a\n and so on", "binary"),
        (b"some\x00thing", "binary"),
        (b"\x01\x02\x03\x04\x05\x06\x07\x08" * 20, "binary"),
        (b"<!DOCTYPE html><html><head></head><body><p>Rebels took Hama.</p></body></html>", "markup"),
        (b"<div>Rebels</div>\n<p>took Hama.</p>\n<p>The army left.</p>" * 5, "markup"),
        ("سيطرت الفصائل على مدينة حماة يوم الخميس بعد انسحاب الجيش".encode(), "not in English"),
        ("Повстанцы взяли город в четверг после отхода армии".encode(), "not in English"),
        ("Les rebelles ont pris la ville de Hama jeudi, après le retrait de l'armée, selon des habitants. " * 4, "fr"),
        ("Die Rebellen haben am Donnerstag die Stadt eingenommen, nachdem die Armee abgezogen war. " * 4, "de"),
        (b"a" * (MAX_CHARACTERS + 1), "characters"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 20 else "",
)
def test_refused_with_a_reason_and_a_hint(data: bytes | str, says: str) -> None:
    """One line says what is wrong, another what to do."""
    with pytest.raises(InputError, match=says) as caught:
        clean(data.encode() if isinstance(data, str) else data)
    assert caught.value.hint
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1", "cp1252"])
def test_common_encodings_give_the_same_words(encoding: str) -> None:
    """UTF-8, UTF-16 with a mark, Latin-1 and Windows-1252 are read; accents come out right."""
    report = clean(f"{ENGLISH} Said the mayor of Kélibia: “nothing”.".encode(encoding, "replace"))
    assert "Kélibia" in report.text
    assert report.text.lstrip("\ufeff").startswith("Rebels took the town")


def test_line_ends_are_made_one() -> None:
    """Carriage returns become line feeds, so that offsets are the same on every system."""
    assert clean(ENGLISH.encode() + b"\r\nThe army left.\rIt did.").text.endswith("\nThe army left.\nIt did.")


def test_a_text_that_mentions_a_tag_is_still_a_text() -> None:
    """One or two angle brackets are no web page."""
    assert clean((ENGLISH + "See <a href='x'>the map</a>.").encode()).published == DAY


@pytest.mark.parametrize(
    "day", ["2024-13-01", "2024-02-30", "yesterday", "0202-12-02", "2999-01-01", "2024-12-02T99:00"]
)
def test_an_impossible_date_is_refused(day: str) -> None:
    """A carrier's date that is none stops the report; it is not guessed."""
    with pytest.raises(DateError) as caught:
        clean(ENGLISH.encode(), published=day)
    assert caught.value.hint


def test_a_missing_date_is_asked_for() -> None:
    """Without a date anywhere the report is refused, unless the caller wants it undated."""
    raw = RawDocument(origin="x.txt", data=ENGLISH.encode())
    with pytest.raises(DateError, match="no publication date"):
        to_report(raw)
    assert to_report(raw, undated=True).published is None


def test_a_date_that_the_text_carries_is_taken() -> None:
    """A dated head line gives the day of publication; a date in the body does not."""
    assert to_report(RawDocument(origin="x", data=f"Published: 2 December 2024\n\n{ENGLISH}".encode())).published == DAY
    with pytest.raises(DateError):
        to_report(RawDocument(origin="x", data=f"{ENGLISH} It began on 27 November 2024, they said.".encode()))


def test_the_same_text_has_the_same_id_and_another_publisher_another() -> None:
    """One wire at two outlets is two reports."""
    first, again, other = (clean(ENGLISH.encode(), publisher=who) for who in ("Wire", "Wire", "Gazette"))
    assert first.id == again.id != other.id


def test_refusals_are_errors_of_the_user() -> None:
    """All of them are UserErrors, which the command line turns into one line and status 2."""
    for data in (b"", b"%PDF-1.4", "نص".encode()):
        with pytest.raises(UserError):
            clean(data)
