"""The three measurements."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.texts import demo_texts, founding_text, many_texts

PROGRAM = (sys.executable, "-c", "from fogline.interfaces.cli import main; main()")
WARM = 200
"""Reports after which memory should no longer grow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One line of the table; `good` is whether the target is met."""

    what: str
    target: str
    found: str
    good: bool


def speed(rounds: int = 7) -> list[Measured]:
    """Time of reading over time of spaCy's own pipeline on the same batch, in turns; the median of the ratios."""
    from datetime import date

    from fogline.claims.parsing import DEFAULT_MODEL, load_model
    from fogline.core.ids import content_id
    from fogline.reports.values import Report
    from fogline.workspace.readers import open_reader
    from fogline.workspace.settings import load_settings

    texts = demo_texts()
    day = date(2024, 12, 9)
    reports = [Report(id=content_id("r", str(n)), text=t.words, published=day) for n, t in enumerate(texts)]
    nlp, reader = load_model(DEFAULT_MODEL), open_reader(load_settings())
    words = [text.words for text in texts]

    def parse() -> None:
        for _ in nlp.pipe(words, batch_size=64):
            pass

    def read() -> None:
        for _ in reader.read(reports):
            pass

    pairs = [(_timed(parse), _timed(read)) for _ in range(rounds + 1)][1:]  # the first round warms up
    ratio = statistics.median(theirs / bare for bare, theirs in pairs)
    bare, ours = (statistics.median(side) for side in zip(*pairs, strict=True))
    size = sum(map(len, words))
    return [
        Measured(
            what=f"reading over bare parsing, {len(texts)} reports, {size:,} characters, {rounds} rounds",
            target="at most 1.50",
            found=f"{ratio:.2f} ({ours:.2f} s over {bare:.2f} s; {size / ours:,.0f} characters a second)",
            good=ratio <= 1.5,
        )
    ]


def _timed(work: Callable[[], None]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def read_memory() -> list[Measured]:
    """Peak resident memory of `fogline read` on one text."""
    path, name = founding_text()
    command = [*PROGRAM, "read", str(path), "--published", "2024-12-02", "--json"]
    start = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    took, peak = time.monotonic() - start, usage.ru_maxrss / 1024
    good = child.returncode == 0 and peak < 700
    return [
        Measured(
            what=f"peak memory of `fogline read`, {name}",
            target="under 700 MB",
            found=f"{peak:.0f} MB ({took:.1f} s)",
            good=good,
        )
    ]


def add_memory(count: int = 2000) -> list[Measured]:
    """Resident memory of `fogline add` of a folder, sampled as the archive grows."""
    with tempfile.TemporaryDirectory() as folder:
        texts, made = Path(folder) / "texts", Path(folder) / "workspace"
        texts.mkdir()
        for number, text in enumerate(many_texts(count)):
            head = f"Published: {text.published.isoformat()}\n\n"
            (texts / f"{number:05}.txt").write_text(head + text.words, encoding="utf-8")
        subprocess.run([*PROGRAM, "init", str(made)], check=True, stdout=subprocess.DEVNULL)
        start = time.monotonic()
        child = subprocess.Popen([*PROGRAM, "add", str(texts), "--workspace", str(made)], stdout=subprocess.DEVNULL)
        samples = _sampled(child, made / "archive")
        took = time.monotonic() - start
    return _judged(samples, count, child.returncode, took)


def _sampled(child: "subprocess.Popen[bytes]", archive: Path) -> list[tuple[int, float]]:
    """(reports archived, MB resident), about twice a second, until the process ends."""
    samples = []
    status = Path(f"/proc/{child.pid}/status")
    while child.poll() is None:
        try:
            resident = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        except (OSError, StopIteration):
            break
        done = sum(len(files) for _, _, files in os.walk(archive))
        samples.append((done, int(resident.split()[1]) / 1024))
        time.sleep(0.5)
    child.wait()
    return samples


def _judged(samples: Sequence[tuple[int, float]], count: int, status: int, took: float) -> list[Measured]:
    peak = max((size for _, size in samples), default=0.0)
    early = [size for done, size in samples if WARM <= done < WARM + (count - WARM) / 3]
    late = [size for done, size in samples if done >= WARM + (count - WARM) * 2 / 3]
    if status or not early or not late:
        return [
            Measured(what=f"`fogline add` of {count} reports", target="ends well", found=f"status {status}", good=False)
        ]
    first, last = statistics.median(early), statistics.median(late)
    growth = last / first - 1
    what = f"`fogline add` of {count:,} reports"
    return [
        Measured(
            what=f"{what}: peak memory",
            target="under 1,500 MB",
            found=f"{peak:.0f} MB ({took:.0f} s, {count / took:.1f} reports a second)",
            good=peak < 1500,
        ),
        Measured(
            what=f"{what}: growth from the first third after {WARM} to the last",
            target="at most 10 %",
            found=f"{growth:+.1%} ({first:.0f} to {last:.0f} MB)",
            good=growth <= 0.10,
        ),
    ]
