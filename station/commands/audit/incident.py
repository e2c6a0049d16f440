"""``perekaman audit incident``: the notice of a failure of protection, and its evidence."""

import argparse
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

from station import clock, durable
from station.assembly import trail as assembly
from station.assembly.affected import HEADING, Affected, affected
from station.audit import reading
from station.audit.acts import Act
from station.audit.entry import Entry, line
from station.audit.incident import Counted, Incident, Loss, hours_left, markdown
from station.audit.trail import Trail
from station.audit.verification import Verdict
from station.clock import SystemClock
from station.commands import signing_in
from station.commands.audit.asking import opened
from station.commands.output import tell
from station.errors import Code, Refused
from station.home import Home
from station.operators.accounts import Session
from station.operators.roles import RIGHTS, Right
from station.outbox.reader import Reader
from station.settings import load
from station.sheet import sheet

HELP: Final = "write the notice of a breach (UU 27/2022 art. 46), due within 3 x 24 hours"
ABOUT: Final = (
    "Write into a new folder the notice that person and agency must have within 3 x 24 hours: what"
    " was disclosed, when and how, what is done about it (notice.md, notice.json), with the entries"
    " of the trail of that span (trail.jsonl) and whether it is whole (verdict.json). Nobody's name"
    " or NIK is in those. Supervisors and administrators may. With --people an administrator also"
    " gets people.csv: who must be told, by name and NIK. Hand it over and destroy it."
)


def arguments(parser: argparse.ArgumentParser) -> None:
    signing_in.arguments(parser)
    kinds = [each.value for each in Loss]
    parser.add_argument("kind", choices=kinds, help="what was lost or broken into")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="a new folder")
    for name, words in (
        ("--from", "since when it may have happened, as 2026-11-21T08:00+07:00"),
        ("--to", "until when"),
        ("--known", "when it became known: the 3 x 24 hours run from then"),
    ):
        dest = f"moment_{name[2:]}"
        parser.add_argument(
            name, dest=dest, type=_moment, required=True, metavar="TIME", help=words
        )
    parser.add_argument("--how", default="", metavar="TEXT", help="how; nobody's name or NIK")
    parser.add_argument("--handling", default="", metavar="TEXT", help="what is done about it")
    parser.add_argument("--people", action="store_true", help="list who must be told (people.csv)")
    parser.add_argument("--packet", action="append", default=[], metavar="ID", help="one of them")


def run(options: argparse.Namespace) -> int:
    """Write the folder. Raises ``Trouble``."""
    home, now = Home(options.home), SystemClock().now()
    if options.moment_from > options.moment_to or options.moment_known > now:
        raise Refused(Code.SETTINGS_INVALID, "--from, --to, --known: not in this order, or to come")
    session, trail = opened(options)
    verdict = assembly.verdict(home, load(options.config).station.station.id)
    told = tuple(_within(reading.entries(home.audit), options.moment_from, options.moment_to))
    incident = _incident(options, session, verdict, told, now)
    people = _people(options, session, trail, incident, told) if options.people else ()
    trail.note(
        Act.INCIDENT_WRITTEN, who=session.account, reason=incident.loss.name,
        count=str(len(people)),
    )  # fmt: skip
    _write(options.out, incident, verdict, told)
    if options.people:
        durable.write(options.out / "people.csv", sheet(HEADING, (each.row for each in people)))
    left = hours_left(incident, now)
    due = f"due {incident.due}, " + (f"in {left:.0f} hours" if left > 0 else "LATE")
    tell(f"{options.out}: notice and evidence; {due}", as_json=options.json,
         folder=str(options.out), due=incident.due, hours_left=round(left, 1),
         people=len(people))  # fmt: skip
    return 0


def _people(
    options: argparse.Namespace,
    session: Session,
    trail: Trail,
    incident: Incident,
    told: tuple[Entry, ...],
) -> tuple[Affected, ...]:
    """Return who must be told. Refused (NOT_ALLOWED_NOW) who is no administrator."""
    if Right.MANAGE_ACCOUNTS not in RIGHTS[session.role]:
        raise Refused(Code.NOT_ALLOWED_NOW, "--people: an administrator lists people")
    with closing(signing_in.register(Home(options.home), session)) as register:
        return affected(register, trail, incident.loss, incident.packets, told)


def _incident(
    options: argparse.Namespace,
    session: Session,
    verdict: Verdict,
    told: tuple[Entry, ...],
    now: datetime,
) -> Incident:
    home, settings = Home(options.home), load(options.config)
    station, reader = settings.station.station, Reader(home.outbox)
    return Incident(
        station=station.id,
        name=station.name,
        area_code=station.area_code,
        loss=Loss(options.kind),
        happened_from=clock.iso(options.moment_from),
        happened_to=clock.iso(options.moment_to),
        known_at=clock.iso(options.moment_known),
        how=options.how,
        handling=options.handling,
        packets=tuple(reader.find(each).packet_id for each in options.packet),
        counted=_counted(home, told),
        trail_whole=verdict.whole,
        trail_head=f"{verdict.entries}:{verdict.head}",
        written_by=session.account,
        written_at=clock.iso(now),
    )


def _counted(home: Home, told: tuple[Entry, ...]) -> Counted:
    acts = Counter(each.act for each in told)
    drafts = home.drafts.glob("*.draft")
    return Counted(
        sealed=acts[Act.SEALED],
        begun=acts[Act.RECORDING_BEGUN],
        unsent=Reader(home.outbox).counts().waiting,
        drafts=sum(1 for _ in drafts),
        looked_up=acts[Act.LOOKED_UP],
        refused_sign_ins=acts[Act.SIGN_IN_REFUSED],
    )


def _write(folder: Path, incident: Incident, verdict: Verdict, told: tuple[Entry, ...]) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True)
    except FileExistsError:
        raise Refused(Code.SETTINGS_INVALID, f"--out: {folder} is there already") from None
    except OSError as error:
        raise durable.broken(error) from error
    notice = {**msgspec.to_builtins(incident), "due": incident.due}
    for name, data in (
        ("notice.md", markdown(incident).encode()),
        ("notice.json", msgspec.json.format(msgspec.json.encode(notice))),
        ("trail.jsonl", b"".join(line(each) for each in told)),
        ("verdict.json", msgspec.json.format(msgspec.json.encode(verdict))),
    ):
        durable.write(folder / name, data)


def _within(told: Iterable[Entry], first: datetime, last: datetime) -> Iterable[Entry]:
    return (each for each in told if first <= clock.parse(each.at) <= last)


def _moment(text: str) -> datetime:
    """Read a time; one without a zone is the office's."""
    return datetime.fromisoformat(text).astimezone()
