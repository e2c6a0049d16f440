"""Index fingers laid to prove who somebody is: the person at the end, an operator who corrects."""

import logging
from collections.abc import Callable, Iterable

from drivers.protocol import FingerScanner
from station.body import Part
from station.devices.messages import Attempt, Verdict
from station.host import codec
from station.host.delivery import Received
from station.host.fingers import count_reasons, scan
from station.host.job import Job
from station.quality import finger, match
from station.quality.match import Template
from station.quality.packing import unpacked
from station.reasons import Reason

log = logging.getLogger(__name__)

Known = Callable[[Job, Part], Iterable[Template]]
"""The templates one of which a finger must be like."""


def index_check(scanner: FingerScanner, job: Job) -> Attempt:
    """Compare the index fingers with those recorded before; nothing new is recorded.

    Without a reference the answer is NOT_CHECKED, never good. Raises ``Retry`` and ``Fault``.
    """
    return _compared(scanner, job, _recorded)


def own_finger(scanner: FingerScanner, job: Job) -> Attempt:
    """Compare a finger with the templates of whoever is signed in; nothing of it is kept.

    Either index finger will do: both are theirs alone. Without templates the answer is NOT_CHECKED,
    never good. Raises ``Retry`` and ``Fault``.
    """
    return _compared(scanner, job, _lent)


def _recorded(job: Job, part: Part) -> Iterable[Template]:
    reference = job.begin.references.get(part)
    return [match.template(codec.decoded(reference))] if reference is not None else []


def _lent(job: Job, _: Part) -> Iterable[Template]:
    return map(unpacked, job.begin.operator)


def _compared(scanner: FingerScanner, job: Job, known: Known) -> Attempt:
    came = scan(scanner, job)
    reasons = [*count_reasons(came, job)]
    matches: dict[Part, float] = {}
    for each in came.prints:
        value = _similarity(each, job, known)
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


def _similarity(print_: Received, job: Job, known: Known) -> float | Reason:
    """Compare one finger; a reason where it cannot be compared."""
    judgement = finger.judge(print_.gray, job.settings.finger)
    if Reason.FINGER_NONE in judgement.reasons:
        return Reason.FINGER_NONE
    try:
        before = tuple(known(job, print_.part))
        if not before:
            return Reason.NOT_CHECKED
        laid = match.template(print_.gray)
        return max(match.similarity(each, laid) for each in before)
    except Exception:  # a comparison that fails is not a match and not a mismatch
        log.exception("match_failed")
        return Reason.NOT_CHECKED


def _verdict(reasons: list[Reason], matches: dict[Part, float]) -> Verdict:
    if any(reason is not Reason.NOT_CHECKED for reason in reasons):
        return Verdict.RETRY
    if reasons or not matches:
        return Verdict.NOT_CHECKED
    return Verdict.GOOD
