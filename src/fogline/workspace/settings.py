"""Settings, read once at the edge: the environment, the working folder and the workspace's `fogline.toml`."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fogline.core.errors import SettingError, WorkspaceError

FILE = "fogline.toml"
_KEYS: dict[str, type | tuple[type, ...]] = {"title": str, "model": str, "lock_timeout": (int, float)}
_WANTED = {"title": "text", "model": "text", "lock_timeout": "a number of seconds"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the outside decides.

    `cache` holds the gazetteer index; `workspace` is the folder of the workspace, `None` where there is none around;
    `model` is a parsing model's package name or path, "" for the default; `title` stands on the map and the brief;
    `lock_timeout` is how many seconds a command waits for another one that holds the workspace.
    """

    cache: Path
    workspace: Path | None = None
    model: str = ""
    title: str = ""
    lock_timeout: float = 60.0


def load_settings(
    *,
    workspace: Path | None = None,
    model: str = "",
    environ: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> Settings:
    """Settings for one run; the named workspace wins over FOGLINE_WORKSPACE, which wins over the nearest parent.

    Raises SettingError for a `fogline.toml` that cannot be read or that holds an unknown or ill-typed key.
    """
    env = os.environ if environ is None else environ
    folder = workspace or find_workspace(env, cwd or Path.cwd())
    rows = read_file(folder / FILE) if folder and (folder / FILE).is_file() else {}
    return Settings(
        cache=cache_folder(env),
        workspace=folder,
        model=model or str(rows.get("model", "")),
        title=str(rows.get("title", "")),
        lock_timeout=float(str(rows.get("lock_timeout", 60.0))),
    )


def find_workspace(environ: Mapping[str, str], cwd: Path) -> Path | None:
    """FOGLINE_WORKSPACE, else the nearest folder at or above `cwd` that holds `fogline.toml`, else `None`."""
    if named := environ.get("FOGLINE_WORKSPACE"):
        return Path(named).expanduser()
    return next((folder for folder in (cwd, *cwd.parents) if (folder / FILE).is_file()), None)


def cache_folder(environ: Mapping[str, str]) -> Path:
    """FOGLINE_CACHE, else the user's cache folder by the XDG rule."""
    if named := environ.get("FOGLINE_CACHE"):
        return Path(named).expanduser()
    base = environ.get("XDG_CACHE_HOME") or Path(environ.get("HOME") or "~").expanduser() / ".cache"
    return Path(base) / "fogline"


def read_file(path: Path) -> dict[str, object]:
    """The `[workspace]` table of a `fogline.toml`, checked."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8")).get("workspace", {})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingError(f"{path} cannot be read: {error}", "mend the file; it holds a [workspace] table") from None
    if not isinstance(table, dict):
        raise SettingError(f"{path}: [workspace] is not a table", "mend the file")
    for key, value in table.items():
        if key not in _KEYS:
            raise SettingError(f"{path}: unknown setting {key!r}", f"the settings are {', '.join(sorted(_KEYS))}")
        if not isinstance(value, _KEYS[key]) or isinstance(value, bool):
            raise SettingError(f"{path}: {key} has the wrong type", f"it must be {_WANTED[key]}")
    return dict(table)


def write_file(folder: Path, **rows: object) -> None:
    """Write `fogline.toml` with these settings; raises WorkspaceError where the folder cannot be written."""
    lines = ["# A Fogline workspace. Reports and claims stand in fogline.duckdb, the bytes as they came in archive/."]
    lines += ["[workspace]", *(f"{key} = {_toml(value)}" for key, value in rows.items() if value != "")]
    try:
        (folder / FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError as error:
        raise WorkspaceError(f"{folder} cannot be written: {error.strerror}", "choose another folder") from None


def keep_model(folder: Path, model: str) -> None:
    """Make `model` the workspace's own, so that later commands read with it."""
    rows = read_file(folder / FILE)
    if model and rows.get("model") != model:
        write_file(folder, **rows | {"model": model})


def _toml(value: object) -> str:
    """A value in TOML."""
    return _quoted(value) if isinstance(value, str) else str(value)


def _quoted(text: str) -> str:
    """A TOML basic string."""
    plain = "".join(c if c.isprintable() else " " for c in text)
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'
