"""From what quality says of pixels to what the kiosk is told: samples, boxes, verdicts."""

import logging
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from station.body import Part
from station.devices.messages import Box, ImageSample, Measure, PenSample, Verdict
from station.quality.judgement import Judgement, Region
from station.reasons import Reason

log = logging.getLogger(__name__)

NOT_CHECKED: Final = Judgement(score=0, reasons=(Reason.NOT_CHECKED,))


def checked(judge: Callable[[], Judgement]) -> Judgement:
    """Judge, and when the judge itself fails say so: a capture is never lost to its check."""
    try:
        return judge()
    except Exception:  # an unforeseen picture may break any step of the arithmetic
        log.exception("quality_failed")
        return NOT_CHECKED


def verdict_of(judgement: Judgement) -> Verdict:
    if Reason.NOT_CHECKED in judgement.reasons:
        return Verdict.NOT_CHECKED
    return Verdict.GOOD if judgement.good else Verdict.RETRY


def measures_of(judgement: Judgement) -> tuple[Measure, ...]:
    return tuple(
        Measure(name=figure.name, value=figure.value, limit=figure.limit)
        for figure in judgement.figures
    )


def box_of(part: Part, region: Region, width: int, height: int, score: int) -> Box:
    """Express a region in fractions of its picture."""
    return Box(
        part=part,
        x=region.x / width,
        y=region.y / height,
        width=region.width / width,
        height=region.height / height,
        angle=region.angle,
        score=score,
    )


def together(
    samples: Sequence[ImageSample | PenSample], more: Iterable[Reason] = ()
) -> tuple[Verdict, tuple[Reason, ...]]:
    """Sum up an attempt: the worst verdict of its parts, and every reason once."""
    reasons = [*more, *(reason for sample in samples for reason in sample.reasons)]
    verdicts = {sample.verdict for sample in samples}
    unmet = [reason for reason in reasons if reason is not Reason.NOT_CHECKED]
    if unmet or Verdict.RETRY in verdicts:
        verdict = Verdict.RETRY
    elif reasons or Verdict.NOT_CHECKED in verdicts:
        verdict = Verdict.NOT_CHECKED
    else:
        verdict = Verdict.GOOD
    return verdict, tuple(dict.fromkeys(reasons))
