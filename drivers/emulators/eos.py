"""An emulated Canon EOS: PTP containers on an emulated USB bus, a studio in front of its lens.

Written without the driver's code from the facts that ``drivers.canon`` names. Not simulated: cards
with more than their numbers, lenses, and the properties that nobody here sets.
"""

import errno
import struct
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from drivers.emulators.camera import NO_FAULTS, CameraTrouble, EmulatedFrames
from drivers.emulators.chair import Chair
from drivers.emulators.usb import BULK, Descriptors, EmulatedUsbDevice, Endpoint, usb_error
from drivers.opencv import cv2
from drivers.transports.frames import FrameStream, Pixels

PACKET: Final = 512
IN, OUT = 0x81, 0x02
EOS_250D: Final = Descriptors(
    vendor=0x04A9,
    product=0x32CC,
    version=0x0001,
    interface_class=0x06,
    interface_subclass=0x01,
    interface_protocol=0x01,
    endpoints=(Endpoint(IN, PACKET, BULK), Endpoint(OUT, PACKET, BULK), Endpoint(0x83, 16)),
    strings=("Canon Inc.", "Canon Digital Camera", "LATIHAN-EOS-1"),
)
COMMAND, DATA, RESPONSE = 1, 2, 3
OK, NO_SESSION, UNSUPPORTED, BUSY, IS_OPEN = 0x2001, 0x2003, 0x2005, 0x2019, 0x201E
BAD_HANDLE, NOT_READY = 0x2009, 0xA102
END: Final = struct.pack("<II", 8, 0)
FINDER_SIZE: Final = (960, 640)
HANDLE: Final = 0x91A00001
BEFORE_SESSION: Final = frozenset({0x1001, 0x1002})
TAKEN: Final = frozenset({0x9114, 0x9115, 0x9117, 0x911A, 0x911D, 0x9129})
"""Commands that are obeyed without anything to show for it."""
RESET, CLASS_OUT = 0x66, 0x21


@dataclass(frozen=True)
class EosScript:
    """What goes wrong in the camera.

    Attributes:
        still: width and height of a whole picture.
        fps: pictures that the finder shows in a second.
        fragment: bytes of one bulk transfer at most.
        unplug_at: the cable is pulled at this byte towards the host, counted from plugging in.
        busy: so many transactions are refused as busy; -1 for all of them.
        not_ready: so many finder pictures are refused at first; -1 for all.
        open_before: another program has left its session open.
        dumb: so many commands get no answer; -1 for all.
        dumb_to: only commands of this code, if not 0.
        stall: this command stalls the pipe.
        odd_transaction: answers bear another number than the question.
        no_card: there is none, and pictures cannot go to the host.
        to_card: pictures are kept on a card and only announced.
        no_focus: a half-pressed button finds nothing.
        no_picture: the release makes no picture.
        spoiled: so many finder pictures are no JPEG; -1 for all, and for the whole picture too.
        deaf: properties that are taken and stay as they are.
        garbage: what comes instead of the container of the first answer.
        canon_pieces: only Canon's own way of fetching pieces is known.
        camera: troubles of the studio before the lens.
    """

    still: tuple[int, int] = (5184, 3456)
    fps: float = 30.0
    fragment: int = 16 << 10
    unplug_at: int | None = None
    busy: int = 0
    not_ready: int = 2
    open_before: bool = False
    dumb: int = 0
    dumb_to: int = 0
    stall: int = 0
    odd_transaction: bool = False
    no_card: bool = False
    to_card: bool = False
    no_focus: bool = False
    no_picture: bool = False
    spoiled: int = 0
    deaf: frozenset[int] = frozenset()
    garbage: bytes = b""
    canon_pieces: bool = False
    camera: Mapping[CameraTrouble, int] = field(default_factory=lambda: NO_FAULTS)


Answer = tuple[int, tuple[int, ...], bytes | None]
"""Response code, parameters, and data where there is a data phase."""


class EmulatedEos(EmulatedUsbDevice):
    """A camera on a tripod in front of the chair."""

    def __init__(self, chair: Chair, script: EosScript | None = None) -> None:
        super().__init__(EOS_250D)
        self.script = script or EosScript()
        self._chair = chair
        self._changed = threading.Condition()
        self.sent = 0
        """Bytes towards the host since it was plugged in."""
        self.properties: dict[int, int] = {}
        self._due: tuple[int, Callable[[], None]] | None = None
        self.reset()

    def reset(self) -> None:
        with self._changed:
            self._coming = bytearray()
            self._going = bytearray()
            self._command: tuple[int, int, tuple[int, ...]] | None = None
            self._session = self.script.open_before
            self._busy, self._not_ready = self.script.busy, self.script.not_ready
            self._dumb, self._spoiled = self.script.dumb, self.script.spoiled
            self._garbage = self.script.garbage
            self.sent = 0
            self.properties = {0xD111: 3, 0xD11B: 742, 0xD108: 3, 0xD105: 3, 0xD103: 0x58}
            self._events = bytearray()
            self._picture = b""
            self._half = False
            self._studio: FrameStream | None = None
            self._looks = 0

    def plug(self) -> None:
        super().plug()
        self.kernel = False  # no system has a driver of its own for it

    def unplug(self) -> None:
        super().unplug()
        with self._changed:
            self._changed.notify_all()

    def control_in(self, _kind: int, _request: int, _value: int) -> bytes:
        raise usb_error(errno.EPIPE)

    def control_out(self, kind: int, request: int, _value: int, _data: bytes) -> None:
        if (kind, request) != (CLASS_OUT, RESET):
            raise usb_error(errno.EPIPE)
        with self._changed:
            self._coming.clear()
            self._going.clear()
            self._command, self._session = None, False

    def interrupt_in(self, seconds: float) -> bytes:
        if self.unplugged.wait(seconds):
            raise usb_error(errno.ENODEV)
        raise usb_error(errno.ETIMEDOUT)

    def bulk_out(self, endpoint: int, data: bytes) -> None:
        if endpoint in self.halted or endpoint != OUT:
            raise usb_error(errno.EPIPE)
        with self._changed:
            self._coming += data
            while len(self._coming) >= 12:
                length = int.from_bytes(self._coming[:4], "little")
                if len(self._coming) < length:
                    break
                container = bytes(self._coming[:length])
                del self._coming[:length]
                self._take(container)
            self._changed.notify_all()

    def bulk_in(self, endpoint: int, size: int, seconds: float) -> bytes:
        if endpoint in self.halted or endpoint != IN:
            raise usb_error(errno.EPIPE)
        with self._changed:
            self._changed.wait_for(lambda: self._going or self.unplugged.is_set(), seconds)
            count = min(size, len(self._going), self.script.fragment)
            limit = self.script.unplug_at
            if limit is not None and self.sent + count > limit:
                self.unplugged.set()
            if self.unplugged.is_set():
                raise usb_error(errno.ENODEV)
            if not count:
                raise usb_error(errno.ETIMEDOUT)
            data = bytes(self._going[:count])
            del self._going[:count]
            self.sent += count
            self._act()
            return data

    def when(self, byte: int, action: Callable[[], None]) -> None:
        """Do something once, as soon as this byte has gone to the host."""
        self._due = (byte, action)

    def _act(self) -> None:
        if self._due is not None and self.sent >= self._due[0]:
            (_, action), self._due = self._due, None
            action()

    def _take(self, container: bytes) -> None:
        """Take a command, or the data that belong to the last one."""
        kind, code, transaction = struct.unpack_from("<HHI", container, 4)
        body = container[12:]
        if kind == COMMAND:
            numbers = struct.unpack(f"<{len(body) // 4}I", body)
            self._command = (code, transaction, numbers)
            if code == 0x9110:
                return  # the data are still to come
        elif kind != DATA or self._command is None or self._command[0] != code:
            self._halt()
            return
        code, transaction, numbers = self._command or (0, 0, ())
        self._command = None
        self._reply(code, transaction, self._obey(code, numbers, body))

    def _reply(self, code: int, transaction: int, answer: Answer | None) -> None:
        if answer is None:
            return
        if self._garbage:
            self._going += self._garbage
            self._garbage = b""
            return
        response, numbers, data = answer
        if self.script.odd_transaction and self._session:
            transaction += 7
        if data is not None and response == OK:
            self._going += struct.pack("<IHHI", 12 + len(data), DATA, code, transaction) + data
        body = struct.pack(f"<{len(numbers)}I", *numbers)
        head = struct.pack("<IHHI", 12 + len(body), RESPONSE, response, transaction)
        self._going += head + body

    def _halt(self) -> None:
        self.halted |= {IN, OUT}

    def _obey(self, code: int, numbers: tuple[int, ...], body: bytes) -> Answer | None:
        if code == self.script.stall:
            self._halt()
            return None
        if self._dumb and self.script.dumb_to in {0, code}:
            self._dumb -= 1
            return None
        acts: Mapping[int, Callable[[tuple[int, ...], bytes], Answer]] = {
            0x1001: self._information,
            0x1002: self._open_session,
            0x1003: self._close_session,
            0x1004: self._stores,
            0x1005: self._store,
            0x101B: self._piece,
            0x9107: self._piece,
            0x9110: self._set_property,
            0x9116: self._tell_events,
            0x9128: self._press,
            0x9153: self._finder,
        }
        if code not in BEFORE_SESSION and not self._session:
            return NO_SESSION, (), None
        if self._busy and code not in BEFORE_SESSION:
            self._busy -= 1
            return BUSY, (), None
        if code in acts and not (code == 0x101B and self.script.canon_pieces):
            return acts[code](numbers, body)
        return (OK if code in TAKEN else UNSUPPORTED), (), None

    def _information(self, _numbers: tuple[int, ...], _body: bytes) -> Answer:
        pieces = 0x9107 if self.script.canon_pieces else 0x101B
        operations = (0x1001, 0x1002, 0x1003, 0x1004, 0x1005, pieces, 0x9110, 0x9116, 0x9153)
        lists = (operations, (0x4002,), (0xD111,), (0x3801,), (0x3801,))
        data = struct.pack("<HIH", 100, 11, 100) + _text("") + struct.pack("<H", 0)
        for each in lists:
            data += struct.pack(f"<I{len(each)}H", len(each), *each)
        for word in ("Canon Inc.", "Canon EOS 200D LATIHAN", "3-1.0.1", "0123456789abcdef"):
            data += _text(word)
        return OK, (), data

    def _open_session(self, _numbers: tuple[int, ...], _body: bytes) -> Answer:
        if self._session:
            return IS_OPEN, (1,), None
        self._session = True
        return OK, (), None

    def _close_session(self, _numbers: tuple[int, ...], _body: bytes) -> Answer:
        self._session = False
        return OK, (), None

    def _stores(self, _numbers: tuple[int, ...], _body: bytes) -> Answer:
        ids = () if self.script.no_card else (0x00020001,)
        return OK, (), struct.pack(f"<I{len(ids)}I", len(ids), *ids)

    def _store(self, _numbers: tuple[int, ...], _body: bytes) -> Answer:
        data = struct.pack("<HHHQQI", 4, 3, 0, 32 << 30, 31 << 30, 4213)
        return OK, (), data + _text("SD1") + _text("")

    def _set_property(self, _numbers: tuple[int, ...], body: bytes) -> Answer:
        if len(body) != 12 or body[:4] != b"\x0c\0\0\0":
            return 0x201C, (), None
        code, value = struct.unpack_from("<II", body, 4)
        if code == 0xD11C and (self.script.no_card or self.script.to_card):
            return 0x200A, (), None
        if code not in self.script.deaf:
            self.properties[code] = value
        self._events += struct.pack("<IIII", 16, 0xC189, code, self.properties.get(code, 0))
        return OK, (), None

    def _tell_events(self, _numbers: tuple[int, ...], _body: bytes) -> Answer:
        if not self._events:  # the first list tells everything
            for code, value in self.properties.items():
                self._events += struct.pack("<IIII", 16, 0xC189, code, value)
        data = bytes(self._events) + END
        self._events.clear()
        return OK, (), data

    def _press(self, numbers: tuple[int, ...], _body: bytes) -> Answer:
        if numbers[:1] == (1,):
            self._half = not self.script.no_focus
            return OK, (0 if self._half else 1,), None
        if not self._half:
            return OK, (1,), None
        if not self.script.no_picture:
            self._expose()
        return OK, (0,), None

    def _expose(self) -> None:
        whole = cv2.resize(_cut(self._look()), self.script.still, interpolation=cv2.INTER_CUBIC)
        spoiled = self.script.spoiled == -1
        self._picture = bytes(4096) if spoiled else _jpeg(np.asarray(whole, np.uint8), 95)
        name = b"IMG_0001.JPG\0\0\0\0"
        size = len(self._picture)
        if self.script.to_card:
            told = struct.pack("<IIHHQII8s", HANDLE, 0x20001, 0x3801, 0, 0, size, 0, b"") + name
            self._events += struct.pack("<II", 8 + len(told), 0xC181) + told
        else:
            told = struct.pack("<IHHIII", HANDLE, 0x3801, 0, 0, size, 0) + name
            self._events += struct.pack("<II", 8 + len(told), 0xC186) + told

    def _piece(self, numbers: tuple[int, ...], _body: bytes) -> Answer:
        if len(numbers) < 3 or numbers[0] != HANDLE or not self._picture:
            return BAD_HANDLE, (), None
        at, count = numbers[1], numbers[2]
        data = self._picture[at : at + count]
        return OK, (len(data),), data

    def _finder(self, _numbers: tuple[int, ...], _body: bytes) -> Answer:
        if self.properties.get(0xD1B0) != 2 or self._not_ready:
            self._not_ready -= self.properties.get(0xD1B0) == 2
            return NOT_READY, (), None
        if self._looks >= self.script.camera.get(CameraTrouble.FREEZE, self._looks + 1):
            return NOT_READY, (), None  # a camera that hangs still answers, unlike a dead cable
        small = cv2.resize(_cut(self._look()), FINDER_SIZE, interpolation=cv2.INTER_AREA)
        picture = _jpeg(np.asarray(small, np.uint8), 85)
        if self._spoiled:
            self._spoiled -= 1
            picture = bytes(len(picture))
        blobs = ((4, struct.pack("<4I", 0, 0, 5184, 3456)), (1, picture), (3, bytes(40)))
        return OK, (), b"".join(struct.pack("<II", 8 + len(b), kind) + b for kind, b in blobs)

    def _look(self) -> Pixels:
        self._looks += 1
        if self._studio is None:
            self._studio = self._opened_studio()
        picture = self._studio.read(self.unplugged)
        return np.zeros((720, 1280, 3), np.uint8) if picture is None else picture

    def _opened_studio(self) -> FrameStream:
        troubles = self.script.camera
        others: dict[CameraTrouble, int] = dict(troubles)
        others.pop(CameraTrouble.FREEZE, None)
        return EmulatedFrames(self._chair, self.script.fps, others).open()


def _cut(picture: Pixels) -> Pixels:
    """Return the middle of a picture, three by two."""
    height, width = picture.shape[:2]
    wide = height * 3 // 2
    left = (width - wide) // 2
    return picture[:, left : left + wide]


def _jpeg(picture: Pixels, quality: int) -> bytes:
    return cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1].tobytes()


def _text(word: str) -> bytes:
    if not word:
        return b"\0"
    return bytes((len(word) + 1,)) + (word + "\0").encode("utf-16-le")
