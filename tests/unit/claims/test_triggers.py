"""Words that make claims: which claims a sentence makes (codebook, section 2)."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from fogline.reports.clean import to_report
from fogline.sources.values import RawDocument

if TYPE_CHECKING:
    from fogline.claims.reader import Reader


def kinds(reader: "Reader", text: str) -> list[str]:
    """The kinds of the claims of a tiny report, in order."""
    [read] = reader.read([to_report(RawDocument(origin="x", data=text.encode()), published=date(2024, 6, 3))])
    return [claim.kind.value for claim in read.claims]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("On Monday the governor called on the militia to leave the harbour.", "request"),
        ("Street fighting is under way in the old quarter.", "clash"),
        ("The force spoke of an ambush in which nine soldiers were killed.", "clash"),
        ("Witnesses described a drone attack.", "strike"),
        ("Each side has accused the other.", "accuse"),
        ("The power has been off since Friday.", "access"),
        ("Officers pointed at the ridge, which the rebels overran last spring.", "capture"),
    ],
)
def test_claims_with_few_words(reader: "Reader", text: str, kind: str) -> None:
    """A telling word makes a claim even where no side or place stands with it."""
    assert kind in kinds(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "The report warns farmers about mines.",
        "HOSTILITIES",
        "The minister called it an invasion in all but name.",
        "Nobody has forgotten the attack.",
    ],
)
def test_bare_nouns_that_tell_no_event(reader: "Reader", text: str) -> None:
    """Weapons, headings, names for things, and events that were told before make no claim."""
    assert kinds(reader, text) == []
