"""The person's own display: a second window that shows what to do, the photo, the statement.

It shows no scores and no words of blame, and the NIK masked except where biodata are being read.
"""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QImage, QScreen
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from station.body import MODALITY, PARTS, Modality, Part, Target
from station.devices.messages import FrameReady
from station.session.view import CaptureState, CitizenView, DeskView, Screen
from ui.languages import Speech
from ui.messages import name
from ui.screens.approval import photo_of, question
from ui.screens.statement import statement_text
from ui.slip.words import next_words
from ui.theme import PRIMARY_HEIGHT, Theme, style_sheet
from ui.widgets.corrected import day, written
from ui.widgets.eyes import Eyes
from ui.widgets.hands import Hands
from ui.widgets.icon import icon
from ui.widgets.ink import Ink, ink_of
from ui.widgets.parts import button, column, label, let_go, row
from ui.widgets.preview import Guidance, Preview

translate = QCoreApplication.translate
_FLAGS = Qt.WindowType.FramelessWindowHint | Qt.WindowType.Window


class PersonDisplay(QWidget):
    """Frameless, and never takes the focus from the operator's window."""

    answered = Signal(bool)
    """The person pressed that it is right, or that it is not."""

    def __init__(
        self,
        theme: Theme,
        speech: Speech,
        notice: Callable[[str], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``parent``: shown within it, as when the operator's screen is turned round."""
        super().__init__(parent, _FLAGS if parent is None else Qt.WindowType.Widget)
        self.setObjectName("person")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(translate("Person", "For the person"))
        self.setStyleSheet(style_sheet(theme))
        self._speech, self._notice_in = speech, notice
        self._view = DeskView(screen=Screen.LOGIN)
        self._photo_bytes = b""
        self.heading = label("person-heading", wrap=True)
        self.words = label("person-words", wrap=True)
        self.preview = Preview(theme, mirrored=True)
        self.photo = Preview(theme)
        self.hands, self.eyes, self.ink = Hands(theme), Eyes(theme), Ink(theme)
        self.training = label("watermark")
        self._blank = QWidget()
        self.pages = QStackedWidget()
        for page in (self._blank, self.preview, self.photo, self.hands, self.eyes, self.ink):
            self.pages.addWidget(page)
        self.no, self.yes = _answer("cross", theme), _answer("check", theme)
        self.yes.setObjectName("primary")
        self.no.clicked.connect(lambda: self._answer(agrees=False))
        self.yes.clicked.connect(lambda: self._answer(agrees=True))
        self._answered_at: tuple[Screen, bytes] | None = None
        self._lay_out()
        self.show_view(self._view)

    def _lay_out(self) -> None:
        box: QVBoxLayout = column(self, margins=40, spacing=24)
        head = row(spacing=24)
        head.addWidget(self.heading, 1)
        head.addWidget(self.training, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(head)
        box.addWidget(self.words)
        box.addWidget(self.pages, 1)
        answers = row(spacing=24)
        answers.addWidget(self.no, 1)
        answers.addWidget(self.yes, 1)
        box.addLayout(answers)

    def wear(self, theme: Theme) -> None:
        """Take on the look of the operator's window."""
        self.setStyleSheet(style_sheet(theme))
        for each in (self.preview, self.photo, self.hands, self.eyes, self.ink):
            each.wear(theme)

    def place(self, screens: list[QScreen]) -> None:
        """Fill the second screen; on a single one, stand as a window to be moved or turned."""
        if len(screens) > 1:
            self.setGeometry(screens[1].geometry())
            self.showFullScreen()
        else:
            self.resize(800, 600)
            self.show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.show_view(self._view)
        super().changeEvent(event)

    # --- what is shown ------------------------------------------------------------------------

    def show_view(self, view: DeskView) -> None:
        """Show what concerns the person in this view."""
        gone = self._view.citizen is not None and view.citizen is None
        self._view = view
        if gone:
            self._photo_bytes = b""
            let_go(self)
        self.training.setText(translate("Header", "TRAINING"))
        self.training.setVisible(view.training)
        shows = {
            Screen.BIODATA: self._show_biodata,
            Screen.CAPTURE: self._show_capture,
            Screen.INDEX_CHECK: self._show_capture,
            Screen.APPROVAL: self._show_photo,
            Screen.STATEMENT: self._show_statement,
            Screen.DONE: self._show_done,
        }
        shows.get(view.screen, self._show_welcome)(view)
        self._show_answers(view)

    def _show_answers(self, view: DeskView) -> None:
        """Offer yes and no where the person is asked; pressed once, it is said thank you."""
        asked = _answers(view.screen)
        answered = self._answered_at == _asked_about(view)
        if not answered:
            self._answered_at = None
        for each, place in ((self.no, 0), (self.yes, 1)):
            each.setVisible(asked is not None and not answered)
            if asked:
                each.setText(asked[place])

    def _answer(self, *, agrees: bool) -> None:
        self._answered_at = _asked_about(self._view)
        self._show_answers(self._view)
        thanks = translate("Person", "Thank you. The officer goes on.")
        wrong = translate("Person", "Please tell the officer what is wrong.")
        self.heading.setText(thanks if agrees else wrong)
        self.answered.emit(agrees)

    def show_frame(self, notice: FrameReady, pixels: memoryview) -> None:
        """Show the person as in a mirror; scanners' pictures are for the operator."""
        capture = self._view.capture
        live = capture and capture.state is CaptureState.LIVE
        if (
            capture
            and live
            and capture.target is Target.PHOTO
            and notice.request == capture.request
        ):
            self.preview.show_frame(pixels, notice.width, notice.height)

    def _say(self, heading: str, words: str, page: QWidget) -> None:
        self.heading.setText(heading)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.pages.setCurrentWidget(page)

    def _show_welcome(self, _view: DeskView) -> None:
        heading = translate("Person", "Welcome to the KTP-el recording")
        self._say(heading, self._notice(), self._blank)

    def _notice(self) -> str:
        return self._notice_in(self._speech.language.value) if self._notice_in else ""

    def _show_biodata(self, view: DeskView) -> None:
        heading = translate("Person", "Is this you? Listen, and say if anything is wrong")
        self._say(heading, _read(view.citizen) if view.citizen else "", self._blank)

    def _show_capture(self, view: DeskView) -> None:
        target = view.capture.target if view.capture else Target.INDEX_CHECK
        capture = view.capture
        live = capture is not None and capture.state is CaptureState.LIVE
        self.preview.guide(
            Guidance.PORTRAIT,
            verdict=capture.verdict if capture and live else None,
            hold=capture.hold if capture and live else 0.0,
        )
        if target is Target.PHOTO and not live:
            self.preview.clear(translate("Person", "Please look at the camera"))
        due = capture.wanted if capture and capture.wanted else PARTS[target]
        if MODALITY[target] is Modality.FINGER:
            self.hands.show_parts((), due, view.exempted)
        if MODALITY[target] is Modality.IRIS:
            self.eyes.show_parts((), due, view.exempted)
        if MODALITY[target] is Modality.SIGNATURE:
            self.ink.show_ink(ink_of(view.capture), translate("Person", "Sign on the pad"))
        pages = {
            Modality.CAMERA: self.preview,
            Modality.FINGER: self.hands,
            Modality.IRIS: self.eyes,
            Modality.SIGNATURE: self.ink,
        }
        self._say(_what_to_do(target), "", pages[MODALITY[target]])

    def _show_photo(self, view: DeskView) -> None:
        photo = photo_of(view)
        if photo and photo != self._photo_bytes:
            self._photo_bytes = photo
            self.photo.show_still(QImage.fromData(photo))
        words = translate("Person", "You may ask for another photo.")
        self._say(question(), words, self.photo)

    def _show_statement(self, view: DeskView) -> None:
        if any(each.part is Part.SIGNATURE for each in view.exempted):
            heading = translate("Person", "Listen. You need not sign")
            self._say(heading, self._statement(view), self._blank)
            return
        self.ink.show_ink(ink_of(view.capture), translate("Person", "Sign on the pad"))
        heading = translate("Person", "Read, then sign on the pad")
        self._say(heading, self._statement(view), self.ink)

    def _statement(self, view: DeskView) -> str:
        return statement_text(view, self._speech.language.value)

    def _show_done(self, view: DeskView) -> None:
        number = view.done.number if view.done else ""
        printable = view.done is None or view.done.printable
        heading = translate("Person", "Thank you. Your number: {number}").format(number=number)
        self._say(heading, next_words(printable=printable), self._blank)


def _answers(screen: Screen) -> tuple[str, str] | None:
    """Return what the person can press, no and yes; None where nothing is asked."""
    return {
        Screen.BIODATA: (
            translate("Person", "Something is wrong"),
            translate("Person", "Correct"),
        ),
        Screen.APPROVAL: (
            translate("Person", "Another photo, please"),
            translate("Person", "This is right"),
        ),
    }.get(screen)


def _asked_about(view: DeskView) -> tuple[Screen, bytes]:
    """Return what an answer is about: a new photo is asked about anew."""
    return view.screen, photo_of(view)


def _answer(symbol: str, theme: Theme) -> QPushButton:
    made = button(lambda: None)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the operator's window keeps the keys
    made.setFixedHeight(PRIMARY_HEIGHT)
    made.setIcon(icon(symbol, theme.on_brand if symbol == "check" else theme.brand, 30))
    made.setIconSize(QSize(30, 30))
    return made


def _what_to_do(target: Target) -> str:
    """Return what the person does now, in words to the person."""
    return {
        Target.PHOTO: translate("Person", "Glasses and hat off, please. Look at the camera"),
        Target.IRISES: translate("Person", "Open your eyes wide and look into the scanner"),
        Target.SIGNATURE: translate("Person", "Sign on the pad"),
    }.get(target, translate("Person", "Lay the lit fingers flat on the glass"))


def _read(person: CitizenView) -> str:
    lines = (person.name, f"{person.birth_place}, {day(person.birth_date)}", person.address)
    known = (person.name, person.birth_place, person.address, person.village)
    put_right = (
        f"{name(each.field)}: {written(each.field, each.value)}"
        for each in person.lines
        if each.was is not None and each.value not in known
    )
    return "\n".join((*lines, person.village, *put_right, f"NIK {person.nik_masked}"))
