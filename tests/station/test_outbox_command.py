"""``perekaman outbox`` and ``centre`` at the shell: numbers first, no None, plain words."""

import socket
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from station.commands import main
from station.home import Home
from station.lifecycle import Actor, Status
from station.outbox.entries import NEEDS_A_PERSON, Blocked
from station.outbox.index import Index
from station.outbox.reader import Reader
from station.outbox.recovery import recover
from station.outbox.spool import Outbox, Place, Spool
from station.uploader.control import Verb, tell
from tests.fakes.clock import MORNING
from tests.fakes.parcels import parcels
from tests.fakes.patience import until
from tests.fakes.running import running
from tests.fakes.site import Site

CONFIG = Path(__file__).parents[2] / "config"
FIRST, SECOND = parcels()[:2]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    outbox = Home(tmp_path).make().outbox
    Outbox(outbox).put(FIRST.packet_id, FIRST.data)
    with closing(Index(outbox)) as index:
        recover(Spool(outbox), index, MORNING)
        index.keep_receipt(FIRST.packet_id, "CENTRE", "a.b.c", "2026-11-21T02:00:00.000Z")
    return tmp_path


def run(home: Path, *words: str) -> int:
    return main([*words, "--home", str(home), "--config", str(CONFIG)])


def test_a_list_has_a_head_and_begins_with_the_number(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Outbox(Home(home).outbox).put(SECOND.packet_id, SECOND.data)
    assert run(home, "outbox", "list") == 0
    head, fresh, known = capsys.readouterr().out.splitlines()
    assert head.split()[:2] == ["number", "status"]
    assert known.startswith(FIRST.number)
    assert known.endswith(FIRST.packet_id)
    assert fresh.endswith(SECOND.packet_id)


def test_an_empty_outbox_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Home(tmp_path).make()
    assert run(tmp_path, "outbox", "list") == 0
    assert capsys.readouterr().out == "outbox: empty\n"


def test_a_packet_in_quarantine_is_listed(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outbox = Home(home).outbox
    Outbox(outbox).put(SECOND.packet_id, SECOND.data)
    Spool(outbox).quarantine(Place.NEW, f"{SECOND.packet_id}.packet")
    assert run(home, "outbox", "list") == 0
    assert "quarantine" in capsys.readouterr().out
    assert run(home, "outbox", "list", "--json") == 0
    assert msgspec.json.decode(capsys.readouterr().out)["quarantined"] == [SECOND.packet_id]


@pytest.mark.parametrize("word", ["list", "verify", "push", "pause"])
def test_where_no_station_is_nothing_is_empty_and_nothing_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], word: str
) -> None:
    home = tmp_path / "mistyped"
    assert run(home, "outbox", word) == 1
    assert f"there is no station in {home}" in capsys.readouterr().err
    assert not home.exists()


def test_an_outbox_whose_disk_is_not_there_is_not_empty(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Home(home).outbox.rename(home / "elsewhere")
    assert run(home, "outbox", "list", "--json") == 1
    assert msgspec.json.decode(capsys.readouterr().out)["error"]["code"] == "DISK_UNWRITABLE"


def test_a_status_that_is_none_is_answered_with_those_that_are(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(home, "outbox", "list", "--state", "LOST") == 1
    told = capsys.readouterr().err
    assert all(status in told for status in Status)


@pytest.mark.parametrize("limit", ["0", "-1", "1001"])
def test_a_page_has_bounds(home: Path, limit: str) -> None:
    assert run(home, "outbox", "list", "--limit", limit) != 0


@pytest.mark.parametrize(
    "word",
    [FIRST.packet_id, FIRST.number, FIRST.number.replace("-", "")],
    ids=["id", "number", "digits"],
)
def test_a_packet_is_shown_by_id_and_by_number(
    home: Path, capsys: pytest.CaptureFixture[str], word: str
) -> None:
    assert run(home, "outbox", "show", word) == 0
    facts = dict(line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines()[:-1])
    assert facts["packet_id"] == FIRST.packet_id
    assert facts["receipts"] == "1"
    assert "None" not in facts.values()


@pytest.mark.parametrize("word", ["0000-0000-0000", "nothing", "-", "%", ""])
def test_what_is_not_there_is_not_shown(
    home: Path, capsys: pytest.CaptureFixture[str], word: str
) -> None:
    assert run(home, "outbox", "show", "--json", word) == 1
    error = msgspec.json.decode(capsys.readouterr().out)["error"]
    assert error["code"] == "OUTBOX_UNKNOWN_PACKET"


def test_two_packets_with_one_number_are_asked_for_by_id(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Outbox(Home(home).outbox).put(SECOND.packet_id, SECOND.data)
    with closing(Index(Home(home).outbox)) as index:
        recover(Spool(Home(home).outbox), index, MORNING)
        index.change(SECOND.packet_id, number=FIRST.number)
    assert run(home, "outbox", "show", FIRST.number) == 1
    assert "ask by packet id" in capsys.readouterr().err
    assert run(home, "outbox", "show", SECOND.packet_id) == 0


def test_what_was_acknowledged_stays_known_after_the_receipt(home: Path) -> None:
    with closing(Index(Home(home).outbox)) as index:
        for after in (Status.PROCESSING, Status.SENT_FOR_ENROLLMENT, Status.RECEIVED_AT_CENTRAL):
            index.move(FIRST.packet_id, after, at=MORNING, actor=Actor.STATION, cause="x")
        index.change(FIRST.packet_id, acknowledged=7)
        told = []
        for after in (Status.SENT_FOR_DEDUP, Status.PRINT_READY_RECORD):
            index.move(FIRST.packet_id, after, at=MORNING, actor=Actor.CENTRE, cause="x")
            entry = index.get(FIRST.packet_id)
            told.append(entry.acknowledged if entry else None)
    assert told == [7, 7]


@pytest.mark.parametrize(
    "words",
    [("--port", "65536"), ("--port", "-1"), ("--failures", "1.5"), ("--failures", "nan"),
     ("--faults", "nonsense")],
)  # fmt: skip
def test_what_cannot_be_served_is_said_before_anything_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, str]
) -> None:
    assert run(tmp_path, "centre", "serve", "--json", *words) == 1
    error = msgspec.json.decode(capsys.readouterr().out)["error"]
    assert error["code"] == "SETTINGS_INVALID"
    assert not list(tmp_path.iterdir()), "nothing was made"


def test_a_centre_without_keys_says_how_to_make_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, "centre", "serve", "--port", "0") == 1
    assert "KEY_MISSING: root.key; run 'perekaman centre keygen' first" in capsys.readouterr().err


def test_a_port_in_use_is_named_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "centre", "keygen") == 0
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert run(tmp_path, "centre", "serve", "--port", str(port)) == 1
    assert f"port {port} is in use" in capsys.readouterr().err


# --- push, stuck or not


def test_without_an_uploader_a_push_says_where_and_what_to_do(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(home, "outbox", "push") == 1
    said = capsys.readouterr().err
    assert str(home) in said
    assert "`perekaman upload`" in said


def test_where_nothing_is_stuck_nobody_is_told(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(home, "outbox", "push", "--stuck") == 0
    assert "nothing is stuck" in capsys.readouterr().err


@pytest.mark.parametrize("reason", Blocked)
def test_what_waits_for_a_person_is_stuck_unless_the_person_must_come_again(
    home: Path, reason: Blocked
) -> None:
    with closing(Index(Home(home).outbox)) as index:
        index.schedule(FIRST.packet_id, at=None, blocked=reason, now=MORNING)
    stuck = Reader(Home(home).outbox).stuck()
    pushable = reason in NEEDS_A_PERSON and reason is not Blocked.RECAPTURE
    assert stuck == ((FIRST.packet_id,) if pushable else ())


def test_stuck_packets_are_pushed_and_sent(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = Site(tmp_path)
    refused, area = site.put(2)
    with site.centre("refuse,area-code") as centre:
        site.once(centre.url)
        assert set(site.reader.stuck()) == {refused, area}
        with running(site, centre.url):
            until(lambda: tell(site.outbox_folder, Verb.STATUS) is not None)
            assert run(tmp_path, "outbox", "push", "--stuck", "--json") == 0
            until(lambda: set(site.states().values()) == {Status.PRINT_READY_RECORD})
    told = msgspec.json.decode(capsys.readouterr().out)
    assert set(told["packets"]) == {refused, area}
    assert site.reader.stuck() == ()


def test_a_history_says_who_when_why_and_for_the_which_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = Site(tmp_path)
    (packet_id,) = site.put()
    with site.centre("deleted") as centre:
        site.settle(centre.url)
    assert run(tmp_path, "outbox", "show", packet_id) == 0
    history = [line.split() for line in capsys.readouterr().out.splitlines() if "MOVE" in line]
    moves = [tuple(w for w in words if w.isupper() and w != "MOVE")[-3:] for words in history]
    assert ("REGION", "ENROLL_FAILURE_AT_CENTRAL", "BIO_CAPTURED") in moves
    assert moves[-1] == ("CENTRE", "SENT_FOR_DEDUP", "PRINT_READY_RECORD")
    assert sum("attempt 2" in " ".join(words) for words in history) > 2


def test_a_backup_that_was_not_made_says_what_to_do(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(home, "outbox", "backup", str(home / "absent")) == 1
    first, last = capsys.readouterr().out.splitlines()
    assert first.startswith("MEDIUM_ABSENT")
    assert first.endswith("plug in the stick or disk")
    assert last == "last good backup: none"
