"""The whole day at the real window, by keys and touch, to what the centre reads in the packets.

Every place is read in both languages on the way (``Hands.read_both``); the language named is the
one that is worked in.
"""

from collections import Counter
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from drivers.population.fingerprint import finger
from drivers.population.person import Person
from packets.enrollment import EyePosition, FingerPosition, Presence, Recording
from packets.proof import Rules, prove
from station.assembly import provision
from station.assembly.board import board as assemble_board
from station.assembly.desk import seat
from station.assembly.prints import Prints
from station.body import EYES, Modality, Part, Target
from station.citizen.biodata import Citizen
from station.citizen.correcting import Field
from station.citizen.nik import NikFinding
from station.clock import SystemClock
from station.devices.messages import Lamp
from station.lifecycle import Status
from station.operators.accounts import Accounts
from station.quality import match
from station.quality.packing import packed
from station.session.view import CaptureState, DeskView, Mark, Screen, Step
from tests.fakes.hands import Hands, step
from tests.fakes.premises import AMPUTATED, Premises, crowd, gate, is_sixteen, of_the_other_sex
from ui.idle import IdleWatch
from ui.kiosk import Kiosk
from ui.languages import Language
from ui.press import Gate
from ui.slip.outcome import Outcome
from ui.slip.words import slip

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own
translate = QCoreApplication.translate
PASSED = "passed"
GROWN = [each for each in crowd() if not is_sixteen(each) and not each.biodata.foreign]
YOUNG = next(filter(is_sixteen, crowd()))
BACK, HASTY, AMPUTEE, BLIND, BRIDE, UNPLUGGED, RELIEVED, MISSPELT = GROWN[:8]
CONFLICT = of_the_other_sex(BRIDE)
PEOPLE = (BACK, HASTY, AMPUTEE, BLIND, CONFLICT, UNPLUGGED, RELIEVED, MISSPELT, YOUNG)
SLAPS = {FingerPosition.RIGHT_FOUR, FingerPosition.LEFT_FOUR, FingerPosition.THUMBS}
TEN = frozenset(FingerPosition) - SLAPS
ONCE = ("biodata_confirmed", "reviewed", "photo_approved", "index_checked", "statement_signed")
CARDS = {
    Status.SENT_FOR_CARD_PRINTING,
    Status.CARD_PRINTED,
    Status.CARD_SHIPPED,
    Status.CARD_ISSUED,
}


@pytest.fixture(scope="module")
def station(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Premises]:
    folder = tmp_path_factory.mktemp("day")
    with Premises(folder, PEOPLE, {AMPUTEE.nik: AMPUTATED}) as made:
        yield made


@pytest.fixture
def language(request: pytest.FixtureRequest) -> Language:
    """Return the language that is worked in."""
    return getattr(request, "param", Language.INDONESIAN)


@pytest.fixture
def kiosk(station: Premises, language: Language) -> Iterator[Kiosk]:
    """Return a window at the desk; nobody is signed in."""
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
def hands(kiosk: Kiosk, language: Language) -> Hands:
    """Return an operator who has signed in, and whose presses count at once."""
    kiosk.window.gate = Gate(0.0)
    made = Hands(kiosk.window)
    made.sign_in(provision.OPERATOR)
    made.speak(language)
    return made


ENGLISH = pytest.mark.parametrize("language", [Language.ENGLISH], indirect=True)


def sealed(view: DeskView) -> str:
    assert view.done
    return view.done.packet_id


def assert_whole(recording: Recording, citizen: Citizen) -> None:
    """Hold a recording to be complete, and everything in it to be taken once."""
    assert recording.biodata.nik == citizen.nik
    assert {each.position for each in recording.fingers} == TEN
    assert {each.eye for each in recording.irises} == set(EyePosition)
    assert recording.face
    assert recording.signature
    assert recording.consent.statement
    assert recording.exemptions == ()
    fingers, irises = recording.fingers, recording.irises
    images = [*(each.image for each in fingers), *(each.image for each in irises)]
    assert {each.attempts for each in (recording.face.image, *images)} == {1}
    assert {each.outcome for each in recording.gates if each.name.startswith("quality")} == {PASSED}
    assert gate(recording, "index_check").outcome == PASSED


def test_a_person_is_recorded_whole_and_back_loses_no_sample(
    hands: Hands, station: Premises
) -> None:
    hands.open(BACK.nik)
    hands.go_to(Step.SIGNATURE)
    for each in (Step.IRISES, Step.THUMBS, Step.LEFT_FOUR, Step.RIGHT_FOUR, Step.PHOTO):
        hands.key(Qt.Key.Key_Escape)
        view = hands.until(partial(stands_at, each))
        assert view.capture
        assert view.capture.may_go_on
        assert all(part.thumbnail for part in view.capture.parts)
    hands.key(Qt.Key.Key_Escape)
    hands.until(partial(stands_at, Step.BIODATA))
    assert_whole(station.arrived(sealed(hands.finish())), BACK)
    hands.press()
    hands.until(lambda now: now.screen is Screen.TODAY)
    hands.choose(BACK.nik)
    assert not hands.window.panel.primary.isEnabled(), "nobody is recorded twice"


@ENGLISH
def test_double_presses_do_nothing_twice(kiosk: Kiosk, station: Premises) -> None:
    hands = Hands(kiosk.window)  # with the kiosk's own gate
    hands.heavy = True
    hands.sign_in(provision.OPERATOR)
    held = set(station.held())
    hands.open(HASTY.nik)
    view = hands.finish()
    recording = station.arrived(sealed(view))
    assert_whole(recording, HASTY)
    told = Counter(line.event for line in recording.audit)
    assert set(station.held()) - held == {sealed(view)}
    assert {told[each] for each in ONCE} == {1}


def test_an_amputee_is_recorded_with_what_is_there(hands: Hands, station: Premises) -> None:
    hands.open(AMPUTEE.nik)
    hands.go_to(Step.RIGHT_FOUR)
    hands.leave_out(AMPUTATED, Presence.AMPUTATED, provision.SUPERVISOR)
    recording = station.arrived(sealed(hands.finish()))
    left_out = {FingerPosition[part.name] for part in AMPUTATED}
    assert {each.position for each in recording.fingers} == TEN - left_out
    assert {each.part for each in recording.exemptions} == {part.value for part in AMPUTATED}
    assert all(
        each.permanent and each.presence is Presence.AMPUTATED for each in recording.exemptions
    )
    signed_in = gate(recording, "biodata").by
    assert {each.confirmed_by for each in recording.exemptions}.isdisjoint({signed_in, ""})
    check = gate(recording, "index_check")
    assert check.outcome == PASSED
    assert Part.RIGHT_INDEX.value not in check.value


@ENGLISH
def test_a_blind_person_is_recorded_without_irises(hands: Hands, station: Premises) -> None:
    hands.open(BLIND.nik)
    hands.go_to(Step.IRISES)
    hands.leave_out(EYES, Presence.BLIND, provision.SUPERVISOR)
    recording = station.arrived(sealed(hands.finish()))
    assert recording.irises == ()
    assert {each.position for each in recording.fingers} == TEN
    assert {(each.part, each.presence) for each in recording.exemptions} == {
        (part.value, Presence.BLIND) for part in EYES
    }
    assert gate(recording, f"quality:{Target.IRISES.value}").outcome == "not_checked"


def test_at_16_the_card_is_printed_later(hands: Hands, station: Premises) -> None:
    hands.open(YOUNG.nik)
    assert "17" in hands.look()[3]
    view = hands.finish()
    assert view.done
    assert not view.done.printable
    for _ in Language:
        words = slip(view.done, station=view.station, training=view.training)
        assert "17" in words.follows
        assert words.training
        assert words.follows in [each.text() for each in hands.window.work.findChildren(QLabel)]
        before = hands.look()
        hands.key(Qt.Key.Key_F10)
        hands.wait(partial(said_otherwise, hands, before))
    hands.key(Qt.Key.Key_P)
    hands.wait(lambda: hands.window.counter.became(sealed(view)) is Outcome.FILED)
    assert [path for path in station.home.slips.glob("*.pdf") if view.done.number in path.name]
    assert station.arrived(sealed(view)).biodata.nik == YOUNG.nik
    shown = station.shown(sealed(view))
    assert shown
    assert shown.entry.state is Status.PRINT_READY_RECORD
    assert not {line.after for line in shown.history} & CARDS


@ENGLISH
def test_a_nik_of_the_other_sex_takes_two(hands: Hands, station: Premises) -> None:
    hands.open(CONFLICT.nik)
    hands.press()
    hands.confirm_as(provision.OPERATOR)
    hands.until(lambda now: now.trouble is not None)
    assert hands.view.screen is Screen.BIODATA, "nobody is the second person to himself"
    hands.confirm_as(provision.SUPERVISOR)
    hands.until(lambda now: now.screen is Screen.CAPTURE)
    recording = station.arrived(sealed(hands.finish()))
    nik = gate(recording, "nik")
    assert nik.outcome == "overridden"
    assert NikFinding.SEX_DIFFERS.value in nik.value
    assert nik.second not in {"", nik.by}


@ENGLISH
def test_biodata_are_corrected_by_an_own_finger_and_two_people(
    hands: Hands, station: Premises
) -> None:
    wrong, right = MISSPELT.biodata.birth_place, "CIREBON"
    siti = Accounts(station.home.accounts).sign_in(
        provision.OPERATOR.user, provision.OPERATOR.pin, SystemClock().now()
    )
    own = Person(seat(MISSPELT, 1.0).seed)  # whose fingers lie on this emulated scanner
    Prints(station.home).keep(siti, templates_of(own))
    hands.until(lambda now: all(each.lamp is Lamp.READY for each in now.devices))
    hands.open(MISSPELT.nik)
    hands.correct(Field.BIRTH_PLACE, right)
    hands.confirm_as(provision.OPERATOR)
    hands.until(lambda now: now.trouble is not None)
    assert hands.view.proposal, "nobody is the second person to himself"
    hands.confirm_as(provision.SUPERVISOR)
    hands.until(lambda now: now.proposal is None and now.trouble is None)
    hands.wait(lambda: QApplication.activeModalWidget() is None)
    assert hands.view.citizen
    assert hands.view.citizen.birth_place == right
    Prints(station.home).keep(
        siti, ()
    )  # or the person, who has these fingers too, would be taken for the operator
    hands.key(Qt.Key.Key_Escape)
    hands.until(lambda now: now.screen is Screen.TODAY)
    assert hands.open(MISSPELT.nik).screen is Screen.BIODATA
    recording = station.arrived(sealed(hands.finish()))
    assert recording.biodata.birth_place == right
    (correction,) = recording.corrections
    assert (correction.was, correction.now, correction.finger) == (wrong, right, PASSED)
    assert correction.second not in {"", correction.by}
    assert gate(recording, "corrections").outcome == PASSED
    assert prove(recording, Rules(corrected_by_finger=True)) == ()
    held = (station.home.centre / "packets" / f"{sealed(hands.view)}.packet").read_bytes()
    assert right.encode() not in held


def templates_of(person: Person) -> tuple[bytes, ...]:
    """Return what a station keeps of somebody's right index finger."""
    return (packed(match.template(finger(person, Part.RIGHT_INDEX, 1).pixels)),)


def test_a_device_dies_and_the_rest_goes_on(hands: Hands, station: Premises) -> None:
    hands.open(UNPLUGGED.nik)
    hands.go_to(Step.LEFT_FOUR)
    station.devices.unplug(Modality.FINGER)  # fingers and irises are read by one service
    for each in (Step.LEFT_FOUR, Step.THUMBS, Step.IRISES):
        hands.until(partial(stands_without_device, each))
        hands.read_both()
        hands.touch(partial(translate, "Actions", "Do later"))
    hands.go_to(Screen.REVIEW)
    later = {row.step for row in hands.view.rail if row.mark is Mark.DEFERRED}
    assert later == {Step.LEFT_FOUR, Step.THUMBS, Step.IRISES}
    hands.touch(partial(translate, "Review", "Keep for later"))
    hands.until(lambda now: now.screen is Screen.TODAY)
    assert [row.state for row in hands.view.roster if row.nik == UNPLUGGED.nik] == ["DRAFT"]

    station.devices.plug(Modality.FINGER)
    hands.until(lambda now: all(each.lamp is Lamp.READY for each in now.devices))
    assert step(hands.open(UNPLUGGED.nik)) is Step.LEFT_FOUR
    assert_whole(station.arrived(sealed(hands.finish())), UNPLUGGED)


@ENGLISH
def test_a_relief_operator_goes_on_at_the_step(
    kiosk: Kiosk, hands: Hands, station: Premises
) -> None:
    hands.open(RELIEVED.nik)
    hands.go_to(Step.LEFT_FOUR)
    gone_for_tea = IdleWatch(0.001, station.desk.lock, kiosk.window)
    view = hands.until(lambda now: now.screen is Screen.LOGIN)
    gone_for_tea.deleteLater()
    assert view.citizen is None
    assert RELIEVED.biodata.name not in str(view)
    assert step(hands.sign_in(provision.SUPERVISOR)) is Step.LEFT_FOUR
    recording = station.arrived(sealed(hands.finish()))
    assert_whole(recording, RELIEVED)
    siti, budi = gate(recording, "biodata").by, gate(recording, "photo_approval").by
    assert siti != budi
    assert recording.origin.operator == budi


def stands_at(where: Step, view: DeskView) -> bool:
    return step(view) is where


def stands_without_device(where: Step, view: DeskView) -> bool:
    gone = view.capture is not None and view.capture.state is CaptureState.DEVICE_GONE
    return gone and stands_at(where, view)


def said_otherwise(hands: Hands, before: tuple[str, ...]) -> bool:
    return hands.look() != before
