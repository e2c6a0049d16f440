"""A complete recording of a person who does not exist, with small but valid pictures."""

import io
from functools import cache
from typing import Final

import _wsq
import msgspec
from PIL import Image as Pixels

from packets.enrollment import (
    AuditLine,
    Biodata,
    Consent,
    Device,
    Exemption,
    EyePosition,
    Face,
    Finger,
    FingerPosition,
    Gate,
    Image,
    ImageCodec,
    Iris,
    Origin,
    PenTrace,
    Presence,
    Recording,
)
from tests.fakes.keys import STATION

AT: Final = "2026-11-21T08:30:15.250+07:00"
SEALED_AT: Final = "2026-11-21T08:41:00+07:00"
NAME: Final = "SITI CONTOH"
"""A marker: no log, error or file name may ever hold it."""
NIK: Final = "3171234501990001"
DEVICE: Final = Device(
    driver="emulated", make="Contoh", model="One", serial="0001", firmware="1.2", checks=("LIVE",)
)


def image(codec: ImageCodec, *, width: int = 64, height: int = 80, channels: int = 1) -> Image:
    """Return a valid picture; all of one kind and size are equal."""
    return Image(
        codec=codec,
        width=width,
        height=height,
        channels=channels,
        data=encoded(codec, width, height, channels),
        captured_at=AT,
        quality=77,
        attempts=1,
        forced=False,
        device=DEVICE,
        source_sha256="ab" * 32,
    )


@cache
def encoded(codec: ImageCodec, width: int, height: int, channels: int) -> bytes:
    """Return the bytes of a gradient in the codec asked for."""
    grey = Pixels.linear_gradient("L").resize((width, height))
    if codec is ImageCodec.WSQ:
        return bytes(_wsq.compress(grey.tobytes(), height, width, 0.75))
    target, lossy = io.BytesIO(), codec is ImageCodec.JPEG2000
    options = {"irreversible": True, "quality_mode": "rates", "quality_layers": [10]}
    grey.convert("RGB" if channels == 3 else "L").save(
        target, "JPEG2000", **(options if lossy else {})
    )
    return target.getvalue()


def finger(position: FingerPosition, codec: ImageCodec = ImageCodec.WSQ) -> Finger:
    """Return one finger or slap."""
    return Finger(position=position, image=image(codec))


def face() -> Face:
    """Return a portrait with its eyes."""
    picture = image(ImageCodec.JPEG2000, width=48, height=64, channels=3)
    return Face(image=picture, right_eye=(18, 25), left_eye=(30, 25))


def iris(eye: EyePosition) -> Iris:
    """Return one eye."""
    picture = image(ImageCodec.JPEG2000_LOSSLESS, width=64, height=48)
    return Iris(eye=eye, image=picture, centre=(32, 24), iris_diameter=30, pupil_diameter=11)


def pen() -> PenTrace:
    """Return a signature of two strokes."""
    first = tuple((100 + i * 20, 200 + i * 7, 300 + i, i * 5) for i in range(20))
    lifted = ((520, 340, 0, 105), (540, 300, 0, 110))
    second = tuple((540 + i * 10, 300 - i * 3, 256, 115 + i * 5) for i in range(15))
    return PenTrace(
        points=(*first, *lifted, *second),
        max_x=9600,
        max_y=6000,
        max_pressure=1023,
        units_per_mm=100.0,
        captured_at=AT,
        quality=None,
        attempts=1,
        device=DEVICE,
    )


def recording(*, training: bool = False) -> Recording:
    """Return a whole recording: nine fingers, one exempted, both eyes, face, signature."""
    positions = [each for each in FingerPosition if each <= 10]
    return Recording(
        origin=_origin(training=training),
        biodata=_biodata(),
        consent=_consent(),
        face=face(),
        fingers=tuple(finger(each) for each in positions if each != FingerPosition.LEFT_LITTLE),
        irises=(iris(EyePosition.RIGHT), iris(EyePosition.LEFT)),
        signature=pen(),
        exemptions=(
            Exemption(
                part="LEFT_LITTLE",
                presence=Presence.AMPUTATED,
                permanent=True,
                note="sejak lahir",
                confirmed_by="op-2",
            ),
        ),
        gates=(
            Gate(name="DUPLICATE_CHECK", outcome="not_checked"),
            Gate(name="FINGER_QUALITY", outcome="overridden", by="op-1", second="op-2", value="41"),
        ),
        audit=(
            AuditLine(at=AT, event="session_opened"),
            AuditLine(at=SEALED_AT, event="session_sealed", detail="10"),
        ),
    )


def bare_recording() -> Recording:
    """Return the least there can be: nothing was recorded, everything exempted."""
    full = recording()
    return msgspec.structs.replace(
        full,
        face=None,
        fingers=(),
        irises=(),
        signature=None,
        consent=msgspec.structs.replace(full.consent, statement=None),
        exemptions=(
            Exemption(part="FACE", presence=Presence.BANDAGED, permanent=False),
            Exemption(part="SIGNATURE", presence=Presence.UNABLE, permanent=True),
            Exemption(part="RIGHT_EYE", presence=Presence.BLIND, permanent=True),
        ),
        gates=(),
        audit=(),
    )


def _origin(*, training: bool) -> Origin:
    return Origin(
        station=STATION,
        area_code="31.71.01",
        operator="op-1",
        software="perekaman 0.1.0",
        settings_sha256="cd" * 32,
        captured_at=AT,
        sealed_at=SEALED_AT,
        clock_offset_ms=-120,
        position=(-6.2, 106.8, 12.5),
        training=training,
    )


def _biodata() -> Biodata:
    return Biodata(
        nik=NIK,
        family_card="3171234501990002",
        name=NAME,
        sex="PEREMPUAN",
        birth_place="JAKARTA",
        birth_date="1999-01-05",
        address="JL. CONTOH 1",
        village="GAMBIR",
        district="GAMBIR",
        regency="KOTA JAKARTA PUSAT",
        province="DKI JAKARTA",
        religion="ISLAM",
        marital_status="BELUM KAWIN",
        occupation="PELAJAR",
        nationality="WNI",
        blood_type="O",
        confirmed_at=AT,
    )


def _consent() -> Consent:
    return Consent(
        photo_approved_at=AT,
        statement_text="Data di atas benar.",
        statement_language="id",
        statement_signed_at=AT,
        statement=pen(),
    )
