"""A kiosk window on a fake desk, fresh for each test; presses are never held back by the clock."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.fakes.boards import FakeBoard
from tests.fakes.desk import FakeDesk
from ui.application import make_application
from ui.languages import Language, Speech
from ui.press import Gate
from ui.window import Surroundings, Window

make_application()  # before pytest-qt makes one: fonts and style are the kiosk's own


@pytest.fixture
def speech() -> Iterator[Speech]:
    spoken = Speech(Language.ENGLISH)
    yield spoken
    spoken.fall_silent()


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def board() -> FakeBoard:
    return FakeBoard()


@pytest.fixture
def slots() -> dict[int, memoryview]:
    """Return the ring of live frames."""
    return {}


@pytest.fixture
def window(
    qtbot: QtBot,
    speech: Speech,
    desk: FakeDesk,
    board: FakeBoard,
    slots: dict[int, memoryview],
) -> Iterator[Window]:
    """Return the window at the size of the smallest common laptop."""
    made = Window(Surroundings(desk, board, slots.__getitem__, speech, gate=Gate(0.0)))
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    made.deleteLater()
    # A window of an earlier test would hear the language switches of the later ones.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
