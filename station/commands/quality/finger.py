"""``perekaman quality finger``: is it a finger, and can its ridges be read?"""

import argparse
from functools import partial
from pathlib import Path
from typing import Final

from station.commands.quality.judging import Found, add_files, add_ppi, judge_all, said, summed
from station.commands.quality.pictures import at_500_ppi, opened
from station.quality import finger
from station.settings import EnrollmentSettings

HELP: Final = "judge single fingers"


def arguments(parser: argparse.ArgumentParser) -> None:
    add_files(parser)
    add_ppi(parser)


def run(options: argparse.Namespace) -> int:
    """Judge them. Raises ``Trouble``."""
    return judge_all(options, partial(_judge, options.ppi), "fingers")


def _judge(ppi: int | None, path: Path, limits: EnrollmentSettings) -> Found:
    gray, share = at_500_ppi(opened(path), ppi)
    judgement = finger.judge(gray, limits.finger)
    nobody = {"position": 0, "name": "UNKNOWN"}
    parts = [nobody | said(judgement, share)] if judgement.region else []
    return summed(parts, "fingers", [reason.value for reason in judgement.reasons])
