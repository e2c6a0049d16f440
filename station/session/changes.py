"""Every change to a record, as pure functions: what else a change takes back stands beside it."""

from msgspec.structs import replace

from station.body import Part, Target
from station.citizen.biodata import Biodata
from station.citizen.correcting import Field, said
from station.citizen.nik import NikFinding
from station.devices.messages import Attempt, Verdict
from station.session import attempts
from station.session.corrections import Corrections, added, written
from station.session.exemptions import Exemption, add
from station.session.progress import index_digest, photo_digest, settled
from station.session.record import Decision, IndexCheck, Outcome, Record, noted
from station.session.steps import RECORDING
from station.session.view import Step
from station.settings import EnrollmentSettings


def confirmed(record: Record, decision: Decision) -> Record:
    """The biodata are right."""
    return noted(replace(record, confirmed=decision), decision.at, "biodata_confirmed")


def corrected(record: Record, new: Corrections, findings: tuple[NikFinding, ...]) -> Record:
    """Lines of the biodata are as the papers have them, and are to be read aloud once more."""
    after = _rewritten(record, added(record.corrections, new), findings)
    for each in new:
        after = noted(after, each.at, "biodata_corrected", f"{each.field} {each.finger.name}")
    return after


def no_longer_corrected(
    record: Record, field: Field, findings: tuple[NikFinding, ...], at: str
) -> Record:
    """A line is as the list had it after all."""
    left = tuple(each for each in record.corrections if each.field is not field)
    return noted(_rewritten(record, left, findings), at, "correction_withdrawn", field.value)


def correction_refused(record: Record, why: str, at: str, by: str = "") -> Record:
    """A correction did not come about; ``by`` laid a finger of somebody else."""
    fingers = record.refused_fingers | ({by} if by else frozenset())
    return noted(replace(record, refused_fingers=fingers), at, "correction_refused", why)


def rewritten_biodata(record: Record, corrections: Corrections) -> Biodata:
    """Return the biodata with these corrections in place of all earlier ones."""
    before = said(record.citizen.biodata, {c.field: c.was for c in record.corrections})
    return written(before, corrections)


def _rewritten(
    record: Record, corrections: Corrections, findings: tuple[NikFinding, ...]
) -> Record:
    citizen = replace(record.citizen, biodata=rewritten_biodata(record, corrections))
    after = replace(record, citizen=citizen, corrections=corrections, findings=findings)
    return _disturbed(replace(after, confirmed=None))


def recorded(record: Record, attempt: Attempt, at: str, settings: EnrollmentSettings) -> Record:
    """A try recorded something: it is kept, whatever it was."""
    after = replace(record, attempts=(*record.attempts, attempt))
    after = noted(after, at, "captured", f"{attempt.target.value} {attempt.verdict.value}")
    if attempt.target is Target.INDEX_CHECK:
        return _index_checked(after, attempt, at, settings)
    if attempt.target is Target.STATEMENT:
        return _signed(after, at) if attempt.verdict is Verdict.GOOD else after
    return _undeferred(_disturbed(after))


def failed(record: Record, target: Target, at: str) -> Record:
    """A try recorded nothing; it counts all the same."""
    failures = record.failures | {target: record.failures.get(target, 0) + 1}
    return noted(replace(record, failures=failures), at, "nothing_captured", target.value)


def forced(record: Record, target: Target, decision: Decision) -> Record:
    """The best so far is accepted though it is not good."""
    after = noted(record, decision.at, "forced", target.value)
    if target is Target.INDEX_CHECK:
        check = _fresh_check(after) or _unchecked(after, decision.at)
        return replace(after, index_check=replace(check, overridden=decision))
    after = replace(after, forced=after.forced | {target: decision})
    return _signed(after, decision.at) if target is Target.STATEMENT else _undeferred(after)


def exempted(record: Record, exemption: Exemption) -> Record:
    """A part cannot be recorded."""
    after = replace(record, exemptions=add(record.exemptions, exemption))
    detail = f"{exemption.part.value} {exemption.presence.value}"
    return _undeferred(_disturbed(noted(after, exemption.at, "exempted", detail)))


def no_longer_exempted(record: Record, part: Part, at: str) -> Record:
    """A part is recorded after all."""
    left = tuple(each for each in record.exemptions if each.part is not part)
    return _disturbed(
        noted(replace(record, exemptions=left), at, "exemption_withdrawn", part.value)
    )


def deferred(record: Record, step: Step, at: str) -> Record:
    """A step is left for later."""
    after = replace(record, deferred=record.deferred | {step})
    return noted(after, at, "deferred", step.value)


def reviewed(record: Record, at: str) -> Record:
    """Everything was looked through."""
    return noted(replace(record, reviewed=True), at, "reviewed")


def answered(record: Record, step: Step, at: str, *, agrees: bool) -> Record:
    """The citizen said yes or no with an own press, beside what the operator decides."""
    return noted(record, at, "person_agreed" if agrees else "person_disagreed", step.value)


def photo_approved(record: Record, decision: Decision) -> Record:
    """The citizen agrees with the photo as it stands."""
    after = replace(record, approved=decision, approved_of=photo_digest(record))
    return noted(after, decision.at, "photo_approved")


def photo_rejected(record: Record, at: str) -> Record:
    """The citizen wants another photo: those taken so far are kept and never count again."""
    photos = {p for p, a in enumerate(record.attempts) if a.target is Target.PHOTO}
    after = replace(
        record,
        rejected=record.rejected | photos,
        forced={t: d for t, d in record.forced.items() if t is not Target.PHOTO},
        failures={t: n for t, n in record.failures.items() if t is not Target.PHOTO},
        approved=None,
        approved_of="",
    )
    return _disturbed(noted(after, at, "photo_rejected"))


def statement_shown(record: Record, language: str) -> Record:
    """The statement is shown; what was signed under the text of another language counts no more."""
    if record.statement_language in {"", language}:
        return replace(record, statement_language=language)
    return replace(_unsigned(record), statement_language=language)


def _disturbed(record: Record) -> Record:
    # Review and signature were about what stood there before.
    return replace(_unsigned(record), reviewed=False)


def _unsigned(record: Record) -> Record:
    return replace(
        record,
        statement=None,
        signed_at="",
        statement_from=len(record.attempts),
        forced={t: d for t, d in record.forced.items() if t is not Target.STATEMENT},
        failures={t: n for t, n in record.failures.items() if t is not Target.STATEMENT},
    )


def _undeferred(record: Record) -> Record:
    done = {step for step in record.deferred if step in RECORDING and settled(record, step)}
    return replace(record, deferred=record.deferred - done)


def _signed(record: Record, at: str) -> Record:
    samples = attempts.statement_samples(record)
    kept = samples[0]
    for sample in samples[1:]:
        kept = sample if attempts.better(kept, sample) is sample else kept
    return noted(replace(record, statement=kept, signed_at=at), at, "statement_signed")


def _index_checked(
    record: Record, attempt: Attempt, at: str, settings: EnrollmentSettings
) -> Record:
    before = _fresh_check(record)
    if before and before.outcome is Outcome.PASSED:
        return record  # once proven to be the same person, a worse try proves nothing else
    parts = attempts.expected(record, Target.INDEX_CHECK)
    matches = {part: attempt.matches[part] for part in parts if part in attempt.matches}
    check = IndexCheck(
        at=at,
        of=index_digest(record),
        outcome=_outcome(attempt, matches, parts, settings.finger.match),
        matches=matches,
        tries=before.tries + 1 if before else 1,
    )
    return noted(replace(record, index_check=check), at, "index_checked", check.outcome)


def _fresh_check(record: Record) -> IndexCheck | None:
    check = record.index_check
    return check if check and check.of == index_digest(record) else None


def _unchecked(record: Record, at: str) -> IndexCheck:
    tries = attempts.made(record, Target.INDEX_CHECK)
    return IndexCheck(at=at, of=index_digest(record), outcome=Outcome.NOT_CHECKED, tries=tries)


def _outcome(
    attempt: Attempt, matches: dict[Part, float], parts: tuple[Part, ...], limit: float
) -> Outcome:
    if attempt.verdict is Verdict.NOT_CHECKED or len(matches) < len(parts):
        return Outcome.NOT_CHECKED
    return Outcome.PASSED if all(match >= limit for match in matches.values()) else Outcome.FAILED
