"""Answers RCAPTURE: checks what is asked, takes it from the person, signs it, and errs as told."""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from types import MappingProxyType
from typing import Any, Final

from drivers.emulators.sbi.device import Body, iso
from drivers.emulators.sbi.identity import DeviceKeys, base64url
from drivers.emulators.sbi.mishaps import Mishap
from drivers.emulators.sbi.pictures import WHOLE, Seen
from drivers.emulators.sbi.records import Picture
from drivers.population.person import THUMBS

CHAIN_START: Final = hashlib.sha256(b"").hexdigest()
_UNSIGNED: Final = base64url(b'{"alg":"none"}')
_TRANSACTION: Final = re.compile(r"[A-Za-z0-9-]{4,50}")

ERRORS: Final = MappingProxyType(
    {
        "100": "Device not registered",
        "101": "Unable to detect a biometric object",
        "102": "Technical error during extraction",
        "103": "Device tamper detected",
        "106": "Device not found",
        "109": "Biometric count not supported",
        "110": "Device not ready",
        "111": "Device busy",
        "112": "Transaction id not valid",
        "123": "Request not readable",
        "500": "Not a request of this interface",
        "701": "Capture timed out",
        "809": "Not a device for authentication",
    }
)

SAID: Final[Mapping[Mishap | None, str]] = MappingProxyType(
    {
        Mishap.BUSY: "111",
        Mishap.NOT_READY: "110",
        Mishap.NOTHING_THERE: "101",
        Mishap.UNREADABLE: "102",
        Mishap.TIMED_OUT: "701",
        Mishap.TAMPERED: "103",
    }
)
"""Mishaps that the device reports itself."""


class Denied(Exception):
    """The device says no, with an SBI error code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Order:
    """One entry of ``bio`` in a request, with what stands around it."""

    body: Body
    sub_id: str
    parts: tuple[str, ...]
    wanted_score: int
    previous_hash: str
    transaction_id: str
    env: str
    seconds: float


def order(request: Mapping[str, Any], bodies: Mapping[str, Body]) -> Order:
    """Read a request as strictly as the specification. Raises ``Denied`` 106, 109 or 112."""
    bio = request["bio"][0]
    body = bodies.get(str(bio["deviceId"]))
    if body is None:
        raise Denied("106")
    if not _TRANSACTION.fullmatch(str(request["transactionId"])):
        raise Denied("112")
    return Order(
        body=body,
        sub_id=str(bio["deviceSubId"]),
        parts=_parts(body, bio),
        wanted_score=int(bio.get("requestedScore") or 0),
        previous_hash=str(bio.get("previousHash") or "") or CHAIN_START,
        transaction_id=str(request["transactionId"]),
        env=str(request.get("env", "")),
        seconds=int(request["timeout"]) / 1000,
    )


def _parts(body: Body, bio: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what is asked for. Raises ``Denied`` 109 where the count does not add up."""
    group = body.groups.get(str(bio["deviceSubId"]), ())
    named = [part for part in body.parts_named(bio.get("bioSubType") or []) if part in group]
    away = body.parts_named(bio.get("exception") or [])
    count = int(bio["count"])
    if body.alone:
        wanted = tuple(named or group[:1])
        fits = count == len(wanted) == 1
    else:
        wanted = tuple(part for part in group if part not in away)
        fits = bool(group) and count + len(away) == len(group)
    if not fits:
        raise Denied("109")
    return wanted


@dataclass(frozen=True)
class Taken:
    """One finger or eye as it will be sent."""

    part: str
    name: str | None
    """``bioSubType``; None for a face."""
    record: bytes
    score: int | None


def take(asked: Order, seen: Seen, again: Seen, mishap: Mishap | None, at: datetime) -> list[Taken]:
    """Pick what was asked from what was seen; the person may have less. Raises ``Denied`` 101.

    ``again`` is a second look, for whoever shows one finger twice.
    """
    body, pictures = asked.body, seen.pictures
    if body.wholes:
        return [_whole(asked, pictures[WHOLE], at)]
    found = [part for part in asked.parts if part in pictures]
    if not found:
        raise Denied("101")
    taken = [
        Taken(part, body.names.get(part), body.record(pictures[part], at), pictures[part].score)
        for part in found
    ]
    twins = {Mishap.SAME_PICTURE_TWICE: seen, Mishap.SAME_FINGER_TWICE: again}
    if mishap in twins:
        twin = replace(twins[mishap].pictures[found[0]], part=found[1])
        taken[1] = replace(taken[1], record=body.record(twin, at))
    return SPOILS[mishap](taken) if mishap in SPOILS else taken


def _whole(asked: Order, picture: Picture, at: datetime) -> Taken:
    """Return the one picture of a slap; SBI has no name for it, its record has."""
    slap = asked.body.wholes[asked.sub_id]
    record = asked.body.record(replace(picture, part=slap), at)
    return Taken(slap, "UNKNOWN", record, picture.score)


def laid(group: tuple[str, ...], mishap: Mishap | None) -> tuple[str, ...]:
    """Return the fingers that the person lays down where a group is asked for."""
    other = {"LEFT": "RIGHT", "RIGHT": "LEFT"}
    match mishap:
        case Mishap.ONE_LESS:
            return group[:-1]
        case Mishap.ONE_MORE:
            return (*group, next(part for part in THUMBS if part not in group))
        case Mishap.WRONG_HAND:
            return tuple(f"{other[side]}_{name}" for side, name in _split(group))
    return group


def _split(group: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(part.split("_")[0], part.split("_")[1]) for part in group]


def _first(**changes: Any) -> Callable[[list[Taken]], list[Taken]]:
    return lambda taken: [replace(taken[0], **changes), *taken[1:]]


def _other_hand(taken: list[Taken]) -> list[Taken]:
    other = {"Left": "Right", "Right": "Left"}
    return [
        replace(each, name=" ".join(other.get(word, word) for word in (each.name or "").split()))
        for each in taken
    ]


SPOILS: Final[Mapping[Mishap | None, Callable[[list[Taken]], list[Taken]]]] = MappingProxyType(
    {
        Mishap.ONE_LESS: lambda taken: taken[:-1],
        Mishap.WRONG_HAND: _other_hand,
        Mishap.NO_IMAGE: _first(record=b"", score=69),
        Mishap.NOT_A_RECORD: _first(record=b"\xff\xd8\xff\xe0 not a record"),
        Mishap.CUT_RECORD: lambda taken: [
            replace(taken[0], record=taken[0].record[:-100]),
            *taken[1:],
        ],
        Mishap.NO_SCORE: _first(score=None),
        Mishap.SCORE_TOO_HIGH: _first(score=101),
    }
)

LIES: Final[Mapping[Mishap | None, Mapping[str, str]]] = MappingProxyType(
    {
        Mishap.OTHER_TRANSACTION: {"transactionId": "00000000-0000"},
        Mishap.STALE_TIMESTAMP: {"timestamp": iso(datetime.now(UTC) - timedelta(hours=1))},
        Mishap.OTHER_PURPOSE: {"purpose": "Auth"},
    }
)
"""Claims that are signed although they are wrong."""


class Signer:
    """Signs what was taken, and chains the hashes."""

    def __init__(self, keys: DeviceKeys) -> None:
        self._keys = keys

    @cached_property
    def _stranger(self) -> DeviceKeys:
        return DeviceKeys()

    def answer(
        self, asked: Order, taken: list[Taken], mishap: Mishap | None, at: datetime
    ) -> dict[str, object]:
        """Return the body of the answer."""
        link = asked.previous_hash
        entries = []
        for each in taken:
            link = _next(link, each.record)
            entries.append(self._entry(asked, each, mishap, at) | {"hash": link})
        if mishap is Mishap.BROKEN_HASH_CHAIN:
            entries[-1]["hash"] = CHAIN_START.upper()
        return {"biometrics": entries}

    def _entry(
        self, asked: Order, each: Taken, mishap: Mishap | None, at: datetime
    ) -> dict[str, object]:
        token = self._token(self._claims(asked, each, mishap, at), mishap)
        return {
            "specVersion": "0.9.5",
            "data": _tamper(token, mishap),
            "error": {"errorCode": "0", "errorInfo": "Success"},
        }

    def _claims(
        self, asked: Order, each: Taken, mishap: Mishap | None, at: datetime
    ) -> dict[str, object]:
        digital_id = asked.body.digital_id()
        if mishap is Mishap.OTHER_DEVICE:
            digital_id |= {"serialNo": "LATIHAN-OTHER"}
        claims: dict[str, object] = {
            "digitalId": self._keys.sign(digital_id),
            "deviceCode": asked.body.device_id,
            "deviceServiceVersion": "0.9.5",
            "bioType": asked.body.type,
            "bioSubType": each.name,
            "purpose": "Registration",
            "env": asked.env,
            "bioValue": base64url(each.record),
            "transactionId": asked.transaction_id,
            "timestamp": iso(at),
            "requestedScore": str(asked.wanted_score),
            "qualityScore": None if each.score is None else str(each.score),
        }
        return claims | dict(LIES.get(mishap, {}))

    def _token(self, claims: dict[str, object], mishap: Mishap | None) -> str:
        if mishap is Mishap.FOREIGN_ROOT:
            return self._stranger.sign(claims)
        if mishap is Mishap.EXPIRED_CERTIFICATE:
            return self._keys.sign(claims, self._keys.expired)
        return self._keys.sign(claims)


def _tamper(token: str, mishap: Mishap | None) -> str:
    head, payload, signature = token.split(".")
    if mishap is Mishap.BAD_SIGNATURE:
        turned = "A" if signature[9] != "A" else "B"
        return f"{head}.{payload}.{signature[:9]}{turned}{signature[10:]}"
    if mishap is Mishap.NO_SIGNATURE:
        return f"{_UNSIGNED}.{payload}."
    return token


def _next(link: str, record: bytes) -> str:
    """Hn = SHA256(Hn-1 + SHA256(record)), as MOSIP's mock service counts."""
    chained = bytes.fromhex(link) + hashlib.sha256(record).digest()
    return hashlib.sha256(chained).hexdigest().upper()


def denial(code: str) -> dict[str, object]:
    """Return the body that says no."""
    error = {"errorCode": code, "errorInfo": ERRORS.get(code, "Unknown")}
    return {"biometrics": [{"specVersion": "0.9.5", "data": "", "hash": "", "error": error}]}
