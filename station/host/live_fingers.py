"""What the live view of a slap scanner shows: each finger in its box with its score, as it lies."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

import numpy as np

from drivers.opencv import cv2
from drivers.protocol import Frame
from station.body import PARTS, Part
from station.devices.messages import Live, Verdict
from station.host.codec import Pixels
from station.host.job import Job
from station.host.live import Watcher, countdown
from station.host.slaps import LAID
from station.host.verdict import box_of
from station.quality import finger, hand, slap
from station.quality.hand import Hands, Laid
from station.quality.judgement import Judgement
from station.reasons import Reason

PLATEN_PIXELS: Final = 1500
"""Height of a slap scanner's glass at 500 ppi: 3 inches (EBTS Appendix F, 76 mm for four fingers).
Live views come smaller and do not say by how much; they show the whole glass."""
SMALLEST: Final = 300
"""Pixels of height below which a live view holds no ridges to be judged."""


@contextmanager
def watching(job: Job, parts: Sequence[Part]) -> Iterator[Callable[[Frame], None]]:
    """Show and judge the live view of a slap while the block lasts; only shows that of a finger.

    Once all fingers have been good for as long as the settings say, the device is told to take
    them; devices that decide for themselves may have done so before.
    """
    if job.at_once == 1 or job.begin.target not in LAID or not parts:
        yield job.show
        return
    left = countdown(job)
    with Watcher(job, lambda frame: look(job, parts, frame.pixels), left, "judge-finger") as eye:

        def show(frame: Frame) -> None:
            job.show(frame)
            eye.look_at(frame)
            if left.done:
                job.stop.finish()

        yield show


def look(job: Job, parts: Sequence[Part], pixels: Pixels) -> Live:
    """Say how the fingers lie and how good each would be."""
    target = job.begin.target
    gray = pixels if pixels.ndim == 2 else np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY))
    if gray.shape[0] < SMALLEST:
        return Live(request=job.request, verdict=Verdict.NOT_CHECKED, reasons=())
    whole = _at_500_ppi(np.asarray(gray, np.uint8))
    missing = [part for part in PARTS[target] if part not in parts]
    found = hand.laid(whole, LAID[target], missing)
    tips = ((each, slap.cut_out(whole, each.tip)) for each in found.fingers)
    judged = [(each, finger.judge(print_, job.settings.finger)) for each, print_ in tips]
    reasons = _reasons(found, judged)
    if Reason.FINGER_RESOLUTION in reasons:  # of the view: how much it was made smaller is a guess
        return Live(request=job.request, verdict=Verdict.NOT_CHECKED, reasons=())
    height, width = whole.shape
    return Live(
        request=job.request,
        verdict=Verdict.RETRY if reasons else Verdict.GOOD,
        reasons=reasons,
        boxes=tuple(
            box_of(each.part, each.tip.region, width, height, of.score)
            for each, of in judged
            if each.part
        ),
    )


def _at_500_ppi(gray: Pixels) -> Pixels:
    height, width = gray.shape
    size = (round(width * PLATEN_PIXELS / height), PLATEN_PIXELS)
    return np.asarray(cv2.resize(gray, size, interpolation=cv2.INTER_CUBIC), np.uint8)


def _reasons(found: Hands, judged: Sequence[tuple[Laid, Judgement]]) -> tuple[Reason, ...]:
    each = (reason for laid, of in judged for reason in (*laid.reasons, *of.reasons))
    return tuple(dict.fromkeys((*found.reasons, *each)))
