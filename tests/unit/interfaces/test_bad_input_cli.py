"""What users get wrong: one line on standard error that says what to do, exit status 2, never a traceback."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
ENGLISH = "HTS took Aleppo on Saturday, and the army said that it had left two villages to the south. " * 2


def complains(ran: Any, *words: str) -> None:
    """One line, to the point, status 2."""
    assert ran.status == 2, ran.err
    assert ran.err.count("\n") == 1, ran.err
    assert ran.err.startswith("fogline: ")
    assert "; " in ran.err, "says what is wrong, but not what to do"
    assert "Traceback" not in ran.err
    for word in words:
        assert word in ran.err


BAD: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "empty"),
    "blank": (b"\n \n", "empty"),
    "binary": (bytes(range(256)) * 40, "binary"),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 400, "binary"),
    "pdf": (b"%PDF-1.7\n1 0 obj\n", "binary"),
    "arabic": ("أعلنت الفصائل السيطرة على مدينة حماة يوم الخميس".encode(), "English"),
    "web page": (b"<html><body><div><p>HTS took Aleppo.</p></div></body></html>", "plain text"),
    "large": (b"HTS took Aleppo. " * 3_000_000, "MB"),
    "long": (b"HTS took Aleppo. " * 150_000, "characters"),
}


@pytest.mark.parametrize("command", ["read", "add"])
@pytest.mark.parametrize("name", sorted(BAD))
def test_a_text_that_is_no_report(run: Run, folder: Path, tmp_path: Path, command: str, name: str) -> None:
    """`read` and `add` refuse it in the same words, and name the file."""
    data, says = BAD[name]
    file = tmp_path / "bad.txt"
    file.write_bytes(data)
    where = ("--workspace", folder) if command == "add" else ()
    complains(run(command, file, "--published", "2024-12-02", *where), str(file), says)


def test_latin_1_is_read(run: Run, folder: Path, tmp_path: Path) -> None:
    """An old encoding is no error."""
    file = tmp_path / "old.txt"
    file.write_bytes((ENGLISH + "The mayor of Kélibia saw it.").encode("latin-1"))
    assert run("add", file, "--published", "2024-12-02", "--workspace", folder).status == 0


def test_an_impossible_date(run: Run, folder: Path, tmp_path: Path) -> None:
    """Dates are written as YYYY-MM-DD, and must be on the calendar; so for every command that takes one."""
    file, where = tmp_path / "texts" / "a.txt", ("--workspace", folder)
    for day in ("2024-13-40", "2024-02-30", "tomorrow", "12/02/2024", "-5"):
        complains(run("read", file, f"--published={day}"), "date", "YYYY-MM-DD")
    complains(run("read", file, "--published=3024-01-01"), "1900-2100")
    complains(run("add", file, "--published=2024-02-30", *where), "date")
    for command in ("brief", "control", "events", "claims"):
        complains(run(command, "--on=2024-02-30", *where), "date")
        complains(run(command, "--known=2024-02-30", *where), "date")


def test_no_date_at_all(run: Run, tmp_path: Path, folder: Path) -> None:
    """A report without a date is asked for one."""
    complains(run("read", tmp_path / "texts" / "a.txt"), "--published", "--undated")


@pytest.mark.parametrize("command", ["read", "add"])
def test_a_missing_file(run: Run, folder: Path, tmp_path: Path, command: str) -> None:
    """The path is named."""
    where = ("--workspace", folder) if command == "add" else ()
    complains(
        run(command, tmp_path / "nowhere.txt", "--published", "2024-12-02", *where), "nowhere.txt", "check the path"
    )


def test_nothing_named(run: Run, folder: Path) -> None:
    """A command without its text says what to name."""
    complains(run("read"), "nothing to read")
    complains(run("add", "--workspace", folder), "nothing to add")


def test_bad_lines_among_good_ones(run: Run, folder: Path, tmp_path: Path) -> None:
    """Each bad line of a JSON lines file is named by its number; the good ones are kept; the status is 2."""
    good = {"id": "a1", "text": ENGLISH, "published": "2024-12-02", "publisher": "Wire"}
    rows = [
        json.dumps(good),
        "{not json",
        '["a list"]',
        '{"id": "no text"}',
        json.dumps(good | {"published": "soon"}),
        "",
    ]
    file = tmp_path / "in.jsonl"
    file.write_text("\n".join(rows), encoding="utf-8")
    ran = run("add", "--jsonl", file, "--workspace", folder)
    assert ran.status == 2
    assert ran.out.startswith("1 new")
    lines = ran.err.splitlines()
    assert [f"{file}:{number}" in line for number, line in enumerate(lines[:4], start=2)] == [True] * 4
    assert lines[4].startswith("fogline: 4 documents could not be taken in")
    assert "Traceback" not in ran.err


def test_a_jsonl_file_that_is_not_there(run: Run, folder: Path, tmp_path: Path) -> None:
    """Named, as any file."""
    complains(run("read", "--jsonl", tmp_path / "gone.jsonl"), "gone.jsonl")
    complains(run("add", "--jsonl", tmp_path / "gone.jsonl", "--workspace", folder), "gone.jsonl")


def test_a_directory_that_cannot_be_written(run: Run, folder: Path, tmp_path: Path) -> None:
    """A file stands where a folder is wanted, which stops root too."""
    inside = tmp_path / "texts" / "a.txt" / "inside"
    complains(run("init", inside), "inside")
    complains(run("map", "-o", inside / "map.html", "--workspace", folder), "map.html")
    complains(run("brief", "-o", inside / "brief.md", "--workspace", folder), "brief.md")
    complains(run("demo", "--out", inside), "inside")


def test_a_folder_that_is_no_workspace(run: Run, tmp_path: Path) -> None:
    """Every command that needs a workspace says how to make one."""
    for command in ("brief", "claims", "events", "control", "sources", "map"):
        complains(run(command), "fogline init")
        complains(run(command, "--workspace", tmp_path), "fogline init")


def test_a_workspace_made_by_a_newer_version(run: Run, folder: Path) -> None:
    """It is left alone, and the user is told to upgrade."""
    import duckdb

    with duckdb.connect(str(folder / "fogline.duckdb")) as db:
        db.execute("UPDATE meta SET value = '9999' WHERE name = 'schema'")
    complains(run("brief", "--workspace", folder), "newer")
    complains(run("add", "-", "--workspace", folder), "newer")


def test_a_workspace_that_is_damaged(run: Run, folder: Path) -> None:
    """A database that is none is told as such."""
    (folder / "fogline.duckdb").write_bytes(b"this is no database" * 1000)
    complains(run("brief", "--workspace", folder))


def test_a_setting_that_is_unknown(run: Run, folder: Path) -> None:
    """A misspelt key is not passed over in silence."""
    (folder / "fogline.toml").write_text('[workspace]\ntitel = "x"\n', encoding="utf-8")
    complains(run("brief", "--workspace", folder), "titel", "title")


def test_gold_that_is_none(run: Run, tmp_path: Path) -> None:
    """`score` says what a gold file is."""
    (tmp_path / "gold.json").write_text("{}", encoding="utf-8")
    complains(run("score", tmp_path / "gold.json"), "gold.json")
    complains(run("score", tmp_path / "nowhere"), "nowhere")


def test_an_unknown_command_or_option() -> None:
    """The parser's own errors keep to status 2 without a traceback."""
    program = "from fogline.interfaces.cli import main; main()"
    for words in (["nonsense"], ["read", "--nonsense"], ["gazetteer", "burn"]):
        done = subprocess.run([sys.executable, "-c", program, *words], capture_output=True, text=True, check=False)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr
