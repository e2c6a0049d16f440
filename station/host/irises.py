"""Records irises: both eyes or the one there is, judged, told apart, coded without loss."""

import logging
from collections.abc import Iterable, Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from drivers.protocol import IrisScanner, ScanRequest
from station.body import PARTS, Part
from station.devices.messages import Attempt, Codec, ImageSample, Verdict
from station.host import codec
from station.host.delivery import Received, received
from station.host.job import Job, now_unix_ms
from station.host.live_irises import watching
from station.host.sample import scanned
from station.host.verdict import checked, together
from station.quality import iris, iris_code
from station.reasons import Reason

log = logging.getLogger(__name__)

Gray = NDArray[np.uint8]


class _Unsure(ValueError):
    """Too little of an eye is seen to tell it from another."""


def irises(scanner: IrisScanner, job: Job) -> Attempt:
    """Record the eyes of a target. Raises ``Retry`` and ``Fault``."""
    wanted = tuple(part for part in PARTS[job.begin.target] if part not in job.begin.missing)
    request = ScanRequest(
        parts=tuple(part.value for part in wanted),
        missing=tuple(part.value for part in job.begin.missing),
        wanted_score=job.settings.iris.score,
    )
    with watching(job, wanted) as show:
        eyes = [received(each) for each in scanner.scan(request, show, job.stop)]
    taken = now_unix_ms()
    twice, unsure = _repeated(eyes, job)
    samples = [_marked(_sample(eye, job, taken), twice) for eye in eyes]
    verdict, reasons = together(samples, (*_count_reasons(eyes, wanted), *unsure))
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


def _repeated(eyes: Sequence[Received], job: Job) -> tuple[frozenset[Part], tuple[Reason, ...]]:
    """Return the eyes that came twice; where that cannot be told, the reason says so."""
    try:
        return repeated(eyes, job.begin.references, job.settings.iris.apart), ()
    except _Unsure:
        return frozenset(), (Reason.NOT_CHECKED,)
    except Exception:  # an unforeseen picture, or an unreadable reference, must not cost a capture
        log.exception("match_failed")
        return frozenset(), (Reason.NOT_CHECKED,)


def repeated(
    eyes: Sequence[Received], references: Mapping[Part, bytes], limit: float
) -> frozenset[Part]:
    """Return the eyes that are the same as the other one, of this capture or recorded before.

    Raises ``_Unsure`` where two eyes cannot be compared.
    """
    shown = {eye.part: eye.gray for eye in eyes}
    before = {part: codec.decoded(data) for part, data in references.items() if part not in shown}
    pictures = list((before | shown).items())
    if len(pictures) < 2:
        return frozenset()
    same = _are_one(*(picture for _part, picture in pictures), limit=limit)
    return frozenset(shown) if same else frozenset()


def _are_one(one: Gray, two: Gray, *, limit: float) -> bool:
    codes = iris_code.code(one), iris_code.code(two)
    apart = iris_code.apart(codes[0], codes[1]) if codes[0] and codes[1] else None
    if apart is None:
        raise _Unsure
    return apart < limit


def _marked(sample: ImageSample, twice: Iterable[Part]) -> ImageSample:
    if sample.part not in twice:
        return sample
    return msgspec.structs.replace(
        sample, verdict=Verdict.RETRY, reasons=(*sample.reasons, Reason.IRIS_TWICE)
    )


def _sample(eye: Received, job: Job, taken: int) -> ImageSample:
    judgement = checked(lambda: iris.judge(eye.gray, job.settings.iris))
    coded, kind = codec.lossless(eye.gray), Codec.JPEG2000_LOSSLESS
    return scanned(eye, judgement, job, coded=coded, kind=kind, taken=taken)
