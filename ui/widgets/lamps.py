"""Device lamps: always a symbol and a word, never colour alone."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from station.body import Modality
from station.devices.messages import Lamp
from station.errors import Code
from station.session.view import DeviceView
from ui.messages import name
from ui.theme import Theme
from ui.widgets.icon import renderer
from ui.widgets.parts import Themed, column, row

translate = QCoreApplication.translate
MODALITY_SYMBOL = {
    Modality.CAMERA: "camera",
    Modality.FINGER: "finger",
    Modality.IRIS: "eye",
    Modality.SIGNATURE: "pen",
}
_LAMP_SYMBOL = {
    Lamp.STARTING: "wait",
    Lamp.READY: "check",
    Lamp.WORKING: "check",
    Lamp.GONE: "cross",
    Lamp.FAULT: "warn",
}


def lamp_words(device: DeviceView) -> str:
    """Return how a device is; one that is lent says so, for it seems to start and does not."""
    if device.code is Code.DEVICE_LENT:
        return translate("Lamps", "being examined")
    return name(device.lamp)


class LampTile(Themed):
    """One device: its symbol, how it is, and with room its name in words."""

    def __init__(self, theme: Theme, *, words: bool) -> None:
        super().__init__()
        self.theme = theme
        self._words = words
        self._device: DeviceView | None = None
        self.setFixedHeight(44 if words else 40)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200 if self._words else 50, self.height())

    def show_device(self, device: DeviceView) -> None:
        """Show another state of the device."""
        self._device = device
        words = f"{name(device.modality)}: {lamp_words(device)}"
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._device:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, middle = self.theme.on_rail, self.height() / 2
        symbol = MODALITY_SYMBOL[self._device.modality]
        renderer(symbol, colour).render(painter, QRectF(2, middle - 13, 26, 26))
        self._paint_lamp(painter, QRectF(20, middle + 1, 17, 17))
        if self._words:
            self._paint_words(painter)

    def _paint_lamp(self, painter: QPainter, place: QRectF) -> None:
        if not self._device:
            return
        good = self._device.lamp in (Lamp.READY, Lamp.WORKING)
        waiting = self._device.lamp is Lamp.STARTING
        ground = self.theme.ok if good else self.theme.warn if waiting else self.theme.bad
        painter.setPen(QColor(self.theme.rail))
        painter.setBrush(QColor(ground))
        painter.drawEllipse(place)
        symbol = renderer(_LAMP_SYMBOL[self._device.lamp], self.theme.surface)
        symbol.render(painter, place.adjusted(3, 3, -3, -3))

    def _paint_words(self, painter: QPainter) -> None:
        if not self._device:
            return
        font = painter.font()
        font.setPixelSize(16)
        font.setBold(False)  # as wide in every look as the rail has room for
        painter.setFont(font)
        painter.setPen(QColor(self.theme.on_rail))
        line = painter.fontMetrics().height()
        room = self.width() - 48
        top = (self.height() - 2 * line) / 2
        for place, text in enumerate((name(self._device.modality), lamp_words(self._device))):
            short = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(48, top + place * line, room, line), 0, short)


class _Lamps(Themed):
    """The lamps of all devices, kept between views."""

    def __init__(self, theme: Theme, *, words: bool) -> None:
        super().__init__()
        self.theme = theme
        self._box = column(self, spacing=2) if words else row(self, spacing=2)
        self._words = words
        self._tiles: list[LampTile] = []

    def wear(self, theme: Theme) -> None:
        super().wear(theme)
        for tile in self._tiles:
            tile.wear(theme)

    def show_devices(self, devices: tuple[DeviceView, ...]) -> None:
        """Show these devices, in their order."""
        while len(self._tiles) < len(devices):
            tile = LampTile(self.theme, words=self._words)
            self._tiles.append(tile)
            self._box.addWidget(tile)
        for place, tile in enumerate(self._tiles):
            tile.setVisible(place < len(devices))
            if place < len(devices):
                tile.show_device(devices[place])


class LampList(_Lamps):
    """Lamps with words, one below the other."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, words=True)


class LampStrip(_Lamps):
    """Lamps side by side, for the foot of the rail."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, words=False)
