"""Takes the portrait: live view, coaching, capture when all is green, crop, code."""

import time
from threading import Condition, Thread
from typing import Final

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
    Verdict,
)
from station.host import codec
from station.host.job import Job, now_unix_ms
from station.host.verdict import NOT_CHECKED, box_of, checked, measures_of, together, verdict_of
from station.quality import face
from station.quality.backdrop import Backdrop, backdrop_for
from station.quality.judgement import Judgement, Region
from station.settings import FaceLimits

LOOK_SECONDS: Final = 0.125
"""Between two looks at the live view: eight times a second is as fast as a person reacts to."""


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
    judgement = checked(lambda: face.judge(still.pixels, job.settings.face, _backdrop(job)))
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


def _vouched(device: DeviceIdentity, still: Frame) -> DeviceIdentity:
    """Add what a camera that signs its stills vouches for."""
    evidence = still.evidence
    return msgspec.structs.replace(device, digital_id=evidence.digital_id, checks=evidence.checks)


def _watch(camera: Camera, job: Job) -> None:
    """Show the live view until the picture is to be taken. Raises when cancelled or too late."""
    automatic = job.begin.automatic and job.settings.automatic.enabled
    countdown = _Countdown(job.settings.automatic.hold_ms / 1000 if automatic else None)
    with _Watcher(job, _backdrop(job), countdown) as watcher:
        while not job.stop.finished and not countdown.done:
            job.stop.check()
            frame = camera.frame(job.stop)
            job.show(frame)
            watcher.look_at(frame)


class _Countdown:
    """How long everything has been green."""

    def __init__(self, hold: float | None) -> None:
        self._hold = hold
        self._green_since: float | None = None
        self.share = 0.0

    @property
    def done(self) -> bool:
        return self.share >= 1.0

    def saw(self, verdict: Verdict, at: float) -> None:
        """Count a look at a frame that arrived ``at`` (monotonic seconds)."""
        if self._hold is None or verdict is not Verdict.GOOD:
            self._green_since, self.share = None, 0.0
            return
        self._green_since = at if self._green_since is None else self._green_since
        held = at - self._green_since
        self.share = min(1.0, held / self._hold) if self._hold > 0 else 1.0


class _Watcher:
    """Judges the newest frame on a thread of its own, so that the live view never waits for it."""

    def __init__(self, job: Job, backdrop: Backdrop | None, countdown: _Countdown) -> None:
        self._job = job
        self._limits = job.settings.face
        self._backdrop = backdrop
        self._countdown = countdown
        self._arrived = Condition()
        self._newest: Frame | None = None
        self._over = False
        self._thread = Thread(target=self._run, name="judge-camera", daemon=True)

    def __enter__(self) -> "_Watcher":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with self._arrived:
            self._over = True
            self._arrived.notify()
        self._thread.join()

    def look_at(self, frame: Frame) -> None:
        """Put a frame up for judgement in place of the one before."""
        with self._arrived:
            self._newest = frame
            self._arrived.notify()

    def _run(self) -> None:
        while (frame := self._next()) is not None:
            began = time.monotonic()
            judgement = checked(lambda: _judged(frame, self._limits, self._backdrop))
            verdict = verdict_of(judgement)
            self._countdown.saw(verdict, frame.at_ns / 1e9)
            self._job.tell(self._live(frame, judgement, verdict))
            with self._arrived:
                rest = LOOK_SECONDS - (time.monotonic() - began)
                self._arrived.wait_for(lambda: self._over, max(0.0, rest))

    def _next(self) -> Frame | None:
        with self._arrived:
            self._arrived.wait_for(lambda: self._over or self._newest is not None)
            frame, self._newest = self._newest, None
            return None if self._over else frame

    def _live(self, frame: Frame, judgement: Judgement, verdict: Verdict) -> Live:
        return Live(
            request=self._job.request,
            verdict=verdict,
            reasons=judgement.reasons,
            measures=measures_of(judgement),
            boxes=_boxes(frame, judgement),
            hold=self._countdown.share,
        )


def _judged(frame: Frame, limits: FaceLimits, backdrop: Backdrop | None) -> Judgement:
    return face.judge(frame.pixels, limits, backdrop)


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
