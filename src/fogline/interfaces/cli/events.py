"""`fogline events`: claims about one happening, together."""

from typing import TYPE_CHECKING

from fogline.interfaces.cli.common import (
    JsonOption,
    KnownOption,
    OnOption,
    SinceOption,
    WorkspaceOption,
    day_option,
    open_workspace,
    print_json,
    print_table,
)

if TYPE_CHECKING:
    from fogline.events.values import Event, Toll

MOST_ROWS = 200


def events(
    on: OnOption = "",
    known: KnownOption = "",
    since: SinceOption = "",
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """List events: claims that tell of one happening, with how many independent voices tell it.

    Examples:

      fogline events --on 2024-11-30

      fogline events --known 2024-12-01 --json
    """
    from fogline.interfaces.exports.rows_json import event_json

    with open_workspace(workspace) as opened:
        found = opened.events(known=day_option(known), on=day_option(on), since=day_option(since))
    if as_json:
        print_json(event_json(event) for event in found)
        return
    print_table(
        ("when", "what", "by", "to", "where", "killed", "status"),
        [_row(event) for event in found[:MOST_ROWS]],
        empty="No event fits.",
    )
    if len(found) > MOST_ROWS:
        print(f"{len(found) - MOST_ROWS:,} more; narrow the question, or use --json.")


def _row(event: "Event") -> tuple[str, ...]:
    from fogline.interfaces.exports.rows_json import place_names

    time = event.time
    days = dict.fromkeys(str(day or "…") for day in (time.start, time.end)) if time else {}
    voices = f"{event.status.value}, {event.origins} voice{'' if event.origins == 1 else 's'}"
    return (
        " – ".join(days),
        event.kind.value,
        ", ".join(actor.name for actor in event.actors[:3]),
        ", ".join(actor.name for actor in event.recipients[:3]),
        place_names(event.places),
        _toll(event.killed),
        voices,
    )


def _toll(toll: "Toll | None") -> str:
    from fogline.situation.grammar import amount

    return amount((toll.low, toll.high)) if toll else ""
