"""Whatever is pressed, whatever the devices do, whenever the power goes: nothing is lost."""

import shutil
import tempfile
from pathlib import Path
from typing import Final

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from station.body import EYES, FINGERS, Modality, Part, Target
from station.citizen.biodata import Citizen
from station.devices.messages import Attempt, Lamp, Sample, Verdict
from station.errors import Code
from station.reasons import Reason
from station.session import attempts, progress
from station.session.exemptions import Presence
from station.session.record import Record
from station.session.view import Screen, Step
from tests.fakes.office import BUDI, PEOPLE, Office

ANSWERS: Final = (
    *Verdict, Verdict.GOOD, Reason.TIMED_OUT, Reason.FINGER_COUNT, Code.DEVICE_GONE,
    Code.DEVICE_FAULT, None,
)  # fmt: skip
ENROLLING: Final = frozenset(Screen) - {Screen.LOGIN, Screen.TODAY, Screen.SEALING, Screen.DONE}


def worth(one: Sample) -> tuple[bool, int]:
    return one.verdict is Verdict.GOOD, one.score


class DeskMachine(RuleBasedStateMachine):
    """An operator who presses anything, with the record compared after every press."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="desk-"))
        self.office = Office(self.folder)
        self.delivered: list[Attempt] = []
        self.best: dict[Part, Sample] = {}
        self.sealed = 0

    def teardown(self) -> None:
        self.office.close()
        shutil.rmtree(self.folder)

    @initialize()
    def sit_down(self) -> None:
        self.office.sign_in()
        self.next_citizen()

    def next_citizen(self) -> None:
        self.delivered, self.best = [], {}
        self.office.start(self.citizen)
        self.office.desk.confirm_biodata()
        self.settle()

    @property
    def citizen(self) -> Citizen:
        return PEOPLE[self.sealed]

    def settle(self) -> None:
        self.office.settle()
        self.delivered += self.office.devices.take_delivered()

    @property
    def screen(self) -> Screen:
        return self.office.desk.view.screen

    @property
    def record(self) -> Record | None:
        return self.office.record()

    @precondition(lambda self: self.screen in ENROLLING)
    @rule(aim=st.sampled_from(Target), answer=st.sampled_from(ANSWERS))
    def script(self, aim: Target, answer: Verdict | Reason | Code | None) -> None:
        self.office.devices.will(aim, answer)

    @precondition(lambda self: self.screen in ENROLLING)
    @rule(
        press=st.sampled_from(
            ["capture", "retake", "shoot", "finish_pen", "go_on", "go_on", "go_on", "back",
             "defer", "force", "approve_photo", "check_index", "sign_statement", "seal", "begin"]
        ),
        twice=st.booleans(),
    )  # fmt: skip
    def press(self, press: str, twice: bool) -> None:
        for _ in range(1 + twice):
            getattr(self.office.desk, press)()
        self.settle()

    @precondition(lambda self: self.screen in ENROLLING)
    @rule()
    def the_expected_press(self) -> None:
        view = self.office.desk.view
        if view.screen is Screen.STATEMENT:
            ready = view.capture is not None and view.capture.may_go_on
            (self.office.desk.seal if ready else self.office.desk.sign_statement)()
            self.settle()
        elif view.screen is Screen.CAPTURE:
            self.office.press()
        else:
            self.office.advance()
        self.settle()

    @precondition(lambda self: self.screen in ENROLLING)
    @rule(step=st.sampled_from(Step))
    def jump(self, step: Step) -> None:
        self.office.desk.step_to(step)
        self.settle()

    @precondition(lambda self: self.screen is Screen.CAPTURE)
    @rule(answer=st.sampled_from(ANSWERS))
    def try_again(self, answer: Verdict | Reason | Code | None) -> None:
        view = self.office.desk.view
        if view.capture:
            self.office.devices.will(view.capture.target, answer)
        self.office.desk.retake()
        self.settle()

    @precondition(lambda self: self.screen is Screen.DONE and self.sealed + 1 < len(PEOPLE))
    @rule()
    def next_person(self) -> None:
        self.office.desk.next_person()
        self.settle()
        self.sealed += 1
        self.next_citizen()

    @precondition(lambda self: self.screen is Screen.APPROVAL)
    @rule()
    def reject(self) -> None:
        self.best.pop(Part.FACE, None)
        self.office.desk.reject_photo()
        self.settle()

    @precondition(lambda self: self.screen in ENROLLING)
    @rule(part=st.sampled_from((*FINGERS, *EYES, Part.SIGNATURE)), back=st.booleans())
    def exempt(self, part: Part, back: bool) -> None:
        self.office.desk.exempt(part, Presence.BANDAGED, False, "", BUDI)
        self.settle()
        if back:
            self.office.desk.withdraw_exemption(part)
            self.settle()

    @precondition(lambda self: self.screen in ENROLLING)
    @rule(modality=st.sampled_from(Modality), lamp=st.sampled_from((Lamp.GONE, Lamp.READY)))
    def plug(self, modality: Modality, lamp: Lamp) -> None:
        self.office.devices.lamp(modality, lamp)
        self.settle()

    @precondition(lambda self: self.screen in ENROLLING)
    @rule()
    def host_dies(self) -> None:
        self.office.devices.die()
        self.office.devices.all_there()
        self.settle()

    @precondition(lambda self: self.screen in ENROLLING)
    @rule()
    def power_cut(self) -> None:
        self.settle()
        before, step = self.record, self.office.step()
        self.office.kill()
        self.office.sign_in()
        assert self.office.stored(self.citizen.nik) == (before, step)
        self.office.start(self.citizen)
        self.settle()

    @precondition(lambda self: self.screen in ENROLLING)
    @rule(relief=st.booleans())
    def lock(self, relief: bool) -> None:
        step = self.office.step()
        self.office.desk.lock()
        self.settle()
        self.office.sign_in(BUDI) if relief else self.office.sign_in()
        self.settle()
        deferred = step is Step.REVIEW and self.record is not None and self.record.deferred
        assert deferred or self.office.step() is step

    @invariant()
    def every_try_is_kept_in_order(self) -> None:
        if self.record is not None:
            assert list(self.record.attempts) == self.delivered

    @invariant()
    def the_best_never_gets_worse(self) -> None:
        if self.record is None:
            return
        best = attempts.best(self.record)
        for part, known in self.best.items():
            assert worth(best[part]) >= worth(known)
        self.best = best

    @invariant()
    def a_packet_is_whole_or_not_there(self) -> None:
        outbox = self.office.outbox
        done = self.screen is Screen.DONE
        assert len(outbox.packets) == self.sealed + done
        if not done:
            return
        recording = outbox.recordings[-1]
        assert recording.biodata.nik == self.citizen.nik
        exempted = {each.part for each in recording.exemptions}
        fingers = {finger.position.name for finger in recording.fingers}
        assert fingers == {part.value for part in FINGERS} - exempted
        assert recording.face is not None
        assert recording.consent.photo_approved_at
        assert (recording.consent.statement is None) == ("SIGNATURE" in exempted)
        assert not {gate.name for gate in recording.gates if gate.outcome == "failed"}

    @invariant()
    def what_the_rail_says_holds(self) -> None:
        if self.record is None:
            return
        chain = [row.step for row in self.office.desk.view.rail]
        frontier = progress.first_unsettled(self.record, tuple(chain))
        for row in self.office.desk.view.rail:
            assert row.reachable == (chain.index(row.step) <= chain.index(frontier))


TestDesk = DeskMachine.TestCase
TestDesk.settings = settings(
    deadline=None,
    max_examples=20,
    stateful_step_count=40,
    suppress_health_check=[HealthCheck.too_slow],
)
