"""Makes each driver of this package from a wiring; loaded when the first one is created."""

from pathlib import Path

from drivers.barcode import reader as barcode_reader
from drivers.camera.frames import FramesCamera
from drivers.canon.camera import CanonEos
from drivers.canon.framing import CanonFraming
from drivers.canon.vocabulary import Property
from drivers.ccid.framing import CcidFraming
from drivers.ccid.reader import CcidReader
from drivers.escpos import printer as escpos_printer
from drivers.escpos.framing import EscPosFraming
from drivers.iris.lamp import UvcLamp, switch
from drivers.iris.nir import Layout, NirIris, Placing
from drivers.nmea import receiver as nmea_receiver
from drivers.registry import Wiring
from drivers.sbi.contact import SbiLine
from drivers.sbi.face import SbiFaceCamera
from drivers.sbi.jwt import DeviceTrust
from drivers.sbi.scanner import SbiFingerScanner, SbiIrisScanner
from drivers.sfm import sensor as sfm_sensor
from drivers.sfm.framing import SfmFraming
from drivers.topaz import pad as topaz_pad
from drivers.topaz.models import MODELS as TOPAZ_MODELS
from drivers.transports.camera_preset import preset
from drivers.transports.frames import FrameSource, PictureSequence, VideoFile
from drivers.transports.mjpeg import Mjpeg
from drivers.transports.recording import RecordedBus, Recorder, into_file
from drivers.transports.replaying import ReplayedBus
from drivers.transports.serial_port import SerialBus, SystemSerial, Wanted
from drivers.transports.transcript import Framing, Hidden, Unframed, read
from drivers.transports.usb import UsbBus
from drivers.transports.usb_recording import RecordedUsbBus
from drivers.transports.video_device import Mode, VideoDevice, VideoWire, node_of
from drivers.trouble import Fault, FaultCode
from drivers.uareu.framing import UareuFraming
from drivers.uareu.sensor import UareU
from drivers.wacom_stu.framing import StuFraming
from drivers.wacom_stu.pad import WacomStu
from drivers.zfm import sensor as zfm_sensor
from drivers.zfm.framing import ZfmFraming
from drivers.zfm.packets import DEFAULT_ADDRESS


def canon(wiring: Wiring) -> CanonEos:
    """Options: ``serial`` of one of several; ``mode``, ``iso``, ``av``, ``tv`` as EOS codes.

    ``record`` names a file for all traffic; with ``replay`` that file is the camera.
    """
    settable = (Property.MODE, Property.ISO, Property.AV, Property.TV)
    chosen = {
        int(each): _number(wiring, each.name.lower(), 0)
        for each in settable
        if each.name.lower() in wiring.options
    }
    serial = str(wiring.options.get("serial", ""))
    return CanonEos(_usb(wiring, CanonFraming()), serial=serial, preset=chosen)


def frames(wiring: Wiring) -> FramesCamera:
    """Options: ``device`` (a path, or a number), ``film``, ``folder`` or ``still`` (files).

    A device takes ``width``, ``height``, ``fps`` and the preset of
    ``drivers.transports.camera_preset``; files take ``fps``.
    """
    return FramesCamera(wiring.frames or _source(wiring))


def mjpeg(wiring: Wiring) -> FramesCamera:
    """Options: ``url``, as ``http://user:password@192.168.1.20/video``."""
    url = str(wiring.options.get("url", wiring.mjpeg))
    return FramesCamera(Mjpeg(url), name="mjpeg")


def nir(wiring: Wiring) -> NirIris:
    """Options: ``device``, ``layout`` (both, one), ``mirrored``, ``width``, ``height``, ``fps``.

    ``format`` is GREY, "Y10 ", "Y16 " or MJPG; the lamp's are those of ``drivers.iris.lamp``, and
    the preset's those of ``drivers.transports.camera_preset``.
    """
    layout = str(wiring.options.get("layout", Layout.BOTH))
    if layout not in set(Layout):
        raise Fault(FaultCode.UNSUPPORTED, "option layout")
    placing = Placing(Layout(layout), mirrored=bool(wiring.options.get("mirrored", False)))
    mode = _mode(wiring, 1280 if placing.layout is Layout.BOTH else 640, 480, "GREY")
    device = _device(wiring)
    wire = wiring.video or VideoWire()
    told = switch(wiring.options)
    lamp = UvcLamp(node_of(device), told, wire.node) if told else None
    source = VideoDevice(device, mode, preset=preset(wiring.options), wire=wire)
    return NirIris(source, lamp=lamp, placing=placing)


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
    """Options: ``record`` names a file for all traffic; with ``replay`` that file is the pad."""
    return WacomStu(_usb(wiring, StuFraming()))


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
    """Options: ``ppi`` as measured with a target; ``record`` names a file for all traffic.

    With the option ``replay`` what that file holds is the device: a transcript, or what usbmon saw.
    """
    played = wiring.options.get("replay")
    bus = _reader(Path(str(played))) if played else _usb(wiring, UareuFraming())
    return UareU(bus, ppi=_number(wiring, "ppi", 0))


def topaz(wiring: Wiring) -> topaz_pad.TopazPad:
    """Options: ``port``; ``model``, of ``drivers.topaz.models``; ``record``."""
    name = str(wiring.options.get("model", "siglite-lcd-1x5"))
    if name not in TOPAZ_MODELS:
        raise Fault(FaultCode.UNSUPPORTED, "option model")
    wanted = _wanted(wiring, "topaz", topaz_pad.VENDORS)
    return topaz_pad.TopazPad(_serial(wiring, Hidden()), wanted, TOPAZ_MODELS[name])


def nmea(wiring: Wiring) -> nmea_receiver.NmeaReceiver:
    """Options: ``port``; ``baud``, else the usual ones are tried; ``record``."""
    baud = _number(wiring, "baud", 0)
    wanted = _wanted(wiring, "nmea", nmea_receiver.VENDORS)
    bauds = (baud,) if baud else nmea_receiver.BAUDS
    return nmea_receiver.NmeaReceiver(_serial(wiring, Unframed()), wanted, bauds)


def escpos(wiring: Wiring) -> escpos_printer.EscPosPrinter:
    """Options: ``port`` (also ``socket://address:9100``), ``baud``; ``record``."""
    wanted = _wanted(wiring, "escpos", escpos_printer.VENDORS)
    baud = _number(wiring, "baud", escpos_printer.BAUD)
    return escpos_printer.EscPosPrinter(_serial(wiring, EscPosFraming()), wanted, baud)


def barcode(wiring: Wiring) -> barcode_reader.BarcodeReader:
    """Options: ``port``, ``baud``; ``record``."""
    wanted = _wanted(wiring, "barcode", barcode_reader.VENDORS)
    baud = _number(wiring, "baud", barcode_reader.BAUD)
    return barcode_reader.BarcodeReader(_serial(wiring, Hidden()), wanted, baud)


def ccid(wiring: Wiring) -> CcidReader:
    """Options: ``record``, ``replay``."""
    return CcidReader(_usb(wiring, CcidFraming()))


def _wanted(wiring: Wiring, kind: str, vendors: frozenset[int]) -> Wanted:
    return Wanted(kind, str(wiring.options.get("port", "")), vendors)


def _usb(wiring: Wiring, framing: Framing) -> UsbBus:
    """Return the bus; with the option ``record`` all traffic goes to that file, people hashed.

    With the option ``replay`` the transcript in that file is the one device, in strict order.
    """
    played = wiring.options.get("replay")
    if played:
        return _strict(Path(str(played)), framing)
    path = wiring.options.get("record")
    if not path:
        return UsbBus(wiring.usb)
    return RecordedUsbBus(wiring.usb, Recorder(into_file(Path(str(path))), framing))


def _reader(path: Path) -> UsbBus:
    """Return a bus with one reader on it that says what it said in a record."""
    from drivers.emulators import usb_replay  # noqa: PLC0415  no station at work needs it

    reader = usb_replay.ReplayedUareu(usb_replay.recorded(path, UareuFraming()))
    return UsbBus(usb_replay.ReplayedUsbBus([reader]))


def _strict(path: Path, framing: Framing) -> UsbBus:
    """Return a bus with the device of a transcript, which takes its transfers in order."""
    from drivers.emulators import eos_filling, usb_filling, usb_strict  # noqa: PLC0415  no station at work needs it

    lines = tuple(read(_transcript(path), framing))
    if isinstance(framing, CcidFraming):
        lines = usb_filling.card(lines)
    elif isinstance(framing, CanonFraming):
        lines = eos_filling.pictures(lines)
    return UsbBus(usb_strict.strict_bus(lines))


def _serial(wiring: Wiring, framing: Framing) -> SerialBus:
    """Return the lines; with the option ``record`` all traffic goes to that file, people hashed.

    With the option ``replay`` the transcript in that file is the device.
    """
    played = wiring.options.get("replay")
    if played:
        return ReplayedBus(_transcript(Path(str(played))), framing)
    bus = wiring.serial or SystemSerial()
    path = wiring.options.get("record")
    return RecordedBus(bus, Recorder(into_file(Path(str(path))), framing)) if path else bus


def _transcript(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError) as error:
        raise Fault(FaultCode.UNSUPPORTED, "option replay") from error


def _number(wiring: Wiring, name: str, otherwise: int, base: int = 10) -> int:
    """Read an option that is a number, or text of one. Raises ``Fault`` UNSUPPORTED."""
    value = wiring.options.get(name, otherwise)
    try:
        return int(value, base) if isinstance(value, str) else int(value)
    except ValueError as error:
        raise Fault(FaultCode.UNSUPPORTED, f"option {name}") from error


def _source(wiring: Wiring) -> FrameSource:
    options = wiring.options
    fps = _number(wiring, "fps", 0) or None
    if "film" in options:
        return VideoFile(Path(str(options["film"])), fps=fps)
    for name in ("folder", "still"):
        if name in options:
            return PictureSequence(Path(str(options[name])), fps=fps or 30.0)
    mode = _mode(wiring, 1280, 720, "MJPG")
    wire = wiring.video or VideoWire()
    return VideoDevice(_device(wiring), mode, preset=preset(options), wire=wire)


def _device(wiring: Wiring) -> str | int:
    device = wiring.options.get("device", 0)
    return device if isinstance(device, int) else str(device)


def _mode(wiring: Wiring, width: int, height: int, form: str) -> Mode:
    return Mode(
        _number(wiring, "width", width),
        _number(wiring, "height", height),
        float(_number(wiring, "fps", 30)),
        str(wiring.options.get("format", form)),
    )


def _line(wiring: Wiring) -> SbiLine:
    return SbiLine(
        host=wiring.sbi_host,
        ports=wiring.sbi_ports,
        trust=DeviceTrust.from_pem(wiring.sbi_roots),
        serial=str(wiring.options.get("serial", "")),
    )
