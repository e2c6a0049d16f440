"""Reads what Linux has seen on a USB bus (usbmon, in pcap or pcapng) as lines of a transcript.

Sources: the kernel's ``Documentation/usb/usbmon.rst`` (48 and 64 byte headers, LINKTYPE 189 and
220), the pcap file format of libpcap, and pcapng (draft-ietf-opsawg-pcapng). The line of a USB
transfer is its endpoint, the eight bytes of setup where that is 0, and its data.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from drivers.transports.transcript import Frame, Line, Way
from drivers.trouble import Fault, FaultCode

_SECTION: Final = 0x0A0D0D0A
_INTERFACE, _PACKET = 1, 6
_ORDER: Final = 0x1A2B3C4D
_PCAP: Final = {b"\xd4\xc3\xb2\xa1": "<", b"\xa1\xb2\xc3\xd4": ">", b"\x4d\x3c\xb2\xa1": "<"}
_HEADERS: Final = {189: 48, 220: 64}
_URB: Final = struct.Struct("<QcBBBHccqiiII8s")
_CONTROL: Final = 2
_IN: Final = 0x80
_STANDARD: Final = 0x60
"""Bits of bmRequestType that are 0 for the requests every device knows, which no driver makes."""
LONGEST: Final = 1 << 24


@dataclass(frozen=True)
class Urb:
    """One entry of usbmon. ``event`` is S when it was submitted, C when it had completed."""

    number: int
    event: bytes
    kind: int
    endpoint: int
    device: tuple[int, int]
    at: float
    status: int
    setup: bytes
    data: bytes


def transfers(data: bytes, device: tuple[int, int] | None = None) -> Iterator[Line]:
    """Yield the transfers of one device in the order in which they could be noticed.

    What goes to a device counts from when it was submitted, what comes from it from when it had
    arrived. ``device`` is bus and address; None for that of the first transfer that is its own.
    Raises ``Fault`` PROTOCOL for bytes that are no such file.
    """
    asked: dict[int, Urb] = {}
    began: float | None = None
    for urb in urbs(data):
        if not _own(urb, asked) or urb.device != (device := device or urb.device):
            continue
        began = urb.at if began is None else began
        if urb.event == b"S":
            asked[urb.number] = urb
        elif urb.event == b"C":
            asked_for = asked.pop(urb.number, None)
            if asked_for is None or urb.status != 0:
                continue
            if urb.endpoint & _IN:
                yield _line(asked_for, urb.data, Way.IN, urb.at - began)
            continue
        if urb.event == b"S" and not urb.endpoint & _IN:
            yield _line(urb, urb.data, Way.OUT, urb.at - began)


def urbs(data: bytes) -> Iterator[Urb]:
    """Yield the entries of a file. Raises ``Fault`` PROTOCOL."""
    packets = _pcapng(data) if data[:4] == struct.pack("<I", _SECTION) else _pcap(data)
    try:
        for link, packet in packets:
            yield _urb(packet, _HEADERS[link])
    except (struct.error, KeyError) as error:
        raise Fault(FaultCode.PROTOCOL, "no traffic of usbmon") from error


def _own(urb: Urb, asked: dict[int, Urb]) -> bool:
    """Whether a transfer is a driver's and not the system's."""
    if urb.kind != _CONTROL or urb.event != b"S":
        return urb.event == b"S" or urb.number in asked
    return bool(urb.setup[0] & _STANDARD)


def _line(urb: Urb, data: bytes, way: Way, at: float) -> Line:
    control = urb.kind == _CONTROL
    head = b"\0" + urb.setup if control else bytes((urb.endpoint,))
    return Line(at, way, Frame(head + data))


def _urb(packet: bytes, header: int) -> Urb:
    (number, event, kind, endpoint, address, bus, no_setup, _, seconds, micros, status, _, size,
     setup) = _URB.unpack_from(packet)  # fmt: skip
    return Urb(
        number, event, kind, endpoint, (bus, address), seconds + micros / 1e6, status,
        setup if no_setup == b"\0" else b"", packet[header : header + size],
    )  # fmt: skip


def _pcap(data: bytes) -> Iterator[tuple[int, bytes]]:
    order = _PCAP.get(data[:4])
    if order is None:
        raise Fault(FaultCode.PROTOCOL, "no traffic of usbmon")
    (link,) = struct.unpack_from(order + "I", data, 20)
    at = 24
    while at < len(data):
        _, _, size, _ = struct.unpack_from(order + "4I", data, at)
        yield link, data[at + 16 : at + 16 + size]
        at += 16 + size


def _pcapng(data: bytes) -> Iterator[tuple[int, bytes]]:
    links: list[int] = []
    at, order = 0, "<"
    while at < len(data):
        kind, size = struct.unpack_from(order + "2I", data, at)
        if kind == _SECTION:
            order = "<" if struct.unpack_from("<I", data, at + 8)[0] == _ORDER else ">"
            (size,) = struct.unpack_from(order + "I", data, at + 4)
            links.clear()
        if not 12 <= size <= LONGEST:
            raise Fault(FaultCode.PROTOCOL, "no traffic of usbmon")
        if kind == _INTERFACE:
            links.append(struct.unpack_from(order + "H", data, at + 8)[0])
        if kind == _PACKET:
            interface, _, _, length = struct.unpack_from(order + "4I", data, at + 8)
            if interface >= len(links):
                raise Fault(FaultCode.PROTOCOL, "no traffic of usbmon")
            yield links[interface], data[at + 28 : at + 28 + length]
        at += size
