"""`fogline control`: who holds what."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from fogline.core.errors import SettingError
from fogline.core.text import fold_loosely
from fogline.interfaces.cli.common import (
    JsonOption,
    KnownOption,
    OnOption,
    WorkspaceOption,
    day_option,
    open_workspace,
    print_json,
    print_table,
)

if TYPE_CHECKING:
    from fogline.situation.control import PlaceCourse
    from fogline.situation.values import ControlDay


def control(
    places: Annotated[list[str] | None, typer.Argument(metavar="[PLACE]…", help="Names or ids; all without.")] = None,
    on: OnOption = "",
    known: KnownOption = "",
    timeline: Annotated[bool, typer.Option("--timeline", help="Every change up to that day.")] = False,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Say who holds each place on a day, how sure that is, since when, and on the word of how many claims.

    Examples:

      fogline control --on 2024-12-05

      fogline control Hama Homs --on 2024-12-05 --known 2024-12-04 --timeline
    """
    with open_workspace(workspace) as opened:
        by = day_option(known)
        last = opened.last_day(by)
        found = _chosen(opened.courses(by), places or [])
    day = day_option(on) or last
    days = [row for course in found for row in _days(course, on=day, known=by or last, timeline=timeline)]
    if as_json:
        from fogline.interfaces.exports.rows_json import control_json

        print_json(control_json(row) for row in days)
    else:
        _table(days, day, timeline)


def _chosen(courses: "tuple[PlaceCourse, ...]", names: list[str]) -> "list[PlaceCourse]":
    if not names:
        return list(courses)
    wanted = {fold_loosely(name): name for name in names}
    found = [c for c in courses if fold_loosely(c.place.name) in wanted or c.place.id in names]
    reached = {fold_loosely(c.place.name) for c in found} | {c.place.id for c in found}
    missing = [name for folded, name in wanted.items() if folded not in reached and name not in reached]
    if missing:
        raise SettingError(
            f"nothing is known of who holds {', '.join(missing)}", "`fogline control` alone lists the places"
        )
    return found


def _days(course: "PlaceCourse", *, on: date, known: date, timeline: bool) -> "Iterator[ControlDay]":
    from fogline.situation.control import control_on

    days = [stretch.day for stretch in course.stretches if stretch.day <= on] if timeline else [on]
    for day in days:
        if row := control_on(course, on=day, known=known):
            yield row


def _table(days: "list[ControlDay]", on: date, timeline: bool) -> None:
    rows = [
        (
            row.place,
            *((row.day.isoformat(),) if timeline else ()),
            row.label,
            f"{_share(row):.0%}",
            row.since.isoformat() if row.since else "",
            ", ".join(f"{name} {share:.0%}" for name, share in row.holders if name != row.label and share >= 0.05),
        )
        for row in days
    ]
    columns = ("place", *(("day",) if timeline else ()), "held by", "sure", "since", "else")
    print_table(columns, rows, title=f"Control on {on}", empty=f"Nothing is known of who held what on {on}.")


def _share(row: "ControlDay") -> float:
    return {"contested": row.contested, "unknown": row.unknown, **dict(row.holders)}[row.label]
