"""The map: one HTML file that opens by a double click and asks the network for nothing.

Everything is inlined: the map library, the ground, the picture as JSON. Text from reports is hostile until shown
otherwise: it travels as data that cannot end its script element, and the page's script puts it in as text only. The
page's policy (CSP) forbids every request and every script but the two whose hashes it names.
"""

import json
import os
import re
from base64 import b64encode
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

from fogline.core.errors import SettingError
from fogline.interfaces.exports.picture_json import picture_json
from fogline.interfaces.exports.shapes import Spot, asset, ground
from fogline.situation.values import Picture

PAGE = Path(__file__).parent / "map_page"
SCRIPTS = ("model.js", "marks.js", "drawing.js", "panel.js", "main.js")
# `<`, `>` and `&` could end the script element or start a comment; U+2028/9 end lines; lone surrogates are no UTF-8.
UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def write_map(picture: Picture, path: Path) -> None:
    """Write the map to `path`: whole or not at all, and the same bytes for the same picture.

    `SettingError` where the file cannot be written, or where the map's parts have not been made.
    """
    page = map_page(picture_json(picture))
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        try:
            fresh.write_text(page, encoding="utf-8", newline="\n")
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as error:
        raise SettingError(f"cannot write {path}: {error.strerror}", "choose another file with -o") from error


def map_page(picture: dict[str, Any]) -> str:
    """The page for a picture as `picture_json` gives it."""
    spots = [
        Spot(
            at=(place["lon"], place["lat"]),
            precision=place["precision"],
            claims=len(place["claims"]),
            held=bool(place["control"]),
        )
        for place in picture["places"]
    ]
    library = asset("maplibre-gl.js").decode().split("//# sourceMappingURL=")[0]
    library_style = asset("maplibre-gl.css").decode()
    style = (PAGE / "style.css").read_text(encoding="utf-8")
    parts = [(PAGE / name).read_text(encoding="utf-8") for name in SCRIPTS]
    script = "\n".join(["(() => {", '"use strict";', *parts, "})();"])
    return _filled(
        (PAGE / "template.html").read_text(encoding="utf-8"),
        {
            "policy": escape(policy(scripts=(library, script), styles=(library_style, style))),
            "title": escape((picture["title"] or "Fogline map").encode("utf-8", "replace").decode()),
            "licence": escape(asset("licences/maplibre-gl.txt").decode()),
            "library_style": library_style,
            "style": style,
            "picture": data_json(picture),
            "ground": data_json(ground(spots)),
            "library": library,
            "script": script,
        },
    )


def policy(*, scripts: tuple[str, ...], styles: tuple[str, ...]) -> str:
    """The content security policy: these scripts and styles, the library's own worker, pictures made in the page."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_hash, scripts))}",
            f"style-src {' '.join(map(_hash, styles))}",
            "img-src data: blob:",
            "worker-src blob:",
            "connect-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def data_json(value: Any) -> str:
    """JSON that may stand in a script element whatever text it carries."""
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", plain)


def _filled(template: str, values: dict[str, str]) -> str:
    """The template with its `{{names}}` replaced in one pass: what is put in is not looked at again."""
    return re.sub(r"\{\{(\w+)\}\}", lambda found: values[found[1]], template)


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
