"""Backup and restore: on a new machine a station goes on, and a bad stick is found out and said."""

import errno
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from packets.age_keys import Identity
from station import keys
from station.assembly.trail import trail
from station.audit import reading
from station.audit.acts import Act
from station.backup import status
from station.backup.backup import back_up
from station.backup.catalogue import HEAD, Head, items
from station.backup.schedule import Schedule
from station.backup.status import State
from station.clock import iso
from station.commands import main
from station.durable import LocalDisk
from station.errors import Broken, Code, Refused
from station.home import Home
from station.lifecycle import Actor, Status
from station.outbox.index import Index
from station.outbox.reader import Reader
from station.outbox.recovery import recover
from station.outbox.retention import Retention
from station.outbox.spool import Spool
from station.outbox.verification import Verifier
from station.register.register import Register
from station.settings import Backup
from tests.fakes.backed import DRAFT, DRAFT_KEY, KEY, NIK, BackedStation
from tests.fakes.disk import PowerCut
from tests.fakes.office import CONFIG


@pytest.fixture
def station(tmp_path: Path) -> BackedStation:
    return BackedStation(tmp_path)


def test_the_trail_comes_along_up_to_its_last_whole_line(station: BackedStation) -> None:
    noted = trail(station.home)
    noted.note(Act.SIGNED_IN, who="op-1")
    noted.close_day()
    noted.note(Act.SIGNED_IN, who="op-2")
    newest = station.home.audit / "00000003.jsonl"
    whole = newest.read_bytes()
    newest.write_bytes(whole + b'{"seq":')
    station.back_up()
    station.restore()
    audit = station.new.audit
    assert (audit / newest.name).read_bytes() == whole
    assert [each.seq for each in reading.entries(audit)] == [1, 2, 3]
    assert (audit / "00000001.jws").exists()


def destroyed(station: BackedStation, packet_id: str) -> None:
    with closing(Index(station.home.outbox)) as index:
        spool = Spool(station.home.outbox)
        Retention(spool, index, timedelta(0)).destroy(packet_id, station.clock.now())


def test_a_station_goes_on_on_a_new_machine(station: BackedStation) -> None:
    gone, sent = station.record(), station.record()
    assert station.upload().received == 2
    destroyed(station, gone)
    owed = station.record()
    station.leave_draft()
    before = {i: Reader(station.home.outbox).show(i) for i in (gone, sent)}
    made = station.back_up()
    assert (made.state, made.packets, made.secrets, made.damaged) == (State.GOOD, 2, True, 0)

    found = station.restore()
    assert (found.packets, found.open, found.secrets, found.register, found.alarms) == (
        2, 1, True, True, ())  # fmt: skip
    new = station.new
    assert {i: Reader(new.outbox).show(i) for i in before} == before, "history and receipts"
    assert not (new.keys / "signing.pem").exists(), "the old machine's key stays in it"
    assert new.accounts.read_bytes() == station.home.accounts.read_bytes()
    assert (new.drafts / f"{DRAFT}.draft").read_bytes() == b"encrypted"
    with closing(Register(new.register, KEY)) as register:
        assert {e.packet_id for e in register.search("")} == {gone, sent, owed}
        draft = register.draft(NIK)
        assert draft is not None
        assert draft.key == DRAFT_KEY

    station.take_over(new)
    assert keys.data_key(new, KEY) == keys.data_key(station.home, KEY) != KEY
    assert keys.signer(new).chain != keys.signer(station.home).chain
    report = station.upload(new)
    assert (report.sent, report.received, report.open) == (1, 1, 0), "nothing is sent twice"
    looked = Verifier(new.outbox, keys.trust(new), station.clock.now(), new.register).run()
    assert looked.findings == ()
    assert (looked.files, looked.receipts) == (2, 3)


def test_what_the_old_machine_sent_since_is_asked_for_and_not_sent_again(
    station: BackedStation,
) -> None:
    packet_id = station.record()
    station.back_up()
    assert station.upload().sent == 1
    station.restore()
    report = station.upload(station.new)
    assert (report.sent, report.received) == (0, 1)
    assert Reader(station.new.outbox).find(packet_id).state is Status.PRINT_READY_RECORD


def test_what_was_announced_before_is_asked_about_again(station: BackedStation) -> None:
    packet_id = station.record()
    with closing(Index(station.home.outbox)) as index:
        recover(Spool(station.home.outbox), index, station.clock.now())
        index.move(packet_id, Status.PROCESSING, at=station.clock.now(), actor=Actor.STATION,
                   cause="queued")  # fmt: skip
        index.change(packet_id, announced_at=iso(station.clock.now()))
        station.back_up()
        index.change(packet_id, announced_at=None)
    assert station.upload().sent == 1
    station.restore()
    assert station.upload(station.new).sent == 0


def test_without_the_recovery_identity_the_packets_come_and_no_secret_does(
    station: BackedStation,
) -> None:
    packet_id = station.record()
    station.leave_draft()
    station.back_up()
    found = station.restore(identity=b"")
    assert (found.packets, found.secrets, found.register) == (1, False, False)
    assert Spool(station.new.outbox).find(packet_id) is not None
    for path in (station.new.register, station.new.accounts, station.new.keys, station.new.drafts):
        assert not path.is_file()
        assert not path.is_dir() or not list(path.iterdir())


def test_a_finder_of_the_stick_reads_nothing(station: BackedStation) -> None:
    station.record()
    station.leave_draft()
    station.back_up()
    whole = b"".join(path.read_bytes() for path in station.medium.rglob("*") if path.is_file())
    secrets = (
        (station.home.keys / "signing.pem").read_bytes(),
        keys.station_part(station.home) or b"no part",
        station.home.accounts.read_bytes(),
        DRAFT_KEY,
        NIK.encode(),
        b"PRIVATE KEY",
    )
    assert not [secret for secret in secrets if secret in whole]


def test_another_identity_opens_nothing_and_leaves_no_home(station: BackedStation) -> None:
    station.record()
    station.back_up()
    with pytest.raises(Broken) as caught:
        station.restore(identity=Identity.generate().reveal().encode())
    assert caught.value.code is Code.KEY_UNUSABLE
    assert not station.new.root.exists()
    assert not list(station.new.root.parent.glob(".*restoring"))


def test_another_root_believes_nothing(station: BackedStation, tmp_path: Path) -> None:
    stranger = tmp_path / "stranger"
    stranger.mkdir()
    station.record()
    station.back_up()
    root = (BackedStation(stranger).home.trust / "root.pem").read_bytes()
    with pytest.raises(Broken) as caught:
        station.restore(root=root)
    assert caught.value.code is Code.FILE_UNREADABLE


@pytest.mark.expects_warnings
@pytest.mark.parametrize("where", range(8))
def test_a_flipped_bit_anywhere_on_the_medium_is_found_and_not_restored(
    station: BackedStation, where: int
) -> None:
    kept, hit = station.record(), station.record()
    station.leave_draft()
    station.back_up()
    other = f"{kept}.packet"
    files = sorted(p for p in station.medium.rglob("*") if p.is_file() and p.name != other)
    assert len(files) >= 8
    path = files[where]
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    if path.parent.name == "packets":
        found = station.restore()
        assert (found.packets, found.damaged) == (1, (hit,))
        assert Spool(station.new.outbox).find(kept), "one that rotted keeps no other away"
        return
    with pytest.raises(Broken) as caught:
        station.restore()
    assert caught.value.code is Code.FILE_UNREADABLE
    assert not station.new.root.exists()


def test_a_medium_pulled_out_at_any_step_holds_the_backup_before_or_the_new_one(
    station: BackedStation, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = station.record()
    assert station.back_up().state is State.GOOD
    second = station.record()
    step, ended = 0, False
    while not ended:
        with monkeypatch.context() as patched:
            _pull_at(patched, step)
            with suppress(PowerCut):
                ended = station.back_up().state is State.GOOD
        found = station.restore()
        assert found.packets in (1, 2)
        assert Spool(station.new.outbox).holds(first)
        assert Spool(station.new.outbox).holds(second) == (found.packets == 2)
        _forget(station.new.root)
        step += 1
    assert step > 20, "every step was one to stop at"
    assert found.packets == 2


def _pull_at(patched: pytest.MonkeyPatch, step: int) -> None:
    left = [step]

    def stepped(name: str) -> None:
        plain = getattr(LocalDisk, name)

        def passed(self: LocalDisk, *words: object) -> object:
            if left[0] == 0:
                raise PowerCut
            left[0] -= 1
            return plain(self, *words)

        patched.setattr(LocalDisk, name, passed)

    for name in ("create", "write", "sync", "rename", "remove", "sync_folder"):
        stepped(name)


def run(home: Path, *words: str) -> int:
    return main([*words, "--home", str(home), "--config", str(CONFIG)])


def _forget(root: Path) -> None:
    for path in sorted(root.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    root.rmdir()


@pytest.mark.expects_warnings
def test_a_packet_that_rotted_on_the_medium_is_found_by_reading_and_copied_again(
    station: BackedStation,
) -> None:
    packet_id = station.record()
    station.back_up()
    copy = station.medium / "packets" / f"{packet_id}.packet"
    good = copy.read_bytes()
    copy.write_bytes(good[:-1] + bytes([good[-1] ^ 1]))
    for _ in range(16):  # every packet is read whole within so many backups
        station.back_up()
    assert copy.read_bytes() == good


@pytest.mark.expects_warnings
def test_a_backup_that_a_person_asks_for_reads_every_packet_on_the_medium(
    station: BackedStation,
) -> None:
    packet_id = station.record()
    assert run(station.home.root, "outbox", "backup", str(station.stick)) == 0
    copy = station.medium / "packets" / f"{packet_id}.packet"
    good = copy.read_bytes()
    copy.write_bytes(good[:-1] + bytes([good[-1] ^ 1]))
    assert run(station.home.root, "outbox", "backup", str(station.stick)) == 0
    assert copy.read_bytes() == good


def test_a_packet_that_rotted_at_home_does_not_replace_the_good_copy(
    station: BackedStation,
) -> None:
    packet_id = station.record()
    station.upload()
    station.back_up()
    lies = Spool(station.home.outbox).find(packet_id)
    assert lies is not None
    good = lies.read_bytes()
    lies.write_bytes(good[:-1] + bytes([good[-1] ^ 1]))
    assert station.back_up().state is State.GOOD
    assert (station.medium / "packets" / lies.name).read_bytes() == good
    (station.medium / "packets" / lies.name).unlink()
    assert station.back_up().damaged == 1
    assert not (station.medium / "packets" / lies.name).exists()


@pytest.mark.parametrize(
    ("number", "state"),
    [
        (errno.ENOSPC, State.MEDIUM_FULL),
        (errno.EROFS, State.MEDIUM_UNWRITABLE),
        (errno.EIO, State.MEDIUM_UNWRITABLE),
    ],
)
def test_what_the_medium_does_not_take_is_named_and_the_last_good_one_stays_known(
    station: BackedStation, monkeypatch: pytest.MonkeyPatch, number: int, state: State
) -> None:
    station.record()
    good = station.back_up()
    station.record()
    plain = LocalDisk.create

    def create(self: LocalDisk, path: Path) -> int:
        if path.is_relative_to(station.stick):
            raise OSError(number, "injected")
        return plain(self, path)

    with monkeypatch.context() as patched:
        patched.setattr(LocalDisk, "create", create)
        failed = station.back_up()
    assert (failed.state, failed.good_at) == (state, good.good_at)
    assert status.load(station.home) == failed
    assert station.restore().packets == 1
    assert station.back_up().state is State.GOOD


def test_a_list_that_the_head_does_not_name_is_refused() -> None:
    made = Head(
        station="S", made_at="2026-11-21T03:00:00Z", turn=1, secrets=False, packets=0,
        list_sha256="0" * 64, list_size=2,
    )  # fmt: skip
    with pytest.raises(Broken) as caught:
        items(b"[]", made)
    assert caught.value.code is Code.FILE_UNREADABLE


def test_a_restored_home_is_synced_whole_before_it_takes_its_name(
    station: BackedStation, monkeypatch: pytest.MonkeyPatch
) -> None:
    station.record()
    station.back_up()
    steps: list[str] = []
    sync, rename = LocalDisk.sync_folder, LocalDisk.rename

    def synced(self: LocalDisk, folder: Path) -> None:
        steps.append(f"sync {folder.name}")
        sync(self, folder)

    def renamed(self: LocalDisk, source: Path, target: Path) -> None:
        steps.append(f"rename {target.name}")
        rename(self, source, target)

    monkeypatch.setattr(LocalDisk, "sync_folder", synced)
    monkeypatch.setattr(LocalDisk, "rename", renamed)
    station.restore()
    place = steps.index("rename new")
    folders = {f"sync {path.name}" for path in station.new.root.rglob("*") if path.is_dir()}
    assert folders <= set(steps[place - len(folders) - 1 : place])
    assert steps[place - 1] == "sync .new.restoring"
    assert steps[place + 1] == f"sync {station.new.root.parent.name}"


def test_a_home_in_use_is_never_overwritten(station: BackedStation) -> None:
    station.record()
    station.back_up()
    station.restore()
    with pytest.raises(Refused) as caught:
        station.restore()
    assert caught.value.code is Code.NOT_ALLOWED_NOW


@pytest.mark.parametrize("count", [0, 2])
def test_a_stick_without_one_backup_is_said(station: BackedStation, count: int) -> None:
    station.back_up()
    source = station.medium
    for number in range(count):
        (station.stick / f"other{number}").mkdir()
        (station.stick / f"other{number}" / HEAD).write_bytes((source / HEAD).read_bytes())
    if not count:
        (source / HEAD).unlink()
    with pytest.raises(Broken) as caught:
        station.restore()
    assert caught.value.code is Code.FILE_UNREADABLE


# --- in its turn


def test_a_backup_is_made_in_its_turn_and_when_the_stick_comes(station: BackedStation) -> None:
    station.record()
    station.stick.rmdir()
    turn = Schedule(station.home, Backup(folder=str(station.stick), every_hours=4), station.clock)
    turn()
    turn.wait()
    assert status.load(station.home).state is State.MEDIUM_ABSENT
    station.stick.mkdir()
    turn()
    turn.wait()
    assert status.load(station.home).state is State.MEDIUM_ABSENT, "looked for once a minute"
    station.clock.advance(61)
    turn()
    turn.wait()
    good = status.load(station.home)
    assert good.state is State.GOOD
    station.clock.advance(3600)
    turn()
    turn.wait()
    assert status.load(station.home) == good, "not due yet"
    station.clock.advance(3 * 3600)
    turn()
    turn.wait()
    assert status.load(station.home).good_at > good.good_at


def test_the_uploader_makes_the_backup_when_its_turn_has_come(station: BackedStation) -> None:
    station.record()
    turn = Schedule(station.home, Backup(folder=str(station.stick)), station.clock)
    assert station.upload(backup=turn).received == 1
    turn.wait()
    assert status.load(station.home).state is State.GOOD
    assert station.restore().packets == 1


def test_a_clock_set_back_does_not_stop_backups(station: BackedStation) -> None:
    station.record()
    good = station.back_up()
    station.clock.jump(-86_400 * 400)
    station.clock.jump(86_400 * 399.9)
    turn = Schedule(station.home, Backup(folder=str(station.stick)), station.clock)
    turn()
    turn.wait()
    made = status.load(station.home)
    assert made.state is State.GOOD
    assert made.at < good.at


def test_no_folder_no_backup(station: BackedStation) -> None:
    turn = Schedule(station.home, Backup(), station.clock)
    turn()
    turn.wait()
    assert status.load(station.home).state is State.NEVER


def test_two_at_once_are_one(station: BackedStation, monkeypatch: pytest.MonkeyPatch) -> None:
    inner: list[State] = []
    plain = keys.signer

    def signer(home: Home) -> keys.KeptSigner:
        if not inner:
            inner.append(State.NEVER)
            inner[0] = back_up(home, station.stick, station.clock).state
        return plain(home)

    monkeypatch.setattr(keys, "signer", signer)
    assert station.back_up().state is State.GOOD
    assert inner == [State.BUSY]


# --- by command


def test_the_commands_say_what_they_made(
    station: BackedStation, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    packet_id = station.record()
    identity = tmp_path / "recovery.txt"
    identity.write_bytes(station.recovery)
    home, new = station.home.root, station.new.root
    assert run(home, "outbox", "backup", str(station.stick), "--json") == 0
    made = msgspec.json.decode(capsys.readouterr().out)
    assert (made["state"], made["packets"], made["secrets"]) == ("GOOD", 1, True)
    words = ("outbox", "restore", str(station.stick), "--identity", str(identity))
    assert run(new, *words, "--json") == 0
    assert msgspec.json.decode(capsys.readouterr().out)["packets"] == 1
    assert run(new, "outbox", "verify", "--json") == 0
    assert msgspec.json.decode(capsys.readouterr().out)["findings"] == []
    assert Spool(station.new.outbox).find(packet_id) is not None
    assert run(new, *words) != 0
    assert "restore into a new --home" in capsys.readouterr().err
