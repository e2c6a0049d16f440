"""Spoils what a courier carries, at every group of bytes, and looks whether it is found and said.

Each round takes one stick of a station that was never online, spoils one file of it as a stick
pulled too early or a worn one does, and goes the courier's way: the centre imports it, the station
exports again to the same stick, as people are told to, the centre imports again, the station takes
the receipts back. In the end the centre holds every packet's own bytes and the station has one
receipt for each; and nobody was told that the spoiled stick was in order.
"""

import argparse
import logging
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from station.lifecycle import Status
from tests.fakes.carriage import Carriage, bundles

Spoil = Callable[[bytes, int], bytes | None]
_GROUP: Final = 512  # bytes: a sector
_WRONG: Final = ("unsaid", "not taken", "changed", "lost", "double")


def _hole(data: bytes, at: int) -> bytes:
    return data[:at] + bytes(len(data[at : at + _GROUP])) + data[at + _GROUP :]


def _flip(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0x10]) + data[at + 1 :]


def _swap(data: bytes, at: int) -> bytes:
    """Let a group and the one after it change places."""
    first, second = data[at : at + _GROUP], data[at + _GROUP : at + 2 * _GROUP]
    return data[:at] + second + first + data[at + 2 * _GROUP :]


SPOILS: Final = MappingProxyType[str, Spoil](
    {
        "cut": lambda data, at: data[:at],
        "zeros to the end": lambda data, at: data[:at] + bytes(len(data) - at),
        "a group of zeros": _hole,
        "a bit": _flip,
        "two groups swapped": _swap,
        "longer": lambda data, at: data + data[:at] + b"\0",
        "gone": lambda _data, _at: None,
    }
)


@dataclass(frozen=True)
class Harm:
    """What happens to the stick: ``file`` is its place among the files of the bundle, by name."""

    kind: str
    file: int
    at: int


class Journey:
    """A station, its stick and a centre that never met it; begun anew for every round."""

    def __init__(self, root: Path, count: int = 2) -> None:
        self._carriage = Carriage(root / "site")
        self._carriage.root.mkdir(parents=True)
        self._carriage.put(count)
        self._outbox, self._stick = root / "outbox", root / "stick"
        shutil.copytree(self._carriage.home.outbox, self._outbox)
        self._carriage.export()
        shutil.copytree(self._carriage.stick, self._stick)
        shutil.copytree(self._carriage.home.outbox, self._outbox, dirs_exist_ok=True)
        self._files = [path.name for path in self._bundle_files()]
        self._sealed = {p.stem: p.read_bytes() for p in self._bundle_files() if _sealed(p)}

    def harms(self, group: int = _GROUP) -> Iterator[Harm]:
        """Yield every harm at every group of bytes of every file."""
        self._begin()
        for place, path in enumerate(self._bundle_files()):
            data = path.read_bytes()
            for kind, spoil in SPOILS.items():
                seen: set[bytes | None] = {data}
                for at in range(0, len(data), group):
                    spoiled = spoil(data, at)
                    if spoiled not in seen:
                        seen.add(spoiled)
                        yield Harm(kind, place, at)

    def suffer(self, harm: Harm) -> list[str]:
        """Go the whole way with a spoiled stick; return what was wrong about it, as ``_WRONG``."""
        self._begin()
        path = self._bundle_files()[harm.file]
        spoiled = SPOILS[harm.kind](path.read_bytes(), harm.at)
        path.unlink() if spoiled is None else path.write_bytes(spoiled)
        said = not all(bundle.clean for bundle in self._carriage.receive())
        good = self._sealed.keys() - {path.stem}
        wrong = [] if said else ["unsaid"]
        wrong += ["not taken"] if not good <= self._carriage.held() else []
        wrong += self._changed()
        return wrong + self._mended()

    def _mended(self) -> list[str]:
        """Do what people are told to do: export again, import again, take the receipts back."""
        self._carriage.export()
        self._carriage.receive()
        self._carriage.import_receipts()
        shown = [self._carriage.reader.show(packet_id) for packet_id in self._sealed]
        lost = [each for each in shown if each.entry.open or len(each.receipts) != 1]
        arrivals = [
            sum(line.after == Status.RECEIVED_AT_CENTRAL for line in each.history) for each in shown
        ]
        wrong = ["lost"] if lost or self._carriage.held() != set(self._sealed) else []
        wrong += ["double"] if max(arrivals) > 1 else []
        return wrong + self._changed()

    def _changed(self) -> list[str]:
        folder = self._carriage.authority.folder / "packets"
        held = [folder / f"{packet_id}.packet" for packet_id in self._carriage.held()]
        return ["changed" for path in held if path.read_bytes() != self._sealed[path.stem]]

    def _begin(self) -> None:
        for kept, used in (
            (self._outbox, self._carriage.home.outbox), (self._stick, self._carriage.stick),
        ):  # fmt: skip
            shutil.rmtree(used)
            shutil.copytree(kept, used)
        centre = self._carriage.authority.folder
        for name in ("packets", "uploads"):
            shutil.rmtree(centre / name, ignore_errors=True)
        for path in centre.glob("centre.db*"):
            path.unlink()

    def _bundle_files(self) -> list[Path]:
        (bundle,) = bundles(self._carriage.stick)
        return sorted(bundle.iterdir())


def _sealed(path: Path) -> bool:
    return path.suffix == ".packet"


def torture(journey: Journey, harms: list[Harm]) -> dict[str, Counter[str]]:
    """Go the way once for each harm; return by kind how many rounds there were, and what was wrong.

    A round that fails counts as lost.
    """
    counts = {kind: Counter[str]() for kind in SPOILS}
    for harm in harms:
        counts[harm.kind]["rounds"] += 1
        counts[harm.kind].update(journey.suffer(harm))
    return counts


def lines(counts: dict[str, Counter[str]]) -> Iterator[str]:
    """Say it as a table."""
    yield f"{'':20}{'rounds':>8}" + "".join(f"{each:>11}" for each in _WRONG)
    for kind, found in counts.items():
        yield f"{kind:20}{found['rounds']:>8}" + "".join(f"{found[e]:>11}" for e in _WRONG)


def main() -> int:
    """Run the rounds and print a table; 0 only when nothing was wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=2000, help="at most; all groups of bytes")
    parser.add_argument("--group", type=int, default=64, help="bytes between two places")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    logging.disable()  # what is refused is counted here
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="torture-") as folder:
        journey = Journey(Path(folder))
        harms = list(journey.harms(options.group))
        random.Random(options.seed).shuffle(harms)
        counts = torture(journey, harms[: options.rounds])
    for line in lines(counts):
        sys.stdout.write(line + "\n")
    tried = f"{min(len(harms), options.rounds)} of {len(harms)} harms"
    sys.stdout.write(f"{tried}, {time.monotonic() - began:.0f} s\n")
    return 1 if sum(found[each] for found in counts.values() for each in _WRONG) else 0


if __name__ == "__main__":
    sys.exit(main())
