"""Emulated cameras for tests: each a row of one table, with plugs that can be pulled."""

import errno
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Protocol

from drivers.camera.frames import FramesCamera
from drivers.canon.camera import CanonEos
from drivers.canon.session import Patience
from drivers.emulators.camera import CameraTrouble, EmulatedFrames
from drivers.emulators.chair import Chair
from drivers.emulators.eos import EmulatedEos, EosScript
from drivers.emulators.mjpeg import BOUNDARY, EmulatedMjpeg, MjpegScript
from drivers.emulators.usb import EmulatedBus
from drivers.emulators.video import EmulatedVideo, VideoScript
from drivers.population.person import Person
from drivers.protocol import Camera
from drivers.transports.camera_preset import Preset
from drivers.transports.mjpeg import Mjpeg
from drivers.transports.usb import UsbBus
from drivers.transports.video_device import VideoDevice
from drivers.trouble import FaultCode

SITTER: Final = Person(7)
FPS: Final = 200.0
STALL: Final = 0.25
PATIENCE: Final = Patience(silence=0.3, busy=0.3, finder=0.5, focus=0.3, picture=0.4, dead=STALL)
WHOLE: Final = (1296, 864)


class Trouble(StrEnum):
    """What goes wrong at a camera, on its wire or before its lens."""

    UNPLUGGED_AT_ONCE = "UNPLUGGED_AT_ONCE"
    SILENT = "SILENT"
    SAME = "SAME"
    BLANK = "BLANK"
    BUSY_ONCE = "BUSY_ONCE"
    BUSY = "BUSY"
    LOCKED = "LOCKED"
    SHUT = "SHUT"
    TOO_SMALL = "TOO_SMALL"
    NO_STREAM = "NO_STREAM"
    NOT_FOUND = "NOT_FOUND"
    SPOILED_ONCE = "SPOILED_ONCE"
    NO_PICTURES = "NO_PICTURES"
    NO_LENGTHS = "NO_LENGTHS"
    LENGTH_TOO_HIGH = "LENGTH_TOO_HIGH"
    LENGTH_TOO_LOW = "LENGTH_TOO_LOW"
    QUOTED_BOUNDARY = "QUOTED_BOUNDARY"
    DASHED_BOUNDARY = "DASHED_BOUNDARY"
    BARE_NEWLINES = "BARE_NEWLINES"
    GIANT_HEAD = "GIANT_HEAD"
    SESSION_OPEN = "SESSION_OPEN"
    DUMB_ONCE = "DUMB_ONCE"
    DUMB_FINDER = "DUMB_FINDER"
    STALLED = "STALLED"
    OUT_OF_STEP = "OUT_OF_STEP"
    GARBAGE_ONCE = "GARBAGE_ONCE"
    FINDER_NEVER_READY = "FINDER_NEVER_READY"
    NO_CARD = "NO_CARD"
    TO_CARD = "TO_CARD"
    OWN_PIECES = "OWN_PIECES"
    SMALL_FRAGMENTS = "SMALL_FRAGMENTS"
    NO_FOCUS = "NO_FOCUS"
    NO_PICTURE = "NO_PICTURE"


OUTCOMES: Final[Mapping[Trouble, FaultCode | None]] = MappingProxyType(
    {
        Trouble.UNPLUGGED_AT_ONCE: FaultCode.GONE,
        Trouble.SILENT: FaultCode.TIMEOUT,
        Trouble.SAME: FaultCode.TIMEOUT,
        Trouble.BLANK: FaultCode.HARDWARE,
        Trouble.BUSY_ONCE: None,
        Trouble.BUSY: FaultCode.BUSY,
        Trouble.LOCKED: FaultCode.PERMISSION,
        Trouble.SHUT: FaultCode.BUSY,
        Trouble.TOO_SMALL: FaultCode.UNSUPPORTED,
        Trouble.NO_STREAM: FaultCode.UNSUPPORTED,
        Trouble.NOT_FOUND: FaultCode.PROTOCOL,
        Trouble.SPOILED_ONCE: None,
        Trouble.NO_PICTURES: FaultCode.PROTOCOL,
        Trouble.NO_LENGTHS: None,
        Trouble.LENGTH_TOO_HIGH: None,
        Trouble.LENGTH_TOO_LOW: None,
        Trouble.QUOTED_BOUNDARY: None,
        Trouble.DASHED_BOUNDARY: None,
        Trouble.BARE_NEWLINES: None,
        Trouble.GIANT_HEAD: FaultCode.PROTOCOL,
        Trouble.SESSION_OPEN: None,
        Trouble.DUMB_ONCE: None,
        Trouble.DUMB_FINDER: FaultCode.TIMEOUT,
        Trouble.STALLED: FaultCode.PROTOCOL,
        Trouble.OUT_OF_STEP: FaultCode.PROTOCOL,
        Trouble.GARBAGE_ONCE: None,
        Trouble.FINDER_NEVER_READY: FaultCode.TIMEOUT,
        Trouble.NO_CARD: FaultCode.HARDWARE,
        Trouble.TO_CARD: None,
        Trouble.OWN_PIECES: None,
        Trouble.SMALL_FRAGMENTS: None,
        Trouble.NO_FOCUS: FaultCode.HARDWARE,
        Trouble.NO_PICTURE: FaultCode.TIMEOUT,
    }
)
"""How opening, looking and taking a picture ends; the same for every camera; None: it copes."""

STUDIO: Final[Mapping[Trouble, Mapping[CameraTrouble, int]]] = MappingProxyType(
    {
        Trouble.SAME: {CameraTrouble.SAME: 3},
        Trouble.BLANK: {CameraTrouble.BLANK: 3},
    }
)


class Bench(Protocol):
    """A camera before a chair, on its wire, and what makes its driver."""

    def driver(self) -> Camera: ...

    def unplug(self) -> None: ...

    def plug(self) -> None: ...

    def heal(self) -> None:
        """Plug a good camera in, in place of the one with a trouble."""
        ...

    def pull_at(self, byte: int) -> None:
        """Let the plug be pulled at this byte towards the host."""
        ...

    def sent(self) -> int:
        """Return how many bytes have come from the camera."""
        ...

    def close(self) -> None: ...


class UvcBench:
    """A camera on a video node; its wire has no bytes of ours: the plug is pulled at a picture."""

    troubles: Final = MappingProxyType(
        {
            Trouble.SILENT: VideoScript(silent_at=3),
            Trouble.BUSY: VideoScript(errno=errno.EBUSY),
            Trouble.LOCKED: VideoScript(errno=errno.EACCES),
            Trouble.UNPLUGGED_AT_ONCE: VideoScript(errno=errno.ENODEV),
            Trouble.SHUT: VideoScript(shut=True),
            Trouble.TOO_SMALL: VideoScript(size=(640, 480)),
        }
    )

    def __init__(self, trouble: Trouble | None = None) -> None:
        self._chair = Chair(SITTER)
        script = self.troubles.get(trouble, VideoScript()) if trouble else VideoScript()
        self.video = EmulatedVideo(self._frames(_studio(trouble)), script)

    def driver(self) -> Camera:
        source = VideoDevice("/dev/video0", preset=Preset(), wire=self.video.wire())
        return FramesCamera(source, stall_seconds=STALL)

    def unplug(self) -> None:
        self.video.unplug()

    def plug(self) -> None:
        self.video.plug()

    def heal(self) -> None:
        self.video.unplug()
        self.video.script, self.video.frames = VideoScript(), self._frames({})
        self.video.plug()

    def pull_at(self, byte: int) -> None:
        self.video.frames = self._frames({CameraTrouble.UNPLUG: byte})

    def sent(self) -> int:
        return 8

    def close(self) -> None:
        """Nothing runs."""

    def _frames(self, faults: Mapping[CameraTrouble, int]) -> EmulatedFrames:
        return EmulatedFrames(self._chair, FPS, faults)


class MjpegBench:
    """A camera in the network."""

    good: Final = MjpegScript(fps=FPS)
    troubles: Final = MappingProxyType(
        {
            Trouble.UNPLUGGED_AT_ONCE: replace(good, unplug_at=0),
            Trouble.SILENT: replace(good, stall_at=150_000),
            Trouble.BUSY: replace(good, status=503),
            Trouble.LOCKED: replace(good, password="operator:secret"),
            Trouble.NOT_FOUND: replace(good, status=404),
            Trouble.NO_STREAM: replace(good, kind="text/html"),
            Trouble.SPOILED_ONCE: replace(good, spoiled=2),
            Trouble.NO_PICTURES: replace(good, spoiled=-1),
            Trouble.NO_LENGTHS: replace(good, lengths=False),
            Trouble.LENGTH_TOO_HIGH: replace(good, wrong_by=70_000),
            Trouble.LENGTH_TOO_LOW: replace(good, wrong_by=-9),
            Trouble.QUOTED_BOUNDARY: replace(good, announced=f'"{BOUNDARY}"'),
            Trouble.DASHED_BOUNDARY: replace(good, announced=f"--{BOUNDARY}"),
            Trouble.BARE_NEWLINES: replace(good, newline="\n", lengths=False),
            Trouble.GIANT_HEAD: replace(good, giant_head=True),
        }
    )

    def __init__(self, trouble: Trouble | None = None) -> None:
        script = self.troubles.get(trouble, self.good) if trouble else self.good
        self.camera = EmulatedMjpeg(Chair(SITTER), replace(script, camera=_studio(trouble)))

    def driver(self) -> Camera:
        source = Mjpeg(self.camera.url, stall_seconds=STALL)
        return FramesCamera(source, name="mjpeg", stall_seconds=STALL)

    def unplug(self) -> None:
        self.camera.unplug()

    def plug(self) -> None:
        self.camera.plug()

    def heal(self) -> None:
        self.camera.unplug()
        self.camera.script = self.good
        self.camera.plug()

    def pull_at(self, byte: int) -> None:
        self.camera.script = replace(self.good, unplug_at=byte)

    def sent(self) -> int:
        return self.camera.sent

    def close(self) -> None:
        self.camera.close()


class CanonBench:
    """A Canon EOS on a USB bus."""

    good: Final = EosScript(still=WHOLE, fps=FPS)
    troubles: Final = MappingProxyType(
        {
            Trouble.UNPLUGGED_AT_ONCE: replace(good, unplug_at=0),
            Trouble.SILENT: replace(good, dumb=-1),
            Trouble.BUSY_ONCE: replace(good, busy=3),
            Trouble.BUSY: replace(good, busy=-1),
            Trouble.LOCKED: good,
            Trouble.SPOILED_ONCE: replace(good, spoiled=2),
            Trouble.NO_PICTURES: replace(good, spoiled=-1),
            Trouble.SESSION_OPEN: replace(good, open_before=True),
            Trouble.DUMB_ONCE: replace(good, dumb=1),
            Trouble.DUMB_FINDER: replace(good, dumb=-1, dumb_to=0x9153),
            Trouble.STALLED: replace(good, stall=0x9153),
            Trouble.OUT_OF_STEP: replace(good, odd_transaction=True),
            Trouble.GARBAGE_ONCE: replace(good, garbage=b"\xff" * 40),
            Trouble.FINDER_NEVER_READY: replace(good, not_ready=-1),
            Trouble.NO_CARD: replace(good, no_card=True),
            Trouble.TO_CARD: replace(good, to_card=True),
            Trouble.OWN_PIECES: replace(good, canon_pieces=True),
            Trouble.SMALL_FRAGMENTS: replace(good, fragment=512),
            Trouble.NO_FOCUS: replace(good, no_focus=True),
            Trouble.NO_PICTURE: replace(good, no_picture=True),
        }
    )

    def __init__(self, trouble: Trouble | None = None) -> None:
        script = self.troubles.get(trouble, self.good) if trouble else self.good
        self.eos = EmulatedEos(Chair(SITTER), replace(script, camera=_studio(trouble)))
        self.eos.permitted = trouble is not Trouble.LOCKED

    def driver(self) -> Camera:
        return CanonEos(UsbBus(EmulatedBus([self.eos])), patience=PATIENCE)

    def unplug(self) -> None:
        self.eos.unplug()

    def plug(self) -> None:
        self.eos.plug()

    def heal(self) -> None:
        self.eos.unplug()
        self.eos.script, self.eos.permitted = self.good, True
        self.eos.plug()

    def pull_at(self, byte: int) -> None:
        self.eos.script = replace(self.good, unplug_at=byte)

    def sent(self) -> int:
        return self.eos.sent

    def close(self) -> None:
        """Nothing runs."""


@dataclass(frozen=True)
class Row:
    """One camera: its bench, what its live view and its stills measure, and its troubles."""

    name: str
    bench: Callable[[Trouble | None], Bench]
    seen: tuple[int, int]
    whole: tuple[int, int]
    troubles: frozenset[Trouble]


_BEFORE_THE_LENS: Final = frozenset(STUDIO)
ROWS: Final[Mapping[str, Row]] = MappingProxyType(
    {
        "uvc": Row(
            "frames", UvcBench, (720, 1280), (720, 1280), _BEFORE_THE_LENS | set(UvcBench.troubles)
        ),
        "mjpeg": Row(
            "mjpeg",
            MjpegBench,
            (720, 1280),
            (720, 1280),
            _BEFORE_THE_LENS | set(MjpegBench.troubles),
        ),
        "canon": Row(
            "canon",
            CanonBench,
            (640, 960),
            WHOLE[::-1],
            _BEFORE_THE_LENS | set(CanonBench.troubles),
        ),
    }
)


def _studio(trouble: Trouble | None) -> Mapping[CameraTrouble, int]:
    return STUDIO.get(trouble, {}) if trouble else {}
