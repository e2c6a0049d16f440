"""Records fingers: a slap or thumbs, counted, judged, compared with each other, coded as WSQ."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

import msgspec
import numpy as np

from drivers.opencv import cv2
from drivers.protocol import FingerScanner, ScanRequest
from drivers.trouble import Fault, FaultCode
from station.body import PARTS, Part
from station.devices.messages import Attempt, Codec, ImageSample, Live, Verdict
from station.host import codec
from station.host.delivery import Received, received
from station.host.job import Job, now_unix_ms
from station.host.sample import scanned
from station.host.verdict import checked, together
from station.quality import finger, match
from station.quality.match import Template
from station.reasons import Reason

log = logging.getLogger(__name__)


def fingers(scanner: FingerScanner, job: Job) -> Attempt:
    """Record the fingers of a target. Raises ``Retry`` and ``Fault``."""
    prints = scan(scanner, job)
    taken = now_unix_ms()
    samples = [_sample(each, job, taken) for each in prints]
    twice, unsure = _repeated(prints, job)
    samples = [_marked(sample, twice) for sample in samples]
    verdict, reasons = together(samples, (*count_reasons(prints, job), *unsure))
    return Attempt(
        target=job.begin.target,
        samples=tuple(samples),
        verdict=verdict,
        reasons=reasons,
        seconds=job.seconds,
    )


def scan(scanner: FingerScanner, job: Job) -> list[Received]:
    """Let the device record what the target asks for, and open what it delivers."""
    parts = expected(job)
    alone = job.at_once == 1 and len(parts) > 1
    prints: list[Received] = []
    for wanted in ((part,) for part in parts) if alone else (parts,):
        if alone:
            job.tell(_asking(job, wanted))
        request = ScanRequest(
            parts=tuple(part.value for part in wanted),
            missing=tuple(part.value for part in job.begin.missing),
            wanted_score=job.settings.finger.score,
        )
        deliveries = scanner.scan(request, job.show, job.stop)
        prints += [_at_500_ppi(received(each)) for each in deliveries]
    return prints


def _asking(job: Job, wanted: tuple[Part, ...]) -> Live:
    """Say which finger is to come now."""
    return Live(request=job.request, verdict=Verdict.NOT_CHECKED, reasons=(), wanted=wanted)


def expected(job: Job) -> tuple[Part, ...]:
    """Return the parts of the target that the person has."""
    return tuple(part for part in PARTS[job.begin.target] if part not in job.begin.missing)


def _at_500_ppi(print_: Received) -> Received:
    """Bring a print to the resolution of every measure and of the WSQ coder.

    Nothing is made up: a print of fewer pixels, or of an unknown number, is refused.
    """
    ppi = print_.ppi or 0
    if ppi == codec.WSQ_PPI:
        return print_
    if ppi < codec.WSQ_PPI:
        raise Fault(FaultCode.UNSUPPORTED, "resolution")
    share = codec.WSQ_PPI / ppi
    small = cv2.resize(print_.gray, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    return replace(print_, gray=np.asarray(small, np.uint8), ppi=codec.WSQ_PPI)


def count_reasons(prints: Sequence[Received], job: Job) -> tuple[Reason, ...]:
    """Say so when other fingers came than those that were asked for."""
    came = sorted(each.part for each in prints)
    return () if came == sorted(expected(job)) else (Reason.FINGER_COUNT,)


def _repeated(prints: Sequence[Received], job: Job) -> tuple[frozenset[Part], tuple[Reason, ...]]:
    """Return the fingers that came twice; where that cannot be told, the reason says so."""
    try:
        return repeated(prints, job), ()
    except Exception:  # an unforeseen picture, or an unreadable reference, must not cost a capture
        log.exception("match_failed")
        return frozenset(), (Reason.NOT_CHECKED,)


def repeated(prints: Sequence[Received], job: Job) -> frozenset[Part]:
    """Return the fingers that are the same as another one of this capture or recorded before."""
    limit = job.settings.finger.match
    templates = {each.part: match.template(each.gray) for each in prints}
    same: set[Part] = set()
    for one, two in combinations(templates, 2):
        if match.similarity(templates[one], templates[two]) >= limit:
            same |= {one, two}
    for part, before in _others(job.begin.references).items():
        same |= {
            each
            for each, template in templates.items()
            if each is not part and match.similarity(template, before) >= limit
        }
    return frozenset(same)


def _others(references: Mapping[Part, bytes]) -> dict[Part, Template]:
    return {part: match.template(codec.decoded(data)) for part, data in references.items()}


def _sample(print_: Received, job: Job, taken: int) -> ImageSample:
    judgement = checked(lambda: finger.judge(print_.gray, job.settings.finger))
    coded = codec.wsq(print_.gray)
    return scanned(print_, judgement, job, coded=coded, kind=Codec.WSQ, taken=taken)


def _marked(sample: ImageSample, twice: Iterable[Part]) -> ImageSample:
    if sample.part not in twice:
        return sample
    return msgspec.structs.replace(
        sample, verdict=Verdict.RETRY, reasons=(*sample.reasons, Reason.FINGER_TWICE)
    )
