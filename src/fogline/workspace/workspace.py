"""The Workspace: wires the stages to a store in one folder. What a face of the program needs, it asks here."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from fogline.claims.keys import actor_key, interval
from fogline.claims.values import ActorRef, Claim
from fogline.core.errors import WorkspaceError
from fogline.core.times import Interval
from fogline.events.linking import link
from fogline.events.values import Event
from fogline.reports.values import Report
from fogline.situation.brief import last_day, write_brief
from fogline.situation.control import PlaceCourse, control_on, courses
from fogline.situation.holders import is_generic
from fogline.situation.picture import picture
from fogline.situation.sides import Sides
from fogline.situation.values import Brief, ControlDay, Picture
from fogline.sources.values import Finding, RawDocument
from fogline.store.values import ClaimQuery, Counts, SourceCount, Store
from fogline.workspace.ingest import Added, Ingest, Labels
from fogline.workspace.lock import owned
from fogline.workspace.settings import FILE, Settings, write_file

if TYPE_CHECKING:
    from fogline.claims.reader import Reader

DATABASE, ARCHIVE = "fogline.duckdb", "archive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What had been published by a day: claims in order of publication, and the reports that they stand in."""

    claims: tuple[Claim, ...]
    reports: Mapping[str, Report]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ports:
    """What the workspace needs from elsewhere; tests give their own. `None` is the real one."""

    reader: Callable[[Settings], "Reader"] | None = None
    clean: Callable[[RawDocument, Labels], Report] | None = None
    sides: Callable[[Settings], Sides] | None = None
    now: Callable[[], datetime] = lambda: datetime.now(UTC)


class Workspace:
    """An open workspace. Use it in a `with`: it holds the folder's lock, alone if it writes, until it is closed."""

    def __init__(self, folder: Path, store: Store, *, settings: Settings, ports: Ports, closing: ExitStack) -> None:
        self.folder = folder
        self.settings = settings
        self._store = store
        self._ports = ports
        self._closing = closing
        self._reader: Reader | None = None

    @classmethod
    def create(cls, folder: Path, *, title: str = "", model: str = "") -> None:
        """Make an empty workspace; raises WorkspaceError where there is one, or where the folder cannot be written."""
        from fogline.store.duck import DuckStore

        if (folder / FILE).exists():
            raise WorkspaceError(f"{folder} is a workspace already", "add reports to it with `fogline add`")
        try:
            (folder / ARCHIVE).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WorkspaceError(f"{folder} cannot be made: {error.strerror}", "choose another folder") from None
        with owned(folder, write=True, timeout=5.0):
            DuckStore(folder / DATABASE).close()
            write_file(folder, title=title, model=model)

    @classmethod
    def open(
        cls,
        settings: Settings,
        *,
        write: bool = False,
        ports: Ports | None = None,
        waiting: Callable[[str], None] = lambda message: None,
    ) -> Self:
        """Open the workspace that the settings name, to read it or to add to it.

        Raises WorkspaceError where there is none, where it is in use for longer than the settings allow, where it is
        damaged, or where a newer version of fogline made it.
        """
        from fogline.store.duck import DuckStore

        folder = settings.workspace
        if folder is None:
            hint = "make one with `fogline init DIR`, and go there or name it by --workspace DIR or FOGLINE_WORKSPACE"
            raise WorkspaceError("there is no workspace here", hint)
        if not (folder / FILE).is_file():
            raise WorkspaceError(f"{folder} is not a workspace", f"make it one with `fogline init {folder}`")
        with ExitStack() as stack:
            stack.enter_context(owned(folder, write=write, timeout=settings.lock_timeout, waiting=waiting))
            if not write and not (folder / DATABASE).is_file():
                raise WorkspaceError(f"{folder / DATABASE} is missing", "restore it, or add the reports again")
            store = DuckStore(folder / DATABASE, read_only=not write)
            stack.callback(store.close)
            return cls(folder, store, settings=settings, ports=ports or Ports(), closing=stack.pop_all())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the store and let go of the lock."""
        self._closing.close()

    def add(
        self,
        documents: Iterable[RawDocument | Finding],
        *,
        labels: Labels | None = None,
        reread: bool = False,
        progress: Callable[[Added], None] = lambda added: None,
    ) -> Added:
        """Take documents in. Safe to repeat and to interrupt: what is known is passed over, each batch is kept whole.

        A bad document becomes a finding and costs nothing else. Raises WorkspaceError where the present reader or model
        is not the one that read the rest, unless `reread`.
        """
        from fogline.store.archive import Archive

        given = labels or Labels()
        ingest = Ingest(
            store=self._store,
            archive=Archive(self.folder / ARCHIVE),
            clean=lambda raw: self._clean(raw, given),
            reader=self._open_reader,
            now=self._ports.now,
            reread=reread,
        )
        return ingest.run(documents, progress)

    def claims(self, query: ClaimQuery | None = None) -> Iterator[Claim]:
        """Claims by publication; see `ClaimQuery`."""
        return self._store.claims(query or ClaimQuery())

    def reports(self, ids: Iterable[str] | None = None) -> Iterator[Report]:
        """Reports by publication."""
        return self._store.reports(None if ids is None else list(ids))

    def sources(self, query: ClaimQuery | None = None) -> list[SourceCount]:
        """Who publishes and who is quoted."""
        return self._store.sources(query or ClaimQuery())

    def findings(self) -> list[Finding]:
        """Documents that could not be taken in."""
        return self._store.findings()

    def counts(self) -> Counts:
        """How much there is."""
        return self._store.counts()

    def heard(self, query: ClaimQuery | None = None) -> Heard:
        """Claims and their reports, for the stages that weigh them together."""
        asked = query or ClaimQuery()
        claims = tuple(self._store.claims(asked))
        wanted = {claim.report for claim in claims}
        reports = {report.id: report for report in self._store.reports(known=asked.known) if report.id in wanted}
        return Heard(claims=claims, reports=reports)

    def events(
        self, *, known: date | None = None, on: date | None = None, since: date | None = None
    ) -> tuple[Event, ...]:
        """Events as known by a day, in the order in which they were first told.

        `on` keeps those whose time covers that day, `since` those that did not end before it. What an event is depends
        on `known` alone.
        """
        heard = self.heard(ClaimQuery(known=known))
        found = self._link(heard)
        window = Interval(start=on or since, end=on)
        return tuple(event for event in found if interval(event.time).overlaps(window)) if on or since else found

    def courses(self, known: date | None = None) -> tuple[PlaceCourse, ...]:
        """How control of each place ran, as known by a day."""
        return self._courses(self.heard(ClaimQuery(known=known)))

    def control(self, *, on: date | None = None, known: date | None = None) -> tuple[ControlDay, ...]:
        """Who holds what on a day, by default the last that any report speaks of, as known by a day."""
        heard = self.heard(ClaimQuery(known=known))
        day = on or _last_day(heard, known)
        made = self._courses(heard)
        return tuple(row for course in made if (row := control_on(course, on=day, known=known or _latest(heard, day))))

    def timeline(self, *, on: date | None = None, known: date | None = None) -> tuple[ControlDay, ...]:
        """Every change of control up to a day, place by place, oldest first."""
        heard = self.heard(ClaimQuery(known=known))
        day = on or _last_day(heard, known)
        made = self._courses(heard)
        by = known or _latest(heard, day)
        rows = ((course, stretch.day) for course in made for stretch in course.stretches if stretch.day <= day)
        return tuple(row for course, when in rows if (row := control_on(course, on=when, known=by)))

    def brief(self, *, on: date | None = None, known: date | None = None, since: date | None = None) -> Brief:
        """The written picture. Raises WorkspaceError where nothing had been published by `known`."""
        heard = self.heard(ClaimQuery(known=known))
        day = on or _last_day(heard, known)
        return write_brief(
            self._link(heard),
            self._courses(heard),
            heard.claims,
            heard.reports,
            on=day,
            known=known or _latest(heard, day),
            since=since,
            sides=self._sides,
        )

    def picture(self, known: date | None = None) -> Picture:
        """What the map shows."""
        heard = self.heard(ClaimQuery(known=known))
        return picture(heard.claims, heard.reports, known, sides=self._sides, title=self.settings.title)

    def _courses(self, heard: Heard) -> tuple[PlaceCourse, ...]:
        return courses(heard.claims, heard.reports, sides=self._sides)

    def _link(self, heard: Heard) -> tuple[Event, ...]:
        """Events, with the parts of a side taken as that side and generic words as anybody."""
        sides = self._sides.joined(heard.claims, (report.published for report in heard.reports.values()))

        def side(actor: ActorRef) -> str:
            return "" if is_generic(actor) else actor_key(sides.of(actor))

        return link(heard.claims, heard.reports, side=side)

    def _clean(self, raw: RawDocument, labels: Labels) -> Report:
        if self._ports.clean:
            return self._ports.clean(raw, labels)
        from fogline.reports.clean import to_report

        return to_report(raw, published=labels.published, publisher=labels.publisher, undated=labels.undated)

    def _open_reader(self) -> "Reader":
        """The reader, opened when the first new report needs it."""
        if self._reader is None:
            if self._ports.reader is None:
                from fogline.workspace.readers import open_reader

                self._ports = replace(self._ports, reader=open_reader)
            assert self._ports.reader is not None
            self._reader = self._ports.reader(self.settings)
        return self._reader

    @cached_property
    def _sides(self) -> Sides:
        """Who answers for whom, from the actor packs; made once, as linking, control and the brief all ask."""
        if self._ports.sides:
            return self._ports.sides(self.settings)
        from fogline.lexicon.packs import load_packs
        from fogline.situation.sides import sides_of

        packs = load_packs(self.settings.cache)
        return sides_of(packs["entities"], packs["ties"])


def _latest(heard: Heard, default: date) -> date:
    """The last day of publication."""
    return max((d for report in heard.reports.values() if (d := report.published)), default=default)


def _last_day(heard: Heard, known: date | None) -> date:
    found = last_day(heard.claims, heard.reports, known=known)
    if found is None:
        when = f" by {known}" if known else ""
        raise WorkspaceError(f"nothing in this workspace was published{when}", "add reports with `fogline add`")
    return found
