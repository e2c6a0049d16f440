"""Makes a machine a station, stage by stage; whoever was interrupted goes on.

What is done is read off the disk, so that any stage may be the first.
"""

import os
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

import msgspec

from packets import Trust
from station import durable, keys
from station.assembly import records
from station.assembly.desk import used
from station.assembly.trail import trail
from station.audit.acts import Act
from station.backup import secrets
from station.centre import enrolling
from station.centre.protocol import Certified, Enrolment
from station.clock import iso
from station.errors import Broken, Code, Refused, Trouble
from station.home import Home
from station.keys import certificates, kept, making, opening
from station.keys.kept import Kind, Source
from station.keys.making import Choice
from station.keys.tpm_line import DEVICE
from station.operators.accounts import Accounts
from station.operators.credentials import Credentials
from station.operators.roles import RIGHTS, Right, Role
from station.operators.wrapped import KEY_BYTES, Cost
from station.settings import StationId

REQUEST: Final = "request.pem"
MODULES: Final = (
    "/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so",
    "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
)
_COMPARED: Final = 16
"""Hex digits of the fingerprint that a person types: 64 bits, which nobody hits by trying."""


class Stage(StrEnum):
    """What comes next."""

    ADMINISTRATOR = "ADMINISTRATOR"
    """Nobody may sign in yet."""
    KEYS = "KEYS"
    CLEAR_KEY = "CLEAR_KEY"
    """A key from before there were keepers lies in clear."""
    CERTIFICATES = "CERTIFICATES"
    REGISTER = "REGISTER"
    DONE = "DONE"


@dataclass(frozen=True)
class Token:
    """A token that is plugged in."""

    module: str
    label: str
    serial: str


@dataclass(frozen=True)
class Present:
    """What could keep the keys on this machine."""

    tpm: bool
    tokens: tuple[Token, ...]
    credential: bool


@dataclass
class Commission:
    """One machine on its way to be a station. A stage raises ``Trouble`` and may be repeated."""

    home: Home
    station: StationId
    data_key: bytes | None = field(default=None, repr=False)
    account: str = "station"
    """Who is signed in, for the trail."""

    def stage(self) -> Stage:
        """Say what comes next, from what lies on the disk."""
        if not self.home.accounts.exists():
            return Stage.ADMINISTRATOR
        if kept.clear_key(self.home):
            return Stage.CLEAR_KEY
        if not kept.stamp(self.home):
            return Stage.KEYS
        if not keys.provisioned(self.home):
            return Stage.CERTIFICATES
        return Stage.DONE if self.home.register.exists() else Stage.REGISTER

    def administrator(self, who: Credentials) -> None:
        """Make the first account; it brings the data key."""
        data_key = os.urandom(KEY_BYTES)
        accounts = Accounts(self.home.accounts)
        made = accounts.create(
            who.user, who.pin, Role.ADMINISTRATOR, data_key=data_key, cost=Cost()
        )
        self.account = made.id
        serial = str(accounts.book.serial)
        self._note(Act.ACCOUNT_ADDED, account=made.id, role=made.role.value, serial=serial)
        self.knows(data_key)

    def sign_in(self, who: Credentials, now: datetime) -> None:
        """Sign an administrator in, to go on where somebody stopped. Either way it is noted."""
        accounts = Accounts(self.home.accounts)
        try:
            session = accounts.sign_in(who.user, who.pin, now)
            if session.data_key is None or Right.MANAGE_ACCOUNTS not in RIGHTS[session.role]:
                raise Refused(Code.NOT_ALLOWED_NOW, "an administrator makes a station")
        except Trouble as trouble:
            known = next((each.id for each in accounts.book.accounts if each.user == who.user), "")
            trail(self.home).note(Act.SIGN_IN_REFUSED, who=known, code=trouble.code.value)
            raise
        self.account = session.account
        self._note(Act.SIGNED_IN, role=session.role.value)
        self.knows(session.data_key)

    def knows(self, data_key: bytes) -> None:
        """Take the data key along, and let it open a keeper that stands."""
        self.data_key = data_key
        opening.sign_in(self.home, data_key)

    def make_keys(self, choice: Choice, recovery: bytes = b"") -> None:
        """Make the keys in their keeper. ``recovery``: the safe's identity, after a restore."""
        part = secrets.restored_part(self.home, recovery) if recovery else None
        if part is None and (self.home.keys / secrets.RESTORED).exists():
            detail = "this home was restored: --recovery FILE brings the station's part back"
            raise Refused(Code.NOT_ALLOWED_NOW, detail)
        making.make(self.home, choice, self._openers(), part=part)
        (self.home.keys / secrets.RESTORED).unlink(missing_ok=True)
        self._note(Act.KEYS_MADE, target=choice.kind.name)

    def encrypt_clear(self) -> None:
        """Put a key that lies in clear under the software keeper."""
        making.encrypt_clear(self.home, self._openers())
        self._note(Act.KEY_ENCRYPTED)

    def write_request(self, to: Path | None = None) -> Path:
        """Write the requests where a stick or a letter can take them; return where."""
        path = to or self.home.root / REQUEST
        data = keys.request(self.home, self.station.id)
        try:
            path.write_bytes(data) if to else durable.write(path, data)
        except OSError as error:
            raise durable.broken(error) from error
        return path

    def ask(self, url: str, compared: str, code: str) -> Certified:
        """Ask the centre with a one-time code, once its root is the one that was read aloud."""
        root = enrolling.fetch_root(url)
        require_root(root, compared)
        requests = keys.request(self.home, self.station.id).decode("ascii")
        answer = enrolling.enrol(url, root, Enrolment(requests=requests, code=code))
        if answer.root.encode() != root:
            raise Broken(Code.CENTRE_UNTRUSTED, "the answer brings another root")
        return answer

    def take(self, answer: Certified, compared: str, now: datetime) -> None:
        """Verify everything in an answer, then install it. Nothing is written before."""
        root = answer.root.encode()
        require_root(root, compared)
        trusted = Trust.from_pem(root)
        signing, line = certificates.sort_out(self.home, answer.certificates.encode())
        certificates.check(signing, trusted, self.station.id, now)
        certificates.check(line, trusted, self.station.id, now, certificates.LINE_ROLE)
        area = certificates.named(signing[0], certificates.AREA)
        if area and area != self.station.area_code:
            raise Broken(Code.AREA_CODE_INVALID, f"the certificate is for the area {area}")
        keys.check_recipients(answer.recipients, trusted)
        keys.install(
            self.home,
            chain=answer.certificates.encode(),
            root=root,
            recipients=answer.recipients.encode(),
        )
        self._note(Act.CERTIFICATES_INSTALLED, until=iso(signing[0].not_valid_after_utc))

    def make_register(self) -> None:
        """Make the empty register now: no account written later can bring one of its own."""
        if self.data_key is None:
            raise Refused(Code.NOT_ALLOWED_NOW, "sign in first")
        records.register(self.home, self.data_key, lambda: used(self.home)).close()
        self._note(Act.PROVISIONED)

    def _note(self, act: Act, **details: str) -> None:
        trail(self.home).note(act, who=self.account, **details)

    def _openers(self) -> dict[Source, bytes]:
        found = {
            each: opening.given(self.home, each) for each in (Source.CREDENTIAL, Source.SIGN_IN)
        }
        return {source: opener for source, opener in found.items() if opener is not None}


def require_root(root: bytes, compared: str) -> None:
    """Raise ``Refused`` (CENTRE_UNTRUSTED) unless a person had this root's fingerprint read out."""
    typed = "".join(compared.split()).replace(":", "").lower()
    whole = enrolling.fingerprint(root).replace(" ", "")
    if len(typed) < _COMPARED or not whole.startswith(typed):
        raise Refused(Code.CENTRE_UNTRUSTED, "the centre's root has another fingerprint")


def read_answer(path: Path) -> Certified:
    """Return the centre's answer from a file. Raises ``Broken`` with FILE_UNREADABLE."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Certified)
    except (OSError, msgspec.MsgspecError) as error:
        raise Broken(Code.FILE_UNREADABLE, f"{path}: not a centre's answer") from error


def present(device: str = DEVICE, modules: tuple[str, ...] = MODULES) -> Present:
    """Look what could keep the keys here; what is missing or broken is only not offered."""
    found = [token for module in modules if Path(module).exists() for token in _tokens(module)]
    return Present(Path(device).exists(), tuple(found), opening.credential() is not None)


def best(found: Present) -> Kind:
    """Return the keeper to propose."""
    if found.tokens:
        return Kind.TOKEN
    return Kind.TPM if found.tpm else Kind.SOFTWARE


def _tokens(module: str) -> list[Token]:
    from station.keys.token import serials  # noqa: PLC0415  brings a library that is optional

    try:
        return [Token(module, label, serial) for label, serial in serials(module)]
    except (Broken, Refused):
        return []
