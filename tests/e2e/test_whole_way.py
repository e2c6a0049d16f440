"""From NIK to receipt with the real processes: a clean day, a bad line, and every plug pulled."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from station.citizen.fictitious import people
from tests.fakes.processes import Demo, until

MOVES = [
    "BIO_CAPTURED",
    "PROCESSING",
    "SENT_FOR_ENROLLMENT",
    "RECEIVED_AT_CENTRAL",
    "SENT_FOR_DEDUP",
    "PRINT_READY_RECORD",
]
IMAGES = {
    b"\xff\x4f\xff\x51\x00",  # JPEG 2000
    b"\xff\xa0\xff\xa8\x00",  # WSQ
    b"JFIF\0\x01",
    b"FIR\x00020\0",
    b"IIR\x00020\0",
    b"FAC\x00030\0",
    b"<BiometricInformation",
    b"<BIR ",
}
"""What every recorded picture begins with; long enough not to occur in ciphertext by chance."""
SAMPLE = 2000
"""Bytes by which a draft grows at least when a capture is saved."""


def test_two_people_over_a_bad_line_and_nothing_personal_on_disk(tmp_path: Path) -> None:
    home = tmp_path / "home"
    found = Demo(home, "--people", "2", "--seed", "11", "--faults", "cut,busy,lost-reply").result()

    assert (found["lost"], found["pending"]) == (0, 0)
    for person in found["people"]:
        states = [line["state"] for line in person["history"]]
        assert states[0] == MOVES[0]
        assert states[-1] == person["state"] == MOVES[-1]
        assert [s for s in MOVES if s in states] == MOVES
    assert len(packets(home)) == 2
    assert_nothing_personal(tmp_path, seed=11, number=2)  # temporary files, too


def assert_nothing_personal(home: Path, *, seed: int, number: int) -> None:
    """Search every byte under a home for what only the citizen and the centre may know."""
    crowd = people(seed, number, today=datetime.now(UTC).date())
    secrets = {
        text.encode()
        for each in crowd
        for text in (
            each.nik,
            each.biodata.family_card,
            each.biodata.name,
            each.biodata.address,
        )
    }
    secrets |= IMAGES
    for path in (p for p in home.rglob("*") if p.is_file()):
        data = path.read_bytes()
        assert not [s for s in secrets if s in data], path.relative_to(home)
        assert not [s for s in secrets if s.decode("latin-1") in path.name]


def test_the_search_would_find_a_name(tmp_path: Path) -> None:
    citizen = people(3, 1, today=datetime.now(UTC).date())[0]
    (tmp_path / "leak.jsonl").write_text(json.dumps({"event": citizen.biodata.name}))
    with pytest.raises(AssertionError, match=r"leak\.jsonl"):
        assert_nothing_personal(tmp_path, seed=3, number=1)


def test_the_plug_is_pulled_after_every_capture(tmp_path: Path) -> None:
    """Kill the kiosk's process whenever a sample was saved; the next one goes on after it."""
    home, kills = tmp_path / "home", 0
    window = ("--screens", str(tmp_path / "screens"))
    while True:
        # The first three times it is the real window that dies.
        demo = Demo(home, "--people", "1", "--seed", "23", *(window if kills < 3 else ()))
        if not killed_at_next_sample(demo, home):
            break
        kills += 1
    found = demo.result()
    assert (found["lost"], found["pending"]) == (0, 0)
    assert kills >= 6, "photo, right four, left four, thumbs, irises and signature were saved"
    assert "photo" not in found["people"][0]["seconds"], "what was recorded is not asked for again"
    assert len(packets(home)) == 1
    assert_nothing_personal(home, seed=23, number=1)


def killed_at_next_sample(demo: Demo, home: Path) -> bool:
    """Kill it as soon as the draft has grown by a sample; False when it came to its end instead."""
    before = draft_size(home)
    until(lambda: draft_size(home) > before + SAMPLE or not demo.alive(), 90)
    if not demo.alive():
        return False
    demo.kill()
    return True


def packets(home: Path) -> list[Path]:
    return list((home / "outbox").rglob("*.packet"))


def draft_size(home: Path) -> int:
    """Return the bytes saved of the enrollment in progress."""
    return sum(path.stat().st_size for path in (home / "drafts").glob("*.draft"))


def test_host_uploader_and_centre_are_killed_in_the_middle(tmp_path: Path) -> None:
    home = tmp_path / "home"
    demo = Demo(home, "--people", "2", "--seed", "31")
    until(lambda: draft_size(home), 60)
    demo.kill_child("station.host")
    demo.kill_child("centre", "serve")
    until(lambda: packets(home), 90)
    demo.kill_child("upload")
    demo.kill_child("station.host")
    found = demo.result()
    assert (found["lost"], found["pending"]) == (0, 0)
    assert [person["state"] for person in found["people"]] == [MOVES[-1]] * 2
