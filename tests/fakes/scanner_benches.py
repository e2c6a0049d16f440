"""Every scanner, pad and card reader at its emulator: made, plugged, unplugged, used once."""

import itertools
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import Protocol, cast

from drivers.accessories import CardReader
from drivers.emulators.ccid import CcidScript, EmulatedCard, EmulatedCcid
from drivers.emulators.chair import Chair
from drivers.emulators.nir import EmulatedNir, NirScript
from drivers.emulators.pty_line import EmulatedLine, EmulatedSerialBus
from drivers.emulators.sbi.mishaps import SbiScript
from drivers.emulators.topaz import EmulatedTopaz, TopazScript
from drivers.emulators.usb import EmulatedBus
from drivers.emulators.wacom_stu.script import PadScript
from drivers.iris.nir import NirIris
from drivers.population import pen
from drivers.protocol import (
    Device,
    FingerScanner,
    Frame,
    IrisScanner,
    PenPoint,
    ScanRequest,
    SignaturePad,
)
from drivers.registry import Wiring, create
from drivers.stop import Stop
from drivers.transports.camera_preset import preset
from drivers.transports.video_device import Mode, VideoDevice
from drivers.trouble import RetryReason
from tests.fakes import benches


class Bench(ABC):
    """A driver with its emulator, and how to make things happen to both."""

    name: str
    protocol: type
    exclusive: bool
    nothing: RetryReason

    @abstractmethod
    def driver(self) -> Device:
        """Make another driver on the same wire."""

    @abstractmethod
    def record(self, device: Device, stop: Stop) -> object:
        """Run one whole capture."""

    @abstractmethod
    def unplug(self) -> None: ...

    @abstractmethod
    def plug(self) -> None: ...

    @abstractmethod
    def close(self) -> None: ...


class SbiBench(Bench):
    """One of the two scanners behind an SBI service."""

    exclusive = False

    def __init__(self, name: str, parts: Sequence[str], *, present: bool, slow: bool) -> None:
        self.name = name
        self.protocol = FingerScanner if name == "sbi-finger" else IrisScanner
        self.nothing = RetryReason.FINGER_NONE if name == "sbi-finger" else RetryReason.IRIS_NONE
        self.parts = parts
        self._script: SbiScript = benches.SLOW if slow else benches.QUICK
        self._person = benches.SITTER if present else None
        self.service = benches.service(self._script, person=self._person)
        self._wiring = benches.sbi_wiring(self.service)

    def driver(self) -> Device:
        return create(self.name, self._wiring)

    def record(self, device: Device, stop: Stop) -> object:
        frames: list[Frame] = []
        scanner = cast("FingerScanner", device)
        return scanner.scan(ScanRequest(self.parts), frames.append, stop)

    def unplug(self) -> None:
        self.service.close()

    def plug(self) -> None:
        port = self.service.port
        self.service = benches.service(self._script, person=self._person, port=port)

    def close(self) -> None:
        self.service.close()


class Plug(Protocol):
    """An emulated device that can be pulled out and put in again."""

    def unplug(self) -> None: ...

    def plug(self) -> None: ...


class PluggedBench(Bench):
    """A device that the registry's driver of its name finds at a plug."""

    plugged: Plug
    wiring: Wiring

    def driver(self) -> Device:
        return create(self.name, self.wiring)

    def unplug(self) -> None:
        self.plugged.unplug()

    def plug(self) -> None:
        self.plugged.plug()

    def close(self) -> None:
        self.plugged.unplug()


class PadBench(PluggedBench):
    """The STU pad on an emulated bus."""

    name = "wacom-stu"
    protocol = SignaturePad
    exclusive = True
    nothing = RetryReason.SIGNATURE_NONE

    def __init__(self, *, present: bool, slow: bool) -> None:
        script: PadScript = benches.PATIENT_PAD if slow else benches.QUICK_PAD
        self._present = present
        pad = benches.pad(script, person=benches.SITTER if present else None)
        self.plugged, self.wiring = pad, benches.pad_wiring(pad)

    def record(self, device: Device, stop: Stop) -> object:
        expected = min(len(pen.signature(benches.SITTER, each).points) for each in range(3))
        seen = itertools.count(1)

        def on_points(points: Sequence[PenPoint]) -> None:
            for _ in points:
                if next(seen) == expected:
                    stop.finish()

        if not self._present:
            stop.finish()
        return cast("SignaturePad", device).write(on_points, stop)


class TopazBench(PadBench):
    """The Topaz pad on an emulated serial line."""

    name = "topaz"

    def __init__(self, *, present: bool, slow: bool) -> None:
        self._present = present
        chair = Chair(benches.SITTER if present else None)
        pace = TopazScript(begin_seconds=3600) if slow else TopazScript(100, 0)
        line = EmulatedLine("topaz", EmulatedTopaz(chair, pace))
        self.plugged, self.wiring = line, Wiring(serial=EmulatedSerialBus(line))


class NirBench(PluggedBench):
    """The infrared camera at an emulated video node."""

    name = "nir"
    protocol = IrisScanner
    exclusive = False
    nothing = RetryReason.IRIS_NONE

    def __init__(self, *, present: bool, slow: bool) -> None:
        self._present = present
        chair = Chair(benches.SITTER if present else None)
        node = EmulatedNir(chair, NirScript(fps=150, before=1 << 30 if slow else 0)).node
        self.plugged, self.wiring = node, Wiring(video=node.wire())

    def driver(self) -> Device:
        mode = Mode(1280, 480, fourcc="GREY")
        source = VideoDevice("/dev/video2", mode, preset=preset({}), wire=self.wiring.video)
        return NirIris(source, settle=0.05)

    def record(self, device: Device, stop: Stop) -> object:
        if not self._present:
            stop.finish()
        eyes = ScanRequest(("RIGHT_EYE", "LEFT_EYE"))
        return cast("IrisScanner", device).scan(eyes, lambda _: None, stop)


class CardBench(PluggedBench):
    """The card reader on an emulated bus. That nobody lays a card on it, only the deadline ends."""

    name = "ccid"
    protocol = CardReader
    exclusive = True
    nothing = RetryReason.TIMED_OUT

    def __init__(self, *, present: bool, slow: bool) -> None:
        self._present = present
        card = EmulatedCard() if present and not slow else None
        reader = EmulatedCcid(CcidScript(card=card))
        self.plugged, self.wiring = reader, Wiring(usb=EmulatedBus([reader]))

    def record(self, device: Device, stop: Stop) -> object:
        stop = stop if self._present else Stop(0.3)
        return cast("CardReader", device).read_card(stop)


Maker = Callable[..., Bench]

MAKERS: dict[str, Maker] = {
    "ccid": CardBench,
    "nir": NirBench,
    "sbi-finger": lambda **how: SbiBench("sbi-finger", ("LEFT_THUMB", "RIGHT_THUMB"), **how),
    "sbi-iris": lambda **how: SbiBench("sbi-iris", ("RIGHT_EYE", "LEFT_EYE"), **how),
    "topaz": TopazBench,
    "wacom-stu": PadBench,
}
