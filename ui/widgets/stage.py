"""The middle of a recording step: live picture, drawn hands, ink, and the samples once taken."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from station.body import EYES, MODALITY, PARTS, Modality, Part, Target
from station.devices.messages import FrameReady
from station.session.view import CaptureState, CaptureView, PartView
from ui.messages import name, say_gone
from ui.theme import Theme
from ui.widgets.eyes import Eyes
from ui.widgets.hands import Hands
from ui.widgets.ink import Ink, ink_of
from ui.widgets.parts import Themed, column, row
from ui.widgets.preview import Guidance, Preview
from ui.widgets.preview_tools import PreviewTools
from ui.widgets.tile import PartTile

translate = QCoreApplication.translate
_SYMBOL = {
    Modality.CAMERA: "camera",
    Modality.FINGER: "finger",
    Modality.IRIS: "eye",
    Modality.SIGNATURE: "pen",
}


_GUIDANCE = {Target.PHOTO: Guidance.PORTRAIT, Target.IRISES: Guidance.EYES}


class Tiles(Themed):
    """The samples of a target side by side."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._tiles: list[PartTile] = []
        self._box: QHBoxLayout = row(self, spacing=10)

    def wear(self, theme: Theme) -> None:
        super().wear(theme)
        for tile in self._tiles:
            tile.wear(theme)

    def show_parts(self, parts: tuple[PartView, ...]) -> None:
        """Show these samples in this order."""
        while len(self._tiles) < len(parts):
            tile = PartTile(self.theme)
            tile.setEnabled(False)
            tile.beside = self._tiles
            self._tiles.append(tile)
            self._box.addWidget(tile, 1)
        for place, tile in enumerate(self._tiles):
            tile.setVisible(place < len(parts))
            if place < len(parts):
                tile.show_part(parts[place])


class Stage(Themed):
    """Shows a :class:`CaptureView`; ``hands.pressed`` tells of a finger that was touched."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.preview = Preview(theme)
        self.ink = Ink(theme)
        self.tiles = Tiles(theme)
        self.hands = Hands(theme)
        self.eyes = Eyes(theme)
        self.eyes.setFixedHeight(104)
        self._capture: CaptureView | None = None
        self._still = b""
        self._pages = QStackedWidget()
        for page in (self.preview, self.ink, self.tiles):
            self._pages.addWidget(page)
        box = column(self, spacing=12)
        box.addWidget(self._pages, 3)
        box.addWidget(self.hands, 2)
        box.addWidget(self.eyes)
        self.tools = PreviewTools(theme, self.preview)

    @property
    def page(self) -> QWidget | None:
        """What is shown now: the preview, the ink or the tiles."""
        return self._pages.currentWidget()

    def let_go(self) -> None:
        self._capture, self._still = None, b""

    def show_capture(
        self,
        target: Target,
        capture: CaptureView | None,
        exempted: tuple[PartView, ...] = (),
    ) -> None:
        """Show what the target is doing, or a drawing of what it will need.

        ``exempted`` are crossed out on the drawings, those of other targets too.
        """
        other = self._capture is None or capture is None or capture.request != self._capture.request
        self._capture = capture
        parts = capture.parts if capture else ()
        fingers = MODALITY[target] is Modality.FINGER
        self.hands.setVisible(fingers)
        if fingers:
            self.hands.show_parts(parts, PARTS[target], exempted)
        self.eyes.setVisible(MODALITY[target] is Modality.IRIS)
        if self.eyes.isVisibleTo(self):
            self.eyes.show_parts(parts, PARTS[target], exempted)
        if MODALITY[target] is Modality.SIGNATURE:
            self._show_ink(target, capture)
        elif _taken(capture) and target is not Target.PHOTO:
            self.tiles.show_parts(_in_view_order(target, parts))
            self._pages.setCurrentWidget(self.tiles)
        else:
            self._show_preview(target, capture, other=other)
        self.tools.show_over(shown=self.page is self.preview and self.preview.has_picture)

    def show_frame(self, notice: FrameReady, pixels: memoryview) -> None:
        """Paint a live frame of the present request; late ones of others are dropped."""
        shown = self._capture
        if shown is None or shown.request != notice.request:
            return
        if shown.state is CaptureState.LIVE and shown.target is not Target.SIGNATURE:
            first = not self.preview.has_picture
            self.preview.show_frame(pixels, notice.width, notice.height)
            if first:
                self.tools.show_over(shown=self.page is self.preview)

    def _show_ink(self, target: Target, capture: CaptureView | None) -> None:
        if capture and capture.state is CaptureState.DEVICE_GONE and not _taken(capture):
            self.preview.stop(say_gone(target).text)
            self._pages.setCurrentWidget(self.preview)
            return
        hint = translate("Stage", "Sign on the pad; the ink appears here.")
        self.ink.show_ink(ink_of(capture), hint)
        self._pages.setCurrentWidget(self.ink)

    def _show_preview(self, target: Target, capture: CaptureView | None, *, other: bool) -> None:
        self._pages.setCurrentWidget(self.preview)
        state = capture.state if capture else CaptureState.READY
        if capture and _taken(capture) and target is Target.PHOTO:
            self._show_photo(capture)
        elif state is CaptureState.DEVICE_GONE:
            self.preview.stop(say_gone(target).text)
        elif other or state is CaptureState.READY or not self.preview.has_picture:
            self.preview.clear(_alone(capture) or _hint(target), _SYMBOL[MODALITY[target]])
        guidance = _GUIDANCE.get(target, Guidance.PLAIN)
        self.preview.guide(
            guidance if state is CaptureState.LIVE else Guidance.PLAIN,
            boxes=capture.boxes if capture and state is CaptureState.LIVE else (),
            verdict=capture.verdict if capture else None,
            hold=capture.hold if capture else 0.0,
        )

    def _show_photo(self, capture: CaptureView) -> None:
        face = next((p for p in capture.parts if p.part is Part.FACE), None)
        if (
            face
            and face.thumbnail
            and (face.thumbnail != self._still or not self.preview.has_still)
        ):
            self._still = face.thumbnail
            self.preview.show_still(QImage.fromData(face.thumbnail))


def _taken(capture: CaptureView | None) -> bool:
    """Say whether the samples are shown: just judged, or enough of them from before."""
    if capture is None or capture.state is CaptureState.LIVE:
        return False
    return capture.state is CaptureState.JUDGED or capture.may_go_on


def _in_view_order(target: Target, parts: tuple[PartView, ...]) -> tuple[PartView, ...]:
    """Return the parts as they lie on the glass: the left hand left, its little finger first."""
    if target in (Target.LEFT_FOUR, Target.INDEX_CHECK):
        return tuple(reversed(parts))
    if target is Target.IRISES:
        return tuple(sorted(parts, key=lambda p: EYES.index(p.part)))
    return parts


def _alone(capture: CaptureView | None) -> str:
    """Name the one finger that is to come now, where they come one by one; else nothing."""
    wanted = capture.wanted if capture else ()
    alone = len(wanted) == 1 and capture is not None and len(capture.parts) > 1
    return name(wanted[0]) if alone else ""


def _hint(target: Target) -> str:
    return {
        Target.PHOTO: translate("Stage", "The live picture appears here."),
        Target.RIGHT_FOUR: translate("Stage", "Lay the four fingers of the RIGHT hand flat."),
        Target.LEFT_FOUR: translate("Stage", "Lay the four fingers of the LEFT hand flat."),
        Target.THUMBS: translate("Stage", "Lay both thumbs flat, side by side."),
        Target.IRISES: translate("Stage", "Look straight into the scanner, eyes wide open."),
        Target.INDEX_CHECK: translate("Stage", "Lay both index fingers flat once more."),
    }.get(target, "")
