"""What the live view of an iris scanner shows: each eye where it is, how good, what is wrong."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Final

import numpy as np

from drivers.opencv import cv2
from drivers.protocol import Frame, Gray
from station.body import EYES, Part
from station.devices.messages import Box, Live, Measure, Verdict
from station.host.job import Job
from station.host.live import Watcher, countdown
from station.host.verdict import box_of, checked, measures_of, verdict_of
from station.quality import iris
from station.quality.judgement import Judgement

EYE_HEIGHT: Final = 480
"""ISO/IEC 19794-6:2011: an eye is delivered as 640 x 480. A live view is judged at that size."""
SMALLEST: Final = 200
"""Pixels of height below which a live view holds no iris to be judged."""
_WIDE: Final = 2.0
"""From this width to height on, a picture holds both eyes."""


@contextmanager
def watching(job: Job, parts: Sequence[Part]) -> Iterator[Callable[[Frame], None]]:
    """Show and judge the live view of the eyes while the block lasts.

    Once all eyes have been good for as long as the settings say, the device is told to take them;
    devices that decide for themselves may have done so before.
    """
    left = countdown(job)
    with Watcher(job, partial(look, job, parts), left, "judge-iris") as eye:

        def show(frame: Frame) -> None:
            job.show(frame)
            eye.look_at(frame)
            if left.done:
                job.stop.finish()

        yield show


def look(job: Job, parts: Sequence[Part], frame: Frame) -> Live:
    """Say how good each eye in a frame would be; the worse one decides."""
    pixels = frame.pixels
    gray = pixels if pixels.ndim == 2 else np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY))
    if gray.shape[0] < SMALLEST or not parts:
        return Live(request=job.request, verdict=Verdict.NOT_CHECKED, reasons=())
    whole = _enlarged(np.asarray(gray, np.uint8))
    eyes = _cut(whole, parts, mirrored=frame.mirrored)
    judged = [checked(partial(iris.judge, eye, job.settings.iris)) for _, _, eye in eyes]
    worst = min(judged, key=lambda each: (each.good, each.score))
    return Live(
        request=job.request,
        verdict=verdict_of(worst),
        reasons=worst.reasons,
        measures=_telling(worst),
        boxes=tuple(_boxes(whole, eyes, judged)),
    )


def _enlarged(gray: Gray) -> Gray:
    height, width = gray.shape
    size = (round(width * EYE_HEIGHT / height), EYE_HEIGHT)
    return np.asarray(cv2.resize(gray, size, interpolation=cv2.INTER_LINEAR), np.uint8)


def _cut(whole: Gray, parts: Sequence[Part], *, mirrored: bool) -> list[tuple[Part, int, Gray]]:
    """Return each eye with where its picture begins, in pixels from the left."""
    height, width = whole.shape
    if width < _WIDE * height:
        return [(parts[0], 0, whole)]
    middle = width // 2
    halves = dict(
        zip(
            reversed(EYES) if mirrored else EYES,
            ((0, whole[:, :middle]), (middle, whole[:, middle:])),
            strict=True,
        )
    )
    return [(part, *halves[part]) for part in parts if part in halves]


def _boxes(
    whole: Gray, eyes: Sequence[tuple[Part, int, Gray]], judged: Sequence[Judgement]
) -> Iterator[Box]:
    height, width = whole.shape
    for (part, left, eye), of in zip(eyes, judged, strict=True):
        if of.region is None:
            continue
        box = box_of(part, of.region, eye.shape[1], height, of.score)
        share = eye.shape[1] / width
        yield Box(
            part=part,
            x=left / width + box.x * share,
            y=box.y,
            width=box.width * share,
            height=box.height,
            score=box.score,
        )


def _telling(judgement: Judgement) -> tuple[Measure, ...]:
    """Return the figures furthest below their limits first: there is room for four."""
    return tuple(sorted(measures_of(judgement), key=lambda each: each.value - each.limit)[:4])
