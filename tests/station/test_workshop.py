"""The workshop: a real examination in a child, followed, cancelled, killed; devices come back."""

import json
import os
import signal
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from station.body import Modality
from station.devices.findings import Outcome, worst
from station.devices.messages import DeviceState, Lamp, Regime
from station.errors import Code
from station.media import sticks
from station.preferences import Choice
from station.session.outlook import Forecast
from station.session.view import Screen
from station.workshop import Exam, Phase, Workshop, WorkshopView
from tests.fakes.office import PEOPLE, TONO, Office

CONFIG = Path(__file__).parents[2] / "config"
SECONDS = 60.0


class FakeLender:
    """Devices that are let go of at once; ``told`` lists what was asked."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def release_devices(self) -> None:
        self.told.append("release")

    def take_devices_back(self) -> None:
        self.told.append("take back")

    def devices_are_released(self) -> bool:
        return self.told[-1] == "release"


class Seen:
    """Collects the views and waits for the one that matters."""

    def __init__(self, workshop: Workshop) -> None:
        self.views: list[WorkshopView] = []
        self._wanted: set[Phase] = set()
        self._came = Event()
        workshop.views.subscribe(self._hear)

    def _hear(self, view: WorkshopView) -> None:
        self.views.append(view)
        if view.phase in self._wanted and not view.saving:
            self._came.set()

    def until(self, workshop: Workshop, *phases: Phase) -> WorkshopView:
        self._wanted = set(phases)
        self._came.clear()
        if workshop.view.phase not in phases or workshop.view.saving:
            assert self._came.wait(SECONDS), workshop.view.phase
        return workshop.view


@pytest.fixture
def lender() -> FakeLender:
    return FakeLender()


@pytest.fixture
def workshop(tmp_path: Path, lender: FakeLender) -> Iterator[Workshop]:
    made = Workshop(CONFIG, tmp_path / "home", lender, media=(tmp_path / "media",))
    made.open()
    yield made
    made.close()


def test_all_devices_are_examined_told_one_by_one_and_given_back(
    workshop: Workshop, lender: FakeLender, tmp_path: Path
) -> None:
    seen = Seen(workshop)
    workshop.examine(Exam.ALL)
    view = seen.until(workshop, Phase.DONE, Phase.FAILED)
    assert view.phase is Phase.DONE
    assert set(view.planned) == set(view.answered) == {each.value for each in Modality}
    assert worst(list(view.findings)) is not Outcome.FAIL
    assert lender.told == ["release", "take back"]
    steps = [len(each.answered) for each in seen.views if each.phase is Phase.RUNNING]
    assert steps == sorted(steps)
    assert {1, 2, 3, 4} <= set(steps)
    workshop.save_ticket()
    view = seen.until(workshop, Phase.DONE)
    ticket = Path(view.ticket)
    assert ticket.parent == tmp_path / "home" / "tickets"
    with zipfile.ZipFile(ticket) as opened:
        assert json.loads(opened.read("findings.json"))


def test_one_device_is_examined_again_and_the_others_keep_their_findings(
    workshop: Workshop,
) -> None:
    seen = Seen(workshop)
    workshop.examine(Modality.SIGNATURE.value)
    first = seen.until(workshop, Phase.DONE, Phase.FAILED)
    assert first.phase is Phase.DONE
    workshop.examine(Exam.CORNERS)
    view = seen.until(workshop, Phase.DONE, Phase.FAILED)
    codes = [each.code for each in view.findings if each.modality is Modality.SIGNATURE]
    assert "PAD_CORNERS_GOOD" in codes
    assert len(codes) == len(set(codes)), "a device examined again has its newest findings only"


def test_cancel_ends_the_child_and_gives_the_devices_back(
    workshop: Workshop, lender: FakeLender
) -> None:
    seen = Seen(workshop)
    workshop.examine(Exam.ALL)
    seen.until(workshop, Phase.RUNNING)
    workshop.cancel()
    assert seen.until(workshop, Phase.CANCELLED, Phase.DONE).phase is Phase.CANCELLED
    assert lender.told == ["release", "take back"]
    workshop.examine(Modality.SIGNATURE.value)
    assert seen.until(workshop, Phase.DONE).phase is Phase.DONE


def test_a_child_that_is_killed_is_told_and_the_devices_come_back(
    workshop: Workshop, lender: FakeLender
) -> None:
    seen = Seen(workshop)
    workshop.examine(Exam.ALL)
    seen.until(workshop, Phase.RUNNING)
    child = workshop._child
    assert child is not None
    os.kill(child.pid, signal.SIGKILL)
    assert seen.until(workshop, Phase.FAILED).phase is Phase.FAILED
    assert lender.told == ["release", "take back"]


def test_a_ticket_of_nothing_says_so(workshop: Workshop) -> None:
    seen = Seen(workshop)
    workshop.save_ticket()
    view = seen.until(workshop, Phase.IDLE)
    assert (view.ticket, view.ticket_trouble) == ("", Code.NOT_ALLOWED_NOW)


def test_only_what_is_mounted_is_a_stick(tmp_path: Path) -> None:
    (tmp_path / "siti" / "USB").mkdir(parents=True)
    assert sticks((tmp_path,)) == []


def test_the_desk_lets_go_with_nobody_there_and_begins_nobody_meanwhile(office: Office) -> None:
    office.sign_in(TONO)
    office.desk.release_devices()
    view = office.settle()
    assert (view.lent, view.trouble) == (True, None)
    assert office.devices.sent[-1] == Regime(lent=True)
    assert not office.desk.devices_are_released()
    for modality in Modality:
        office.devices.tell(
            DeviceState(modality=modality, lamp=Lamp.STARTING, code=Code.DEVICE_LENT)
        )
    office.settle()
    assert office.desk.devices_are_released()
    office.desk.lock()
    office.settle()
    office.sign_in()
    view = office.start()
    assert (view.screen, view.trouble) == (Screen.TODAY, Code.DEVICE_LENT)
    office.desk.take_devices_back()
    office.settle()
    assert office.devices.sent[-1] == Regime()
    assert office.start(PEOPLE[0]).screen is Screen.BIODATA


def test_the_desk_keeps_its_devices_while_somebody_sits_there(office: Office) -> None:
    office.sign_in()
    office.start()
    office.desk.release_devices()
    view = office.settle()
    assert (view.lent, view.trouble) == (False, Code.NOT_ALLOWED_NOW)


@pytest.mark.parametrize(
    ("saver", "charge", "spared"),
    [
        ("AUTOMATIC", None, False),
        ("AUTOMATIC", 30, False),
        ("AUTOMATIC", 29, True),
        ("NEVER", 5, False),
        ("ALWAYS", None, True),
    ],
)
def test_the_host_works_less_for_a_low_battery_or_by_choice(
    office: Office, saver: str, charge: int | None, spared: bool
) -> None:
    shelf = Forecast(charge=charge)
    office.tools = replace(office.tools, forecast=lambda: shelf)
    office.kill()
    office.sign_in()
    office.desk.choose(Choice.SAVER, saver)
    assert office.settle().sparing is spared
    told = [each.sparing for each in office.devices.sent if isinstance(each, Regime)]
    assert (told[-1] if told else False) is spared
