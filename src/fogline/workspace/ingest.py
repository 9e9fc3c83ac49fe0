"""Taking documents into a workspace: batch by batch, each of them whole or not at all."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from fogline.core.errors import UserError, WorkspaceError
from fogline.reports.values import Report
from fogline.sources.values import Finding, RawDocument
from fogline.store.values import Entry, Generation, Store

if TYPE_CHECKING:
    from fogline.claims.reader import Reader
    from fogline.store.archive import Archive

T = TypeVar("T")
BATCH = 64
Cleaner = Callable[[RawDocument], Report]
"""A document as a report; raises UserError for one that cannot be taken in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What the caller says of documents that do not say it themselves."""

    published: date | None = None
    publisher: str = ""
    undated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What an `add` has done so far.

    `bytes` counts what was taken from the sources, for a progress bar; it runs ahead of the other figures, which count
    only what is kept. `reread` counts reports that were read again.
    """

    new: int = 0
    reread: int = 0
    known: int = 0
    claims: int = 0
    bytes: int = 0
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True, kw_only=True)
class Ingest:
    """One run of `add`: holds what the steps share. `now` gives the time of ingestion."""

    store: Store
    archive: "Archive"
    clean: Cleaner
    reader: Callable[[], "Reader"]
    now: Callable[[], datetime]
    reread: bool = False
    _generation: Generation | None = field(default=None, init=False)

    def run(
        self, documents: Iterable[RawDocument | Finding], progress: Callable[[Added], None] = lambda added: None
    ) -> Added:
        """Add everything; each batch is committed before the next is taken: an interruption loses one at most."""
        added = Added(reread=self._read_again(progress)) if self.reread else Added()
        for batch in batches(documents, BATCH):
            added = self._add(batch, added, progress)
            progress(added)
        return added

    def _add(self, batch: list[RawDocument | Finding], added: Added, progress: Callable[[Added], None]) -> Added:
        findings = [row for row in batch if isinstance(row, Finding)]
        pairs: dict[str, tuple[Report, RawDocument]] = {}
        for raw in batch:
            if isinstance(raw, RawDocument):
                try:
                    report = self.clean(raw)
                except UserError as error:
                    findings.append(Finding(origin=raw.origin, message=error.message, hint=error.hint))
                else:
                    pairs.setdefault(report.id, (report, raw))
        fresh = self._unknown(pairs)
        entries = self._read(fresh, lambda done: progress(replace(added, bytes=added.bytes + done)))
        if entries:
            assert self._generation is not None
            self.store.append(entries, generation=self._generation, recorded=self.now())
        self.store.note(findings, recorded=self.now())
        good = len(batch) - len(findings)
        return replace(
            added,
            new=added.new + len(entries),
            known=added.known + good - len(entries),
            claims=added.claims + sum(len(entry.claims) for entry in entries),
            bytes=added.bytes + sum(len(raw.data) for raw in batch if isinstance(raw, RawDocument)),
            findings=(*added.findings, *findings),
        )

    def _unknown(self, pairs: dict[str, tuple[Report, RawDocument]]) -> list[tuple[Report, RawDocument]]:
        """Those that have not been read yet: nothing else needs the reader, which takes seconds to load."""
        current = self._generation or self.store.generation()
        known = self.store.known_reports(pairs, current) if current else set()
        return [pair for id, pair in pairs.items() if id not in known]

    def _read(self, fresh: list[tuple[Report, RawDocument]], tick: Callable[[int], None]) -> list[Entry]:
        """Read what is new; `tick` hears after each report how many bytes of the batch are done."""
        if not fresh:
            return []
        reader = self.reader()
        self._generation = self._generation or self._checked(reader.versions)
        for _, raw in fresh:
            self.archive.keep(raw.data)
        entries: list[Entry] = []
        done = 0
        for (report, raw), read in zip(fresh, reader.read(report for report, _ in fresh), strict=True):
            entries.append(Entry(report=report, claims=read.claims))
            done += len(raw.data)
            tick(done)
        return entries

    def _checked(self, versions: tuple[str, str]) -> Generation:
        """The generation to add to; refuses to mix readers or models."""
        current = self.store.generation()
        if current and current.versions != versions:
            kept, now = (f"reader {reader} with model {model}" for reader, model in (current.versions, versions))
            raise WorkspaceError(
                f"this workspace was read by {kept}, not {now}", "add --reread to read all of it again with the new one"
            )
        return self.store.start_generation(*versions)

    def _read_again(self, progress: Callable[[Added], None]) -> int:
        """Read every stored report with the present reader into a generation of its own, and then change over to it."""
        reader = self.reader()
        generation = self.store.start_generation(*reader.versions)
        count = 0
        for reports in batches(self.store.unread(generation), BATCH):
            read = zip(reports, reader.read(reports), strict=True)
            entries = [Entry(report=report, claims=found.claims) for report, found in read]
            self.store.append(entries, generation=generation, recorded=self.now())
            count += len(entries)
            progress(Added(reread=count))
        current = self.store.generation()
        if current is None or current.number != generation.number:
            self.store.finish_generation(generation)
        self._generation = generation
        return count


def batches(rows: Iterable[T], size: int) -> Iterator[list[T]]:
    """Lists of at most `size` rows, without ever holding more than one of them."""
    stream = iter(rows)
    while batch := list(islice(stream, size)):
        yield batch
