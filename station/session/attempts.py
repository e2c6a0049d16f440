"""Best of N: of all tries, the best sample of each part; of signatures the newest that is good."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType
from typing import Final

from station.body import EYES, FINGERS, MODALITY, PARTS, Modality, Part, Target
from station.devices.messages import Attempt, ImageSample, PenSample, Sample, Verdict
from station.reasons import SUSPICIONS
from station.session.record import Record
from station.settings import EnrollmentSettings

_RANK: Final = MappingProxyType({Verdict.RETRY: 1, Verdict.NOT_CHECKED: 1, Verdict.GOOD: 2})
_DOUBTED: Final = 0
"""Below every rank: a sharp print of the wrong finger is worse than a blurred one of the right."""
_CHECKS: Final = frozenset({Target.INDEX_CHECK, Target.STATEMENT})


def allowed(target: Target, settings: EnrollmentSettings) -> int:
    """Return how many tries a target has before something less than good may be accepted."""
    limits = {
        Modality.CAMERA: settings.face.attempts,
        Modality.FINGER: settings.finger.attempts,
        Modality.IRIS: settings.iris.attempts,
        Modality.SIGNATURE: settings.signature.attempts,
    }
    return limits[MODALITY[target]]


def of(record: Record, target: Target) -> tuple[Attempt, ...]:
    """Return the tries at a target that count, in order."""
    return tuple(
        attempt
        for position, attempt in enumerate(record.attempts)
        if attempt.target is target and position not in record.rejected
    )


def made(record: Record, target: Target) -> int:
    """Return how many tries there were, with those that recorded nothing."""
    if target is Target.STATEMENT:
        return len(statement_samples(record)) + record.failures.get(target, 0)
    return _rounds(of(record, target)) + record.failures.get(target, 0)


def _rounds(tries: tuple[Attempt, ...]) -> int:
    """Count tries; those at one part each count as often as the part that had most of them."""
    alone = Counter(each.samples[0].part for each in tries if len(each.samples) == 1)
    whole = sum(len(each.samples) != 1 for each in tries)
    return whole + max(alone.values(), default=0)


def next_alone(record: Record, target: Target) -> Part | None:
    """Return the part to record next on a device that takes one; None where none is expected.

    Parts that are not good come first, those tried least before the others; of good ones the worst.
    """
    samples = best(record)

    def turn(part: Part) -> tuple[bool, int, int]:
        sample = samples.get(part)
        good = sample is not None and sample.verdict is Verdict.GOOD
        return good, 0 if good else seen(record, part), sample.score if good and sample else 0

    return min(expected(record, target), key=turn, default=None)


def seen(record: Record, part: Part) -> int:
    """Return in how many tries that count a part was recorded."""
    return len(tries(record, part))


def better(one: Sample, other: Sample) -> Sample:
    """Return the sample to keep of two, ``other`` being the newer.

    A good sample beats any other, and any other beats one that may be of another finger or person;
    then the score decides; a score that was not checked is 0. Of equals the newer stays: whoever
    tries again did not want what was there. For the same reason the score does not decide between
    good signatures: it cannot tell a name from half of it.
    """
    return other if _worth(other) >= _worth(one) else one


def _worth(sample: Sample) -> tuple[int, int]:
    written = isinstance(sample, PenSample) and sample.verdict is Verdict.GOOD
    rank = _DOUBTED if doubted(sample) else _RANK[sample.verdict]
    return rank, 0 if written else sample.score


def doubted(sample: Sample) -> bool:
    """Say whether a sample may be of another finger, or of another person."""
    return not SUSPICIONS.isdisjoint(sample.reasons)


def tries(record: Record, part: Part) -> tuple[Sample, ...]:
    """Return every sample of a part that counts, the oldest first."""
    return tuple(sample for _, sample in _counting(record) if sample.part is part)


def best(record: Record) -> dict[Part, Sample]:
    """Return the best sample of every part so far, in the order of the parts' first samples."""
    found: dict[Part, Sample] = {}
    counting = tuple(_counting(record))
    first = {part: _redone(counting, part) for part in {sample.part for _, sample in counting}}
    for position, sample in counting:
        if position < first[sample.part]:
            continue
        known = found.get(sample.part)
        found[sample.part] = better(known, sample) if known else sample
    return found


def _counting(record: Record) -> Iterator[tuple[int, Sample]]:
    """Yield the samples of the recording steps that were not rejected, with their tries' places."""
    for position, attempt in enumerate(record.attempts):
        if attempt.target not in _CHECKS and position not in record.rejected:
            yield from ((position, sample) for sample in attempt.samples)


def _redone(counting: Sequence[tuple[int, Sample]], part: Part) -> int:
    """Return from which try on samples of a part count.

    Another finger turned out to be the same as this one, and then this one was recorded again: the
    first time it was the wrong one, however sharp.
    """
    alarms = (at for at, s in counting if isinstance(s, ImageSample) and part in s.like)
    alarm = max(alarms, default=0)
    again = any(at > alarm and s.part is part and not doubted(s) for at, s in counting)
    return alarm if again else 0


def exempted(record: Record) -> frozenset[Part]:
    """Return the parts that need not be recorded."""
    return frozenset(each.part for each in record.exemptions)


def expected(record: Record, target: Target) -> tuple[Part, ...]:
    """Return the parts a target still has to give: all of its own but the exempted ones."""
    return tuple(part for part in PARTS[target] if part not in exempted(record))


def good(record: Record, target: Target) -> bool:
    """Say whether every expected part of a target has a good sample."""
    samples = best(record)
    return all(
        part in samples and samples[part].verdict is Verdict.GOOD
        for part in expected(record, target)
    )


def statement_samples(record: Record) -> tuple[PenSample, ...]:
    """Return the signatures under the statement given since the record changed last."""
    fresh = record.attempts[record.statement_from :]
    samples = (s for a in fresh if a.target is Target.STATEMENT for s in a.samples)
    return tuple(sample for sample in samples if isinstance(sample, PenSample))


def references(record: Record) -> dict[Part, bytes]:
    """Return the encoded best pictures of the index fingers that were recorded."""
    return _pictures(record, expected(record, Target.INDEX_CHECK))


def fingers(record: Record) -> dict[Part, bytes]:
    """Return the encoded best pictures of all fingers that were recorded and are not doubted."""
    sure = {part for part, sample in best(record).items() if not doubted(sample)}
    return _pictures(record, (each for each in FINGERS if each in sure))


def eyes(record: Record) -> dict[Part, bytes]:
    """Return the encoded best pictures of the eyes that were recorded."""
    return _pictures(record, EYES)


def best_slap(record: Record, target: Target) -> Attempt | None:
    """Return the try with the best whole slap, None where none was kept.

    The number of its good fingers decides, then its worst finger.
    """
    kept = [attempt for attempt in of(record, target) if attempt.slap and attempt.samples]
    return max(kept, key=_worth_of_slap, default=None)


def _worth_of_slap(attempt: Attempt) -> tuple[int, int]:
    sound = sum(sample.verdict is Verdict.GOOD for sample in attempt.samples)
    return sound, min(sample.score for sample in attempt.samples)


def _pictures(record: Record, parts: Iterable[Part]) -> dict[Part, bytes]:
    samples = best(record)
    return {
        part: sample.data for part in parts if isinstance(sample := samples.get(part), ImageSample)
    }
