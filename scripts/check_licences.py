"""Fail where a package that `fogline` needs to run is under the GPL or AGPL, or under a licence that is not known.

Standard library only. Reads names from requirements/run.lock and licences from the installed packages; the npm packages
that are bundled carry theirs in package-lock.json. Extras and tools for development are not looked at: they do not come
with the program.
"""

import json
import re
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# Licence texts, classifiers and SPDX terms that may be used. Lesser GPL code may be imported, not copied: none so far.
ALLOWED = (
    r"\bMIT\b",
    r"\bMIT No Attribution\b",
    r"\bBSD\b",
    r"\bApache\b",
    r"\bISC\b",
    r"\bPSF\b",
    r"Python Software Foundation",
    r"\bPython-2\.0\b",
    r"\bMPL[- ]?2\.0\b",
    r"Mozilla Public License",
    r"\bUnlicense\b",
    r"\b0BSD\b",
    r"\bZlib\b",
    r"\bCC0\b",
    r"CC BY 4\.0|CC-BY-4\.0",
)
REFUSED = (r"\bA?GPL(?!.*[Ll]esser)", r"(?<!Lesser )General Public License", r"[Nn]on-?[Cc]ommercial", r"\bSSPL\b")

# Packages whose own words are missing or wrong: name → the licence, and where it was read. None so far.
KNOWN: dict[str, str] = {}


def main() -> int:
    """Print what is wrong, a line each; 1 where something is."""
    bad = [*python_packages(ROOT / "requirements" / "run.lock"), *node_packages(ROOT / "package-lock.json")]
    for line in bad:
        print(f"check_licences: {line}", file=sys.stderr)
    if not bad:
        print("Licences: all dependencies may be used.")
    return 1 if bad else 0


def locked(lock: Path) -> list[str]:
    """Names of the packages of a lock."""
    return sorted(set(re.findall(r"^([A-Za-z0-9._-]+)==", lock.read_text(encoding="utf-8"), re.MULTILINE)))


def python_packages(lock: Path) -> Iterator[str]:
    """A line for each package that may not be used, or that nobody has looked at."""
    names = locked(lock)
    for name in sorted(set(KNOWN) - set(names)):
        yield f"{name} is in the table KNOWN, but not among the dependencies; take it out"
    for name in names:
        try:
            words = licences(distribution(name))
        except PackageNotFoundError:
            continue  # for another system or another Python
        if name in KNOWN:
            continue
        if fault := judge(words):
            yield f"{name}: {fault}"


def licences(found: Distribution) -> list[str]:
    """What a package says of its licence: the SPDX term, else classifiers and the first line of the licence field."""
    about = found.metadata
    if term := about.get("License-Expression"):
        return [term]
    classifiers = [c for c in about.get_all("Classifier") or [] if c.startswith("License ::")]
    return [c for c in [*classifiers, (about.get("License") or "").strip().partition("\n")[0]] if c]


def node_packages(lock: Path) -> Iterator[str]:
    """The same for the npm packages whose files are bundled: those that package.json names.

    What these bundle in turn has its licence text collected by make_assets.py; their own tools are not bundled.
    """
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    for name in sorted(packages[""].get("dependencies", {})):
        if fault := judge([str(packages[f"node_modules/{name}"].get("license") or "")]):
            yield f"{name} (npm): {fault}"


def judge(words: list[str]) -> str:
    """Why a licence may not be used; "" where it may. A choice ("MIT OR GPL") is as good as its best part."""
    choices = [part for word in words for part in re.split(r"\bOR\b", word)]
    good = [c for c in choices if any(re.search(p, c) for p in ALLOWED) and not any(re.search(p, c) for p in REFUSED)]
    if good:
        return ""
    refused = [c for c in choices if any(re.search(p, c) for p in REFUSED)]
    if refused:
        return f"may not be used: {'; '.join(refused)}"
    return f"licence not known: {'; '.join(words) or 'it states none'}"


if __name__ == "__main__":
    sys.exit(main())
