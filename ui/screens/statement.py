"""Statement: the person reads it, signs it on the pad; then the operator seals."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QScrollArea

from station.body import Part, Target
from station.session.view import CaptureState, CaptureView, DeskView
from ui.desk_port import DeskPort
from ui.messages import name
from ui.screens.actions import back, finish_writing, primary
from ui.screens.capture import finished, judge
from ui.screens.work import Work
from ui.theme import Theme, Tone
from ui.widgets.corrected import in_short
from ui.widgets.ink import Ink, ink_of
from ui.widgets.panel import Action, Guide
from ui.widgets.parts import card, column, label
from ui.words.exemptions import summed

translate = QCoreApplication.translate


class Statement(Work):
    """The text and the ink below it."""

    def __init__(
        self,
        theme: Theme,
        desk: DeskPort,
        except_part: Callable[[tuple[Part, ...], Part], None],
        spoken: Callable[[], str],
    ) -> None:
        super().__init__(theme, desk)
        self._except_part = except_part
        self._spoken = spoken
        self._text = label("large", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.ink = Ink(theme, ratio=5 / 2)
        frame, inside = card()
        scroll = QScrollArea()
        scroll.setWidget(self._text)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside.addWidget(scroll)
        self.left_out = label("value", wrap=True)
        box = column(self, spacing=12)
        box.addWidget(frame, 3)
        box.addWidget(self.left_out)
        box.addWidget(self.ink, 2)

    def title(self, view: DeskView) -> str:
        return name(view.screen)

    def show_view(self, view: DeskView) -> None:
        self._text.setText(statement_text(view, self._spoken()))
        words = translate("Statement", "Not recorded: {parts}")
        self.left_out.setText(words.format(parts=summed(view.exempted)))
        self.left_out.setVisible(bool(view.exempted))
        self.ink.show_ink(ink_of(view.capture), _ink_hint(view))

    def guide(self, view: DeskView) -> Guide:
        way_back = back(self.desk.back)
        capture = view.capture
        cannot = Action(
            translate("Statement", "Cannot sign"), self._ask_exception, "X", symbol="exempt"
        )
        if _settled(view):
            again = Action(translate("Statement", "Sign again"), self._sign, "R", symbol="again")
            return Guide(
                Tone.OK,
                translate("Statement", "Ready to seal"),
                translate(
                    "Statement", "Sealing closes the recording. Only the centre can open it."
                ),
                primary(translate("Statement", "Seal"), self.desk.seal),
                (again,),
                way_back,
                note=in_short(view),
            )
        tone, headline, advice = _words(capture)
        return Guide(
            tone,
            headline,
            advice,
            self._primary(capture),
            (cannot,),
            way_back,
            note=in_short(view),
            live=capture is not None and capture.state is CaptureState.LIVE,
        )

    def _primary(self, capture: CaptureView | None) -> Action:
        if capture and capture.state is CaptureState.LIVE:
            return finish_writing(self.desk.finish_pen, written=bool(capture.ink))
        return primary(translate("Statement", "Sign now"), self._sign)

    def _sign(self) -> None:
        self.desk.sign_statement(self._spoken())

    def _ask_exception(self) -> None:
        self._except_part((Part.SIGNATURE,), Part.SIGNATURE)


def _ink_hint(view: DeskView) -> str:
    if any(each.part is Part.SIGNATURE for each in view.exempted):
        return translate("Statement", "No signature: an exception was noted.")
    return translate("Statement", "The signature appears here.")


def statement_text(view: DeskView, spoken: str) -> str:
    """Return the statement as the person reads it; once put to be signed, as it was put then."""
    put = view.capture is not None and (
        view.capture.state is CaptureState.LIVE or finished(view.capture)
    )
    language = view.statement_language if put and view.statement_language else spoken
    return view.statements.get(language, view.statement)


def _settled(view: DeskView) -> bool:
    """Say whether the statement is signed, or the person is excused from signing."""
    capture = view.capture
    signed = finished(capture) and capture is not None and capture.target is Target.STATEMENT
    excused = any(p.part is Part.SIGNATURE and p.exempt for p in view.review)
    return signed or excused


def _words(capture: CaptureView | None) -> tuple[Tone, str, str]:
    if capture is None or (capture.state is CaptureState.READY and not capture.reasons):
        return (
            Tone.PLAIN,
            translate("Statement", "Read, then sign"),
            translate("Statement", "The person reads the statement, or hears it, and signs."),
        )
    return judge(capture)
