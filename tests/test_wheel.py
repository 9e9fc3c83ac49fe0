"""The wheel carries all that it needs: installed alone, without Node and without the sources, it reads a text."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from support import ROOT

pytestmark = pytest.mark.heavy
TEXT = "Rebels took the town of Saraqib on Thursday, the Syrian Observatory for Human Rights said."


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the tree without a network."""
    folder = tmp_path_factory.mktemp("dist")
    uv = Path(sys.executable).parent / "uv"
    built = subprocess.run(
        [str(uv), "build", "--wheel", "--offline", "--no-build-isolation", "--out-dir", str(folder), str(ROOT)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"VIRTUAL_ENV": sys.prefix, "UV_PYTHON": sys.executable},
    )
    assert built.returncode == 0, built.stderr
    [made] = folder.glob("*.whl")
    return made


def test_the_wheel_holds_tables_assets_and_page(wheel: Path) -> None:
    """Word tables, packs, demo reports, the map's page, script and shapes, and the licence texts of all that."""
    names = set(zipfile.ZipFile(wheel).namelist())
    for wanted in (
        "fogline/lexicon/data/frames.toml",
        "fogline/lexicon/data/packs/states.toml",
        "fogline/demo/reports.toml",
        "fogline/interfaces/exports/map_page/template.html",
        "fogline/situation/phrases.toml",
        "fogline/_assets/maplibre-gl.js",
        "fogline/_assets/admin1.json",
        "fogline/_assets/licences/geonames.txt",
    ):
        assert wanted in names
    assert any(name.endswith("/licenses/LICENSE") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "benchmarks/"))]


def test_the_installed_wheel_reads(wheel: Path, tmp_path: Path) -> None:
    """In an environment of its own, with the locked packages beside it and nothing of Node on the path."""
    venv = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    [site] = (venv / "lib").glob("python*/site-packages")
    zipfile.ZipFile(wheel).extractall(site)
    # The packages of the run lock as they are installed here; the tree's own editable entry is not followed.
    entry = f"import sys; sys.path.append({sysconfig.get_path('purelib')!r})\n"
    (site / "locked.pth").write_text(entry, encoding="utf-8")
    code = "import fogline; print(fogline.__file__, flush=True); from fogline.interfaces.cli import main; main()"
    ran = subprocess.run(
        [str(venv / "bin" / "python"), "-c", code, "read", "-", "--published", "2024-11-29", "--json"],
        input=TEXT,
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={"PATH": str(venv / "bin"), "HOME": str(tmp_path), "FOGLINE_CACHE": str(tmp_path / "cache")},
    )
    assert ran.returncode == 0, ran.stderr
    where, *claims = ran.stdout.splitlines()
    assert where.startswith(str(site))
    assert any('"capture"' in claim and "Saraqib" in claim for claim in claims)
