"""``perekaman quality signature``: more than a dot, on the pad, without lost reports."""

import argparse
import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from packets.errors import PacketError
from packets.records.signature import read_signature
from station.commands.packet.files import Source, read
from station.commands.quality.judging import Found, add_files, judge_all, said, summed
from station.errors import Code, Refused
from station.quality import signature
from station.quality.signature import PenReport
from station.settings import EnrollmentSettings

HELP: Final = "judge pen strokes: ISO/IEC 19794-7 records, or CSV with x, y, t, pressure"

SIGNATURE: Final = Source("the signature", "give a 19794-7 record or a CSV file", 8 * 1024 * 1024)
_RECORD: Final = b"SDI\0"
_COLUMNS: Final = ("x", "y", "t", "pressure")
_PER_METRE: Final = 100_000
_FULL_PRESSURE: Final = 1000
_PAD: Final = re.compile(r"(\d{1,4})x(\d{1,4})")


@dataclass(frozen=True)
class _Strokes:
    """Pen reports, and the pad's size in their units."""

    reports: Sequence[PenReport]
    max_x: int
    max_y: int


def arguments(parser: argparse.ArgumentParser) -> None:
    add_files(parser)
    about = "width and height of the pad in mm, for CSV files (metres, seconds, pressure 0..1)"
    parser.add_argument("--pad", type=_pad, default=(108, 65), metavar="WxH", help=about)


def run(options: argparse.Namespace) -> int:
    """Judge them. Raises ``Trouble``."""
    return judge_all(options, partial(_judge, options.pad), "signatures")


def _judge(pad: tuple[int, int], path: Path, limits: EnrollmentSettings) -> Found:
    data = read(SIGNATURE, path)
    try:
        strokes = _from_record(data) if data.startswith(_RECORD) else _from_csv(data, pad)
    except (PacketError, ValueError, KeyError, OverflowError) as error:
        reason = error.code.value if isinstance(error, PacketError) else "no pen reports"
        detail = f"{SIGNATURE.name} ({path}): {reason}; {SIGNATURE.advice}"
        raise Refused(Code.FILE_UNREADABLE, detail) from None
    judgement = signature.judge(
        strokes.reports, max_x=strokes.max_x, max_y=strokes.max_y, lost=0, limits=limits.signature
    )
    part = {"name": "SIGNATURE", "reports": len(strokes.reports)} | said(judgement)
    reasons = [reason.value for reason in judgement.reasons]
    return summed([part] if judgement.region else [], "signatures", reasons)


def _from_record(data: bytes) -> _Strokes:
    record = read_signature(data)
    return _Strokes(record.points, record.max_x, record.max_y)


def _from_csv(data: bytes, pad: tuple[int, int]) -> _Strokes:
    rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig")))
    if not set(_COLUMNS) <= set(rows.fieldnames or ()):
        raise ValueError("columns")
    numbers = [[float(row[name]) for name in _COLUMNS] for row in rows]
    begin = numbers[0][2] if numbers else 0.0
    reports = [
        (
            round(x * _PER_METRE),
            round(y * _PER_METRE),
            round(p * _FULL_PRESSURE),
            round(1000 * (t - begin)),
        )
        for x, y, t, p in numbers
    ]
    return _Strokes(reports, *(side * _PER_METRE // 1000 for side in pad))


def _pad(text: str) -> tuple[int, int]:
    found = _PAD.fullmatch(text)
    if found is None:
        raise argparse.ArgumentTypeError("such as 108x65")
    return int(found[1]), int(found[2])
