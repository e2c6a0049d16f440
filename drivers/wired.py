"""Makes each driver of this package from a wiring; loaded when the first one is created."""

from pathlib import Path

from drivers.camera.frames import FramesCamera
from drivers.registry import Wiring
from drivers.sbi.contact import SbiLine
from drivers.sbi.face import SbiFaceCamera
from drivers.sbi.jwt import DeviceTrust
from drivers.sbi.scanner import SbiFingerScanner, SbiIrisScanner
from drivers.sfm import sensor as sfm_sensor
from drivers.sfm.framing import SfmFraming
from drivers.transports.frames import FrameSource, PictureSequence, VideoFile
from drivers.transports.recording import RecordedBus, Recorder, into_file
from drivers.transports.serial_port import SerialBus, SystemSerial, Wanted
from drivers.transports.transcript import Framing
from drivers.transports.usb import UsbBus
from drivers.transports.video_device import VideoDevice
from drivers.trouble import Fault, FaultCode
from drivers.uareu.sensor import UareU
from drivers.wacom_stu.pad import WacomStu
from drivers.zfm import sensor as zfm_sensor
from drivers.zfm.framing import ZfmFraming
from drivers.zfm.packets import DEFAULT_ADDRESS


def frames(wiring: Wiring) -> FramesCamera:
    """Options: ``device`` (a path, or a number), ``film`` (a file) or ``folder`` (pictures)."""
    return FramesCamera(wiring.frames or _source(wiring))


def sbi_face(wiring: Wiring) -> SbiFaceCamera:
    """Options: ``serial`` chooses among several devices."""
    return SbiFaceCamera(_line(wiring))


def sbi_finger(wiring: Wiring) -> SbiFingerScanner:
    """Options: ``serial`` chooses among several devices."""
    return SbiFingerScanner(_line(wiring))


def sbi_iris(wiring: Wiring) -> SbiIrisScanner:
    """Options: ``serial`` chooses among several devices."""
    return SbiIrisScanner(_line(wiring))


def wacom_stu(wiring: Wiring) -> WacomStu:
    """No options."""
    return WacomStu(UsbBus(wiring.usb))


def zfm(wiring: Wiring) -> zfm_sensor.ZfmSensor:
    """Options: ``port``, ``address``, ``password`` (both hexadecimal), ``baud``, ``fast``, ``ppi``.

    ``record`` names a file for all traffic.
    """
    options = wiring.options
    module = zfm_sensor.Module(
        Wanted("zfm", str(options.get("port", ""))),
        address=_number(wiring, "address", DEFAULT_ADDRESS, 16),
        password=_number(wiring, "password", 0, 16),
        home=_number(wiring, "baud", zfm_sensor.HOME_BAUD),
        fast=_number(wiring, "fast", zfm_sensor.FAST_BAUD),
        ppi=_number(wiring, "ppi", 0),
    )
    return zfm_sensor.ZfmSensor(_serial(wiring, ZfmFraming()), module)


def sfm(wiring: Wiring) -> sfm_sensor.SfmSensor:
    """Options: ``port``, ``baud``, ``terminal`` (on a network), ``inverted``, ``ppi``.

    ``record`` names a file for all traffic.
    """
    options = wiring.options
    module = sfm_sensor.Module(
        Wanted("sfm", str(options.get("port", "")), sfm_sensor.VENDORS),
        baud=_number(wiring, "baud", sfm_sensor.HOME_BAUD),
        terminal=_number(wiring, "terminal", 0) or None,
        inverted=bool(options.get("inverted", False)),
        ppi=_number(wiring, "ppi", sfm_sensor.PPI),
    )
    return sfm_sensor.SfmSensor(_serial(wiring, SfmFraming(module.terminal)), module)


def uareu(wiring: Wiring) -> UareU:
    """Options: ``ppi`` as measured with a target."""
    return UareU(UsbBus(wiring.usb), ppi=_number(wiring, "ppi", 0))


def _serial(wiring: Wiring, framing: Framing) -> SerialBus:
    """Return the lines; with the option ``record`` all traffic goes to that file, people hashed."""
    bus = wiring.serial or SystemSerial()
    path = wiring.options.get("record")
    return RecordedBus(bus, Recorder(into_file(Path(str(path))), framing)) if path else bus


def _number(wiring: Wiring, name: str, otherwise: int, base: int = 10) -> int:
    """Read an option that is a number, or text of one. Raises ``Fault`` UNSUPPORTED."""
    value = wiring.options.get(name, otherwise)
    try:
        return int(value, base) if isinstance(value, str) else int(value)
    except ValueError as error:
        raise Fault(FaultCode.UNSUPPORTED, f"option {name}") from error


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
