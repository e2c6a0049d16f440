"""``perekaman quality iris``: pupil and limbus, and whether what lies between can be read."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from station.commands.quality.judging import Found, add_files, judge_all, said, summed
from station.commands.quality.pictures import opened
from station.quality import iris
from station.settings import EnrollmentSettings

HELP: Final = "judge near-infrared pictures of one eye each"


def arguments(parser: argparse.ArgumentParser) -> None:
    add_files(parser)


def run(options: argparse.Namespace) -> int:
    """Judge them. Raises ``Trouble``."""
    return judge_all(options, _judge, "irises")


def _judge(path: Path, limits: EnrollmentSettings) -> Found:
    judgement = iris.judge(opened(path).gray, limits.iris)
    part = {"name": "IRIS"} | said(judgement) | _circles(judgement.details)
    reasons = [reason.value for reason in judgement.reasons]
    return summed([part] if judgement.region else [], "irises", reasons)


def _circles(facts: Mapping[str, float]) -> Found:
    """Say the two circles, in pixels of the file."""
    if "iris_radius" not in facts:
        return {}
    return {
        "iris": _circle(facts["centre_x"], facts["centre_y"], facts["iris_radius"]),
        "pupil": _circle(facts["pupil_x"], facts["pupil_y"], facts["pupil_radius"]),
    }


def _circle(x: float, y: float, radius: float) -> Found:
    return {"x": round(x, 1), "y": round(y, 1), "radius": round(radius, 1)}
