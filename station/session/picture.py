"""Turns the desk's state into what the screens show; pure, and cheap where it is called often."""

from collections.abc import Mapping, Sequence

import msgspec
from msgspec.structs import replace

from station.body import FINGERS, PARTS, Modality, Part, Target
from station.citizen.biodata import Citizen, backdrop
from station.citizen.correcting import Field, value_of
from station.citizen.nik import Severity, mask, severity
from station.devices.messages import Guard, ImageSample, PenSample, Sample, Verdict
from station.lifecycle import Status
from station.register.entries import DraftEntry
from station.session import attempts, offer, progress
from station.session.capture import Capture
from station.session.proposing import OUTCOMES, Proposal
from station.session.record import IndexCheck, Record
from station.session.steps import RECORDING
from station.session.view import (
    CaptureState,
    CaptureView,
    CitizenView,
    LineView,
    PartView,
    ProposalView,
    RailRow,
    RosterRow,
    Step,
    TryView,
)
from station.settings import EnrollmentSettings


def citizen_view(record: Record) -> CitizenView:
    """The person at the desk."""
    biodata = record.citizen.biodata
    return CitizenView(
        nik=biodata.nik,
        nik_masked=mask(biodata.nik),
        name=biodata.name,
        sex=biodata.sex.value,
        birth_place=biodata.birth_place,
        birth_date=biodata.birth_date.isoformat(),
        address=biodata.address,
        village=biodata.village,
        district=biodata.district,
        religion=biodata.religion,
        marital_status=biodata.marital_status.value,
        occupation=biodata.occupation,
        nationality=biodata.nationality,
        backdrop=backdrop(biodata.birth_date, foreign=biodata.foreign).value,
        printable=record.printable,
        findings=record.findings,
        needs_second_person=needs_second_person(record),
        lines=tuple(_line(record, field) for field in Field if field is not Field.PERSON),
    )


def _line(record: Record, field: Field) -> LineView:
    correction = next((each for each in record.corrections if each.field is field), None)
    line = LineView(field=field, value=value_of(record.citizen.biodata, field))
    if correction is None:
        return line
    finger = correction.finger.value
    if correction.noted:
        return replace(line, noted=correction.now, finger=finger)
    return replace(line, was=correction.was, finger=finger)


def proposal_view(proposal: Proposal | None) -> ProposalView | None:
    """What is to be corrected, and whether a second person may agree."""
    if proposal is None:
        return None
    return ProposalView(
        changes=proposal.changes,
        finger=proposal.finger,
        reason=proposal.reason,
        may_ask=proposal.finger in OUTCOMES,
    )


def needs_second_person(record: Record) -> bool:
    """Say whether the NIK contradicts the biodata so that two must decide."""
    return record.confirmed is None and severity(record.findings) is Severity.SECOND_PERSON


def part_views(record: Record, parts: tuple[Part, ...]) -> tuple[PartView, ...]:
    """The best of each part so far."""
    samples = attempts.best(record)
    return tuple(_part_view(record, part, samples.get(part)) for part in parts)


def _part_view(record: Record, part: Part, sample: Sample | None) -> PartView:
    exemption = next((e for e in record.exemptions if e.part is part), None)
    if sample is None or exemption:  # what was recorded before a part was exempted is not sealed
        return PartView(
            part=part,
            score=None,
            verdict=Verdict.NOT_CHECKED,
            attempts=attempts.seen(record, part),
            exempt=exemption.presence.value if exemption else "",
            permanent=exemption is not None and exemption.permanent,
            note=exemption.note if exemption else "",
        )
    tries = attempts.tries(record, part)
    return PartView(
        part=part,
        score=_score(sample),
        verdict=sample.verdict,
        attempts=len(tries),
        thumbnail=_thumbnail(sample),
        ink=ink(sample) if isinstance(sample, PenSample) else (),
        device_score=_device_score(sample),
        forced_by=_forced_by(record, sample),
        unchecked=_unchecked(sample),
        tries=tuple(_try_view(each, sample) for each in tries),
    )


def exempted(record: Record) -> tuple[PartView, ...]:
    """The parts that cannot be recorded, in the order of the body."""
    return part_views(record, tuple(p for p in Part if p in attempts.exempted(record)))


def _try_view(sample: Sample, chosen: Sample) -> TryView:
    return TryView(
        score=_score(sample),
        device_score=_device_score(sample),
        verdict=sample.verdict,
        reasons=sample.reasons,
        chosen=sample is chosen,
        thumbnail=_thumbnail(sample),
        ink=ink(sample) if isinstance(sample, PenSample) else (),
    )


def _score(sample: Sample) -> int | None:
    return None if sample.verdict is Verdict.NOT_CHECKED else sample.score


def _device_score(sample: Sample) -> int | None:
    return sample.device_score if isinstance(sample, ImageSample) else None


def _thumbnail(sample: Sample) -> bytes:
    return sample.thumbnail if isinstance(sample, ImageSample) else b""


def _forced_by(record: Record, sample: Sample) -> str:
    targets = (target for target in RECORDING.values() if sample.part in PARTS[target])
    decision = next((record.forced[each] for each in targets if each in record.forced), None)
    return decision.by if decision and sample.verdict is not Verdict.GOOD else ""


def _unchecked(sample: Sample) -> tuple[Guard, ...]:
    if not isinstance(sample, ImageSample) or sample.part not in FINGERS:
        return ()
    checked = {g for g, verdict in sample.guards.items() if verdict is not Verdict.NOT_CHECKED}
    return tuple(guard for guard in Guard if guard not in checked)


def ink(sample: PenSample) -> tuple[tuple[float, float, float], ...]:
    """What was written, as fractions of the pad."""
    return tuple(
        (x / sample.max_x, y / sample.max_y, pressure / sample.max_pressure)
        for x, y, pressure, _ in sample.series
    )


def _index_views(record: Record, limit: float) -> tuple[PartView, ...]:
    check = record.index_check
    fresh = check if check and check.of == progress.index_digest(record) else None
    views = part_views(record, PARTS[Target.INDEX_CHECK])
    return tuple(_index_view(view, fresh, limit) for view in views)


def _index_view(view: PartView, check: IndexCheck | None, limit: float) -> PartView:
    match = check.matches.get(view.part) if check else None
    verdict = Verdict.NOT_CHECKED
    if match is not None:
        verdict = Verdict.GOOD if match >= limit else Verdict.RETRY
    score = None if match is None else round(100 * match)
    return replace(view, score=score, verdict=verdict, attempts=check.tries if check else 0)


def _statement_views(record: Record) -> tuple[PartView, ...]:
    sample = record.statement
    view = PartView(
        part=Part.SIGNATURE,
        score=sample.score if sample else None,
        verdict=sample.verdict if sample else Verdict.NOT_CHECKED,
        attempts=attempts.made(record, Target.STATEMENT),
        ink=ink(sample) if sample else (),
        exempt=part_views(record, (Part.SIGNATURE,))[0].exempt,
    )
    return (view,)


def capture_view(record: Record, capture: Capture, settings: EnrollmentSettings) -> CaptureView:
    """The target being recorded, with what the live view says."""
    target = capture.target
    made = attempts.made(record, target)
    settled = offer.may_go_on(record, target)
    under_way = capture.live or (capture.state is CaptureState.READY and not settled)
    view = CaptureView(
        target=target,
        state=capture.state,
        request=capture.request,
        attempt=max(1, made + under_way),
        attempts_allowed=attempts.allowed(target, settings),
        parts=_parts(record, target, settings),
        may_go_on=settled,
        may_force=offer.may_force(record, target, settings),
        force_takes_two=offer.takes_two(record, target, settings),
        force_matter=offer.matter(record, target),
    )
    return with_live(view, capture)


def with_live(view: CaptureView, capture: Capture) -> CaptureView:
    """The same view with the newest from the host: all that changes several times a second."""
    return replace(
        view,
        verdict=capture.verdict,
        reasons=capture.reasons,
        measures=capture.measures,
        boxes=capture.boxes,
        hold=capture.hold,
        ink=capture.ink,
        wanted=capture.wanted,
    )


def _parts(record: Record, target: Target, settings: EnrollmentSettings) -> tuple[PartView, ...]:
    if target is Target.INDEX_CHECK:
        return _index_views(record, settings.finger.match)
    if target is Target.STATEMENT:
        return _statement_views(record)
    return part_views(record, PARTS[target])


def rail(record: Record, chain: tuple[Step, ...], now: Step) -> tuple[RailRow, ...]:
    """The rows of the rail."""
    # Asked once for all rows: it looks at every sample of the recording.
    last = chain.index(progress.first_unsettled(record, chain))
    return tuple(
        RailRow(step=step, mark=progress.mark(record, step, now), reachable=place <= last)
        for place, step in enumerate(chain)
    )


def review(record: Record, chain: tuple[Step, ...]) -> tuple[PartView, ...]:
    """Every part, in the order of the steps."""
    parts = (part for step in chain if step in RECORDING for part in PARTS[RECORDING[step]])
    return part_views(record, tuple(parts))


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """A draft in the register, how long it waits, and for which devices."""

    entry: DraftEntry
    hours: float
    lacks: tuple[Modality, ...] = ()
    ready: bool = False
    """Every device it waits for is there."""


def roster(
    citizens: Sequence[Citizen], drafts: Mapping[str, Waiting], recorded: Mapping[str, str]
) -> tuple[RosterRow, ...]:
    """The people of the day, and behind them whoever has a draft from another day's list.

    ``drafts`` and ``recorded`` (the status) are by NIK.
    """
    listed = {citizen.nik for citizen in citizens}
    return (
        *(
            _listed(citizen, drafts.get(citizen.nik), recorded.get(citizen.nik))
            for citizen in citizens
        ),
        *(_waiting(draft) for nik, draft in drafts.items() if nik not in listed),
    )


def _listed(citizen: Citizen, draft: Waiting | None, recorded: str | None) -> RosterRow:
    row = RosterRow(
        nik=citizen.nik,
        nik_masked=mask(citizen.nik),
        name=citizen.biodata.name,
        village=citizen.biodata.village,
        state=_state(citizen, draft, recorded),
    )
    return _with_draft(row, draft) if draft else row


def _waiting(draft: Waiting) -> RosterRow:
    entry = draft.entry
    row = RosterRow(
        nik=entry.nik,
        nik_masked=mask(entry.nik),
        name=entry.name,
        village=entry.village,
        state="DRAFT",
    )
    return _with_draft(row, draft)


def _with_draft(row: RosterRow, draft: Waiting) -> RosterRow:
    return replace(
        row,
        draft_step=Step(draft.entry.step),
        draft_hours=draft.hours,
        draft_lacks=draft.lacks,
        draft_ready=draft.ready,
    )


def _state(citizen: Citizen, draft: Waiting | None, recorded: str | None) -> str:
    if recorded is not None:
        return "RECORDED" if recorded == Status.BIO_CAPTURED.value else recorded
    if citizen.status is not Status.UNREGISTERED:
        return citizen.status.value
    return "DRAFT" if draft else "WAITING"
