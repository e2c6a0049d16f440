"""The index-finger check at the end: is the person who signs the one who was recorded?"""

import logging

from drivers.protocol import FingerScanner
from station.body import Part
from station.devices.messages import Attempt, Verdict
from station.host import codec
from station.host.delivery import Received
from station.host.fingers import count_reasons, scan
from station.host.job import Job
from station.quality import finger, match
from station.reasons import Reason

log = logging.getLogger(__name__)


def index_check(scanner: FingerScanner, job: Job) -> Attempt:
    """Compare the index fingers with those recorded before; nothing new is recorded.

    Without a reference the answer is NOT_CHECKED, never good. Raises ``Retry`` and ``Fault``.
    """
    came = scan(scanner, job)
    reasons = [*count_reasons(came, job)]
    matches: dict[Part, float] = {}
    for each in came.prints:
        value = _similarity(each, job)
        if isinstance(value, Reason):
            reasons.append(value)
        else:
            matches[each.part] = value
    if any(value < job.settings.finger.match for value in matches.values()):
        reasons.append(Reason.FINGER_OTHER_PERSON)
    return Attempt(
        target=job.begin.target,
        samples=(),
        verdict=_verdict(reasons, matches),
        reasons=tuple(dict.fromkeys(reasons)),
        seconds=job.seconds,
        matches=matches,
    )


def _similarity(print_: Received, job: Job) -> float | Reason:
    """Compare one finger; a reason where it cannot be compared."""
    judgement = finger.judge(print_.gray, job.settings.finger)
    reference = job.begin.references.get(print_.part)
    if Reason.FINGER_NONE in judgement.reasons:
        return Reason.FINGER_NONE
    if reference is None:
        return Reason.NOT_CHECKED
    try:
        before = match.template(codec.decoded(reference))
        return match.similarity(before, match.template(print_.gray))
    except Exception:  # a comparison that fails is not a match and not a mismatch
        log.exception("match_failed")
        return Reason.NOT_CHECKED


def _verdict(reasons: list[Reason], matches: dict[Part, float]) -> Verdict:
    if any(reason is not Reason.NOT_CHECKED for reason in reasons):
        return Verdict.RETRY
    if reasons or not matches:
        return Verdict.NOT_CHECKED
    return Verdict.GOOD
