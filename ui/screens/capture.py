"""Recording: photo, fingers, irises and signature share this one screen."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from station.body import PARTS, Part, Target
from station.devices.messages import FrameReady, Verdict
from station.session.view import CaptureState, CaptureView, DeskView
from ui.desk_port import DeskPort
from ui.messages import name, say, say_gone
from ui.screens.actions import (
    again,
    back,
    exception,
    finish_writing,
    go_on,
    later,
    primary,
    record,
    try_again,
)
from ui.screens.work import Work
from ui.theme import Theme, Tone
from ui.widgets.panel import Action, Guide
from ui.widgets.parts import column
from ui.widgets.stage import Stage
from ui.words.counts import COUNTS

translate = QCoreApplication.translate
Ask = Callable[[tuple[Part, ...], Part | None], None]


class Capture(Work):
    """The live picture and its judgement. ``except_part`` opens the dialog for exceptions."""

    def __init__(self, theme: Theme, desk: DeskPort, except_part: Ask, confirm: Callable[[], None]):
        super().__init__(theme, desk)
        self._except_part = except_part
        self._confirm_force = confirm
        self._target = Target.PHOTO
        self._failing: tuple[Part, ...] = ()
        self.stage = Stage(theme)
        self.stage.hands.pressed.connect(self._touch_part)
        self.stage.eyes.pressed.connect(self._touch_part)
        self.stage.tools.changed.connect(self.changed)
        box = column(self)
        box.addWidget(self.stage)

    def title(self, view: DeskView) -> str:
        words = name(view.capture.target) if view.capture else name(view.screen)
        if view.capture and view.citizen and view.capture.target is Target.PHOTO:
            backdrop = _backdrop(view.citizen.backdrop)
            return f"{words} · {backdrop}"
        return words

    def show_view(self, view: DeskView) -> None:
        if view.capture:
            self._target, self._failing = view.capture.target, failing(view.capture)
            self.stage.show_capture(view.capture.target, view.capture, view.exempted)

    def show_frame(self, notice: FrameReady, pixels: memoryview) -> None:
        self.stage.show_frame(notice, pixels)

    def guide(self, view: DeskView) -> Guide:
        capture = view.capture
        if capture is None:
            return Guide(Tone.PLAIN, translate("Capture", "One moment"))
        tone, headline, advice = judge(capture)
        return Guide(
            tone,
            headline,
            advice,
            primary=self._primary(capture),
            others=self._others(capture),
            back=back(self.desk.back),
            measures=capture.measures,
            note=attempts_words(capture),
            tools=self.stage.tools.offered(),
            live=capture.state is CaptureState.LIVE and capture.verdict is not None,
        )

    def _primary(self, capture: CaptureView) -> Action:
        desk, state = self.desk, capture.state
        if finished(capture):
            return go_on(desk.go_on)
        if state is CaptureState.DEVICE_GONE:
            return try_again(desk.begin)
        if state is CaptureState.JUDGED:
            return try_again(self.desk.retake)
        if state is CaptureState.LIVE and capture.target is Target.SIGNATURE:
            return finish_writing(desk.finish_pen, written=bool(capture.ink))
        if capture.target is Target.PHOTO:
            return primary(translate("Capture", "Take photo"), desk.capture)
        return record(desk.capture)

    def _others(self, capture: CaptureView) -> tuple[Action, ...]:
        judged = capture.state is CaptureState.JUDGED
        rewrite = capture.target is Target.SIGNATURE and capture.state is CaptureState.LIVE
        made: list[Action] = []
        if finished(capture) or (rewrite and capture.ink):
            made.append(again(self.desk.retake))
        if judged and capture.may_force and not capture.may_go_on:
            words = translate("Capture", "Accept the best")
            made.append(Action(words, self._confirm_force, "A", symbol="check"))
        made.append(exception(self._ask_exception))
        if not capture.may_go_on:
            made.append(later(self.desk.defer))
        return tuple(made)

    def _ask_exception(self) -> None:
        self._except_part(self._failing, None)

    def _touch_part(self, part: Part) -> None:
        if part in PARTS[self._target]:
            self._except_part((part,), part)


def failing(capture: CaptureView) -> tuple[Part, ...]:
    """Return what would not be recorded, once no more tries are asked for: never the face."""
    if not spent(capture) or capture.target is Target.PHOTO:
        return ()
    short = (p.part for p in capture.parts if not p.exempt and p.verdict is not Verdict.GOOD)
    return tuple(short)


def spent(capture: CaptureView) -> bool:
    """Say whether the tries that are asked for were made, and were not enough."""
    return (
        capture.state is CaptureState.JUDGED
        and not capture.may_go_on
        and capture.attempt >= capture.attempts_allowed
    )


def finished(capture: CaptureView | None) -> bool:
    """Say whether the step can be left as it is: enough is recorded, and nothing is under way."""
    return capture is not None and capture.may_go_on and capture.state is not CaptureState.LIVE


def judge(capture: CaptureView) -> tuple[Tone, str, str]:
    """Return tone, headline and advice for a capture: at most one reason at a time."""
    reason = say(capture.reasons[0]) if capture.reasons else None
    if capture.state is CaptureState.DEVICE_GONE:
        gone = say_gone(capture.target)
        return Tone.BAD, gone.text, gone.advice
    if spent(capture):
        return _offer(capture, reason.text if reason else "")
    if capture.state is CaptureState.JUDGED or finished(capture):
        return _judge_taken(capture, f"{reason.text}\n{reason.advice}" if reason else "")
    if capture.state is CaptureState.LIVE and capture.verdict is not None:
        return _judge_live(capture.verdict, f"{reason.text}\n{reason.advice}" if reason else "")
    if reason:
        return Tone.WARN, reason.text, reason.advice
    return Tone.PLAIN, _start_words(capture.target), start_advice(capture.target)


def _offer(capture: CaptureView, reason: str) -> tuple[Tone, str, str]:
    """Say what can be done once the tries are made: nobody is sent away for a finger."""
    if capture.target is Target.PHOTO:
        advice = translate("Capture", "Accept the best one, or try once more.")
    elif capture.may_force:
        advice = translate("Capture", "Accept the best, note an exception (X), or try once more.")
    else:
        advice = translate("Capture", "Note an exception (X), or try once more.")
    headline = COUNTS.tries_made(capture.attempt)
    return Tone.WARN, headline, f"{reason}\n{advice}" if reason else advice


def _judge_live(verdict: Verdict, advice: str) -> tuple[Tone, str, str]:
    if verdict is Verdict.GOOD:
        return (
            Tone.OK,
            translate("Capture", "Ready to take"),
            translate("Capture", "Keep still. It is taken by itself, or press the button."),
        )
    if verdict is Verdict.NOT_CHECKED:
        words = translate("Capture", "Quality is not being checked. Look closely yourself.")
        return Tone.WARN, translate("Capture", "Not checked"), words
    return Tone.BAD, translate("Capture", "Not ready yet"), advice


def _judge_taken(capture: CaptureView, advice: str) -> tuple[Tone, str, str]:
    verdict = capture.verdict or of_samples(capture)
    if verdict is Verdict.RETRY and capture.may_go_on:
        words = translate("Capture", "The best try counts, though it is not good.")
        return Tone.WARN, translate("Capture", "Accepted as it is"), words
    if verdict is Verdict.GOOD:
        return (
            Tone.OK,
            translate("Capture", "Recorded"),
            translate("Capture", "The quality is good. Go on to the next step."),
        )
    if verdict is Verdict.NOT_CHECKED:
        advice = advice or translate("Capture", "Look closely yourself before going on.")
        return Tone.WARN, say(Verdict.NOT_CHECKED).text, advice
    return Tone.BAD, translate("Capture", "Not good enough"), advice


def of_samples(capture: CaptureView) -> Verdict:
    """Return the worst verdict on what was recorded of this target before."""
    found = {part.verdict for part in capture.parts if not part.exempt}
    worst_first = (Verdict.RETRY, Verdict.NOT_CHECKED, Verdict.GOOD)
    return next((each for each in worst_first if each in found), Verdict.GOOD)


def attempts_words(capture: CaptureView) -> str:
    """Return which try this is; the best of all counts."""
    if capture.attempt == 0:
        return ""
    if capture.attempt > capture.attempts_allowed:
        words = translate("Capture", "Try {now}. The best of all counts.")
        return words.format(now=capture.attempt)
    return translate("Capture", "Try {now} of {all}. The best of all counts.").format(
        now=capture.attempt, all=capture.attempts_allowed
    )


def _start_words(target: Target) -> str:
    if target is Target.SIGNATURE:
        return translate("Capture", "Ask for the signature")
    return translate("Capture", "Get ready")


def start_advice(target: Target) -> str:
    """Return what the person does at this target."""
    return {
        Target.PHOTO: translate("Capture", "Glasses and hats off, look straight, mouth closed."),
        Target.RIGHT_FOUR: translate("Capture", "Right hand: index to little finger, together."),
        Target.LEFT_FOUR: translate("Capture", "Left hand: index to little finger, together."),
        Target.THUMBS: translate("Capture", "Both thumbs at once, side by side."),
        Target.IRISES: translate("Capture", "Glasses and lenses off, eyes wide open."),
        Target.SIGNATURE: translate("Capture", "The person signs on the pad as on paper."),
        Target.INDEX_CHECK: translate("Capture", "Both index fingers once more, to be sure."),
        Target.STATEMENT: translate("Capture", "The person signs below the statement."),
    }[target]


def _backdrop(colour: str) -> str:
    return {
        "RED": translate("Capture", "RED backdrop"),
        "BLUE": translate("Capture", "BLUE backdrop"),
        "ORANGE": translate("Capture", "ORANGE backdrop"),
    }.get(colour, colour)
