"""The house stands as drawn: names, sizes, what each process loads, how it is put together."""

import ast
import importlib.metadata
import pkgutil
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("packets", "drivers", "station", "ui")
SOURCES = sorted(p for room in ROOMS for p in (ROOT / room).rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
DRAWERS = {"utils", "util", "misc", "common", "helpers", "helper", "manager", "base", "core"}


def modules(room: str) -> list[str]:
    found = pkgutil.walk_packages([str(ROOT / room)], prefix=f"{room}.")
    return [m.name for m in found if not m.name.endswith("__main__")]


def loaded_by(code: str) -> set[str]:
    probe = f"{code}\nimport sys; print(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return set(done.stdout.split())


def test_the_four_names_belong_to_this_distribution_alone() -> None:
    owners = importlib.metadata.packages_distributions()
    assert {room: owners.get(room) for room in ROOMS} == {room: ["perekaman"] for room in ROOMS}


@pytest.mark.parametrize("room", ["packets", "station", "drivers"])
def test_no_room_below_ui_loads_qt(room: str) -> None:
    seen = loaded_by("\n".join(f"import {name}" for name in modules(room)))
    assert not {name for name in seen if name.split(".")[0] in {"PySide6", "shiboken6", "ui"}}


def test_the_kiosk_loads_no_image_processing_and_no_driver() -> None:
    seen = loaded_by("import ui.opening, station.assembly.desk")
    assert not {name for name in seen if name.split(".")[0] in {"cv2", "numpy", "drivers"}}
    assert not {name for name in seen if name.startswith(("station.quality", "station.host"))}


def test_drivers_load_no_vendor_code_before_one_is_asked_for() -> None:
    seen = loaded_by("import drivers, drivers.registry")
    assert not {name for name in seen if name.split(".")[0] in {"cv2", "usb", "serial", "numpy"}}


@pytest.mark.parametrize("path", [*SOURCES, *TESTS], ids=lambda p: str(p.relative_to(ROOT)))
def test_every_file_says_what_it_is_for_and_stays_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    doc = ast.get_docstring(ast.parse(text))
    assert doc, "the first line says the file's one responsibility"
    limit = 500 if path in TESTS else 400
    assert len(text.splitlines()) <= limit
    assert path.stem not in DRAWERS


def test_every_dependency_is_justified_and_pinned_with_hashes() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]
    names = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    for name in names:
        assert re.search(rf'^ +"{re.escape(name)}", +# \S', text, re.MULTILINE), name
    pins = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8")
    for name in names:
        package = re.split(r"[<>=]", name)[0].lower()
        assert re.search(rf"^{package}==\S+ \\\n +--hash=sha256:", pins, re.MULTILINE), package
    assert "://" not in pins, "pins name no index"


def test_one_opencv_wheel_with_its_cascades() -> None:
    wheels = {d.name for d in importlib.metadata.distributions() if "opencv" in d.name.lower()}
    assert wheels == {"opencv-python"}
    assert (
        "True"
        in subprocess.run(
            [sys.executable, "-c", "import cv2; print(hasattr(cv2, 'CascadeClassifier'))"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
    )
