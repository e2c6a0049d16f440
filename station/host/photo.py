"""Takes the portrait: live view, coaching, capture when all is green, crop, code."""

from functools import partial

import msgspec

from drivers.protocol import Camera, Frame
from drivers.stop import Stop
from station.body import Part
from station.devices.messages import (
    Attempt,
    Box,
    Codec,
    DeviceIdentity,
    ImageSample,
    Live,
)
from station.host import codec
from station.host.job import Job, now_unix_ms
from station.host.live import Watcher, countdown
from station.host.verdict import NOT_CHECKED, box_of, checked, measures_of, together, verdict_of
from station.quality import face, landmarks
from station.quality.backdrop import Backdrop, backdrop_for
from station.quality.judgement import Judgement, Region


def photo(camera: Camera, job: Job) -> Attempt:
    """Record the face. Raises ``Retry`` and ``Fault``."""
    _watch(camera, job)
    still = camera.still(Stop(max(1.0, job.stop.remaining)))
    taken = now_unix_ms()
    sample = portrait(still, job, taken)
    verdict, reasons = together([sample])
    return Attempt(
        target=job.begin.target,
        samples=(sample,),
        verdict=verdict,
        reasons=reasons,
        seconds=job.seconds,
    )


def portrait(still: Frame, job: Job, taken: int) -> ImageSample:
    """Judge a still, cut the portrait out of it and code it."""
    judgement = checked(lambda: _judged_still(still, job))
    pixels = face.crop(still.pixels, judgement.region) if judgement.region else still.pixels
    height, width = pixels.shape[:2]
    return ImageSample(
        part=Part.FACE,
        codec=Codec.JPEG2000,
        width=width,
        height=height,
        channels=3,
        ppi=None,
        data=codec.portrait(pixels),
        score=judgement.score,
        device_score=None,
        verdict=verdict_of(judgement),
        reasons=judgement.reasons,
        thumbnail=codec.thumbnail(pixels, codec.APPROVAL_SIDE),
        device=_vouched(job.device, still),
        source_sha256=still.evidence.sha256,
        capture_unix_ms=taken,
        measures=measures_of(judgement),
        details=_in_crop(judgement),
    )


def _judged_still(still: Frame, job: Job) -> Judgement:
    return face.judge(still.pixels, job.settings.face, _backdrop(job), landmarks.installed())


def _vouched(device: DeviceIdentity, still: Frame) -> DeviceIdentity:
    """Add what a camera that signs its stills vouches for."""
    evidence = still.evidence
    return msgspec.structs.replace(device, digital_id=evidence.digital_id, checks=evidence.checks)


def _watch(camera: Camera, job: Job) -> None:
    """Show the live view until the picture is to be taken. Raises when cancelled or too late."""
    left = countdown(job)
    with Watcher(job, partial(_look, job), left, "judge-camera") as watcher:
        while not job.stop.finished and not left.done:
            job.stop.check()
            frame = camera.frame(job.stop)
            job.show(frame)
            watcher.look_at(frame)


def _look(job: Job, frame: Frame) -> Live:
    """Judge a frame of the live view as the still will be judged."""
    limits = job.settings.face
    judgement = checked(lambda: face.judge(frame.pixels, limits, _backdrop(job)))
    return Live(
        request=job.request,
        verdict=verdict_of(judgement),
        reasons=judgement.reasons,
        measures=measures_of(judgement),
        boxes=_boxes(frame, judgement),
    )


def _backdrop(job: Job) -> Backdrop | None:
    return backdrop_for(job.begin.birth_year, foreign=job.begin.foreign)


def _boxes(frame: Frame, judgement: Judgement) -> tuple[Box, ...]:
    if judgement.region is None:
        return ()
    height, width = frame.pixels.shape[:2]
    return (box_of(Part.FACE, judgement.region, width, height, judgement.score),)


def _in_crop(judgement: Judgement) -> dict[str, float]:
    """Move the facts about the still into the portrait that was cut out of it."""
    if judgement.region is None or judgement is NOT_CHECKED:
        return {}
    frame = face.crop_box(judgement.region)
    return {name: _moved(name, value, frame) for name, value in judgement.details.items()}


def _moved(name: str, value: float, frame: Region) -> float:
    scale = face.RECORD_WIDTH / frame.width
    if name.endswith("_x"):
        return (value - frame.x) * scale
    if name.endswith("_y"):
        return (value - frame.y) * scale
    return value * scale
