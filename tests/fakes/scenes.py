"""Every screen in every state, by name: what pictures are taken of and texts are measured on."""

from collections.abc import Callable
from types import MappingProxyType
from typing import Final

import msgspec
from msgspec.structs import replace
from PySide6.QtGui import QImage

from station.body import Modality, Part, Target
from station.devices.messages import Verdict
from station.errors import Code
from station.operators.roles import Role
from station.reasons import Reason
from station.session.outlook import Fitness, Forecast, OutboxGlance
from station.session.view import (
    CaptureState,
    CaptureView,
    DeskView,
    NikFinding,
    PartView,
    Screen,
    Step,
)
from tests.fakes import pictures, views

LIVE: Final = CaptureState.LIVE
_OFFLINE = OutboxGlance(waiting=47, stuck=2, received=11, oldest_hours=31, online=False)


def _capture(step: Step, capture: object, **more: object) -> DeskView:
    return views.desk(Screen.CAPTURE, step, capture=capture, **more)


def scenes() -> dict[str, DeskView]:
    """Return all scenes."""
    return {
        "login": views.desk(Screen.LOGIN, operator=""),
        "login-refused": views.desk(
            Screen.LOGIN, operator="", trouble=Code.LOGIN_REFUSED, tries_left=3
        ),
        "login-wait": views.desk(
            Screen.LOGIN, operator="", trouble=Code.LOGIN_WAIT, wait_seconds=30
        ),
        "workshop": views.desk(Screen.WORKSHOP, operator="tono", role=Role.TECHNICIAN),
        "today": views.desk(Screen.TODAY, roster=views.roster()),
        "today-empty": views.desk(Screen.TODAY),
        "today-offline": views.desk(
            Screen.TODAY,
            roster=views.roster(60),
            outbox=_OFFLINE,
            devices=views.lamps(Modality.IRIS),
            training=True,
        ),
        "today-outreach": views.desk(
            Screen.TODAY,
            roster=views.outreach(),
            outbox=replace(_OFFLINE, since="2026-11-21T02:12:00.000Z"),
            forecast=Forecast(battery=60, disk=400),
        ),
        "today-trouble": views.desk(
            Screen.TODAY, roster=views.roster(3), trouble=Code.CITIZEN_ALREADY_RECORDED
        ),
        "today-key-ended": views.desk(
            Screen.TODAY,
            roster=views.roster(),
            fitness=Fitness(code=Code.RECIPIENT_EXPIRED, blocks=True),
        ),
        "today-key-ending": views.desk(
            Screen.TODAY,
            roster=views.roster(),
            fitness=Fitness(code=Code.RECIPIENT_EXPIRED, days=9),
            devices=views.lamps(Modality.IRIS),
        ),
        "today-battery": views.desk(
            Screen.TODAY, roster=views.roster(60), forecast=Forecast(battery=12, disk=40)
        ),
        "biodata": views.desk(Screen.BIODATA, Step.BIODATA),
        "biodata-sex": views.desk(Screen.BIODATA, Step.BIODATA, citizen=views.WRONG_SEX),
        "biodata-corrected": views.desk(Screen.BIODATA, Step.BIODATA, citizen=views.CORRECTED),
        "biodata-16": views.desk(Screen.BIODATA, Step.BIODATA, citizen=_sixteen()),
        "photo-ready": _capture(Step.PHOTO, views.capture(Target.PHOTO, CaptureState.READY)),
        "photo-dark": _capture(
            Step.PHOTO,
            views.capture(
                Target.PHOTO,
                verdict=Verdict.RETRY,
                reasons=(Reason.FACE_DARK,),
                measures=views.FACE_WEAK,
            ),
        ),
        "photo-good": _capture(
            Step.PHOTO,
            views.capture(Target.PHOTO, verdict=Verdict.GOOD, measures=views.FACE_GOOD, hold=0.6),
            training=True,
        ),
        "photo-taken": _capture(Step.PHOTO, views.judged(Target.PHOTO, measures=views.FACE_GOOD)),
        "photo-finished": _capture(Step.PHOTO, views.finished(Target.PHOTO)),
        "photo-gone": _capture(
            Step.PHOTO,
            views.capture(Target.PHOTO, CaptureState.DEVICE_GONE),
            devices=views.lamps(Modality.CAMERA),
        ),
        "right-four": _capture(
            Step.RIGHT_FOUR,
            views.capture(
                Target.RIGHT_FOUR,
                verdict=Verdict.RETRY,
                reasons=(Reason.FINGER_FAINT,),
                boxes=views.finger_boxes(Target.RIGHT_FOUR),
            ),
        ),
        "right-four-finished": _capture(Step.RIGHT_FOUR, views.finished(Target.RIGHT_FOUR)),
        "left-four-forced": _capture(
            Step.LEFT_FOUR,
            views.weak(
                Target.LEFT_FOUR,
                Reason.FINGER_DRY,
                state=CaptureState.READY,
                verdict=None,
                reasons=(),
                may_go_on=True,
                attempt=4,
            ),
        ),
        "left-four-weak": _capture(Step.LEFT_FOUR, views.weak(Target.LEFT_FOUR, Reason.FINGER_DRY)),
        "left-four-force": _capture(
            Step.LEFT_FOUR,
            views.weak(Target.LEFT_FOUR, Reason.FINGER_UNCLEAR, attempt=3, may_force=True),
        ),
        "thumbs-taken": _capture(Step.THUMBS, views.judged(Target.THUMBS)),
        "irises-live": _capture(
            Step.IRISES,
            views.capture(Target.IRISES, verdict=Verdict.RETRY, reasons=(Reason.IRIS_LID,)),
        ),
        "irises-taken": _capture(Step.IRISES, views.judged(Target.IRISES)),
        "signature": _capture(Step.SIGNATURE, views.capture(Target.SIGNATURE, ink=views.ink(0.7))),
        "signature-finished": _capture(Step.SIGNATURE, _written(Target.SIGNATURE)),
        "signature-empty": _capture(Step.SIGNATURE, views.capture(Target.SIGNATURE)),
        "review": views.desk(Screen.REVIEW, Step.REVIEW, review=views.reviewed()),
        "review-later": views.desk(
            Screen.REVIEW,
            Step.REVIEW,
            review=views.reviewed((Part.LEFT_RING, Part.LEFT_LITTLE)),
            rail=views.rail(Step.REVIEW, later=(Step.IRISES,)),
        ),
        "review-tries": views.desk(Screen.REVIEW, Step.REVIEW, review=_many_tries()),
        "review-left-out": views.desk(
            Screen.REVIEW,
            Step.REVIEW,
            review=_left_out(),
            exempted=tuple(each for each in _left_out() if each.exempt),
        ),
        "right-four-left-out": _capture(
            Step.RIGHT_FOUR,
            views.capture(Target.RIGHT_FOUR),
            exempted=tuple(each for each in _left_out() if each.exempt),
        ),
        "approval": views.desk(
            Screen.APPROVAL,
            Step.APPROVAL,
            review=views.reviewed(),
            photo_checks=views.PHOTO_CHECKS,
        ),
        "approval-measured": views.desk(
            Screen.APPROVAL,
            Step.APPROVAL,
            review=views.reviewed(),
            photo_checks=tuple(
                msgspec.structs.replace(each, verdict=verdict)
                for each, verdict in zip(
                    views.PHOTO_CHECKS, (Verdict.GOOD, Verdict.RETRY) * 3, strict=False
                )
            ),
        ),
        "index-check": views.desk(Screen.INDEX_CHECK, Step.INDEX_CHECK),
        "index-check-failed": views.desk(
            Screen.INDEX_CHECK,
            Step.INDEX_CHECK,
            capture=views.weak(
                Target.INDEX_CHECK, Reason.FINGER_OTHER_PERSON, attempt=3, may_force=True
            ),
        ),
        "index-check-passed": views.desk(
            Screen.INDEX_CHECK, Step.INDEX_CHECK, capture=views.judged(Target.INDEX_CHECK)
        ),
        "index-check-finished": views.desk(
            Screen.INDEX_CHECK, Step.INDEX_CHECK, capture=views.finished(Target.INDEX_CHECK)
        ),
        "statement-finished": _signed(_written(Target.STATEMENT)),
        "statement-again": _signed(
            _written(Target.STATEMENT, state=CaptureState.LIVE, ink=views.ink(0.4))
        ),
        "statement": views.desk(
            Screen.STATEMENT, Step.STATEMENT, statement=views.STATEMENT, review=views.reviewed()
        ),
        "statement-left-out": views.desk(
            Screen.STATEMENT,
            Step.STATEMENT,
            statement=views.STATEMENT,
            review=_left_out(),
            exempted=tuple(each for each in _left_out() if each.exempt),
        ),
        "statement-signed": views.desk(
            Screen.STATEMENT,
            Step.STATEMENT,
            statement=views.STATEMENT,
            review=views.reviewed(),
            capture=views.judged(Target.STATEMENT, ink=views.ink()),
        ),
        "sealing": views.desk(Screen.SEALING, Step.STATEMENT),
        "done": views.desk(Screen.DONE, Step.STATEMENT, done=views.done()),
        "done-16": views.desk(Screen.DONE, Step.STATEMENT, done=views.done(printable=False)),
        "disk-full": _capture(
            Step.PHOTO, views.capture(Target.PHOTO, CaptureState.READY), trouble=Code.DISK_FULL
        ),
    }


def _written(target: Target, **more: object) -> CaptureView:
    """Return a step come back to, with the signature of before."""
    parts = (views.part(Part.SIGNATURE, ink=views.ink()),)
    return views.finished(target, parts=parts, **more)


def _signed(capture: CaptureView) -> DeskView:
    return views.desk(
        Screen.STATEMENT,
        Step.STATEMENT,
        statement=views.STATEMENT,
        review=views.reviewed(),
        capture=capture,
    )


def _many_tries() -> tuple[PartView, ...]:
    """Return a review in which one finger took three tries and stayed weak."""
    return tuple(
        views.tried(Part.RIGHT_RING, 31, 44, 38) if each.part is Part.RIGHT_RING else each
        for each in views.reviewed()
    )


def _left_out() -> tuple[PartView, ...]:
    """Return a review with every kind of exception."""
    gone = {
        **{p.part: p for p in views.left_out(Part.LEFT_RING, Part.LEFT_LITTLE)},
        **{p.part: p for p in views.left_out(Part.RIGHT_INDEX, reason="BANDAGED", permanent=False)},
        **{p.part: p for p in views.left_out(Part.RIGHT_THUMB, reason="UNREADABLE")},
        **{p.part: p for p in views.left_out(Part.LEFT_EYE, reason="BLIND")},
        **{p.part: p for p in views.left_out(Part.SIGNATURE, reason="UNABLE")},
    }
    return tuple(gone.get(each.part, each) for each in views.reviewed())


def _sixteen() -> object:
    return msgspec.structs.replace(
        views.CITIZEN,
        birth_date="17-08-2010",
        printable=False,
        backdrop="BLUE",
        findings=(NikFinding.BIRTH_DATE_DIFFERS,),
    )


FRAMES: Final = MappingProxyType[Target, Callable[[], QImage]](
    {
        Target.PHOTO: pictures.face,
        Target.RIGHT_FOUR: pictures.prints,
        Target.LEFT_FOUR: pictures.prints,
        Target.THUMBS: lambda: pictures.prints(2),
        Target.IRISES: pictures.eyes,
        Target.INDEX_CHECK: lambda: pictures.prints(2),
    }
)
"""The live picture of each target."""
