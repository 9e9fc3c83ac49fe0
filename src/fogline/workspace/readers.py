"""Opening the reader: packs, gazetteer and model, from the folders that the settings name."""

from pathlib import Path
from typing import TYPE_CHECKING

from fogline.core.errors import SettingError
from fogline.workspace.settings import Settings

if TYPE_CHECKING:
    from fogline.claims.reader import Reader
    from fogline.lexicon.gazetteer import Gazetteer, Progress


def assets_folder() -> Path:
    """Where `make assets` puts shapes and admin names; may be missing."""
    from importlib import resources

    return Path(str(resources.files("fogline"))) / "_assets"


def open_reader(settings: Settings) -> "Reader":
    """The reader with the settings' model. Builds the gazetteer index first where it is missing.

    Raises ModelError where the model is not installed, LexiconError for a bad table.
    """
    from fogline.claims.parsing import DEFAULT_MODEL
    from fogline.claims.reader import Reader
    from fogline.lexicon.base import ActorBase
    from fogline.lexicon.packs import load_packs

    gazetteer = open_gazetteer(settings, progress=lambda label, share: None)
    return Reader(ActorBase(load_packs(settings.cache)), gazetteer, settings.model or DEFAULT_MODEL)


def open_gazetteer(settings: Settings, *, progress: "Progress") -> "Gazetteer":
    """The gazetteer index, built where it is missing."""
    from fogline.lexicon.gazetteer import Gazetteer, gazetteer_file

    file = gazetteer_file(settings.cache)
    if not file.exists():
        build_gazetteer(settings, progress=progress)
    return Gazetteer(file)


def build_gazetteer(settings: Settings, *, progress: "Progress") -> Path:
    """Build the index in the cache folder; raises SettingError where that folder cannot be written."""
    from fogline.lexicon.gazetteer import build

    try:
        return build(settings.cache, admin_names=assets_folder() / "admin1.json", progress=progress)
    except OSError as error:
        raise SettingError(
            f"{settings.cache} cannot be written ({error.strerror})", "set FOGLINE_CACHE to a folder of yours"
        ) from error
