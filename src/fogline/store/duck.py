"""The store in one DuckDB file. One process owns the file while it writes; `workspace.lock` sees to that."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import duckdb

from fogline.claims.values import Claim
from fogline.core.errors import WorkspaceError
from fogline.core.text import fold_loosely
from fogline.reports.values import Report
from fogline.sources.values import Finding
from fogline.store import rows, sql
from fogline.store.values import ClaimQuery, Counts, Entry, Generation, SourceCount

T = TypeVar("T")
MEMORY = "384MB"
_BATCH = 2048


class DuckStore:
    """A `Store` (see `store.values`) in a DuckDB file."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        """Open the file, or make it. Raises WorkspaceError for one that is damaged or was made by a newer version."""
        self._db = _connect(path, read_only)
        try:
            _check_schema(self._db, path)
        except BaseException:
            self._db.close()
            raise

    def generation(self) -> Generation | None:
        return self._one_generation(sql.CURRENT, {})

    def start_generation(self, reader: str, model: str) -> Generation:
        current = self.generation()
        if current and current.versions == (reader, model):
            return current
        versions = {"reader": reader, "model": model}
        if unfinished := self._one_generation(sql.UNFINISHED, versions):
            return unfinished
        [(number,)] = self._all(sql.NEXT_GENERATION, {})
        steps = [(sql.ADD_GENERATION, versions | {"number": number})]
        if current is None:
            steps.append((sql.FINISH, {"number": number}))
        self._commit(steps)
        return Generation(number=number, reader=reader, model=model)

    def finish_generation(self, generation: Generation) -> None:
        self._commit([(sql.FINISH, {"number": generation.number})])

    def known_reports(self, ids: Iterable[str], generation: Generation) -> set[str]:
        asked = {"ids": list(ids), "generation": generation.number}
        return {id for (id,) in self._all(sql.READ_IN, asked)} if asked["ids"] else set()

    def append(self, entries: Sequence[Entry], *, generation: Generation, recorded: datetime) -> int:
        """One transaction: the reports that are new, that they were read, their claims, their names."""
        ids = list({entry.report.id for entry in entries})
        read = self.known_reports(ids, generation)
        fresh = {entry.report.id: entry for entry in entries if entry.report.id not in read}
        if not fresh:
            return 0
        stored = {id for (id,) in self._all(sql.STORED, {"ids": ids})}
        unstored = [entry.report for entry in fresh.values() if entry.report.id not in stored]
        published = {id: entry.report.published for id, entry in fresh.items()}
        [(last,)] = self._all(sql.LAST_CLAIM, {})
        claims = list(enumerate((claim for entry in fresh.values() for claim in entry.claims), start=last + 1))
        tables = {
            "reports": rows.report_rows(unstored, recorded=recorded),
            "readings": rows.reading_rows(fresh, generation.number),
            "claims": rows.claim_rows(claims, published, generation.number),
            "names": rows.name_rows(claims, generation.number),
        }
        self._commit([(sql.INSERT[name], table) for name, table in tables.items()])
        return len(fresh)

    def note(self, findings: Sequence[Finding], *, recorded: datetime) -> None:
        fresh = sorted(set(findings) - set(self.findings()), key=str)
        if fresh:
            self._commit([(sql.INSERT["findings"], rows.finding_rows(fresh, recorded=recorded))])

    def findings(self) -> list[Finding]:
        return [Finding(origin=o, message=m, hint=h) for o, m, h in self._all(sql.FINDINGS, {})]

    def reports(self, ids: Sequence[str] | None = None, *, known: date | None = None) -> Iterator[Report]:
        clauses = ["list_contains($ids, id)"] if ids is not None else []
        clauses += ["published <= $known"] if known else []
        where = " WHERE " + " AND ".join(clauses) if clauses else ""
        values: dict[str, Any] = {"ids": list(ids)} if ids is not None else {}
        values |= {"known": known} if known else {}
        return self._stream(sql.ALL_REPORTS + where + sql.REPORT_ORDER, values, rows.report_from_row)

    def unread(self, generation: Generation) -> Iterator[Report]:
        return self._stream(sql.UNREAD, {"generation": generation.number}, rows.report_from_row)

    def claims(self, query: ClaimQuery) -> Iterator[Claim]:
        where, values = self._where(query)
        return self._stream(sql.CLAIMS + where + sql.CLAIM_ORDER, values, rows.claim_from_row)

    def sources(self, query: ClaimQuery) -> list[SourceCount]:
        where, values = self._where(query)
        found = self._all(sql.SOURCES.replace(sql.ASKED, where), {"known": None} | values)
        return [SourceCount(name=n, kind=k, reports=r, claims=c) for n, k, r, c in found]

    def counts(self) -> Counts:
        current = self.generation()
        [found] = self._all(sql.COUNTS, {"generation": current.number if current else 0})
        return Counts(reports=found[0], undated=found[1], claims=found[2], first=found[3], last=found[4])

    def close(self) -> None:
        self._db.close()

    def _where(self, query: ClaimQuery) -> tuple[str, dict[str, Any]]:
        """The clauses that the query needs, and their values."""
        current = self.generation()
        values: dict[str, Any] = {"generation": current.number if current else 0}
        names = ("known", "on", "published_since", "published_until")
        values |= {name: getattr(query, name) for name in names if getattr(query, name)}
        values |= {"kinds": [kind.value for kind in query.kinds]} if query.kinds else {}
        values |= {"reports": list(query.reports)} if query.reports else {}
        used = list(values)
        for part, asked in (("place", query.place), ("actor", query.actor)):
            if asked:
                values |= {f"{part}_key": fold_loosely(asked), f"{part}_ids": self._ids(part, asked)}
                used.append(part)
        if query.source:
            values["source_key"] = fold_loosely(query.source)
            used.append("source")
        return " WHERE " + " AND ".join(sql.CLAUSES[name] for name in used), values

    def _ids(self, part: str, asked: str) -> list[str]:
        """The ids that a name stands for."""
        current = self.generation()
        values = {"generation": current.number if current else 0, "part": part, "key": fold_loosely(asked)}
        named = self._all(sql.IDS_BY_NAME, values | {"asked": asked}) or self._all(sql.IDS_BY_TEXT, values)
        return sorted(id for (id,) in named)

    def _one_generation(self, step: str, values: dict[str, Any]) -> Generation | None:
        found = self._all(step, values)
        return Generation(number=found[0][0], reader=found[0][1], model=found[0][2]) if found else None

    def _all(self, step: str, values: dict[str, Any]) -> list[Any]:
        return list(self._db.execute(step, values).fetchall())

    def _stream(self, step: str, values: dict[str, Any], make: Callable[[rows.Row], T]) -> Iterator[T]:
        """Rows a batch at a time, on a cursor of their own, so that the caller may ask other things meanwhile."""
        with self._db.cursor() as cursor:
            for batch in cursor.sql(step, params=values).to_arrow_reader(_BATCH):
                yield from map(make, batch.to_pylist())

    def _commit(self, steps: Sequence[tuple[str, Any]]) -> None:
        """The only place that commits: every step with its bound values or its Arrow table, or none of them."""
        self._db.execute("BEGIN")
        try:
            for step, given in steps:
                if isinstance(given, dict):
                    self._db.execute(step, given)
                else:
                    self._db.register("incoming", given)
                    self._db.execute(step)
                    self._db.unregister("incoming")
            self._db.execute("COMMIT")
        except BaseException:
            self._db.execute("ROLLBACK")
            raise


def _connect(path: Path, read_only: bool) -> Any:
    config = {"memory_limit": MEMORY, "autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
    try:
        return duckdb.connect(str(path), read_only=read_only, config=config)
    except duckdb.IOException as error:
        if "lock" in str(error):
            raise WorkspaceError(f"{path} is in use by another program", "close it and try again") from None
        hint = "restore it from a copy, or make a new workspace and add the reports again"
        raise WorkspaceError(f"{path} cannot be opened, it may be damaged or from a newer version", hint) from None
    except duckdb.Error as error:
        raise WorkspaceError(f"{path} cannot be opened: {str(error)[:160]}", "restore it from a copy") from None


def _check_schema(db: Any, path: Path) -> None:
    """Make the tables in a new file; refuse a file whose tables are newer than this program."""
    tables = {name for (name,) in db.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    if not tables:
        db.execute("BEGIN")
        for step in sql.CREATE:
            db.execute(step)
        db.execute(sql.SET_META, {"name": "schema", "value": str(sql.SCHEMA_VERSION)})
        db.execute("COMMIT")
        return
    found = db.execute(sql.GET_META, {"name": "schema"}).fetchall() if "meta" in tables else []
    if not found or not found[0][0].isdecimal():
        raise WorkspaceError(
            f"{path} is not a store of fogline", "point --workspace at a folder made by `fogline init`"
        )
    if int(found[0][0]) > sql.SCHEMA_VERSION:
        raise WorkspaceError(f"{path.parent} was made by a newer version of fogline", "upgrade fogline")
