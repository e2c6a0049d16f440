"""Drivers by name: a table that loads nothing until a driver is asked for.

    create("sbi-finger", Wiring())                         the real wire
    create("sbi-finger", Emulation(("sbi",)).wiring())     the same driver on an emulated one

Other packages add drivers with the entry point group ``perekaman.drivers``. The entry point's name
is the modality and the driver's name, its value a factory that takes a :class:`Wiring`:

    [project.entry-points."perekaman.drivers"]
    "finger.acme-slap" = "acme_perekaman.slap:make"
"""

import difflib
import importlib
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import entry_points
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, cast

from drivers.trouble import DeviceTrouble, Fault, FaultCode

if TYPE_CHECKING:  # the protocols need numpy, which whoever only lists drivers must not load
    from drivers.protocol import Device
    from drivers.transports.frames import FrameSource
    from drivers.transports.serial_port import SerialBus
    from drivers.transports.video_device import VideoWire

log = logging.getLogger(__name__)

GROUP: Final = "perekaman.drivers"

Option = str | int | float | bool


@dataclass(frozen=True)
class Wiring:
    """What a driver is connected to: the machine's own wires, or an emulator's.

    Attributes:
        usb: a pyusb backend; None for the system's libusb.
        sbi_host: where device services listen; always a number, never a name to be resolved.
        sbi_ports: the ports to look at.
        sbi_roots: certificates (PEM, one each) that vouch for device services. Without any, no
            device service is trusted.
        serial: the serial lines; None for the machine's own.
        frames: the source of camera frames; None for the camera that ``options`` name.
        video: the video nodes of infrared cameras; None for the machine's own.
        mjpeg: the address of a network camera, where ``options`` name none.
        options: the driver's own settings, from ``devices.toml``.
    """

    usb: object | None = None
    sbi_host: str = "127.0.0.1"
    sbi_ports: Sequence[int] = range(4501, 4601)
    sbi_roots: tuple[bytes, ...] = ()
    serial: "SerialBus | None" = None
    frames: "FrameSource | None" = None
    video: "VideoWire | None" = None
    mjpeg: str = ""
    options: Mapping[str, Option] = field(default_factory=dict)


@dataclass(frozen=True)
class Entry:
    """Where a driver's factory is found.

    Attributes:
        modality: CAMERA, FINGER, IRIS, SIGNATURE; or CARD, CODE, POSITION, PRINTER of
            ``drivers.accessories``.
        factory: ``module:attribute``, called with a ``Wiring``.
        wire: which emulator can stand in for the device, of ``drivers.emulators.WIRES``; empty
            for none.
    """

    modality: str
    factory: str
    wire: str = ""


DRIVERS: Final[Mapping[str, Entry]] = MappingProxyType(
    {
        "barcode": Entry("CODE", "drivers.wired:barcode", "barcode"),
        "canon": Entry("CAMERA", "drivers.wired:canon", "canon"),
        "ccid": Entry("CARD", "drivers.wired:ccid", "ccid"),
        "escpos": Entry("PRINTER", "drivers.wired:escpos", "escpos"),
        "frames": Entry("CAMERA", "drivers.wired:frames", "camera"),
        "mjpeg": Entry("CAMERA", "drivers.wired:mjpeg", "mjpeg"),
        "nir": Entry("IRIS", "drivers.wired:nir", "nir"),
        "nmea": Entry("POSITION", "drivers.wired:nmea", "nmea"),
        "sbi-face": Entry("CAMERA", "drivers.wired:sbi_face", "sbi"),
        "sbi-finger": Entry("FINGER", "drivers.wired:sbi_finger", "sbi"),
        "sbi-iris": Entry("IRIS", "drivers.wired:sbi_iris", "sbi"),
        "sfm": Entry("FINGER", "drivers.wired:sfm", "sfm"),
        "topaz": Entry("SIGNATURE", "drivers.wired:topaz", "topaz"),
        "uareu": Entry("FINGER", "drivers.wired:uareu", "uareu"),
        "wacom-stu": Entry("SIGNATURE", "drivers.wired:wacom_stu", "wacom-stu"),
        "zfm": Entry("FINGER", "drivers.wired:zfm", "zfm"),
    }
)


def entries() -> Mapping[str, Entry]:
    """Return all drivers that can be named, those of other packages included; loads none."""
    return {**_plugins(), **DRIVERS}


def create(name: str, wiring: Wiring) -> "Device":
    """Make a driver, not yet opened.

    The result fulfils the Protocol of its modality in ``drivers.protocol``. Whatever is wrong with
    a driver's code is its own trouble: ``Fault`` UNSUPPORTED with the driver's name.
    """
    factory = _load(name, _entry(name))
    try:
        return factory(wiring)
    except DeviceTrouble:
        raise
    except Exception as error:  # code of strangers may fail in any way
        raise _broken(name, error) from error


def _entry(name: str) -> Entry:
    known = entries()
    if name in known:
        return known[name]
    close = difflib.get_close_matches(name, known, n=1)
    hint = f" (did you mean {close[0]}?)" if close else ""
    raise Fault(FaultCode.UNSUPPORTED, f"no driver {name}{hint}")


def _load(name: str, entry: Entry) -> "Callable[[Wiring], Device]":
    module, _, attribute = entry.factory.partition(":")
    try:
        return cast(
            "Callable[[Wiring], Device]", getattr(importlib.import_module(module), attribute)
        )
    except Exception as error:  # a module of strangers may fail in any way while it loads
        raise _broken(name, error) from error


def _broken(name: str, error: Exception) -> Fault:
    log.info("driver_broken", extra={"driver": name, "error_type": type(error).__name__})
    return Fault(FaultCode.UNSUPPORTED, f"driver {name}: {type(error).__name__}")


def _plugins() -> dict[str, Entry]:
    found = {}
    for point in entry_points(group=GROUP):
        modality, _, name = point.name.partition(".")
        if name:
            found[name] = Entry(modality.upper(), point.value)
    return found
