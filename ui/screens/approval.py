"""Photo approval: the person sees the own photo, large, and says yes or asks for another."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QImage

from station.body import Part
from station.session.view import DeskView
from ui.desk_port import DeskPort
from ui.messages import name
from ui.screens.actions import back, exception, primary
from ui.screens.capture import Ask
from ui.screens.work import Work
from ui.theme import Theme, Tone
from ui.widgets.panel import Action, Guide
from ui.widgets.parts import column, label, row
from ui.widgets.photo_list import PhotoList
from ui.widgets.preview import Preview
from ui.widgets.preview_tools import PreviewTools

translate = QCoreApplication.translate
_LIST_WIDTH = 300


def photo_of(view: DeskView) -> bytes:
    """Return the JPEG of the photo to be approved, empty where there is none."""
    return next((p.thumbnail for p in view.review if p.part is Part.FACE), b"")


class Approval(Work):
    """The photo and the question, to be shown to the person."""

    def __init__(self, theme: Theme, desk: DeskPort, except_part: Ask) -> None:
        super().__init__(theme, desk)
        self._except_part = except_part
        self._source = b""
        self.photo = Preview(theme)
        self.tools = PreviewTools(theme, self.photo, freezes=False)
        self.tools.changed.connect(self.changed)
        self.list = PhotoList(theme)
        self.list.setFixedWidth(_LIST_WIDTH)
        self._question = label("large", wrap=True)
        self._question.setAlignment(Qt.AlignmentFlag.AlignCenter)
        side_by_side = row(spacing=20)
        side_by_side.addWidget(self.photo, 1)
        side_by_side.addWidget(self.list)
        box = column(self, spacing=14)
        box.addLayout(side_by_side, 1)
        box.addWidget(self._question)

    def let_go(self) -> None:
        self._source = b""

    def title(self, view: DeskView) -> str:
        return name(view.screen)

    def show_view(self, view: DeskView) -> None:
        self._question.setText(question())
        photo = photo_of(view)
        if not photo:
            self._source = b""
            self.photo.clear(translate("Approval", "No photo"), "photo")
        elif photo != self._source:
            self._source = photo
            self.photo.show_still(QImage.fromData(photo))
        self.tools.show_over(shown=bool(photo))
        self.list.show_checks(view.photo_checks)

    def guide(self, _view: DeskView) -> Guide:
        return Guide(
            Tone.PLAIN,
            translate("Approval", "Show the photo"),
            translate(
                "Approval",
                "The person looks at it, and so do you: all lines at once. "
                "Another photo is a right.",
            ),
            primary(translate("Approval", "Person agrees"), self.desk.approve_photo),
            (
                Action(
                    translate("Approval", "Another photo"),
                    self.desk.reject_photo,
                    "R",
                    symbol="again",
                ),
            ),
            back(self.desk.back),
            tools=(*self.tools.offered(), exception(partial(self._except_part, (), None))),
        )


def question() -> str:
    """Return what the person is asked."""
    return translate("Approval", "This photo will be on the card. Is it right?")
