"""What goes into a store and what is asked of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from fogline.claims.values import Claim
from fogline.lexicon.kinds import Kind
from fogline.reports.values import Report
from fogline.sources.values import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A report with the claims that one reader found in it; both are stored, or neither."""

    report: Report
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Generation:
    """One reading of the whole store: all claims of a generation come from the same reader and model."""

    number: int
    reader: str
    model: str

    @property
    def versions(self) -> tuple[str, str]:
        """Reader and model, as `Reader.versions` gives them."""
        return self.reader, self.model


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimQuery:
    """Which claims are asked for; what is left out does not restrict.

    `known`: published by the end of that day, so that undated reports are left out. `on`: the claim's time covers that
    day (an open side reaches for ever; a claim without any time is left out). `published_since` and `published_until`
    bound the day of publication, both included. `place`, `actor` and `source` match names as `core.text.fold_loosely`
    compares them, or ids; an actor matches among actors and recipients alike, a source among the chain and publishers.
    """

    known: date | None = None
    on: date | None = None
    published_since: date | None = None
    published_until: date | None = None
    place: str = ""
    actor: str = ""
    source: str = ""
    kinds: tuple[Kind, ...] = ()
    reports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much a store holds; `first` and `last` are days of publication."""

    reports: int
    undated: int
    claims: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCount:
    """A publisher or a source within reports: its kind ("publisher" for publishers), how many reports and claims."""

    name: str
    kind: str
    reports: int
    claims: int


class Store(Protocol):
    """What every back end gives (the suite in tests/contract holds them to it).

    Append only: what has been appended never changes. Claims come out in the order (publication, report, start, kind,
    id), undated reports last, and equal what went in.
    """

    def generation(self) -> Generation | None:
        """The generation that is read from; `None` in an empty store."""
        ...

    def start_generation(self, reader: str, model: str) -> Generation:
        """The unfinished generation of that reader and model, made where there is none; an empty store's is current."""
        ...

    def finish_generation(self, generation: Generation) -> None:
        """Make it the one that is read from."""
        ...

    def known_reports(self, ids: Iterable[str], generation: Generation) -> set[str]:
        """Those of the ids whose reports are stored and read in that generation."""
        ...

    def append(self, entries: Sequence[Entry], *, generation: Generation, recorded: datetime) -> int:
        """Store reports with their claims in one transaction; known ones are passed over. Returns how many were new."""
        ...

    def note(self, findings: Sequence[Finding], *, recorded: datetime) -> None:
        """Record documents that could not be taken in; one that is recorded already is passed over."""
        ...

    def findings(self) -> list[Finding]:
        """Everything that was recorded, by origin."""
        ...

    def reports(self, ids: Sequence[str] | None = None, *, known: date | None = None) -> Iterator[Report]:
        """Reports by (publication, id); all of them without `ids`."""
        ...

    def unread(self, generation: Generation) -> Iterator[Report]:
        """Reports that have not been read in that generation."""
        ...

    def claims(self, query: ClaimQuery) -> Iterator[Claim]:
        """Claims of the current generation."""
        ...

    def sources(self, query: ClaimQuery) -> list[SourceCount]:
        """Who publishes and who is quoted, the most quoted first."""
        ...

    def counts(self) -> Counts:
        """How much there is."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...
