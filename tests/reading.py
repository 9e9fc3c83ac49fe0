"""A reader for tests: "A took P." is a capture, "A fought B in P." a clash, "X said that …" an attribution."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from fogline.claims.values import Claim, ReadReport
from fogline.core.ids import content_id
from fogline.reports.values import Report
from making import a_claim, a_source

_SENTENCE = re.compile(r"[^.]+\.")
_SAID = re.compile(r"^(?P<who>[\w' -]+) said that (?P<rest>.+)$")
_TOOK = re.compile(r"^(?P<who>[\w' -]+) took (?P<place>\w+)")
_FOUGHT = re.compile(r"^(?P<who>[\w' -]+) fought (?P<whom>[\w' -]+) in (?P<place>\w+)")


class FakeReader:
    """Counts what it is given, so that a test can see that nothing is read twice."""

    def __init__(self, reader: str = "test-1", model: str = "none-0") -> None:
        self.versions = (reader, model)
        self.seen: list[str] = []

    def read(self, reports: Iterable[Report]) -> Iterator[ReadReport]:
        """One result for each report, in order."""
        for report in reports:
            self.seen.append(report.id)
            yield ReadReport(report=report.id, claims=tuple(self._claims(report)))

    def _claims(self, report: Report) -> Iterator[Claim]:
        for number, found in enumerate(_SENTENCE.finditer(report.text)):
            words = found.group().strip().rstrip(".")
            said = _SAID.match(words)
            says = (a_source(said["who"]),) if said else ()
            rest = said["rest"] if said else words
            if took := _TOOK.match(rest):
                made = a_claim(report, "capture", by=took["who"], at=took["place"], says=says)
            elif fought := _FOUGHT.match(rest):
                made = a_claim(report, "clash", by=(fought["who"], fought["whom"]), at=fought["place"], says=says)
            else:
                continue
            start = found.start() + found.group().index(rest)
            id = content_id("c", report.id, str(number))
            reader, model = self.versions
            yield replace(
                made, id=id, quote=rest, start=start, end=start + len(rest), sentence=number, reader=reader, model=model
            )
