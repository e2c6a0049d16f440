"""An emulated code reader: shows its codes one after the other, as lines on a serial line."""

from dataclasses import dataclass


@dataclass(frozen=True)
class BarcodeScript:
    """What it reads.

    Attributes:
        codes: what it sends for each code, without the end of the line; over and over.
        end: the end of a line; empty for a reader whose suffix is switched off.
        ticks: looks at the line between two codes, of a hundredth of a second each.
        mute: nobody shows it a code.
    """

    codes: tuple[bytes, ...] = (b"]Q3LATIHAN-0001",)
    end: bytes = b"\r\n"
    ticks: int = 5
    mute: bool = False


class EmulatedBarcode:
    """A ``SerialDevice`` at 9600 baud."""

    def __init__(self, script: BarcodeScript | None = None) -> None:
        self.script = script or BarcodeScript()
        self.baud = 9600
        self.power_up()

    def power_up(self) -> bytes:
        self._looks = 0
        return b""

    def hear(self, _data: bytes) -> bytes:
        return b""

    def tick(self) -> bytes | None:
        self._looks += 1
        shown, early = divmod(self._looks, self.script.ticks)
        if self.script.mute or early:
            return b""
        return self.script.codes[(shown - 1) % len(self.script.codes)] + self.script.end
