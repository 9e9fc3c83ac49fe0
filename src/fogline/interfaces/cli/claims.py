"""`fogline claims`: the claims that are kept."""

from typing import TYPE_CHECKING, Annotated

import typer

from fogline.core.errors import SettingError
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
from fogline.lexicon.kinds import Kind

if TYPE_CHECKING:
    from fogline.workspace.workspace import Heard

MOST_ROWS = 200


def claims(
    place: Annotated[str, typer.Option("--place", help="At, toward or from that place (its name or id).")] = "",
    actor: Annotated[str, typer.Option("--actor", help="Where that side does it, or where it is done to it.")] = "",
    kind: Annotated[
        list[str] | None, typer.Option("--kind", help="Of that kind (capture, strike, …); may be repeated.")
    ] = None,
    source: Annotated[str, typer.Option("--source", help="Said by that source, or published by it.")] = "",
    on: OnOption = "",
    known: KnownOption = "",
    since: SinceOption = "",
    until: Annotated[str, typer.Option("--until", metavar="D", help="Published by that day.")] = "",
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """List claims: who says that who did what, where and when, in whose words.

    --on asks for claims about a day; --known, --since and --until for the
    days on which they were published.

    Examples:

      fogline claims --place Aleppo --kind capture --kind control

      fogline claims --actor HTS --on 2024-11-30 --known 2024-12-01 --json
    """
    from fogline.claims.wire import claim_to_json
    from fogline.store.values import ClaimQuery

    query = ClaimQuery(
        known=day_option(known),
        on=day_option(on),
        published_since=day_option(since),
        published_until=day_option(until),
        place=place,
        actor=actor,
        source=source,
        kinds=tuple(_kind(name) for name in kind or ()),
    )
    with open_workspace(workspace) as opened:
        if as_json:
            outside = {report.id: report.external_id for report in opened.reports() if report.external_id}
            found = opened.claims(query)
            print_json(claim_to_json(claim, report=outside.get(claim.report)) for claim in found)
        else:
            _table(opened.heard(query))


def _kind(name: str) -> Kind:
    try:
        return Kind(name)
    except ValueError:
        kinds = ", ".join(kind.value for kind in Kind)
        raise SettingError(f"{name!r} is not a kind of claim", f"the kinds are {kinds}") from None


def _table(heard: "Heard") -> None:
    from fogline.situation.telling import tell_claim

    rows = [
        (
            str(report.published or "undated"),
            claim.kind.value,
            tell_claim(claim, report),
            f"“{' '.join(claim.quote.split())}” ({report.publisher or report.origin or report.id})",
        )
        for claim in heard.claims[:MOST_ROWS]
        for report in (heard.reports[claim.report],)
    ]
    print_table(("published", "kind", "claim", "words"), rows, empty="No claim fits.")
    if len(heard.claims) > MOST_ROWS:
        print(f"{len(heard.claims) - MOST_ROWS:,} more; narrow the question, or use --json.")
