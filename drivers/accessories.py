"""What the station needs of devices that record nobody: position, receipt, code and card.

As in ``drivers.protocol``: ``open`` may be called again after a ``Fault``, ``close`` never raises,
and all calls of a device come from one thread.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, runtime_checkable

from drivers.protocol import Device, Gray
from drivers.stop import Stop


@dataclass(frozen=True)
class Position:
    """Where the station is, as measured by satellites (WGS 84, degrees, north and east positive).

    Attributes:
        radius_m: metres within which the place is in 95 of 100 measurements.
        altitude_m: above mean sea level; None where the receiver does not know.
        satellites: how many were used.
        measured: the satellites' own time, ISO 8601 in UTC; empty where the date is unknown.
        at_ns: ``time.monotonic_ns()`` at arrival.
    """

    latitude: float
    longitude: float
    radius_m: float
    altitude_m: float | None
    satellites: int
    measured: str
    at_ns: int


@runtime_checkable
class PositionReceiver(Device, Protocol):
    """Tells where the station is."""

    def locate(self, stop: Stop) -> Position:
        """Wait for a position measured after this call. Raises ``Retry`` TIMED_OUT, ``Fault``."""
        ...


class Paper(StrEnum):
    """How much paper a printer has."""

    ENOUGH = "ENOUGH"
    LOW = "LOW"
    OUT = "OUT"


@dataclass(frozen=True)
class PrinterState:
    """What a printer says of itself. ``broken``: its cutter, or another error it tells."""

    paper: Paper
    cover_open: bool
    broken: bool

    @property
    def ready(self) -> bool:
        return self.paper is not Paper.OUT and not self.cover_open and not self.broken


@dataclass(frozen=True)
class TextLine:
    """A line of a receipt; letters that the printer has not are shown as question marks."""

    text: str
    bold: bool = False
    large: bool = False
    centred: bool = False


@dataclass(frozen=True)
class QrCode:
    """A QR code, in the middle of a receipt."""

    text: str


@dataclass(frozen=True)
class Raster:
    """A picture on a receipt, black where ``pixels`` are below 128."""

    pixels: Gray


Receipt = Sequence[TextLine | QrCode | Raster]


@runtime_checkable
class ReceiptPrinter(Device, Protocol):
    """Prints a receipt."""

    def state(self, stop: Stop) -> PrinterState:
        """Ask the printer how it is. Raises ``Fault``, ``Retry`` TIMED_OUT."""
        ...

    def print_receipt(self, receipt: Receipt, stop: Stop) -> None:
        """Print and cut; returns when the printer says that it is done.

        Raises ``Fault`` HARDWARE with ``paper``, ``cover`` or ``error``; else as ``state``.
        """
        ...


@dataclass(frozen=True)
class Code:
    """What a reader has read. ``symbology`` is ``QR``, ``CODE128`` ...; empty where it is not told.

    ``text`` may be about a person: it belongs into no log.
    """

    text: str
    symbology: str = ""


@runtime_checkable
class CodeReader(Device, Protocol):
    """Reads bar codes and QR codes."""

    def read_code(self, stop: Stop) -> Code:
        """Wait for a code that is shown after this call. Raises ``Retry`` TIMED_OUT, ``Fault``."""
        ...


@dataclass(frozen=True)
class Card:
    """A chip card as far as its reader knows it without its keys.

    Attributes:
        atr: its answer to reset, lower-case hex.
        protocols: those it speaks, such as ``(0, 1)`` for T=0 and T=1.
        uid: the number of a contactless card, lower-case hex; empty where it has none. Many cards
            draw another one each time.
    """

    atr: str
    protocols: tuple[int, ...]
    uid: str = ""


@runtime_checkable
class CardReader(Device, Protocol):
    """Tells whether there is a card, and which; reads nothing of what is on it."""

    def present(self, stop: Stop) -> bool:
        """Tell whether there is a card. Raises ``Fault``, ``Retry`` TIMED_OUT."""
        ...

    def read_card(self, stop: Stop) -> Card:
        """Wait for a card and identify it. Raises ``Retry`` TIMED_OUT, ``Fault``."""
        ...
