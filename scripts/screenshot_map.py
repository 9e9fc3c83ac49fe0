"""Take a picture of a map file: `screenshot_map.py FILE.html OUT.png [--size WxH] [--dark] [--day D] [--place ID]`.

Used for the README's picture; needs Debian's Chromium and the development dependencies.
"""

import argparse
import sys
from pathlib import Path
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from support import chromium


def main() -> None:
    """Open the file without a network, wait until it is drawn, write the picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("page", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--size", default="1280x800", help="WIDTHxHEIGHT in CSS pixels")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--day", default="", help="ISO day; the last one if not given")
    parser.add_argument("--place", default="", help="id of the place to open")
    given = parser.parse_args()
    width, height = (int(side) for side in given.size.split("x"))
    asked = urlencode({name: value for name, value in (("day", given.day), ("place", given.place)) if value})
    with chromium() as browser:
        page = browser.new_page(
            viewport={"width": width, "height": height}, color_scheme="dark" if given.dark else "light"
        )
        page.context.set_offline(True)
        page.on("console", lambda message: print(message.type, message.text, file=sys.stderr))
        page.on("pageerror", lambda error: print("error", error, file=sys.stderr))
        page.goto(f"{given.page.resolve().as_uri()}#{asked}")
        page.wait_for_selector("body[data-drawn], body.no-map")
        page.wait_for_timeout(800)  # labels fade in
        page.screenshot(path=given.out)


if __name__ == "__main__":
    main()
