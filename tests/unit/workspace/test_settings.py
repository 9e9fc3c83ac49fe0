"""Settings come from the option, the environment, and the nearest fogline.toml, in that order."""

from pathlib import Path

import pytest

from fogline.core.errors import SettingError
from fogline.workspace.settings import keep_model, load_settings, write_file


def test_the_option_wins_over_the_environment_and_that_over_the_folder(tmp_path: Path) -> None:
    """Each place is looked at only where the one before is silent."""
    near = tmp_path / "near"
    (near / "deep" / "er").mkdir(parents=True)
    write_file(near, title="Near")
    inside, env = near / "deep" / "er", {"FOGLINE_WORKSPACE": str(tmp_path / "named")}
    assert load_settings(environ={}, cwd=inside).workspace == near
    assert load_settings(environ=env, cwd=inside).workspace == tmp_path / "named"
    assert load_settings(environ=env, cwd=inside, workspace=tmp_path / "x").workspace == tmp_path / "x"
    assert load_settings(environ={}, cwd=tmp_path).workspace is None


def test_the_file_gives_title_and_model(tmp_path: Path) -> None:
    """Whatever stands in a title survives; an option for the model wins."""
    title = 'Syria: "late" \\ 2024\n'
    write_file(tmp_path, title=title, model="some_model")
    found = load_settings(environ={}, cwd=tmp_path)
    assert (found.title, found.model) == (title.replace("\n", " "), "some_model")
    assert load_settings(environ={}, cwd=tmp_path, model="other").model == "other"


def test_the_cache_is_the_users(tmp_path: Path) -> None:
    """FOGLINE_CACHE, else XDG_CACHE_HOME, else ~/.cache."""
    places = {"FOGLINE_CACHE": "/a", "XDG_CACHE_HOME": "/b", "HOME": "/c"}
    found = []
    for name in tuple(places):
        found.append(str(load_settings(environ=dict(places), cwd=tmp_path).cache))
        del places[name]
    assert found == ["/a", "/b/fogline", "/c/.cache/fogline"]


@pytest.mark.parametrize(
    ("text", "words"),
    [("[workspace", "cannot be read"), ("[workspace]\ncolour = 1", "unknown"), ("[workspace]\ntitle = 1", "type")],
)  # fmt: skip
def test_a_bad_file_is_named(tmp_path: Path, text: str, words: str) -> None:
    """With the row that is wrong."""
    (tmp_path / "fogline.toml").write_text(text)
    with pytest.raises(SettingError, match=words):
        load_settings(environ={}, cwd=tmp_path)


def test_a_model_that_was_read_with_is_kept(tmp_path: Path) -> None:
    """The other settings stay as they are."""
    write_file(tmp_path, title="T", lock_timeout=5)
    keep_model(tmp_path, "some_model")
    keep_model(tmp_path, "")
    found = load_settings(environ={}, cwd=tmp_path)
    assert (found.title, found.model, found.lock_timeout) == ("T", "some_model", 5.0)
