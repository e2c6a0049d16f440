"""Everything captured of one citizen so far: frozen, and the only thing a draft holds."""

import hashlib

import msgspec

from station.body import Part, Target
from station.citizen.biodata import Citizen
from station.citizen.nik import NikFinding
from station.devices.messages import Attempt, PenSample, Sample
from station.session.corrections import Correction
from station.session.exemptions import Exemption
from station.session.outcomes import Outcome
from station.session.view import Step

__all__ = ["AuditLine", "Decision", "IndexCheck", "Outcome", "Record"]


class AuditLine(msgspec.Struct, frozen=True, kw_only=True):
    """What happened when; ``detail`` holds words of this program only, never a person's."""

    at: str
    event: str
    detail: str = ""


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """Something somebody took upon themselves: who, when, and who else where it takes two."""

    at: str
    by: str
    second: str = ""


class IndexCheck(msgspec.Struct, frozen=True, kw_only=True):
    """What came of scanning the index fingers once more.

    ``of`` is the digest of the samples it was compared with: others need another check.
    """

    at: str
    of: str
    outcome: Outcome
    matches: dict[Part, float] = {}
    tries: int = 0
    overridden: Decision | None = None


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One enrollment. Attempts are never taken away before sealing."""

    session: str
    """Random, hex; names the draft's file."""
    citizen: Citizen
    findings: tuple[NikFinding, ...]
    started_at: str
    printable: bool
    steps: tuple[str, ...] = ()
    """The order of the recording steps, where it is not that of the station's settings."""
    corrections: tuple[Correction, ...] = ()
    refused_fingers: frozenset[str] = frozenset()
    """Accounts that laid somebody else's finger to correct the biodata."""
    confirmed: Decision | None = None
    attempts: tuple[Attempt, ...] = ()
    failures: dict[Target, int] = {}
    """Tries that recorded nothing: nothing seen, time run out."""
    rejected: frozenset[int] = frozenset()
    """Positions in ``attempts`` of photos the citizen did not want."""
    forced: dict[Target, Decision] = {}
    exemptions: tuple[Exemption, ...] = ()
    deferred: frozenset[Step] = frozenset()
    reviewed: bool = False
    approved: Decision | None = None
    approved_of: str = ""
    """Digest of the photo that was approved."""
    index_check: IndexCheck | None = None
    statement: PenSample | None = None
    signed_at: str = ""
    statement_language: str = ""
    """In which language the statement was put before the citizen last; empty before."""
    statement_from: int = 0
    """Position in ``attempts`` from which on signed statements are about the record as it is."""
    trail: tuple[AuditLine, ...] = ()


def digest(samples: tuple[Sample, ...]) -> str:
    """Return the SHA-256, hex, of some samples: what an approval or a check was about."""
    return hashlib.sha256(msgspec.msgpack.encode(samples)).hexdigest()


def noted(record: Record, at: str, event: str, detail: str = "") -> Record:
    """Return the record with one more line of what happened."""
    line = AuditLine(at=at, event=event, detail=detail)
    return msgspec.structs.replace(record, trail=(*record.trail, line))


def encode(record: Record) -> bytes:
    """Pack a record as MessagePack."""
    return msgspec.msgpack.encode(record)


def decode(data: bytes) -> Record:
    """Read what :func:`encode` wrote. Raises ``msgspec.MsgspecError``."""
    return msgspec.msgpack.decode(data, type=Record)
