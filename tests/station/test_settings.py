"""Settings: read strictly, hashed whole, and wrong ones explained."""

import shutil
from pathlib import Path

import pytest

from station.errors import Broken, Code
from station.settings import load

CONFIG = Path(__file__).parents[2] / "config"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path in CONFIG.glob("*.toml"):
        shutil.copy(path, tmp_path)
    return tmp_path


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_the_shipped_settings_are_in_order() -> None:
    settings = load(CONFIG)
    assert settings.station.station.area_code == "327301"
    assert settings.enrollment.record_age < settings.enrollment.print_age


def test_the_hash_covers_every_file(folder: Path) -> None:
    before = load(folder).sha256
    assert before == load(CONFIG).sha256
    edit(folder / "enrollment.toml", "match = 0.42", "match = 0.43")
    assert load(folder).sha256 != before


@pytest.mark.parametrize(
    ("name", "edited", "code", "words"),
    [
        ("station.toml", ("area_code", "area_kode"), Code.SETTINGS_INVALID, "`area_code`?"),
        (
            "station.toml",
            ('area_code = "327301"', 'area_code = "3273"'),
            Code.AREA_CODE_INVALID,
            "",
        ),
        ("station.toml", ("poll_seconds = 2", 'poll_seconds = "2"'), Code.SETTINGS_INVALID, "line"),
        ("enrollment.toml", ("hold_ms = 700", "hold_ms = -4"), Code.SETTINGS_INVALID, "hold_ms"),
        ("enrollment.toml", ("score = 50", "score = 500"), Code.SETTINGS_INVALID, "score"),
        ("enrollment.toml", ("[face]", "[face"), Code.SETTINGS_INVALID, "enrollment.toml"),
        ("devices.toml", ('driver = "frames"', ""), Code.SETTINGS_INVALID, "devices.toml"),
    ],
)
def test_a_wrong_setting_says_where_and_what(
    folder: Path, name: str, edited: tuple[str, str], code: Code, words: str
) -> None:
    edit(folder / name, *edited)
    with pytest.raises(Broken) as caught:
        load(folder)
    assert caught.value.code is code
    assert name in caught.value.detail
    assert words in caught.value.detail


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "devices.toml").unlink()
    with pytest.raises(Broken) as caught:
        load(folder)
    assert caught.value.code is Code.SETTINGS_MISSING
    assert "devices.toml" in caught.value.detail
