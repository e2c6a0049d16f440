"""Views of a desk in every state, with plausible and wholly fictitious people."""

import math
from typing import Final

import msgspec

from station.body import EYES, FINGERS, PARTS, Modality, Part, Target
from station.citizen.correcting import Field
from station.devices.messages import Box, Lamp, Measure, Verdict
from station.errors import Code
from station.operators.roles import Role
from station.preferences import Preferences
from station.reasons import Reason
from station.register.day_entries import Absence
from station.session.outlook import OutboxGlance
from station.session.view import (
    CaptureState,
    CaptureView,
    CitizenView,
    DeskView,
    DeviceView,
    DoneView,
    LineView,
    Mark,
    NikFinding,
    PartView,
    PhotoCheck,
    PhotoItem,
    RailRow,
    RosterRow,
    Screen,
    Step,
    TryView,
)
from tests.fakes import pictures

NAMES: Final = (
    "SITI CONTOH", "BUDI CONTOH", "AHMAD FIKTIF", "DEWI PERCOBAAN", "MADE CONTOH WIJAYA",
    "RATNA SARI FIKTIF", "YUSUF CONTOH", "MARIA GORETTI PERCOBAAN", "AGUS FIKTIF", "NUR AINI",
)  # fmt: skip
STATEMENT: Final = (
    "Saya, SITI CONTOH, menyatakan bahwa biodata yang dibacakan kepada saya benar, bahwa foto, "
    "sidik jari, iris mata dan tanda tangan yang direkam adalah milik saya, dan bahwa saya "
    "telah diberi tahu untuk apa data ini dipakai.\n\n"
    "Data disimpan terenkripsi dan hanya dapat dibuka oleh pusat data kependudukan."
)


def lamps(gone: Modality | None = None) -> tuple[DeviceView, ...]:
    """Return four lamps, one of them dark where asked."""
    return tuple(
        DeviceView(
            modality=each,
            lamp=Lamp.GONE if each is gone else Lamp.READY,
            code=Code.DEVICE_GONE if each is gone else None,
            model="Emulated",
        )
        for each in Modality
    )


def rail(
    now: Step, exempt: tuple[Step, ...] = (), later: tuple[Step, ...] = ()
) -> tuple[RailRow, ...]:
    """Return the rail of a session that stands at ``now``."""
    steps = list(Step)
    return tuple(
        RailRow(
            step=each, mark=_mark(each, now, exempt, later), reachable=place <= steps.index(now)
        )
        for place, each in enumerate(steps)
    )


def _mark(step: Step, now: Step, exempt: tuple[Step, ...], later: tuple[Step, ...]) -> Mark:
    if step is now:
        return Mark.NOW
    if step in exempt:
        return Mark.EXEMPT
    if step in later:
        return Mark.DEFERRED
    return Mark.DONE if list(Step).index(step) < list(Step).index(now) else Mark.TODO


def _draft(row: RosterRow, place: int) -> RosterRow:
    """Return a row with its draft: one begun, one that waits for a device, one whose is back."""
    kind = place // 6 % 3
    return msgspec.structs.replace(
        row,
        draft_step=Step.REVIEW if kind else Step.THUMBS,
        draft_hours=(0.4, 27.0, 52.0)[kind],
        draft_lacks=(Modality.IRIS,) if kind else (),
        draft_ready=kind == 2,
    )


def roster(people: int = 24) -> tuple[RosterRow, ...]:
    """Return a day's list in mixed states."""
    states = ("WAITING", "WAITING", "DRAFT", "RECORDED", "PRINT_READY_RECORD", "DUPLICATE_RECORD")
    rows = (
        RosterRow(
            nik=f"3273015708{95 - i % 20:02d}{i + 1:04d}",
            nik_masked=f"3273 •••• •••• {i + 1:04d}",
            name=NAMES[i % len(NAMES)],
            village="Sukamaju" if i % 3 else "Cibeunying Kaler",
            state=states[i % len(states)],
        )
        for i in range(people)
    )
    return tuple(_draft(row, i) if row.state == "DRAFT" else row for i, row in enumerate(rows))


_NO_DRAFT: Final[dict[str, object]] = {
    "draft_step": None,
    "draft_hours": None,
    "draft_lacks": (),
    "draft_ready": False,
}


def outreach(people: int = 60) -> tuple[RosterRow, ...]:
    """Return an outreach day's list: a queue with somebody called, marks, those under 17."""
    rows = list(roster(people))
    facts: tuple[dict[str, object], ...] = (
        {"number": 14, "called_at": "2026-11-21T02:12:00.000Z", "state": "WAITING"},
        {"number": 17, "ahead": True, "state": "WAITING"},
        {"number": 15, "state": "WAITING", "young": True},
        {"number": 16, "state": "WAITING"},
        {"exempted": True, "number": 13},
        {"state": "WAITING", "absence": Absence.COME_AGAIN, "reason": "kartu keluarga di rumah"},
        {"state": "WAITING", "absence": Absence.NOT_HERE},
        {"state": "WAITING", "absence": Absence.REFUSED, "reason": "menunggu suami"},
    )
    for place, fact in enumerate(facts):
        rows[place] = msgspec.structs.replace(rows[place], **(_NO_DRAFT | fact))
    return tuple(rows)


LINES: Final = tuple(
    LineView(field=field, value=value)
    for field, value in (
        (Field.NAME, "SITI CONTOH"), (Field.BIRTH_PLACE, "BANDUNG"),
        (Field.ADDRESS, "JL. CONTOH NO. 12 RT 003 RW 004"), (Field.VILLAGE, "SUKAMAJU"),
        (Field.RELIGION, "ISLAM"), (Field.OCCUPATION, "WIRASWASTA"), (Field.BLOOD_TYPE, "O"),
        (Field.BIRTH_DATE, "1995-08-17"), (Field.SEX, "P"), (Field.MARITAL_STATUS, "BELUM KAWIN"),
        (Field.NIK, "3273015708950001"), (Field.FAMILY_CARD, "3273011908150002"),
        (Field.DISTRICT, "KECAMATAN CONTOH"), (Field.NATIONALITY, "WNI"),
    )
)  # fmt: skip
CITIZEN: Final = CitizenView(
    nik="3273015708950001",
    nik_masked="3273 •••• •••• 0001",
    name="SITI CONTOH",
    sex="P",
    birth_place="BANDUNG",
    birth_date="17-08-1995",
    address="JL. CONTOH NO. 12 RT 003 RW 004",
    village="Sukamaju",
    district="Kecamatan Contoh",
    religion="Islam",
    marital_status="Belum kawin",
    occupation="Wiraswasta",
    nationality="WNI",
    backdrop="RED",
    printable=True,
    lines=LINES,
)


def corrected(**lines: dict[str, str]) -> CitizenView:
    """Return the citizen with facts about some lines, by the name of their field."""
    known = tuple(msgspec.structs.replace(each, **lines.get(each.field, {})) for each in LINES)
    return msgspec.structs.replace(CITIZEN, lines=known)


CORRECTED: Final = corrected(
    BIRTH_PLACE={"was": "BANDNUG", "finger": "passed"},
    MARITAL_STATUS={"noted": "KAWIN", "finger": "not_checked"},
)
WRONG_SEX: Final = msgspec.structs.replace(
    CITIZEN,
    sex="L",
    findings=(NikFinding.SEX_DIFFERS, NikFinding.OTHER_REGION),
    needs_second_person=True,
)


PREFERENCES: Final = Preferences(
    steps=("PHOTO", "RIGHT_FOUR", "LEFT_FOUR", "THUMBS", "IRISES", "SIGNATURE")
)


def desk(screen: Screen, step: Step | None = None, **more: object) -> DeskView:
    """Return a view with everything that stands on every screen."""
    base = DeskView(
        screen=screen,
        operator="ani",
        role=None if screen is Screen.LOGIN else Role.OPERATOR,
        preferences=PREFERENCES,
        devices=lamps(),
        outbox=OutboxGlance(waiting=12, sent=3, received=30, oldest_hours=2.5, online=True),
    )
    enrolling = step is not None
    if enrolling and step:
        base = msgspec.structs.replace(base, citizen=CITIZEN, rail=rail(step))
    return msgspec.structs.replace(base, **more)


def part(which: Part, score: int | None = 82, **more: object) -> PartView:
    """Return a recorded part with a drawn thumbnail."""
    picture = pictures.one_print if which in FINGERS else pictures.one_eye
    thumbnail = pictures.portrait() if which is Part.FACE else picture()
    shown = b"" if which is Part.SIGNATURE else thumbnail
    only = TryView(
        score=score,
        device_score=None,
        verdict=Verdict.GOOD,
        reasons=(),
        chosen=True,
        thumbnail=shown,
        ink=ink() if which is Part.SIGNATURE else (),
    )
    base = PartView(
        part=which,
        score=score,
        verdict=Verdict.GOOD,
        attempts=1,
        thumbnail=shown,
        ink=only.ink,
        tries=(only,),
    )
    return msgspec.structs.replace(base, **more)


def nothing(which: Part) -> PartView:
    """Return a part of which nothing is recorded."""
    return PartView(part=which, score=None, verdict=Verdict.NOT_CHECKED, attempts=0)


def ink(share: float = 1.0) -> tuple[tuple[float, float, float], ...]:
    """Return a drawn signature, or the first share of it."""
    points = [
        (
            0.15 + 0.7 * t,
            0.55 + 0.22 * math.sin(t * 26) * (1 - t * 0.6),
            0.25 + 0.7 * abs(math.sin(t * 9)),
        )
        for t in (i / 240 for i in range(240))
    ]
    return tuple(points[: int(len(points) * share)])


def capture(target: Target, state: CaptureState = CaptureState.LIVE, **more: object) -> CaptureView:
    """Return a capture with nothing recorded yet."""
    base = CaptureView(
        target=target,
        state=state,
        request=7,
        attempt=1,
        attempts_allowed=3,
        parts=tuple(nothing(each) for each in PARTS[target]),
    )
    return msgspec.structs.replace(base, **more)


FACE_WEAK: Final = (
    Measure(name="sharpness", value=75, limit=40),
    Measure(name="exposure", value=38, limit=45),
    Measure(name="evenness", value=68, limit=45),
    Measure(name="position", value=93, limit=50),
)
FACE_GOOD: Final = (FACE_WEAK[0], Measure(name="exposure", value=82, limit=45), *FACE_WEAK[2:])


def finger_boxes(target: Target) -> tuple[Box, ...]:
    """Return a box around each drawn finger."""
    parts = PARTS[target]
    step = 1 / (len(parts) + 1)
    return tuple(
        Box(part=p, x=step * (i + 1) - 0.075, y=0.3, width=0.15, height=0.42, score=60 + 7 * i)
        for i, p in enumerate(parts)
    )


def judged(target: Target, **more: object) -> CaptureView:
    """Return a capture that went well."""
    parts = tuple(part(each, 70 + 4 * i) for i, each in enumerate(PARTS[target]))
    fields: dict[str, object] = {"verdict": Verdict.GOOD, "may_go_on": True, "parts": parts}
    return msgspec.structs.replace(capture(target, CaptureState.JUDGED), **(fields | more))


def finished(target: Target, **more: object) -> CaptureView:
    """Return a step that was finished before and is come back to: nothing is under way."""
    fields: dict[str, object] = {"state": CaptureState.READY, "verdict": None}
    return judged(target, **(fields | more))


def weak(target: Target, reason: Reason, **more: object) -> CaptureView:
    """Return a capture with one part that is not good enough."""
    parts = list(judged(target).parts)
    parts[0] = msgspec.structs.replace(parts[0], score=31, verdict=Verdict.RETRY, attempts=2)
    fields: dict[str, object] = {
        "verdict": Verdict.RETRY,
        "may_go_on": False,
        "parts": tuple(parts),
        "reasons": (reason,),
        "attempt": 2,
    }
    return judged(target, **(fields | more))


def tried(which: Part, *scores: int) -> PartView:
    """Return a part that took several tries; the best of them is used."""
    best = max(scores)
    base = part(which, best)
    shown = base.tries[0]
    tries = tuple(
        msgspec.structs.replace(
            shown,
            score=score,
            device_score=score - 3,
            verdict=Verdict.GOOD if score >= 60 else Verdict.RETRY,
            reasons=() if score >= 60 else (Reason.FINGER_DRY,),
            chosen=score == best,
        )
        for score in scores
    )
    verdict = Verdict.GOOD if best >= 60 else Verdict.RETRY
    return msgspec.structs.replace(base, attempts=len(scores), tries=tries, verdict=verdict)


def left_out(
    *parts: Part, reason: str = "AMPUTATED", permanent: bool = True
) -> tuple[PartView, ...]:
    """Return parts that cannot be recorded."""
    return tuple(
        msgspec.structs.replace(nothing(each), exempt=reason, permanent=permanent) for each in parts
    )


PHOTO_CHECKS: Final = tuple(
    PhotoCheck(
        item=each,
        verdict=Verdict.GOOD if each is PhotoItem.BACKDROP else Verdict.NOT_CHECKED,
    )
    for each in PhotoItem
)


def reviewed(exempt: tuple[Part, ...] = ()) -> tuple[PartView, ...]:
    """Return all parts as the review shows them."""
    parts = (Part.FACE, *FINGERS, *EYES, Part.SIGNATURE)
    return tuple(
        msgspec.structs.replace(nothing(p), exempt="AMPUTATED") if p in exempt else part(p)
        for p in parts
    )


def done(*, printable: bool = True) -> DoneView:
    """Return a finished recording."""
    return DoneView(
        packet_id="k3v7q2mzt5x4n6b8c9d0f1g2h3j4k5l6m7n8p9q0r1s2t3u4v5w6",
        number="3450-3157-5123",
        sealed_at="2026-11-20T02:41:07.120Z",
        printable=printable,
        bytes=1_843_200,
    )
