"""A landmark model where there is one: its flaws have reasons, its failures are not checked."""

import sys
from collections.abc import Iterator, Mapping
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from numpy.typing import NDArray

from drivers.population.face import portrait
from drivers.population.person import Person
from station.quality import backdrop, face, landmarks
from station.reasons import Reason
from tests.fakes.hearing import demo_settings

Pixels = NDArray[np.uint8]
LIMITS = demo_settings().enrollment.face
PICTURE = portrait(Person(3, birth_year=1995)).pixels
GOOD = dict.fromkeys(landmarks.MEASURES, 90.0)


class Scripted:
    """Says what it was told to say."""

    def __init__(self, said: Mapping[str, float]) -> None:
        self.said = said

    def measure(self, picture: Pixels) -> Mapping[str, float]:
        assert picture.shape == PICTURE.shape
        return self.said


def reasons(said: Mapping[str, float]) -> tuple[Reason, ...]:
    return face.judge(PICTURE, LIMITS, backdrop.RED, Scripted(said)).reasons


@pytest.fixture
def fresh() -> Iterator[None]:
    landmarks.installed.cache_clear()
    yield
    landmarks.installed.cache_clear()


@pytest.mark.parametrize(
    ("measure", "reason"), [(m, r) for m, (_, r) in landmarks.MEASURES.items()]
)
def test_each_measure_below_half_is_named(measure: str, reason: Reason) -> None:
    assert reasons(GOOD) == ()
    assert reasons(GOOD | {measure: 20.0}) == (reason,)


@pytest.mark.expects_warnings
@pytest.mark.parametrize("said", [{}, {"EyesOpen": 90.0}, GOOD | {"EyesOpen": float("nan")}])
def test_a_model_that_fails_leaves_the_portrait_not_checked(said: Mapping[str, float]) -> None:
    assert reasons(said) == (Reason.NOT_CHECKED,)


@pytest.mark.usefixtures("fresh")
def test_without_package_or_data_there_is_no_model(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("OFIQ_DATA_DIR", str(tmp_path))
    assert landmarks.installed() is None


@pytest.mark.usefixtures("fresh")
def test_ofiq_is_asked_in_red_green_blue_where_it_is_installed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen: list[Pixels] = []

    class Engine:
        def vector_quality(self, picture: Pixels) -> Mapping[str, float]:
            seen.append(picture)
            return GOOD

    install(monkeypatch, tmp_path, Engine)
    model = landmarks.installed()
    assert model is not None
    assert model.measure(PICTURE) == GOOD
    assert (seen[0] == PICTURE[..., ::-1]).all()


@pytest.mark.expects_warnings
@pytest.mark.usefixtures("fresh")
def test_an_installation_that_does_not_load_is_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class Broken:
        def __init__(self) -> None:
            raise RuntimeError("models are missing")

    install(monkeypatch, tmp_path, Broken)
    assert landmarks.installed() is None


def install(monkeypatch: pytest.MonkeyPatch, data: Path, engine: type) -> None:
    """Put a package of OFIQ's name and form in place, and the mark of its data."""
    package = ModuleType("ofiq")
    package.__spec__ = ModuleSpec("ofiq", None)
    vars(package)["OFIQ"] = engine
    monkeypatch.setitem(sys.modules, "ofiq", package)
    monkeypatch.setenv("OFIQ_DATA_DIR", str(data))
    (data / "ofiq_config.jaxn").touch()
