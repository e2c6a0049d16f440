"""Canon EOS cameras over PTP on USB: the finder as live view, whole pictures by remote release.

Sources: those of ``drivers.canon.container``, ``.dataset``, ``.session`` and ``.vocabulary``.
Verified on hardware: none. Verified against: the emulator of ``drivers.emulators.eos``.

Set the camera's own *auto power off* to *disable*: between two people nobody talks to it. On a
desktop, gvfs must be kept from claiming it.
"""

import logging
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from drivers.camera.life import Life
from drivers.canon.dataset import (
    DeviceInfo,
    PropertyValue,
    StorageInfo,
    Taken,
    device_info,
    finder_picture,
    records,
    storage_ids,
    storage_info,
)
from drivers.canon.session import Answer, Patience, Session
from drivers.canon.vocabulary import (
    CANON,
    FINDER_OFF,
    FINDER_TO_HOST,
    FULL,
    HALF,
    MODELS,
    REMOTE_MODES,
    STILL_IMAGE,
    TO_HOST,
    Operation,
    Property,
    Response,
)
from drivers.picture import decoded
from drivers.protocol import Frame, Identity
from drivers.stop import Stop
from drivers.transports.usb import UsbBus, UsbDevice
from drivers.trouble import DeviceTrouble, Fault, FaultCode, Retry

log = logging.getLogger(__name__)

OPEN_SECONDS: Final = 10.0
CLOSE_SECONDS: Final = 1.0
POLL: Final = 0.03
PIECE: Final = 1 << 20
KEEP_ON_SECONDS: Final = 10.0
SPOILED: Final = 5
"""So many finder pictures in a row that are none are a fault."""
FINDER: Final = 200_000
"""Bytes of finder data that are asked for; more come where there are more."""


@dataclass(frozen=True)
class Conditions:
    """What a technician wants to know; a value that the camera has not told is missing."""

    properties: Mapping[int, int]
    cards: tuple[StorageInfo, ...]


@dataclass
class _Opened:
    """A camera that has answered, and what is known of it."""

    session: Session
    info: DeviceInfo
    properties: dict[int, int]
    taken: list[Taken]
    life: Life
    finder: bool = False
    kept_on: float = 0.0
    spoiled: int = 0


class CanonEos:
    """Implements ``drivers.protocol.Camera``.

    ``serial`` chooses among several cameras; ``preset`` maps properties to Canon's codes.
    """

    def __init__(
        self,
        bus: UsbBus,
        *,
        serial: str = "",
        preset: Mapping[int, int] | None = None,
        patience: Patience | None = None,
    ) -> None:
        self._bus = bus
        self._serial = serial
        self._patience = patience or Patience()
        self._preset = dict(preset or {})
        self._opened: _Opened | None = None

    def open(self) -> Identity:
        """Find the camera, open a session, take command of it. Raises ``Fault``."""
        self.close()
        device = self._find()
        session = Session(device, self._patience)
        try:
            return self._meet(device, session, Stop(OPEN_SECONDS))
        except Retry as late:
            session.abandon()
            raise Fault(FaultCode.TIMEOUT, "open") from late
        except Fault:
            session.abandon()
            raise

    def close(self) -> None:
        """Switch the finder off, give the camera its buttons back, let go."""
        opened, self._opened = self._opened, None
        if opened is None:
            return
        stop = Stop(CLOSE_SECONDS)
        with suppress(DeviceTrouble):
            if opened.finder:
                _set(opened, Property.FINDER_OUTPUT, FINDER_OFF, stop)
            opened.session.ask(Operation.SET_REMOTE_MODE, 0, stop=stop, patience=0)
        opened.session.close(stop)

    def frame(self, stop: Stop) -> Frame:
        """Return the finder's newest picture."""
        opened = self._require()
        if not opened.finder:
            self._show_finder(opened, stop)
        self._keep_on(opened, stop)
        late = Stop(self._patience.finder)
        while late.remaining:
            answer = opened.session.ask(
                Operation.GET_FINDER, FINDER, 0, 0, stop=stop, patience=late.remaining
            )
            frame = _frame(opened, answer)
            if frame is not None:
                opened.life.saw(frame)
                opened.life.require()
                return frame
            stop.check()
            stop.wait(POLL)
        raise Fault(FaultCode.TIMEOUT, "finder")

    def still(self, stop: Stop) -> Frame:
        """Focus, release, and fetch the whole picture.

        Raises ``Fault``: HARDWARE (no focus, no card), TIMEOUT (no picture), PROTOCOL.
        """
        opened = self._require()
        self._listen(opened, stop)
        opened.taken.clear()
        self._release(opened, stop)
        taken = self._await(opened, stop)
        data = self._fetch(opened, taken, stop)
        opened.session.ask(Operation.TRANSFER_COMPLETE, taken.handle, stop=stop)
        pixels = decoded(data)
        if pixels is None:
            raise Fault(FaultCode.PROTOCOL, "not a picture")
        pixels.setflags(write=False)
        return Frame(pixels, time.monotonic_ns())

    def conditions(self, stop: Stop) -> Conditions:
        """Return battery, shots left, focus mode and the like, and the cards. Raises ``Fault``."""
        opened = self._require()
        self._listen(opened, stop)
        return Conditions(MappingProxyType(dict(opened.properties)), _cards(opened.session, stop))

    def _find(self) -> UsbDevice:
        found = [each for each in self._bus.find(CANON, range(1 << 16)) if _speaks_ptp(each)]
        for device in found:
            if self._serial in {"", device.serial}:
                return device
        raise Fault(FaultCode.GONE, "no camera")

    def _meet(self, device: UsbDevice, session: Session, stop: Stop) -> Identity:
        session.open(stop)
        info = device_info(session.ask(Operation.GET_DEVICE_INFO, stop=stop).require())
        if "canon" not in info.maker.lower():
            raise Fault(FaultCode.UNSUPPORTED, "not a Canon")
        opened = _Opened(session, info, {}, [], Life(self._patience.dead))
        mode = REMOTE_MODES.get(device.product_id, 1)
        session.ask(Operation.SET_REMOTE_MODE, mode, stop=stop).require()
        session.ask(Operation.SET_EVENT_MODE, 1, stop=stop).require()
        self._listen(opened, stop)
        self._take_command(opened, stop)
        self._opened = opened
        return Identity(
            driver="canon",
            make="Canon",
            model=info.model or MODELS.get(device.product_id, "EOS"),
            serial=info.serial or device.serial or device.place,
            firmware=info.version,
        )

    def _take_command(self, opened: _Opened, stop: Stop) -> None:
        """Let pictures come to the host; where the camera does not, it needs a card."""
        answer = _set(opened, Property.DESTINATION, TO_HOST, stop)
        if answer.code == Response.OK:
            opened.session.ask(Operation.HOST_CAPACITY, 0x0FFFFFFF, 0x1000, 1, stop=stop).require()
        elif not any(card.writable for card in _cards(opened.session, stop)):
            raise Fault(FaultCode.HARDWARE, "no card")
        for code, value in self._preset.items():
            answer = _set(opened, code, value, stop)
            self._listen(opened, stop)
            if answer.code != Response.OK or opened.properties.get(code, value) != value:
                fields = {"driver": "canon", "step": f"{code:#06x}", "status": "REFUSED"}
                log.info("camera_not_set", extra=fields)

    def _show_finder(self, opened: _Opened, stop: Stop) -> None:
        _set(opened, Property.FINDER_MODE, 1, stop)  # cameras without a mirror have no such mode
        _set(opened, Property.FINDER_OUTPUT, FINDER_TO_HOST, stop).require()
        self._listen(opened, stop)
        opened.finder = True

    def _keep_on(self, opened: _Opened, stop: Stop) -> None:
        """Keep it from switching itself off, and its list of events from growing."""
        now = time.monotonic()
        if now - opened.kept_on < KEEP_ON_SECONDS:
            return
        opened.kept_on = now
        opened.session.ask(Operation.KEEP_ON, stop=stop)
        self._listen(opened, stop)

    def _listen(self, opened: _Opened, stop: Stop) -> None:
        """Hear what has happened."""
        data = opened.session.ask(Operation.GET_EVENT, stop=stop).require()
        for record in records(data):
            if isinstance(record, PropertyValue):
                opened.properties[record.code] = record.value
            else:
                opened.taken.append(record)

    def _release(self, opened: _Opened, stop: Stop) -> None:
        """Press the button half and full, and let go of it, however that ends."""
        ask, focus = opened.session.ask, self._patience.focus
        try:
            focused = ask(Operation.RELEASE_ON, HALF, 0, stop=stop, patience=focus)
            _require_focus(focused)
            _require_focus(ask(Operation.RELEASE_ON, FULL, 0, stop=stop, patience=focus))
        finally:
            for how_far in (FULL, HALF):
                with suppress(DeviceTrouble):
                    ask(Operation.RELEASE_OFF, how_far, stop=Stop(CLOSE_SECONDS), patience=0)

    def _await(self, opened: _Opened, stop: Stop) -> Taken:
        late = Stop(self._patience.picture)
        while late.remaining:
            self._listen(opened, stop)
            pictures = [each for each in opened.taken if each.format in _JPEG]
            if pictures:
                return pictures[-1]
            stop.wait(POLL)
        raise Fault(FaultCode.TIMEOUT, "no picture was taken")

    def _fetch(self, opened: _Opened, taken: Taken, stop: Stop) -> bytes:
        """Fetch a picture in pieces."""
        if not 0 < taken.size <= _LARGEST_PICTURE:
            raise Fault(FaultCode.PROTOCOL, "picture size")
        data = bytearray()
        while len(data) < taken.size:
            wanted = min(PIECE, taken.size - len(data))
            fetch = _partial(opened.info)
            piece = opened.session.ask(fetch, taken.handle, len(data), wanted, stop=stop).require()
            if not 0 < len(piece) <= wanted:
                raise Fault(FaultCode.PROTOCOL, "piece")
            data += piece
        return bytes(data)

    def _require(self) -> _Opened:
        if self._opened is None:
            raise Fault(FaultCode.GONE, "not open")
        return self._opened


_JPEG: Final = frozenset({0x3801, 0xB108})
"""EXIF/JPEG as PTP numbers it, and as some EOS do."""
_LARGEST_PICTURE: Final = 64 << 20
_NO_FOCUS: Final = 1


def _speaks_ptp(device: UsbDevice) -> bool:
    try:
        device.interface(STILL_IMAGE)
    except Fault as fault:
        if fault.code is not FaultCode.PROTOCOL:
            raise
        return False
    return True


def _set(opened: _Opened, code: int, value: int, stop: Stop) -> Answer:
    """Set a property; the size of the data stands before code and value."""
    data = b"".join(each.to_bytes(4, "little") for each in (12, code, value))
    return opened.session.ask(Operation.SET_PROPERTY, stop=stop, data=data)


def _cards(session: Session, stop: Stop) -> tuple[StorageInfo, ...]:
    answer = session.ask(Operation.GET_STORAGE_IDS, stop=stop)
    ids = storage_ids(answer.data) if answer.code == Response.OK else ()
    told = [session.ask(Operation.GET_STORAGE_INFO, each, stop=stop) for each in ids]
    return tuple(storage_info(each.data) for each in told if each.code == Response.OK)


def _partial(info: DeviceInfo) -> Operation:
    """Choose how pieces are fetched: the standard's way, or Canon's where only that is there."""
    standard = Operation.GET_PARTIAL_OBJECT
    own = Operation.EOS_GET_PARTIAL_OBJECT
    return own if own in info.operations and standard not in info.operations else standard


def _require_focus(answer: Answer) -> None:
    answer.require()
    if answer.parameters[:1] == (_NO_FOCUS,):
        raise Fault(FaultCode.HARDWARE, "no focus")


def _frame(opened: _Opened, answer: Answer) -> Frame | None:
    """Decode a finder picture; None where there is none yet. Raises ``Fault`` PROTOCOL."""
    if answer.code == Response.NOT_READY:
        return None
    data = finder_picture(answer.require())
    if data is None:
        return None
    pixels = decoded(data)
    opened.spoiled = 0 if pixels is not None else opened.spoiled + 1
    if opened.spoiled >= SPOILED:
        raise Fault(FaultCode.PROTOCOL, "not pictures")
    if pixels is None:
        return None
    pixels.setflags(write=False)
    return Frame(pixels, time.monotonic_ns())
