"""Believes nothing: every statement in an answer to RCAPTURE is verified before it is delivered.

What is verified, with the detail word of the ``Fault`` when it does not hold:

    algorithm, signature, chain, dates   UNTRUSTED   the JWT (``drivers.sbi.jwt``)
    digital-id      UNTRUSTED   the same device as at discovery, signed again in each part
    transaction     UNTRUSTED   the id of this very request: an old answer is not replayed
    timestamp       UNTRUSTED   within five minutes of the station's clock
    hash-chain      UNTRUSTED   each hash follows from the one before, over all captures
    purpose, type   PROTOCOL    a registration capture of the modality asked for
    positions       PROTOCOL    only parts asked for, each once, and the record says the same; or
                                the one slap that they make, alone
    image, record   PROTOCOL    there is one, and it is the ISO record it claims to be
    duplicate       PROTOCOL    no two parts with the same picture
    score           PROTOCOL    present, 0..100
    count           Retry       fewer parts than asked: the person can put that right

Hash chain: H0 = SHA256(""), Hn = SHA256(Hn-1 + SHA256(record n)), upper-case hex on the wire
(MOSIP mock service, ``getBiometricData``).
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from drivers.protocol import Delivery, Evidence, Record
from drivers.sbi.jwt import DeviceTrust
from drivers.sbi.messages import Biometric, CaptureAnswer, Captured, DigitalId, read, unbase64
from drivers.sbi.record import part_in, picture_of
from drivers.sbi.vocabulary import Kind, trouble
from drivers.trouble import Fault, FaultCode, Retry

CLOCK_DIFFERENCE: Final = timedelta(minutes=5)
CHAIN_START: Final = hashlib.sha256(b"").digest()
PASSED: Final = (
    "signature",
    "chain",
    "dates",
    "digital-id",
    "transaction",
    "timestamp",
    "hash-chain",
    "positions",
    "record",
    "score",
    "count",
)
"""What ``Evidence.checks`` of a delivery says: nothing is delivered that passed less."""


@dataclass(frozen=True)
class Asked:
    """What was asked of the device, to hold its answer against."""

    kind: Kind
    parts: tuple[str, ...]
    transaction_id: str
    digital_id: DigitalId
    previous_hash: bytes


@dataclass(frozen=True)
class Believed:
    """A verified answer, and the hash that the next capture goes on from."""

    deliveries: tuple[Delivery, ...]
    last_hash: bytes


def believe(answer: CaptureAnswer, asked: Asked, trust: DeviceTrust, at: datetime) -> Believed:
    """Verify an answer completely.

    Raises:
        Retry: the device or the count says that the person can put it right.
        Fault: see the table above; BUSY, GONE, ... when the device itself reports an error.
    """
    _raise_errors(answer.biometrics, asked.kind)
    link = asked.previous_hash
    deliveries = []
    for each in answer.biometrics:
        delivery = _delivery(trust.verify(each.data, at), asked, trust, at)
        link = _next_link(link, delivery, each.hash)
        deliveries.append(delivery)
    _check_together(deliveries, asked)
    return Believed(tuple(deliveries), link)


def _raise_errors(biometrics: Iterable[Biometric], kind: Kind) -> None:
    for each in biometrics:
        if each.error and each.error.error_code not in {"0", ""}:
            raise trouble(each.error.error_code, kind)


def _delivery(payload: bytes, asked: Asked, trust: DeviceTrust, at: datetime) -> Delivery:
    claims = read(payload, Captured)
    _check_origin(claims, asked, trust, at)
    record = unbase64(claims.bio_value)
    # Some services call a finger UNKNOWN when another one is missing, and SBI has no word for a
    # slap: then its record names it.
    part = asked.kind.part(claims.bio_sub_type or "") or part_in(record)
    if part is None or part not in {*asked.parts, asked.kind.whole(asked.parts)}:
        raise Fault(FaultCode.PROTOCOL, "positions")
    _check_record(record, asked.kind, part)
    return Delivery(
        part=part,
        image=Record(asked.kind.standard, record),
        score=_score(claims.quality_score),
        evidence=Evidence(
            digital_id=asked.digital_id.compact(),
            sha256=hashlib.sha256(record).hexdigest(),
            checks=PASSED,
        ),
    )


def _check_origin(claims: Captured, asked: Asked, trust: DeviceTrust, at: datetime) -> None:
    if read(trust.verify(claims.digital_id, at), DigitalId) != asked.digital_id:
        raise Fault(FaultCode.UNTRUSTED, "digital-id")
    if claims.transaction_id != asked.transaction_id:
        raise Fault(FaultCode.UNTRUSTED, "transaction")
    if abs(_moment(claims.timestamp) - at) > CLOCK_DIFFERENCE:
        raise Fault(FaultCode.UNTRUSTED, "timestamp")
    if claims.purpose.casefold() != "registration":
        raise Fault(FaultCode.PROTOCOL, "purpose")
    if not asked.kind.is_type(claims.bio_type):
        raise Fault(FaultCode.PROTOCOL, "type")


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise Fault(FaultCode.UNTRUSTED, "timestamp") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _check_record(record: bytes, kind: Kind, part: str) -> None:
    if not record:
        raise Fault(FaultCode.PROTOCOL, "image")
    if not record.startswith(kind.magic) or int.from_bytes(record[8:12]) != len(record):
        raise Fault(FaultCode.PROTOCOL, "record")
    if part_in(record) not in {part, None}:
        raise Fault(FaultCode.PROTOCOL, "positions")


def _score(value: float | str | None) -> int:
    try:
        score = round(float(value if value is not None else ""))
    except (ValueError, OverflowError) as error:
        raise Fault(FaultCode.PROTOCOL, "score") from error
    if not 0 <= score <= 100:
        raise Fault(FaultCode.PROTOCOL, "score")
    return score


def _next_link(link: bytes, delivery: Delivery, claimed: str) -> bytes:
    own = hashlib.sha256(link + bytes.fromhex(delivery.evidence.sha256)).digest()
    if claimed.upper() != own.hex().upper():
        raise Fault(FaultCode.UNTRUSTED, "hash-chain")
    return own


def _check_together(deliveries: list[Delivery], asked: Asked) -> None:
    records = [each.image.data for each in deliveries if isinstance(each.image, Record)]
    if len({each.part for each in deliveries}) != len(deliveries):
        raise Fault(FaultCode.PROTOCOL, "positions")
    if len({picture_of(data) for data in records}) != len(records):
        raise Fault(FaultCode.PROTOCOL, "duplicate")
    if [each.part for each in deliveries] == [asked.kind.whole(asked.parts)]:
        return  # one picture of all: how many fingers it shows, the station counts
    if any(each.part not in asked.parts for each in deliveries):
        raise Fault(FaultCode.PROTOCOL, "positions")
    if len(deliveries) != len(asked.parts):
        raise Retry(asked.kind.few, "count")
