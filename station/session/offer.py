"""What the desk offers at a step that asks a device: how often, whether to go on, what to force."""

from station.body import Target
from station.devices.messages import Verdict
from station.session import attempts, progress
from station.session.matters import Matter, roles
from station.session.record import Outcome, Record
from station.session.view import Step
from station.settings import EnrollmentSettings

_STEP = {Target.INDEX_CHECK: Step.INDEX_CHECK, Target.STATEMENT: Step.STATEMENT}


def may_go_on(record: Record, target: Target) -> bool:
    """Say whether the step of a target is settled."""
    return progress.settled(record, _STEP.get(target) or Step(target.value))


def may_force(record: Record, target: Target, settings: EnrollmentSettings) -> bool:
    """Say whether the best so far may be accepted though it is not good.

    There must be something to accept, and the tries are used up, or what keeps it from being good
    is only that it could not be checked, which no further try would change.
    """
    if may_go_on(record, target):
        return False
    used_up = attempts.made(record, target) >= attempts.allowed(target, settings)
    verdicts = _verdicts(record, target)
    return bool(verdicts) and (used_up or verdicts == {Verdict.NOT_CHECKED})


def _verdicts(record: Record, target: Target) -> set[Verdict]:
    if target is Target.INDEX_CHECK:
        return _index_verdicts(record, attempts.made(record, target))
    if target is Target.STATEMENT:
        return {sample.verdict for sample in attempts.statement_samples(record)}
    samples = attempts.best(record)
    parts = attempts.expected(record, target)
    if any(part not in samples for part in parts):
        return set()
    return {samples[part].verdict for part in parts} - {Verdict.GOOD}


def _index_verdicts(record: Record, tries: int) -> set[Verdict]:
    check = record.index_check
    if check is None or check.of != progress.index_digest(record):
        # Worn fingers may not be read a second time at all: not checked, once all tries are used.
        return {Verdict.RETRY} if tries else set()
    unchecked = check.outcome is Outcome.NOT_CHECKED
    return {Verdict.NOT_CHECKED if unchecked else Verdict.RETRY}


def takes_two(record: Record, target: Target, settings: EnrollmentSettings) -> bool:
    """Say whether accepting what is not good takes a second person."""
    return bool(roles(settings.second_person, matter(record, target)))


def matter(record: Record, target: Target) -> Matter:
    """Return what a second person would confirm by accepting the best so far."""
    return Matter.DOUBTED if doubted(record, target) else Matter.FORCED


def doubted(record: Record, target: Target) -> bool:
    """Say whether what was compared speaks for another finger or person."""
    if target is Target.INDEX_CHECK:
        return record.index_check is not None and record.index_check.outcome is Outcome.FAILED
    samples = attempts.best(record)
    parts = attempts.expected(record, target)
    return any(part in samples and attempts.doubted(samples[part]) for part in parts)
