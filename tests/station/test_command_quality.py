"""``perekaman quality`` as a person and a script use it, on pictures of the synthetic people."""

import json
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from drivers.opencv import cv2
from drivers.population import face, fingerprint, iris
from drivers.population.person import FOUR_LEFT, FOUR_RIGHT, Person
from station.commands import main
from station.host import codec
from station.quality.columns import Gray

CONFIG = Path(__file__).resolve().parents[2] / "config"
PERSON = Person(11, 1995)

Ask = Callable[..., tuple[int, Any]]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    def asked(*words: object) -> tuple[int, Any]:
        code = main(["quality", *map(str, words), "--config", str(CONFIG), "--json"])
        return code, json.loads(capsys.readouterr().out)

    return asked


def drawn(path: Path, pixels: Gray) -> Path:
    assert cv2.imwrite(str(path), pixels)
    return path


@pytest.mark.parametrize("suffix", ["png", "bmp", "pgm", "jpg"])
def test_a_finger_is_judged_in_every_form_of_picture(tmp_path: Path, suffix: str, ask: Ask) -> None:
    pixels = fingerprint.finger(PERSON, "RIGHT_INDEX").pixels
    code, found = ask("finger", drawn(tmp_path / f"finger.{suffix}", pixels))
    (file,) = found["files"]
    assert (code, file["verdict"]) == (0, "GOOD")
    assert file["fingers"][0]["score"] > 60
    assert set(file["fingers"][0]["box"]) == {"x", "y", "width", "height", "angle"}


def test_wsq_and_pixels_are_judged_alike(tmp_path: Path, ask: Ask) -> None:
    pixels = fingerprint.finger(PERSON, "RIGHT_INDEX").pixels
    coded = tmp_path / "finger.wsq"
    coded.write_bytes(codec.wsq(pixels))
    _, found = ask("finger", coded, drawn(tmp_path / "finger.png", pixels))
    one, two = (file["score"] for file in found["files"])
    assert abs(one - two) <= 8  # what the compression takes from the edges


def test_a_picture_of_1000_ppi_is_brought_down_and_its_box_given_in_its_own_pixels(
    tmp_path: Path, ask: Ask
) -> None:
    pixels = fingerprint.finger(PERSON, "RIGHT_INDEX").pixels
    twice = np.asarray(cv2.resize(pixels, None, fx=2, fy=2), np.uint8)
    _, found = ask("finger", "--ppi", 1000, drawn(tmp_path / "finger.png", twice))
    (finger,) = found["files"][0]["fingers"]
    assert finger["score"] > 60
    assert finger["box"]["height"] > 400


@pytest.mark.parametrize(
    ("suffix", "at", "rate"),
    [
        ("jpg", 13, b"\x01\x03\xe8\x03\xe8"),  # dots per inch
        ("jpg", 13, b"\x02\x01\x8a\x01\x8a"),  # dots per centimetre
        ("bmp", 38, (39370).to_bytes(4, "little") * 2),  # per metre
    ],
)
def test_1000_ppi_are_believed_where_the_file_states_them(
    tmp_path: Path, suffix: str, at: int, rate: bytes, ask: Ask
) -> None:
    pixels = fingerprint.finger(PERSON, "RIGHT_INDEX").pixels
    twice = np.asarray(cv2.resize(pixels, None, fx=2, fy=2), np.uint8)
    path = drawn(tmp_path / f"finger.{suffix}", twice)
    silent = path.read_bytes()
    path.write_bytes(silent[:at] + rate + silent[at + len(rate) :])
    _, found = ask("finger", path)
    assert found["files"][0]["verdict"] == "GOOD"
    path.write_bytes(silent)
    _, found = ask("finger", path)
    assert found["files"][0]["reasons"] == ["FINGER_RESOLUTION"]


@pytest.mark.parametrize(("parts", "hand"), [(FOUR_RIGHT, "right"), (FOUR_LEFT, "left")])
def test_a_slap_names_its_fingers(
    tmp_path: Path, parts: tuple[str, ...], hand: str, ask: Ask
) -> None:
    file = drawn(tmp_path / "slap.png", fingerprint.slap(PERSON, parts).pixels)
    for words in ((file,), (file, "--hand", hand)):
        _, found = ask("slap", *words)
        fingers = found["files"][0]["fingers"]
        assert sorted(finger["name"] for finger in fingers) == sorted(parts)
        assert found["files"][0]["verdict"] == "GOOD"
    codes = {finger["position"] for finger in fingers}
    assert codes == ({2, 3, 4, 5} if hand == "right" else {7, 8, 9, 10})


def test_the_other_hand_and_a_finger_too_few_are_said(tmp_path: Path, ask: Ask) -> None:
    file = drawn(tmp_path / "slap.png", fingerprint.slap(PERSON, FOUR_RIGHT).pixels)
    _, found = ask("slap", file, "--hand", "left")
    assert "FINGER_HAND" in found["files"][0]["reasons"]
    three = Person(12, missing=frozenset({"RIGHT_RING"}))
    file = drawn(tmp_path / "three.png", fingerprint.slap(three, FOUR_RIGHT).pixels)
    _, found = ask("slap", file, "--hand", "right")
    assert "FINGER_COUNT" in found["files"][0]["reasons"]
    assert {finger["position"] for finger in found["files"][0]["fingers"]} == {0}
    _, found = ask("slap", file, "--hand", "right", "--missing", "RIGHT_RING")
    assert [finger["position"] for finger in found["files"][0]["fingers"]] == [2, 3, 5]


def test_a_wall_is_no_finger_no_face_and_no_eye(tmp_path: Path, ask: Ask) -> None:
    wall = np.random.default_rng(1).integers(90, 110, (600, 800)).astype(np.uint8)
    file = drawn(tmp_path / "wall.png", wall)
    for word, reason in (
        ("finger", "FINGER_NONE"),
        ("slap", "FINGER_NONE"),
        ("face", "FACE_NONE"),
        ("iris", "IRIS_NONE"),
    ):
        code, found = ask(word, file)
        assert code == 0
        assert (found["files"][0]["score"], found["files"][0]["verdict"]) == (0, "RETRY")
        assert found["files"][0]["reasons"] == [reason]


def test_a_face_and_an_eye_are_judged(tmp_path: Path, ask: Ask) -> None:
    _, found = ask("face", drawn(tmp_path / "face.png", face.portrait(PERSON).pixels))
    assert found["files"][0]["faces"][0]["box"]["width"] > 100
    _, found = ask("iris", drawn(tmp_path / "eye.png", iris.eye(PERSON, "LEFT_EYE").pixels))
    (eye,) = found["files"][0]["irises"]
    assert eye["iris"]["radius"] > eye["pupil"]["radius"] > 10


def test_an_iris_record_of_the_edition_of_2005_is_read(tmp_path: Path, ask: Ask) -> None:
    pixels = iris.eye(PERSON, "LEFT_EYE").pixels
    height, width = pixels.shape
    facts = struct.pack(">HBHHHHHHBB16s", 0, 1, 45, 0x15, 64, 2, width, height, 8, 0, b"0" * 16)
    image = struct.pack(">BHHBHHI", 2, 1, 1, 255, 0, 0, pixels.size) + pixels.tobytes()
    length = 12 + len(facts) + len(image)
    file = tmp_path / "eye.iir"
    file.write_bytes(b"IIR\x00010\x00" + struct.pack(">I", length) + facts + image)
    code, found = ask("iris", file)
    assert code == 0
    assert found["files"][0]["irises"]


def test_a_signature_is_read_from_csv(tmp_path: Path, ask: Ask) -> None:
    file = tmp_path / "pen.csv"
    rows = [f"{0.02 + n * 0.0005},{0.03 + (n % 7) * 0.001},{n * 0.005},0.4" for n in range(120)]
    file.write_text("x,y,t,pressure\n" + "\n".join(rows))
    code, found = ask("signature", file)
    assert (code, found["files"][0]["verdict"]) == (0, "GOOD")


@pytest.mark.parametrize("data", [b"", b"not a picture", b"\xff\xa0 cut short", b"FIR\x00020\x00"])
@pytest.mark.parametrize("word", ["finger", "slap", "face", "iris", "signature"])
def test_what_cannot_be_read_is_said_and_the_others_are_judged(
    tmp_path: Path, word: str, data: bytes, ask: Ask
) -> None:
    bad = tmp_path / "bad"
    bad.write_bytes(data)
    code, found = ask(word, bad, tmp_path / "absent")
    assert code == 1
    assert [file["error"]["code"] for file in found["files"]] == ["FILE_UNREADABLE"] * 2
    assert {file["verdict"] for file in found["files"]} == {"NOT_CHECKED"}


def test_people_read_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = drawn(tmp_path / "finger.png", fingerprint.finger(PERSON, "RIGHT_INDEX").pixels)
    assert main(["quality", "finger", str(file), "--config", str(CONFIG)]) == 0
    assert "GOOD" in capsys.readouterr().out
