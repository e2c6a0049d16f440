"""``perekaman station keys``: which keeper, what ends when, and a new PIN; never a secret."""

import argparse
from datetime import datetime
from getpass import getpass
from types import MappingProxyType
from typing import Final

import msgspec

from station import keys
from station.assembly.renewal import due
from station.assembly.trail import trail
from station.audit.acts import Act
from station.clock import SystemClock, iso
from station.commands import output, signing_in
from station.errors import Broken, Code, Refused, Trouble
from station.home import Home
from station.keys import certificates, kept, making, opening
from station.keys.kept import Kind, Record, Source
from station.operators.roles import Right

HELP: Final = "which keeper holds the station's keys, and what ends when"
_SOURCES: Final = MappingProxyType(
    {
        Source.CREDENTIAL: "at boot, by a credential of the system",
        Source.SIGN_IN: "by the first sign-in after boot",
        Source.PUBLIC: "by anybody: this is a DEMONSTRATION and protects nothing",
    }
)


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """What is told; ``code`` says why the keeper is not to be had, empty where it is."""

    keeper: str
    demonstration: bool
    opened: tuple[str, ...]
    code: str
    tries: str
    signing_ends: str
    line_ends: str
    renewal_due: bool


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--word", metavar="USER", help="take over the token's new PIN; USER signs in for it"
    )
    parser.add_argument(
        "--boot", metavar="USER", help="let the system's credential open them too; USER signs in"
    )


def run(options: argparse.Namespace) -> None:
    """Show the keys, or take a new PIN over. Raises ``Trouble``."""
    home = Home(options.home)
    if options.word:
        _change(options, home)
    if options.boot:
        _open_at_boot(options, home)
    found = shown(home, SystemClock().now())
    if options.json:
        output.document(found)
    else:
        output.lines(_texts(found))


def shown(home: Home, now: datetime) -> Shown:
    """Look at keeper and certificates. Raises ``Broken`` with KEY_ codes."""
    record = kept.read(home)
    return Shown(
        keeper=record.kind.value,
        demonstration=record.demonstration,
        opened=tuple(slot.source.value for slot in record.slots),
        code=_trouble(home),
        tries=_tries(record),
        signing_ends=_end(home, certificates.CHAIN),
        line_ends=_end(home, keys.LINE_CHAIN),
        renewal_due=keys.provisioned(home) and due(home, now),
    )


def _texts(found: Shown) -> list[str]:
    sources = [_SOURCES[Source(each)] for each in found.opened] or [
        "at boot, by this machine alone"
    ]
    return [
        f"keeper           {found.keeper}",
        *(f"opened           {each}" for each in sources),
        f"state            {found.code or 'open'}",
        *([f"PIN              {found.tries}"] if found.tries else []),
        f"signing key      {found.signing_ends or 'no certificate yet'}",
        f"line             {found.line_ends or 'no certificate yet'}",
        *(["renewal          due; the uploader does it when the centre is reached"]
          if found.renewal_due else []),
    ]  # fmt: skip


def _trouble(home: Home) -> str:
    try:
        keys.keeper(home).secret()
    except Trouble as trouble:
        return trouble.code.value
    return ""


def _tries(record: Record) -> str:
    if record.kind is not Kind.TOKEN or record.token is None:
        return ""
    from station.keys.token import tries  # noqa: PLC0415  brings a library that is optional

    try:
        return tries(record.token.module, record.token.serial)
    except Trouble as trouble:
        return trouble.code.value


def _end(home: Home, name: str) -> str:
    try:
        return f"certificate until {iso(keys.chain(home, name)[0].not_valid_after_utc)[:10]}"
    except Broken:
        return ""


def _change(options: argparse.Namespace, home: Home) -> None:
    account = _signed_in(options, options.word)
    word = getpass("the token's PIN, tried once: ").encode()
    making.change_word(home, word, _openers(home))
    trail(home).note(Act.KEY_WORD_CHANGED, who=account)


def _open_at_boot(options: argparse.Namespace, home: Home) -> None:
    account = _signed_in(options, options.boot)
    if opening.credential() is None:
        detail = f"the system gives no credential {opening.CREDENTIAL}: see config/linux/install"
        raise Refused(Code.KEY_LOCKED, detail)
    making.add_slot(home, _openers(home))
    trail(home).note(Act.KEY_WORD_CHANGED, who=account)


def _signed_in(options: argparse.Namespace, user: str) -> str:
    """Sign somebody in whose account holds the data key; without it their slot would be lost."""
    asked = argparse.Namespace(**vars(options) | {"user": user, "pin_stdin": False})
    session = signing_in.signed_in(asked, Right.RECORD)
    if session.data_key is not None:
        opening.sign_in(Home(options.home), session.data_key)
    return session.account


def _openers(home: Home) -> dict[Source, bytes]:
    found = {each: opening.given(home, each) for each in (Source.CREDENTIAL, Source.SIGN_IN)}
    return {source: opener for source, opener in found.items() if opener is not None}
