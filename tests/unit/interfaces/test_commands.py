"""The commands over a workspace, as a user sees them."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reading import FakeReader

Run = Callable[..., Any]
COMMANDS = ("init", "add", "claims", "brief", "map", "control", "events", "sources", "demo")


def lines(text: str) -> list[dict[str, Any]]:
    """JSON lines."""
    return [json.loads(line) for line in text.splitlines()]


def test_add_is_safe_to_repeat(run: Run, folder: Path, tmp_path: Path, reader: FakeReader) -> None:
    """The second time nothing is read, and the count says so."""
    seen = len(reader.seen)
    again = run(
        "add", "--workspace", folder, tmp_path / "texts" / "a.txt", "--published", "2024-11-30", "--publisher", "Wire"
    )
    assert (again.status, again.out) == (0, "0 new, 0 claims, 1 known already.\n")
    assert len(reader.seen) == seen


def test_claims_as_json_lines(run: Run, folder: Path) -> None:
    """Exactly the codebook's fields, a claim a line; filters narrow."""
    every = lines(run("claims", "--workspace", folder, "--json").out)
    assert [row["kind"] for row in every] == ["capture", "capture", "clash"]
    assert every[0].keys() >= {"id", "report", "quote", "start", "end", "actors", "places", "time", "reader", "model"}
    assert lines(run("claims", "--workspace", folder, "--place", "hama", "--json").out) == [every[2]]
    assert lines(run("claims", "--workspace", folder, "--known", "2024-12-01", "--json").out) == every[:2]
    assert lines(run("claims", "--workspace", folder, "--source", "sohr", "--kind", "capture", "--json").out) == [
        every[1]
    ]
    assert run("claims", "--workspace", folder, "--actor", "nobody", "--json").out == ""


def test_claims_as_a_table(run: Run, folder: Path) -> None:
    """Fits the terminal and shows the words."""
    out = run("claims", "--workspace", folder).out
    assert "HTS took Aleppo" in out
    assert max(map(len, out.splitlines())) <= 120


def test_the_brief_in_both_forms(run: Run, folder: Path, tmp_path: Path) -> None:
    """Markdown with citations, JSON with the same, to a file where asked."""
    text = run("brief", "--workspace", folder)
    assert text.status == 0
    assert "# Test war: the situation on 2024-12-05" in text.out
    [found] = lines(run("brief", "--workspace", folder, "--known", "2024-12-01", "--format", "json").out)
    assert found["known"] == "2024-12-01"
    assert not any("Hama" in s["text"] for section in found["sections"] for s in section["sentences"])
    assert run("brief", "--workspace", folder, "-o", tmp_path / "out" / "brief.md").status == 0
    assert (tmp_path / "out" / "brief.md").read_text(encoding="utf-8") == text.out


def test_control_over_time(run: Run, folder: Path) -> None:
    """Who holds what on a day; every change with --timeline; an unknown place is said to be one."""
    [row] = lines(run("control", "Aleppo", "--on", "2024-12-01", "--workspace", folder, "--json").out)
    assert (row["label"], row["since"]) == ("HTS", "2024-11-30")
    assert "Aleppo" in run("control", "--workspace", folder, "--timeline").out
    missing = run("control", "Paris", "--workspace", folder)
    assert (missing.status, missing.err.count("\n")) == (2, 1)


def test_events_and_sources(run: Run, folder: Path) -> None:
    """Events carry their claims, sources their counts."""
    events = lines(run("events", "--workspace", folder, "--json").out)
    assert [event["kind"] for event in events] == ["capture", "capture", "clash"]
    assert events[0].keys() >= {"id", "start", "end", "killed", "wounded", "status", "origins", "claims", "reports"}
    found = lines(run("sources", "--workspace", folder, "--json").out)
    assert {(row["name"], row["claims"]) for row in found} == {("Wire", 2), ("Desk", 1), ("SOHR", 1)}
    for command in ("events", "sources"):
        assert run(command, "--workspace", folder).status == 0


def test_the_workspace_is_found(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By FOGLINE_WORKSPACE, and from any folder inside."""
    monkeypatch.setenv("FOGLINE_WORKSPACE", str(folder))
    assert lines(run("claims", "--json").out)
    monkeypatch.delenv("FOGLINE_WORKSPACE")
    monkeypatch.chdir(folder / "archive")
    assert lines(run("claims", "--json").out)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("claims",), "there is no workspace here"),
        (("claims", "--workspace", "nowhere"), "is not a workspace"),
        (("add", "--workspace", "{ws}", "https://example.org/a"), "is not part of this release; save the page"),
        (("add", "--workspace", "{ws}", "missing.txt"), "missing.txt is not there"),
        (("add", "--workspace", "{ws}"), "nothing to add"),
        (("add", "--workspace", "{ws}", "{ws}", "--published", "2024-13-01"), "is not a date"),
        (("claims", "--workspace", "{ws}", "--kind", "war"), "'war' is not a kind of claim"),
        (("claims", "--workspace", "{ws}", "--on", "yesterday"), "is not a date"),
        (("brief", "--workspace", "{ws}", "--format", "pdf"), "is not known; use md or json"),
        (("brief", "--workspace", "{ws}", "-o", "/proc/none/brief.md"), "cannot be written"),
        (("init", "{ws}"), "is a workspace already"),
        (("init", "/proc/none"), "cannot be made"),
    ],
)  # fmt: skip
def test_bad_input_is_one_line_with_what_to_do(run: Run, folder: Path, arguments: tuple[str, ...], words: str) -> None:
    """Exit status 2, one line on standard error, nothing on standard output."""
    ran = run(*(word.replace("{ws}", str(folder)) for word in arguments))
    assert (ran.status, ran.out) == (2, "")
    assert words in ran.err
    assert ran.err.startswith("fogline: ")
    assert ran.err.count("\n") == 1


def test_one_bad_document_alone_is_one_line(run: Run, folder: Path, tmp_path: Path) -> None:
    """As `fogline read` would say it."""
    (tmp_path / "empty.txt").write_text("")
    ran = run("add", "--workspace", folder, tmp_path / "empty.txt", "--published", "2024-12-02")
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "empty.txt" in ran.err


def test_bad_documents_among_good_ones_are_named_and_the_rest_is_kept(run: Run, folder: Path, tmp_path: Path) -> None:
    """The count comes last, the status is 2, and the good ones are in."""
    mixed = tmp_path / "mixed"
    mixed.mkdir()
    (mixed / "bad.txt").write_bytes(b"\x00\x01\x02" * 99)
    (mixed / "good.txt").write_text("HTS took Homs.")
    ran = run("add", "--workspace", folder, mixed, "--published", "2024-12-07")
    assert ran.status == 2
    assert "1 new" in ran.out
    assert "bad.txt" in ran.err
    assert "could not be taken in" in ran.err.splitlines()[-1]
    assert len(lines(run("claims", "--workspace", folder, "--place", "Homs", "--json").out)) == 1
    assert "bad.txt" in run("sources", "--bad", "--workspace", folder, "--json").out


def test_a_newer_workspace_is_refused(run: Run, folder: Path) -> None:
    """With what to do."""
    import duckdb

    with duckdb.connect(str(folder / "fogline.duckdb")) as db:
        db.execute("UPDATE meta SET value = '999' WHERE name = 'schema'")
    ran = run("claims", "--workspace", folder)
    assert (ran.status, ran.err) == (2, f"fogline: {folder} was made by a newer version of fogline; upgrade fogline\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_teaches_with_examples(run: Run, command: str) -> None:
    """Every command shows how it is used."""
    ran = run(command, "--help")
    assert ran.status == 0
    assert f"fogline {command}" in ran.out


def test_help_is_quick() -> None:
    """Nothing heavy is loaded before a command runs."""
    code = "import sys; import fogline.interfaces.cli.app; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"duckdb", "pyarrow", "spacy", "numpy", "rich.table"} & set(done.stdout.split())


def test_the_map_is_drawn_from_the_picture(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As known by the day that is asked for; the file is named."""
    drawn: list[Any] = []
    monkeypatch.setattr("fogline.interfaces.exports.map.write_map", lambda picture, path: drawn.append((picture, path)))
    ran = run("map", "--workspace", folder, "-o", tmp_path / "m.html", "--known", "2024-12-01")
    assert (ran.status, ran.out) == (0, f"Wrote {tmp_path / 'm.html'} (places: 1, days: 1)\n")
    [(picture, path)] = drawn
    assert (picture.title, path) == ("Test war", tmp_path / "m.html")


def test_an_interruption_says_what_is_kept(
    run: Run, folder: Path, tmp_path: Path, reader: FakeReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C is one line and status 130, and the workspace is whole."""

    def interrupted(reports: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(reader, "read", interrupted)
    (tmp_path / "more.txt").write_text("HTS took Homs.")
    ran = run("add", "--workspace", folder, tmp_path / "more.txt", "--published", "2024-12-07")
    assert (ran.status, ran.err.count("\n")) == (130, 1)
    assert "what was finished is kept" in ran.err
    assert len(lines(run("claims", "--workspace", folder, "--json").out)) == 3
