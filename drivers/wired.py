"""Makes each driver of this package from a wiring; loaded when the first one is created."""

from pathlib import Path

from drivers.camera.frames import FramesCamera
from drivers.registry import Wiring
from drivers.sbi.jwt import DeviceTrust
from drivers.sbi.scanner import SbiFingerScanner, SbiIrisScanner, SbiLine
from drivers.transports.frames import FrameSource, PictureSequence, VideoFile
from drivers.transports.usb import UsbBus
from drivers.transports.video_device import VideoDevice
from drivers.wacom_stu.pad import WacomStu


def frames(wiring: Wiring) -> FramesCamera:
    """Options: ``device`` (a path, or a number), ``film`` (a file) or ``folder`` (pictures)."""
    return FramesCamera(wiring.frames or _source(wiring))


def sbi_finger(wiring: Wiring) -> SbiFingerScanner:
    """Options: ``serial`` chooses among several devices."""
    return SbiFingerScanner(_line(wiring))


def sbi_iris(wiring: Wiring) -> SbiIrisScanner:
    """Options: ``serial`` chooses among several devices."""
    return SbiIrisScanner(_line(wiring))


def wacom_stu(wiring: Wiring) -> WacomStu:
    """No options."""
    return WacomStu(UsbBus(wiring.usb))


def _source(wiring: Wiring) -> FrameSource:
    options = wiring.options
    if "film" in options:
        return VideoFile(Path(str(options["film"])))
    if "folder" in options:
        return PictureSequence(Path(str(options["folder"])))
    device = options.get("device", 0)
    return VideoDevice(device if isinstance(device, int) else str(device))


def _line(wiring: Wiring) -> SbiLine:
    return SbiLine(
        host=wiring.sbi_host,
        ports=wiring.sbi_ports,
        trust=DeviceTrust.from_pem(wiring.sbi_roots),
        serial=str(wiring.options.get("serial", "")),
    )
