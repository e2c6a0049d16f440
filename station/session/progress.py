"""How far an enrollment is: which steps are settled, which may be reached, what is missing."""

from station.body import Part, Target
from station.session import attempts
from station.session.attempts import best, expected, good
from station.session.record import Outcome, Record, digest
from station.session.steps import RECORDING
from station.session.view import Mark, Step


def settled(record: Record, step: Step) -> bool:
    """Say whether nothing is left to do at a step."""
    target = RECORDING.get(step)
    if target is not None:
        return good(record, target) or _forced(record, target)
    return {
        Step.BIODATA: record.confirmed is not None,
        Step.REVIEW: record.reviewed,
        Step.APPROVAL: record.approved is not None and record.approved_of == photo_digest(record),
        Step.INDEX_CHECK: _index_settled(record),
        Step.STATEMENT: record.statement is not None or cannot_sign(record),
    }[step]


def _forced(record: Record, target: Target) -> bool:
    samples = best(record)
    return target in record.forced and all(part in samples for part in expected(record, target))


def _index_settled(record: Record) -> bool:
    if not expected(record, Target.INDEX_CHECK):
        return True
    check = record.index_check
    if check is None or check.of != index_digest(record):
        return False
    return check.outcome is Outcome.PASSED or check.overridden is not None


def cannot_sign(record: Record) -> bool:
    """Say whether the citizen is excused from signing."""
    return Part.SIGNATURE in attempts.exempted(record)


def photo_digest(record: Record) -> str:
    """Return the digest of the photo as it stands."""
    return digest(tuple(s for part, s in best(record).items() if part is Part.FACE))


def index_digest(record: Record) -> str:
    """Return the digest of the index fingers as they stand."""
    samples = best(record)
    parts = expected(record, Target.INDEX_CHECK)
    return digest(tuple(samples[part] for part in parts if part in samples))


def first_unsettled(record: Record, chain: tuple[Step, ...]) -> Step:
    """Return the first step that is neither settled nor deferred; the last one if all are."""
    for step in chain:
        if step is Step.REVIEW and record.deferred - _settled_steps(record, chain):
            return step  # what was deferred must be recorded before anybody reviews the whole
        if step not in record.deferred and not settled(record, step):
            return step
    return chain[-1]


def _settled_steps(record: Record, chain: tuple[Step, ...]) -> frozenset[Step]:
    return frozenset(step for step in chain if settled(record, step))


def incomplete(record: Record, chain: tuple[Step, ...]) -> tuple[Step, ...]:
    """Return the deferred steps that are still to do: with any of them nothing is sealed."""
    return tuple(s for s in chain if s in record.deferred and not settled(record, s))


def complete(record: Record, chain: tuple[Step, ...]) -> bool:
    """Say whether the record may be sealed."""
    return all(settled(record, step) for step in chain)


def reachable(record: Record, chain: tuple[Step, ...], step: Step) -> bool:
    """Say whether a step may be gone to: everything before it is settled or deferred."""
    return chain.index(step) <= chain.index(first_unsettled(record, chain))


def mark(record: Record, step: Step, now: Step) -> Mark:
    """Return how a row of the rail stands."""
    target = RECORDING.get(step)
    if step is now:
        return Mark.NOW
    if target is not None and not expected(record, target):
        return Mark.EXEMPT
    if settled(record, step):
        return Mark.DONE
    return Mark.DEFERRED if step in record.deferred else Mark.TODO
