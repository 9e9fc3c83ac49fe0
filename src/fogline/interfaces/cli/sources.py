"""`fogline sources`: whose word it is."""

from typing import Annotated

import typer

from fogline.interfaces.cli.common import (
    JsonOption,
    KnownOption,
    WorkspaceOption,
    day_option,
    open_workspace,
    print_json,
    print_table,
)


def sources(
    known: KnownOption = "",
    bad: Annotated[bool, typer.Option("--bad", help="List the documents that could not be taken in.")] = False,
    as_json: JsonOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """List who published the reports and who is quoted in them, with how many claims rest on each.

    Examples:

      fogline sources

      fogline sources --bad
    """
    from fogline.interfaces.exports.rows_json import source_json
    from fogline.store.values import ClaimQuery

    with open_workspace(workspace) as opened:
        if bad:
            findings = [(f.origin, f.message, f.hint) for f in opened.findings()]
            if as_json:
                print_json({"origin": o, "message": m, "hint": h} for o, m, h in findings)
            else:
                print_table(("document", "what is wrong", "what to do"), findings, empty="None.")
            return
        found = opened.sources(ClaimQuery(known=day_option(known)))
    if as_json:
        print_json(source_json(source) for source in found)
    else:
        rows = [(s.name, s.kind, f"{s.claims:,}", f"{s.reports:,}") for s in found]
        print_table(("source", "kind", "claims", "reports"), rows, empty="Nobody: the workspace is empty.")
