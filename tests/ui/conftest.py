"""A kiosk window on a fake desk, fresh for each test; presses are never held back by the clock."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.fakes.boards import FakeBoard
from tests.fakes.complaints import FakeComplaints
from tests.fakes.desk import FakeDesk
from tests.fakes.printers import FakePrinter
from tests.fakes.reconciling import FakeReconcile
from tests.fakes.workshops import FakeWorkshop
from ui.application import make_application
from ui.languages import Language, Speech
from ui.press import Gate
from ui.slip.counter import Counter
from ui.surroundings import Surroundings
from ui.window import Window

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
def printer() -> FakePrinter:
    return FakePrinter()


@pytest.fixture
def counter(printer: FakePrinter) -> Counter:
    return Counter(Path("slips"), printer.opened)


@pytest.fixture
def workshop() -> FakeWorkshop:
    return FakeWorkshop()


@pytest.fixture
def complaints() -> FakeComplaints:
    return FakeComplaints()


@pytest.fixture
def reconcile() -> FakeReconcile:
    return FakeReconcile()


@pytest.fixture
def around(
    *,
    desk: FakeDesk,
    board: FakeBoard,
    slots: dict[int, memoryview],
    speech: Speech,
    counter: Counter,
    workshop: FakeWorkshop,
    complaints: FakeComplaints,
    reconcile: FakeReconcile,
) -> Surroundings:
    return Surroundings(
        desk,
        board,
        slots.__getitem__,
        speech,
        gate=Gate(0.0),
        counter=counter,
        workshop=workshop,
        complaints=lambda: complaints,
        reconcile=lambda: reconcile,
    )


@pytest.fixture
def window(qtbot: QtBot, around: Surroundings) -> Iterator[Window]:
    """Return the window at the size of the smallest common laptop."""
    made = Window(around)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    made.deleteLater()
    # A window of an earlier test would hear the language switches of the later ones.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
