"""What every word of ``perekaman quality`` shares: files one by one, and what is said of each."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from station import settings
from station.commands import output
from station.errors import Trouble
from station.quality.judgement import Judgement, Region
from station.settings import EnrollmentSettings

Found = dict[str, Any]
"""A JSON object: what is said of one file, or of one part in it."""

Judge = Callable[[Path, EnrollmentSettings], Found]
_SHOWN: Final = "file"


def add_files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="one sample each")


def add_ppi(parser: argparse.ArgumentParser) -> None:
    about = "pixels per inch, where the file does not say (else 500)"
    parser.add_argument("--ppi", type=int, choices=(500, 1000), help=about)


def judge_all(options: argparse.Namespace, judge: Judge, parts: str) -> int:
    """Judge every file and print it; 1 when a file could not be read. Raises ``Trouble``."""
    limits = settings.load(options.config).enrollment
    found = [_judged(path, judge, limits) for path in options.files]
    if options.json:
        output.document({"files": found})
    else:
        output.lines(line for each in found for line in _lines(each, parts))
    return int(any("error" in each for each in found))


def _judged(path: Path, judge: Judge, limits: EnrollmentSettings) -> Found:
    try:
        return {"file": str(path), **judge(path, limits)}
    except Trouble as trouble:
        return {
            "file": str(path),
            "verdict": "NOT_CHECKED",
            "error": {"code": trouble.code.value, "detail": trouble.detail},
        }


def said(judgement: Judgement, share: float = 1.0) -> Found:
    """Say a judgement; ``share``: judged pixels to pixels of the file."""
    return {
        "score": judgement.score,
        "verdict": "GOOD" if judgement.good else "RETRY",
        "reasons": [reason.value for reason in judgement.reasons],
        "figures": {figure.name: figure.value for figure in judgement.figures},
        "box": box(judgement.region, share) if judgement.region else None,
    }


def box(region: Region, share: float = 1.0) -> Found:
    """Say where something lies: upper left corner, size, and the turn about the box's middle."""
    return {
        "x": round(region.x / share, 1),
        "y": round(region.y / share, 1),
        "width": round(region.width / share, 1),
        "height": round(region.height / share, 1),
        "angle": round(region.angle, 1),
    }


def summed(parts: Sequence[Found], name: str, reasons: Sequence[str] = ()) -> Found:
    """Say of a file what its parts make together: the least score, every reason once."""
    every = dict.fromkeys([*reasons, *(reason for part in parts for reason in part["reasons"])])
    return {
        "score": min((part["score"] for part in parts), default=0),
        "verdict": "RETRY" if every else "GOOD",
        "reasons": list(every),
        name: list(parts),
    }


def _lines(found: Mapping[str, Any], parts: str) -> Sequence[str]:
    if "error" in found:
        return [f"{found[_SHOWN]}: {found['error']['code']}: {found['error']['detail']}"]
    head = f"{found[_SHOWN]}: {found['verdict']} {found['score']}"
    rows = [_row(part) for part in found[parts]]
    return [head + _because(found["reasons"]), *rows]


def _row(part: Found) -> str:
    name = str(part.get("name") or "-")
    figures = "  ".join(f"{figure} {value}" for figure, value in part["figures"].items())
    return f"  {name:14} {part['score']:3}  {figures}{_because(part['reasons'])}"


def _because(reasons: Sequence[str]) -> str:
    return f"  {' '.join(reasons)}" if reasons else ""
