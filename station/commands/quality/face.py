"""``perekaman quality face``: one face, its place, light, sharpness and the wall behind it."""

import argparse
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Final

from station.commands.quality.judging import Found, add_files, judge_all, said, summed
from station.commands.quality.pictures import opened
from station.quality import backdrop, face
from station.settings import EnrollmentSettings

HELP: Final = "judge portraits"


def arguments(parser: argparse.ArgumentParser) -> None:
    add_files(parser)
    about = "year of birth: an odd one wants a red wall, an even one a blue one"
    parser.add_argument("--born", type=int, metavar="YEAR", help=about)


def run(options: argparse.Namespace) -> int:
    """Judge them. Raises ``Trouble``."""
    return judge_all(options, partial(_judge, options.born), "faces")


def _judge(born: int | None, path: Path, limits: EnrollmentSettings) -> Found:
    wall = None if born is None else backdrop.backdrop_for(born, foreign=False)
    judgement = face.judge(opened(path).colour, limits.face, wall)
    part = {"name": "FACE"} | said(judgement) | {"eyes": _eyes(judgement.details)}
    reasons = [reason.value for reason in judgement.reasons]
    return summed([part] if judgement.region else [], "faces", reasons)


def _eyes(facts: Mapping[str, float]) -> list[Found]:
    return [
        {"name": f"{side.upper()}_EYE", "x": facts[f"{side}_eye_x"], "y": facts[f"{side}_eye_y"]}
        for side in ("right", "left")
        if f"{side}_eye_x" in facts
    ]
