"""A rehearsed operator: looks at each view of the desk and presses what a person would press."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Final

from station.body import Target
from station.errors import Broken, Code, Trouble
from station.operators.credentials import Credentials
from station.session.desk import Desk
from station.session.view import CaptureState, CaptureView, DeskView, Screen

PEN_TARGETS: Final = frozenset({Target.SIGNATURE, Target.STATEMENT})
PEN_PAUSE_SECONDS: Final = 0.4
STEP_SECONDS: Final = 60.0
PASSING: Final = frozenset({Code.NOT_ALLOWED_NOW, Code.DEVICE_TIMEOUT})


@dataclass
class Performance:
    """What came of one person: the packet, and the seconds each screen took."""

    nik: str
    nik_masked: str = ""
    packet_id: str = ""
    number: str = ""
    bytes: int = 0
    seconds: dict[str, float] = field(default_factory=dict)


class RehearsedOperator:
    """Drives a :class:`Desk` by its views alone, like the kiosk does, without a window."""

    def __init__(self, desk: Desk, operator: Credentials, second: Credentials) -> None:
        self._desk = desk
        self._operator = operator
        self._second = second
        self._arrived: SimpleQueue[DeskView] = SimpleQueue()
        desk.views.subscribe(self._arrived.put)

    def sign_in(self) -> None:
        """Come to work."""
        self._desk.sign_in(self._operator.user, self._operator.pin)
        self._await(lambda view: view.screen is not Screen.LOGIN)

    def record(self, nik: str) -> Performance:
        """Record one person of today's list. Raises ``Trouble`` where a person would give up."""
        performance = Performance(nik)
        self._desk.start(nik)
        view = self._await(lambda view: view.citizen is not None)
        performance.nik_masked = view.citizen.nik_masked if view.citizen else ""
        while view.screen is not Screen.DONE:
            view = self._one_step(view, performance)
        if view.done:
            performance.packet_id = view.done.packet_id
            performance.number = view.done.number
            performance.bytes = view.done.bytes
        self._desk.next_person()
        self._await(lambda view: view.screen is Screen.TODAY)
        return performance

    def _one_step(self, view: DeskView, performance: Performance) -> DeskView:
        """Press once, wait until the desk stands elsewhere, and note the time under the step."""
        name = part(view)
        started = time.monotonic()
        before = place(view)
        self._press(view)
        after = self._await(lambda new: place(new) != before, pen=writing(view))
        spent = performance.seconds.get(name, 0.0) + time.monotonic() - started
        performance.seconds[name] = round(spent, 3)
        return after

    def _press(self, view: DeskView) -> None:
        presses: dict[Screen, Callable[[], None]] = {
            Screen.BIODATA: lambda: self._confirm(view),
            Screen.CAPTURE: lambda: self._capture(view.capture, self._desk.capture),
            Screen.REVIEW: self._desk.go_on,
            Screen.APPROVAL: self._desk.approve_photo,
            Screen.INDEX_CHECK: lambda: self._capture(view.capture, self._desk.check_index),
            Screen.STATEMENT: lambda: self._statement(view.capture),
        }
        press = presses.get(view.screen)
        if press:
            press()

    def _confirm(self, view: DeskView) -> None:
        needs = view.citizen is not None and view.citizen.needs_second_person
        self._desk.confirm_biodata(self._second if needs else None)

    def _capture(self, capture: CaptureView | None, begin: Callable[[], None]) -> None:
        if capture is None:
            begin()
        elif capture.state is CaptureState.JUDGED or capture.may_go_on:
            self._judge(capture)  # also on coming back to a step that was finished before
        elif capture.state is CaptureState.READY:
            begin()
        elif capture.state is CaptureState.DEVICE_GONE:
            self._await(lambda new: bool(new.capture and new.capture.state is not capture.state))

    def _judge(self, capture: CaptureView) -> None:
        if capture.may_go_on:
            self._desk.go_on()
        elif capture.may_force:
            self._desk.force(self._second)
        else:
            self._desk.retake()

    def _statement(self, capture: CaptureView | None) -> None:
        if capture is not None and capture.may_go_on:
            self._desk.seal()
        else:
            self._capture(capture, self._desk.sign_statement)

    def _await(self, reached: Callable[[DeskView], bool], *, pen: bool = False) -> DeskView:
        """Return the first view that satisfies ``reached``; lift the pen when it comes to rest."""
        until = time.monotonic() + STEP_SECONDS
        view = self._desk.view
        while not reached(view):
            if view.trouble is not None and view.trouble not in PASSING:
                raise Trouble(view.trouble)
            if time.monotonic() > until:
                raise Broken(Code.DEVICE_TIMEOUT, f"nothing moved on {view.screen.value}")
            view = self._next(view, pen=pen or writing(view))
        return view

    def _next(self, view: DeskView, *, pen: bool) -> DeskView:
        try:
            return self._arrived.get(timeout=PEN_PAUSE_SECONDS)
        except Empty:
            if pen and view.capture and view.capture.ink:
                self._desk.finish_pen()
            return self._desk.view


def writing(view: DeskView) -> bool:
    """Say whether somebody is writing on the pad."""
    capture = view.capture
    return bool(
        capture and capture.state is CaptureState.LIVE and capture.target in PEN_TARGETS
    )  # fmt: skip


def place(view: DeskView) -> tuple[object, ...]:
    """Return what changes when something happened: screen, target, state, request, try, consent."""
    capture = view.capture
    if capture is None:
        return (view.screen,)
    settled = capture.may_go_on  # all that changes where the best of weak tries is accepted
    return (view.screen, capture.target, capture.state, capture.request, capture.attempt, settled)


def part(view: DeskView) -> str:
    """Return the name under which the seconds of a view are counted."""
    if view.screen is Screen.CAPTURE and view.capture:
        return view.capture.target.value.lower()
    return view.screen.value.lower()
