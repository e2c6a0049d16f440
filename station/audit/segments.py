"""The files of a trail: segments of lines, each closed by a signature, named by their first entry.

``00000001.jsonl`` holds entries from the first on; ``00000001.jws`` closes it. Half a line that a
power cut left is moved to ``torn-00000042-1a2b3c4d``: never dropped, never believed.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

from station.audit.entry import START, digest, read
from station.durable import Disk

LOCK: Final = "trail.lock"
_SEGMENT: Final = re.compile(r"[0-9]{8}\.jsonl")
_TORN: Final = re.compile(r"torn-[0-9]{8}-[0-9a-f]{8}")


class End(msgspec.Struct, frozen=True, kw_only=True):
    """Where a trail stands: its last entry's number, time and hash, and the segment it is in.

    ``whole`` is the length of the segment without ``torn``, the half line behind its last newline.
    """

    seq: int = 0
    at: str = ""
    head: str = START
    segment: Path | None = None
    whole: int = 0
    torn: bytes = b""


def segments(folder: Path, disk: Disk) -> tuple[Path, ...]:
    """Return the segments, the oldest first."""
    return tuple(folder / name for name in names(folder, disk) if _SEGMENT.fullmatch(name))


def torn(folder: Path, disk: Disk) -> tuple[str, ...]:
    """Return the names of the half lines that were set aside."""
    return tuple(name for name in names(folder, disk) if _TORN.fullmatch(name))


def names(folder: Path, disk: Disk) -> Sequence[str]:
    """Return the names of the files; none where nothing was ever noted."""
    try:
        return disk.names(folder)
    except FileNotFoundError:
        return ()


def torn_name(seq: int, half: bytes) -> str:
    """Return where half a line behind entry ``seq`` goes."""
    return f"torn-{seq:08d}-{digest(half)[:8]}"


def segment_name(first: int) -> str:
    """Return the name of a segment whose first entry has this number."""
    return f"{first:08d}.jsonl"


def checkpoint_of(segment: Path) -> Path:
    """Return where the signature that closes a segment lies."""
    return segment.with_suffix(".jws")


def first_of(segment: Path) -> int:
    """Return the number its first entry should have."""
    return int(segment.stem)


def lines(data: bytes) -> tuple[list[bytes], bytes]:
    """Return the whole lines, each with its newline, and the half line behind them."""
    whole = data.rfind(b"\n") + 1
    return [each + b"\n" for each in data[:whole].split(b"\n")[:-1]], data[whole:]


def end(folder: Path, disk: Disk) -> End:
    """Find where the trail stands; a line nobody can read still counts, and is chained to."""
    here = segments(folder, disk)
    if not here:
        return End()
    data = disk.read(here[-1])
    written, half = lines(data)
    if not written:
        before = _before(here[:-1], disk, first_of(here[-1]) - 1)
        return msgspec.structs.replace(before, segment=here[-1], whole=0, torn=half)
    return End(
        seq=first_of(here[-1]) + len(written) - 1,
        at=next((entry.at for each in reversed(written) if (entry := read(each))), ""),
        head=digest(written[-1]),
        segment=here[-1],
        whole=len(data) - len(half),
        torn=half,
    )


def _before(earlier: tuple[Path, ...], disk: Disk, seq: int) -> End:
    """Return the end of the segments before one that holds no whole line yet."""
    for segment in reversed(earlier):
        written, _ = lines(disk.read(segment))
        if written:
            last = read(written[-1])
            return End(seq=seq, at=last.at if last else "", head=digest(written[-1]))
    return End(seq=seq)
