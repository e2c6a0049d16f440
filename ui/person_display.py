"""The person's own display: a second window that shows what to do, the photo, the statement.

It shows no scores and no words of blame, and the NIK masked except where biodata are being read.
"""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QImage, QScreen
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from station.body import MODALITY, PARTS, Modality, Target
from station.devices.messages import FrameReady
from station.session.view import CaptureState, CitizenView, DeskView, Screen
from ui.languages import Speech
from ui.screens.approval import photo_of, question
from ui.screens.biodata import day
from ui.screens.statement import statement_text
from ui.slip.words import next_words
from ui.theme import Theme, style_sheet
from ui.widgets.hands import Hands
from ui.widgets.ink import Ink, ink_of
from ui.widgets.parts import column, label
from ui.widgets.preview import Guidance, Preview

translate = QCoreApplication.translate


class PersonDisplay(QWidget):
    """Frameless, and never takes the focus from the operator's window."""

    def __init__(
        self, theme: Theme, speech: Speech, notice: Callable[[str], str] | None = None
    ) -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint | Qt.WindowType.Window)
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
        self.hands, self.ink, self._blank = Hands(theme), Ink(theme), QWidget()
        self.pages = QStackedWidget()
        for page in (self._blank, self.preview, self.photo, self.hands, self.ink):
            self.pages.addWidget(page)
        box: QVBoxLayout = column(self, margins=40, spacing=24)
        box.addWidget(self.heading)
        box.addWidget(self.words)
        box.addWidget(self.pages, 1)
        box.addStretch(0)

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
        self._view = view
        shows = {
            Screen.BIODATA: self._show_biodata,
            Screen.CAPTURE: self._show_capture,
            Screen.INDEX_CHECK: self._show_capture,
            Screen.APPROVAL: self._show_photo,
            Screen.STATEMENT: self._show_statement,
            Screen.DONE: self._show_done,
        }
        shows.get(view.screen, self._show_welcome)(view)

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
        self.preview.guide(Guidance.PORTRAIT)
        if target is Target.PHOTO and not (
            view.capture and view.capture.state is CaptureState.LIVE
        ):
            self.preview.clear(translate("Person", "Please look at the camera"))
        if MODALITY[target] is Modality.FINGER:
            self.hands.show_parts((), PARTS[target])
        if MODALITY[target] is Modality.IRIS:
            self._photo_bytes = b""
            self.photo.clear("", "eye")
        if MODALITY[target] is Modality.SIGNATURE:
            self.ink.show_ink(ink_of(view.capture), translate("Person", "Sign on the pad"))
        pages = {
            Modality.CAMERA: self.preview,
            Modality.FINGER: self.hands,
            Modality.IRIS: self.photo,
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
        self.ink.show_ink(ink_of(view.capture), translate("Person", "Sign on the pad"))
        self._say(
            translate("Person", "Read, then sign on the pad"), self._statement(view), self.ink
        )

    def _statement(self, view: DeskView) -> str:
        return statement_text(view, self._speech.language.value)

    def _show_done(self, view: DeskView) -> None:
        number = view.done.number if view.done else ""
        printable = view.done is None or view.done.printable
        heading = translate("Person", "Thank you. Your number: {number}").format(number=number)
        self._say(heading, next_words(printable=printable), self._blank)


def _what_to_do(target: Target) -> str:
    """Return what the person does now, in words to the person."""
    return {
        Target.PHOTO: translate("Person", "Glasses and hat off, please. Look at the camera"),
        Target.IRISES: translate("Person", "Open your eyes wide and look into the scanner"),
        Target.SIGNATURE: translate("Person", "Sign on the pad"),
    }.get(target, translate("Person", "Lay the lit fingers flat on the glass"))


def _read(person: CitizenView) -> str:
    lines = (person.name, f"{person.birth_place}, {day(person.birth_date)}", person.address)
    return "\n".join((*lines, person.village, f"NIK {person.nik_masked}"))
