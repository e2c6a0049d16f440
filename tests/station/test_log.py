"""The log: one JSON object per line, listed fields only, no words of an exception."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from station import log


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    path = tmp_path / "logs" / "kiosk.jsonl"
    log.to_file(path)
    yield path
    for handler in [each for each in root.handlers if each not in before]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_fields_that_are_not_listed_do_not_come_through(file: Path) -> None:
    extra = {"packet_id": "abc", "nik": "3273010509820001"}
    logging.getLogger("station.test").info("sealed", extra=extra)
    (line,) = lines(file)
    assert (line["event"], line["packet_id"]) == ("sealed", "abc")
    assert "3273010509820001" not in file.read_text(encoding="utf-8")


def test_an_exception_is_told_by_type_and_place_alone(file: Path) -> None:
    try:
        int("SITI CONTOH")
    except ValueError:
        logging.getLogger("station.test").info("refused", exc_info=True)
    (line,) = lines(file)
    assert line["error_type"] == "ValueError"
    assert str(line["where"]).startswith("test_log.py:")
    assert "SITI" not in file.read_text(encoding="utf-8")


def test_the_file_is_its_owners_alone(file: Path) -> None:
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
