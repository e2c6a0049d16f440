"""Finger check: both index fingers once more, compared with those recorded."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication

from station.body import Target
from station.devices.messages import FrameReady, Verdict
from station.session.view import CaptureState, CaptureView, DeskView
from ui.desk_port import DeskPort
from ui.messages import name
from ui.screens.actions import again, back, exception, go_on, later, primary, record, try_again
from ui.screens.capture import Ask, attempts_words, finished, judge, of_samples
from ui.screens.work import Work
from ui.theme import Theme, Tone
from ui.widgets.panel import Action, Guide
from ui.widgets.parts import column
from ui.widgets.stage import Stage

translate = QCoreApplication.translate


class IndexCheck(Work):
    """Proves that the fingers recorded are those of the person at the desk."""

    def __init__(
        self, theme: Theme, desk: DeskPort, confirm: Callable[[], None], except_part: Ask
    ) -> None:
        super().__init__(theme, desk)
        self._except_part = except_part
        self._confirm_force = confirm
        self.stage = Stage(theme)
        self.stage.tools.changed.connect(self.changed)
        column(self).addWidget(self.stage)

    def title(self, view: DeskView) -> str:
        return name(view.screen)

    def show_view(self, view: DeskView) -> None:
        self.stage.show_capture(Target.INDEX_CHECK, view.capture, view.exempted)

    def show_frame(self, notice: FrameReady, pixels: memoryview) -> None:
        self.stage.show_frame(notice, pixels)

    def guide(self, view: DeskView) -> Guide:
        way_back = back(self.desk.back)
        tools = (*self.stage.tools.offered(), exception(partial(self._except_part, (), None)))
        capture = view.capture
        if capture is None:
            return Guide(
                Tone.PLAIN,
                translate("IndexCheck", "Both index fingers"),
                translate("IndexCheck", "Ask the person to lay both index fingers on the glass."),
                primary(translate("IndexCheck", "Check"), self.desk.check_index),
                back=way_back,
                tools=tools,
            )
        tone, headline, advice = judge(capture)
        if finished(capture):
            tone, headline, advice = _outcome(capture.verdict or of_samples(capture))
        return Guide(
            tone,
            headline,
            advice,
            self._primary(capture),
            self._others(capture),
            way_back,
            note=attempts_words(capture),
            tools=tools,
            live=capture.state is CaptureState.LIVE and capture.verdict is not None,
        )

    def _primary(self, capture: CaptureView) -> Action:
        state = capture.state
        if finished(capture):
            return go_on(self.desk.go_on)
        if state is CaptureState.JUDGED:
            return try_again(self.desk.retake)
        if state is CaptureState.LIVE:
            return record(self.desk.capture)
        return primary(translate("IndexCheck", "Check"), self.desk.check_index)

    def _others(self, capture: CaptureView) -> tuple[Action, ...]:
        if finished(capture):
            return (again(self.desk.check_index),)
        if capture.may_force and not capture.may_go_on:
            words = translate("IndexCheck", "Officer 2 confirms")
            return (Action(words, self._confirm_force, "A", symbol="people"),)
        if capture.state is CaptureState.DEVICE_GONE:
            return (later(self.desk.defer),)
        return ()


def _outcome(verdict: Verdict) -> tuple[Tone, str, str]:
    """Say in words what lets the session go on: a match, an override, or no check at all."""
    if verdict is Verdict.GOOD:
        return (
            Tone.OK,
            translate("IndexCheck", "Same person"),
            translate("IndexCheck", "Both fingers agree with those recorded."),
        )
    if verdict is Verdict.NOT_CHECKED:
        return (
            Tone.WARN,
            translate("IndexCheck", "Not checked"),
            translate("IndexCheck", "The fingers could not be compared. The packet says so."),
        )
    return (
        Tone.WARN,
        translate("IndexCheck", "Confirmed by officer 2"),
        translate("IndexCheck", "The fingers do not agree. The packet names who decided."),
    )
