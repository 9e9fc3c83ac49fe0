"""`fogline control`: who holds what."""

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
    from fogline.situation.values import ControlDay


def control(
    places: Annotated[list[str] | None, typer.Argument(metavar="PLACE…", help="Names or ids; all without.")] = None,
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
    day = day_option(on)
    with open_workspace(workspace) as opened:
        ask = opened.timeline if timeline else opened.control
        days = _chosen(ask(on=day, known=day_option(known)), places or [])
    if as_json:
        from fogline.interfaces.exports.rows_json import control_json

        print_json(control_json(row) for row in days)
    else:
        _table(days, timeline)


def _chosen(days: "tuple[ControlDay, ...]", names: list[str]) -> "list[ControlDay]":
    if not names:
        return list(days)
    wanted = {fold_loosely(name): name for name in names}
    found = [row for row in days if fold_loosely(row.place) in wanted or row.place_id in names]
    reached = {fold_loosely(row.place) for row in found} | {row.place_id for row in found}
    missing = [name for folded, name in wanted.items() if folded not in reached and name not in reached]
    if missing:
        raise SettingError(
            f"nothing is known of who held {', '.join(missing)}", "`fogline control` alone lists the places"
        )
    return found


def _table(days: "list[ControlDay]", timeline: bool) -> None:
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
    title = f"Control on {days[0].day}" if days and not timeline else ""
    print_table(columns, rows, title=title, empty="Nothing was known of who held what.")


def _share(row: "ControlDay") -> float:
    return {"contested": row.contested, "unknown": row.unknown, **dict(row.holders)}[row.label]
