"""A whole enrollment at the desk, from login to the packet in the outbox."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from station.session.view import Screen
from tests.fakes.office import PEOPLE, Office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = Office(tmp_path)
    yield office
    office.close()


def test_from_login_to_the_outbox(office: Office) -> None:
    assert office.settle().screen is Screen.LOGIN
    today = office.sign_in()
    assert today.screen is Screen.TODAY
    assert [row.nik for row in today.roster] == [each.nik for each in PEOPLE]
    assert office.start().screen is Screen.BIODATA
    review = office.record_everything()
    assert review.screen is Screen.REVIEW
    assert all(view.thumbnail for view in review.review[:-1])
    done = office.finish()
    assert done.screen is Screen.DONE
    assert done.done is not None
    assert set(office.outbox.packets) == {done.done.packet_id}
    office.desk.next_person()
    assert office.settle().roster[0].state == "RECORDED"
    assert not list((office.folder / "drafts").iterdir())


def test_the_desk_loads_neither_ciphers_nor_pictures_before_anybody_signs_in() -> None:
    heavy = "{'cryptography', 'numpy', 'cv2', 'PIL', 'drivers'}"
    code = (
        "import sys, station.session.desk\n"
        f"print(sorted({heavy} & {{name.split('.')[0] for name in sys.modules}}))"
    )
    words = [sys.executable, "-c", code]
    done = subprocess.run(words, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"
