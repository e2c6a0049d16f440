"""``perekaman centre station``: who is a station of this demonstration's authority, who no more."""

import argparse
from pathlib import Path
from typing import Final

import msgspec

from station.centre.emulated.authority import Authority
from station.centre.emulated.registry import Why
from station.centre.enrolling import fingerprint
from station.centre.protocol import Certified
from station.clock import SystemClock
from station.commands.output import tell
from station.errors import Broken, Code
from station.home import Home

HELP: Final = "admit stations: a one-time code, a request by stick; or take their certificates away"


def arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    invite = verbs.add_parser("invite", help="make a one-time code for a station")
    invite.add_argument("station", metavar="STATION", help="the station's id")
    invite.add_argument("--area", default="", metavar="PPKKCC", help="the area it serves")
    certify = verbs.add_parser("certify", help="answer a request that came by stick")
    certify.add_argument("request", type=Path, metavar="REQUEST", help="the station's request.pem")
    certify.add_argument("answer", type=Path, metavar="ANSWER", help="the file to write")
    certify.add_argument("--area", default="", metavar="PPKKCC", help="the area it serves")
    revoke = verbs.add_parser("revoke", help="take a station's certificates away")
    revoke.add_argument("station", metavar="STATION", help="the station's id")
    revoke.add_argument("--why", choices=[each.value for each in Why], default=Why.STOLEN.value)


def run(options: argparse.Namespace) -> int:
    """Carry out one act. Raises ``Trouble``."""
    authority = Authority.load(Home(options.home).centre)
    _ACTS[options.act](authority, options)
    return 0


def _invite(authority: Authority, options: argparse.Namespace) -> None:
    code = authority.registry.invite(options.station, options.area, SystemClock().now())
    root = fingerprint(authority.root_pem)
    standing = authority.registry.standing(options.station)
    text = f"{options.station}: one-time code {code}, good for a week\nroot {root}"
    if standing:
        text += (
            f"\n{standing} certificates of this station stand: where they are not on the machine"
            f" that asks, take them away first (centre station revoke {options.station})"
        )
    tell(
        text, as_json=options.json, station=options.station, code=code, root=root,
        standing=standing,
    )  # fmt: skip


def _certify(authority: Authority, options: argparse.Namespace) -> None:
    try:
        requests = options.request.read_bytes()
        certificates = authority.enroll(requests, area_code=options.area)
        answer = Certified(
            certificates=certificates.decode(),
            root=authority.root_pem.decode(),
            recipients=authority.recipients_file.read_text("ascii").strip(),
        )
        options.answer.write_bytes(msgspec.json.encode(answer))
    except OSError as error:
        raise Broken(Code.FILE_UNREADABLE, f"{error.filename}: {error.strerror}") from error
    root = fingerprint(authority.root_pem)
    text = f"the answer is in {options.answer}\nroot {root}"
    tell(text, as_json=options.json, answer=str(options.answer), root=root)


def _revoke(authority: Authority, options: argparse.Namespace) -> None:
    count = authority.registry.revoke(options.station, Why(options.why))
    text = f"{options.station}: {count} certificates taken away ({options.why})"
    tell(text, as_json=options.json, station=options.station, count=count)


_ACTS: Final = {"invite": _invite, "certify": _certify, "revoke": _revoke}
