"""Records irises: both eyes or the one there is, judged, coded without loss."""

from drivers.protocol import IrisScanner, ScanRequest
from station.body import PARTS, Part
from station.devices.messages import Attempt, Codec, ImageSample
from station.host import codec
from station.host.delivery import Received, received
from station.host.job import Job, now_unix_ms
from station.host.sample import scanned
from station.host.verdict import checked, together
from station.quality import iris
from station.reasons import Reason


def irises(scanner: IrisScanner, job: Job) -> Attempt:
    """Record the eyes of a target. Raises ``Retry`` and ``Fault``."""
    wanted = tuple(part for part in PARTS[job.begin.target] if part not in job.begin.missing)
    request = ScanRequest(
        parts=tuple(part.value for part in wanted),
        missing=tuple(part.value for part in job.begin.missing),
        wanted_score=job.settings.iris.score,
    )
    eyes = [received(each) for each in scanner.scan(request, job.show, job.stop)]
    taken = now_unix_ms()
    samples = [_sample(eye, job, taken) for eye in eyes]
    verdict, reasons = together(samples, _count_reasons(eyes, wanted))
    return Attempt(
        target=job.begin.target,
        samples=tuple(samples),
        verdict=verdict,
        reasons=reasons,
        seconds=job.seconds,
    )


def _count_reasons(eyes: list[Received], wanted: tuple[Part, ...]) -> tuple[Reason, ...]:
    came = sorted(eye.part for eye in eyes)
    return () if came == sorted(wanted) else (Reason.IRIS_NONE,)


def _sample(eye: Received, job: Job, taken: int) -> ImageSample:
    judgement = checked(lambda: iris.judge(eye.gray, job.settings.iris))
    coded, kind = codec.lossless(eye.gray), Codec.JPEG2000_LOSSLESS
    return scanned(eye, judgement, job, coded=coded, kind=kind, taken=taken)
