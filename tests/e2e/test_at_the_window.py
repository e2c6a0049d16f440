"""The whole day at the real window, by keys and touch, to what the centre reads in the packets."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from packets.enrollment import FingerPosition
from station.assembly import provision
from station.assembly.board import board as assemble_board
from station.body import EYES
from station.citizen.biodata import Citizen
from station.session.view import Screen
from tests.fakes import premises
from tests.fakes.hands import Hands
from tests.fakes.premises import AMPUTATED, Premises, crowd, gate, is_sixteen, of_the_other_sex
from ui.kiosk import Kiosk
from ui.languages import Language

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own
LANGUAGES = tuple(Language)
GROWN = [each for each in crowd() if not is_sixteen(each) and not each.biodata.foreign]
YOUNG = next(each for each in crowd() if is_sixteen(each))
ANY_INDONESIAN, ANY_ENGLISH, AMPUTEE, BLIND, BRIDE, BACK, UNPLUGGED, RELIEVED = GROWN[:8]
CONFLICT = of_the_other_sex(BRIDE)
PEOPLE = (*GROWN[:4], CONFLICT, *GROWN[5:8], YOUNG)
TEN = frozenset(FingerPosition) - {
    FingerPosition.RIGHT_FOUR,
    FingerPosition.LEFT_FOUR,
    FingerPosition.THUMBS,
}


@pytest.fixture(scope="module")
def station(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Premises]:
    folder = tmp_path_factory.mktemp("day")
    with Premises(folder, PEOPLE, {AMPUTEE.nik: AMPUTATED}) as made:
        yield made


@pytest.fixture
def kiosk(station: Premises, request: pytest.FixtureRequest) -> Iterator[Kiosk]:
    """Return a window at the desk, in the language of the test; nobody is signed in."""
    language = getattr(request, "param", Language.INDONESIAN)
    board = assemble_board(station.home)
    board.open()
    made = Kiosk(station.desk, board, station.home.slips, language=language)
    made.window.resize(1366, 768)
    made.window.show()
    made.window.activateWindow()
    assert QTest.qWaitForWindowActive(made.window)
    yield made
    station.desk.sign_out()
    station.desk.settle()
    made.close()
    board.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def hands(kiosk: Kiosk) -> Hands:
    made = Hands(kiosk.window)
    made.sign_in(provision.OPERATOR)
    return made


@pytest.mark.parametrize(
    ("kiosk", "citizen"),
    [(Language.INDONESIAN, ANY_INDONESIAN), (Language.ENGLISH, ANY_ENGLISH)],
    indirect=["kiosk"],
)
def test_a_person_is_recorded_whole(hands: Hands, station: Premises, citizen: Citizen) -> None:
    hands.open(citizen.nik)
    view = hands.finish()
    assert view.done
    recording = station.arrived(view.done.packet_id)
    assert recording.biodata.nik == citizen.nik
    assert {each.position for each in recording.fingers} == TEN
    assert len(recording.irises) == len(EYES)
    assert recording.exemptions == ()
    assert gate(recording, "index_check").outcome == "passed"
    hands.press()
    hands.until(lambda now: now.screen is Screen.TODAY)
