"""What tests need from outside the package: the shared folder, a real browser, and the rule on what may be skipped.

`FOGLINE_REQUIRE` names, with commas, what must not be skipped (`browser,shared` in CI): there a missing thing fails.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import pytest

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = Path("/usr/bin/chromium")
# Software drawing, no sandbox (CI runs as root), and none of the browser's own calls home.
FLAGS = (
    "--no-sandbox",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def missing(thing: str, reason: str) -> NoReturn:
    """Skip the test with the reason, or fail it where `FOGLINE_REQUIRE` names the thing."""
    required = {name.strip() for name in os.environ.get("FOGLINE_REQUIRE", "").split(",")}
    if thing in required:
        pytest.fail(f"FOGLINE_REQUIRE names {thing}: {reason}")
    pytest.skip(reason)


def shared(*parts: str) -> Path:
    """A path in the shared folder: `FOGLINE_SHARED`, else `../shared`."""
    folder = Path(os.environ.get("FOGLINE_SHARED") or ROOT.parent / "shared")
    if not folder.is_dir():
        missing("shared", f"no shared folder at {folder}; set FOGLINE_SHARED")
    return folder.joinpath(*parts)


@contextmanager
def chromium(*more_flags: str) -> Iterator[Any]:
    """A Playwright browser on Debian's Chromium."""
    if not CHROMIUM.is_file():
        missing("browser", f"no Chromium at {CHROMIUM}; apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=[*FLAGS, *more_flags])
        try:
            yield browser
        finally:
            browser.close()
