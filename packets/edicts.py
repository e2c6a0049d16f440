"""What the centre decrees and a station obeys: lists and releases, each signed by a key of its own.

Whoever signs receipts all day must not be able to appoint operators, lower a country's limits,
replace its software or lead its packets to another key. Each kind has its role, and no other's
signature counts for it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from packets import jws, strict_json
from packets.errors import PacketCode, PacketError
from packets.records.fields import moment
from packets.signer import Signer
from packets.trust import ROLES, Trust

Form = TypeVar("Form")


class _Spanning(Protocol):
    @property
    def issued_at(self) -> str: ...
    @property
    def not_after(self) -> str: ...


@dataclass(frozen=True)
class Edict(Generic[Form]):
    """One kind: its name, the keeper who signs it, its form, and what must hold within it.

    ``check`` raises ``PacketError`` for a document that contradicts itself.
    """

    name: str
    keeper: str
    form: type[Form]
    version: int
    check: Callable[[Form], None]

    @property
    def typ(self) -> str:
        """The ``typ`` of its tokens."""
        return f"perekaman-{self.name}+jws"

    @property
    def role(self) -> str:
        """The URI in the certificate of its keeper."""
        return f"{ROLES['centre']}{self.keeper}"

    def issue(self, document: Form, signer: Signer) -> str:
        """Return the compact JWS of a document."""
        return jws.sign(strict_json.encode(document), signer, self.typ)

    def verify(self, token: str, trust: Trust, at: datetime) -> Form:
        """Return the document of a token that its keeper signed.

        Raises what ``jws.verify`` raises, JSON_MALFORMED, VERSION_UNKNOWN, and what ``check`` does.
        """
        signed = jws.verify(token, trust, self.typ, at, "centre")
        if signed.uri != self.role:
            raise PacketError(PacketCode.SIGNATURE_ROLE, f"{self.name}: another keeper's")
        return self._read(signed.payload)

    def peek(self, token: str) -> Form:
        """Return the document of a token without believing it."""
        return self._read(jws.parse(token).payload)

    def _read(self, payload: bytes) -> Form:
        document = strict_json.decode_version(payload, self.form, self.version, self.name)
        self.check(document)
        return document


def check_span(document: _Spanning, name: str) -> None:
    """Raise JSON_MALFORMED unless a document is issued before it ends, at times there are."""
    check_order(document.issued_at, document.not_after, name)


def check_order(begins: str, ends: str, name: str) -> None:
    """Raise JSON_MALFORMED unless both are times, in this order."""
    try:
        orderly = moment(begins) < moment(ends)
    except PacketError:
        orderly = False
    if not orderly:
        raise PacketError(PacketCode.JSON_MALFORMED, f"{name}: time")
