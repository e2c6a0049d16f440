"""The lamp of an infrared camera, switched by a UVC extension unit where the camera has one.

Source: Linux ``uvcvideo.h`` (``UVCIOC_CTRL_QUERY``), UVC 1.5 section 4.2.2.4 (extension units).
Unit, selector and bytes are the camera's own: its documents or ``linux-enable-ir-emitter`` tell.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from drivers.transports.v4l2 import (
    GET_CUR,
    GET_LEN,
    OPEN_ERRORS,
    SET_CUR,
    Controls,
    NodeOpener,
)
from drivers.trouble import Fault, FaultCode


class Lamp(Protocol):
    """Something that can be lit."""

    def light(self, *, on: bool) -> None:
        """Switch it. Raises ``Fault``."""
        ...


class Always:
    """A lamp that lights whenever the camera runs, or that nobody can switch."""

    def light(self, *, on: bool) -> None:
        """Nothing to do, whether ``on`` or off."""


@dataclass(frozen=True)
class Switch:
    """Where the lamp is switched, and with which bytes."""

    unit: int
    selector: int
    on: bytes
    off: bytes


class UvcLamp:
    """A lamp behind an extension unit of a video node."""

    def __init__(self, path: str, switch: Switch, node: NodeOpener) -> None:
        self._path = path
        self._switch = switch
        self._node = node

    def light(self, *, on: bool) -> None:
        """Switch it and read back what it is.

        Raises ``Fault``: GONE; UNSUPPORTED where the camera has no such unit or wants another
        number of bytes; HARDWARE where it does not take what it is told.
        """
        wanted = self._switch.on if on else self._switch.off
        try:
            controls = Controls(self._node(self._path))
        except OSError as error:
            code = OPEN_ERRORS.get(error.errno or 0, FaultCode.HARDWARE)
            raise Fault(code, "lamp") from error
        try:
            self._set(controls, wanted)
        finally:
            controls.close()

    def _set(self, controls: Controls, wanted: bytes) -> None:
        unit, selector = self._switch.unit, self._switch.selector
        length = controls.extension(unit, selector, GET_LEN, bytes(2))
        if length is None or int.from_bytes(length, "little") != len(wanted):
            raise Fault(FaultCode.UNSUPPORTED, "lamp")
        if controls.extension(unit, selector, SET_CUR, wanted) is None:
            raise Fault(FaultCode.HARDWARE, "lamp")
        found = controls.extension(unit, selector, GET_CUR, bytes(len(wanted)))
        if found is not None and found != wanted:
            raise Fault(FaultCode.HARDWARE, "lamp")


def switch(options: Mapping[str, object]) -> Switch | None:
    """Read the lamp's options; None without them. Raises ``Fault`` UNSUPPORTED.

    ``lamp_unit`` and ``lamp_selector`` are numbers, ``lamp_on`` and ``lamp_off`` hexadecimal bytes.
    """
    if "lamp_unit" not in options:
        return None
    try:
        told = [int(str(options[f"lamp_{name}"])) for name in ("unit", "selector")]
        on, off = (bytes.fromhex(str(options[f"lamp_{name}"])) for name in ("on", "off"))
    except (KeyError, ValueError) as error:
        raise Fault(FaultCode.UNSUPPORTED, "option lamp") from error
    if not on or len(on) != len(off) or any(not 0 <= each <= 255 for each in told):
        raise Fault(FaultCode.UNSUPPORTED, "option lamp")
    return Switch(told[0], told[1], on, off)
