"""An emulated satellite receiver: sentences once a moment, with a sky that can be hidden.

Written without the driver's code. Its moments are those of its own clock, which begins anew at
power-up; it hears nothing.
"""

from dataclasses import dataclass
from functools import reduce
from operator import xor


@dataclass(frozen=True)
class NmeaScript:
    """What it says.

    Attributes:
        place: latitude and longitude in degrees.
        quality: as in GGA: 0 for no fix, 8 for a simulator.
        hdop: how badly the satellites stand.
        stands: its clock does not go on.
        warns: it says itself that its position is not valid.
        kinds: the sentences of each moment, in order.
        wrong_sums: so many of its first sentences have wrong checksums; -1 for all.
        mute: it says nothing.
        ticks: a moment is so many looks at the line, of a hundredth of a second each.
    """

    place: tuple[float, float] = (-6.1754, 106.8272)
    quality: int = 1
    hdop: float = 0.9
    stands: bool = False
    warns: bool = False
    kinds: tuple[str, ...] = ("RMC", "GGA", "GST")
    wrong_sums: int = 0
    mute: bool = False
    ticks: int = 100


class EmulatedNmea:
    """A ``SerialDevice`` at 9600 baud."""

    def __init__(self, script: NmeaScript | None = None, baud: int = 9600) -> None:
        self.script = script or NmeaScript()
        self.baud = baud
        self.power_up()

    def power_up(self) -> bytes:
        self._looks = 0
        self._second = 3 * 3600
        self._wrong = self.script.wrong_sums
        return b""

    def hear(self, _data: bytes) -> bytes:
        return b""

    def tick(self) -> bytes | None:
        self._looks += 1
        if self.script.mute or self._looks % self.script.ticks:
            return b""
        self._second += not self.script.stands
        return b"".join(self._sentence(kind) for kind in self.script.kinds)

    def _sentence(self, kind: str) -> bytes:
        script = self.script
        clock = f"{self._second // 3600 % 24:02}{self._second // 60 % 60:02}{self._second % 60:02}"
        place = _place(*script.place) if script.quality else ",,,"
        fields = {
            "GGA": f"{clock}.00,{place},{script.quality},09,{script.hdop},12.5,M,3.1,M,,",
            "RMC": f"{clock}.00,{'V' if script.warns else 'A'},{place},0.0,0.0,211126,,,A",
            "GST": f"{clock}.00,9.1,1.5,1.1,80.0,2.0,3.0,4.4",
            "GSV": "1,1,00",
        }
        body = f"GP{kind},{fields[kind]}".encode()
        total = reduce(xor, body)
        if self._wrong:
            self._wrong -= 1
            total ^= 0x55
        return b"$%s*%02X\r\n" % (body, total)


def _place(latitude: float, longitude: float) -> str:
    north, east = abs(latitude), abs(longitude)
    return (
        f"{int(north):02}{north % 1 * 60:07.4f},{'N' if latitude >= 0 else 'S'},"
        f"{int(east):03}{east % 1 * 60:07.4f},{'E' if longitude >= 0 else 'W'}"
    )
