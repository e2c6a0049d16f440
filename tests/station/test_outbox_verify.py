"""``outbox verify``: each fault that can lie in an outbox is found, named, and left as it is."""

import errno
import hashlib
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from station.commands import main
from station.commands.outbox import verifying
from station.outbox.entries import Alarm
from station.outbox.index import Index
from station.outbox.recovery import recover
from station.outbox.retention import Retention
from station.outbox.spool import Outbox, Place, Spool
from station.outbox.verification import Fault, Finding, Verifier
from tests.fakes.office import CONFIG
from tests.fakes.site import Site


class Post:
    """Two packets that were received, one that is owed, one that nobody has taken in yet."""

    def __init__(self, root: Path) -> None:
        self.site = Site(root)
        self.folder = self.site.outbox_folder
        self.spool = Spool(self.folder)
        self.register = root / "register.db"
        self.register.touch()
        self.sent, self.other = self.site.put(2)
        with self.site.centre() as centre:
            self.site.settle(centre.url)
        (self.owed,) = self.site.put()
        with closing(Index(self.folder)) as index:
            recover(self.spool, index, self.site.clock.now())
        (self.fresh,) = self.site.put()

    def run(self) -> tuple[Finding, ...]:
        trust, now = self.site.authority.trust, self.site.clock.now()
        return Verifier(self.folder, trust, now, self.register).run().findings

    def lies(self, packet_id: str) -> Path:
        path = self.spool.find(packet_id)
        assert path is not None
        return path

    def change(self, packet_id: str, **columns: object) -> None:
        with closing(Index(self.folder)) as index:
            index.change(packet_id, **columns)

    def sql(self, sql: str, **values: object) -> None:
        with closing(Index(self.folder)) as index:
            index._database.run(sql, values)

    def destroy(self) -> bytes:
        data = self.lies(self.sent).read_bytes()
        with closing(Index(self.folder)) as index:
            Retention(self.spool, index, timedelta(0)).destroy(self.sent, self.site.clock.now())
        return data

    # --- damage

    def garbled_index(self) -> None:
        (self.folder / "index.db").write_bytes(b"no index" * 1000)

    def garbled_row(self) -> None:
        self.change(self.sent, state="NONSENSE")

    def lost_file(self) -> None:
        self.lies(self.owed).unlink()

    def flipped_bit(self) -> None:
        data = bytearray(self.lies(self.sent).read_bytes())
        data[100] ^= 1
        self.lies(self.sent).write_bytes(data)

    def forged_packet(self) -> None:
        folder = self.folder.parent / "stranger"
        folder.mkdir()
        sealed = Site(folder).sealed()
        Outbox(self.folder).put(sealed.packet_id, sealed.data)

    def stray(self) -> None:
        (self.folder / Place.NEW.value / "notes.txt").touch()

    def stray_folder(self) -> None:
        (self.folder / Place.DONE.value / "folder").mkdir()

    def quarantined(self) -> None:
        (self.folder / Place.QUARANTINE.value / "old").touch()

    def lost_receipt(self) -> None:
        self.sql("DELETE FROM receipt WHERE packet_id = :p", p=self.sent)

    def foreign_receipt(self) -> None:
        self.sql(
            "UPDATE receipt SET token = (SELECT token FROM receipt WHERE packet_id = :o)"
            " WHERE packet_id = :p",
            p=self.sent, o=self.other,
        )  # fmt: skip

    def forged_receipt(self) -> None:
        self.sql("UPDATE receipt SET token = 'a.b.c' WHERE packet_id = :p", p=self.sent)

    def lost_tombstone(self) -> None:
        self.destroy()
        self.spool.tombstone(self.sent).unlink()

    def garbled_tombstone(self) -> None:
        self.spool.tombstone(self.sent).write_bytes(b"{")

    def risen(self) -> None:
        data = self.destroy()
        self.spool.path(Place.DONE, self.sent).write_bytes(data)

    def alarmed(self) -> None:
        self.change(self.sent, alarm=Alarm.ASKED_AFTER_DESTRUCTION.value)

    def lost_register(self) -> None:
        self.register.unlink()


DAMAGE: list[tuple[Callable[[Post], None], Fault]] = [
    (Post.garbled_index, Fault.INDEX_UNREADABLE),
    (Post.garbled_row, Fault.ROW_UNREADABLE),
    (Post.lost_file, Fault.FILE_MISSING),
    (Post.flipped_bit, Fault.FILE_CHANGED),
    (Post.forged_packet, Fault.SIGNATURE_INVALID),
    (Post.stray, Fault.STRAY_FILE),
    (Post.stray_folder, Fault.STRAY_FILE),
    (Post.quarantined, Fault.QUARANTINED),
    (Post.lost_receipt, Fault.RECEIPT_MISSING),
    (Post.foreign_receipt, Fault.RECEIPT_INVALID),
    (Post.forged_receipt, Fault.RECEIPT_INVALID),
    (Post.lost_tombstone, Fault.TOMBSTONE_MISSING),
    (Post.garbled_tombstone, Fault.TOMBSTONE_UNREADABLE),
    (Post.risen, Fault.DESTROYED_FILE_THERE),
    (Post.alarmed, Fault.ALARM),
    (Post.lost_register, Fault.REGISTER_MISSING),
]


@pytest.fixture
def post(tmp_path: Path) -> Post:
    return Post(tmp_path)


def test_an_outbox_in_order_has_no_fault_and_a_fresh_packet_is_none(post: Post) -> None:
    assert post.run() == ()


@pytest.mark.parametrize(("damage", "fault"), DAMAGE, ids=[d.__name__ for d, _ in DAMAGE])
def test_what_is_wrong_is_found_and_named_alone(
    post: Post, damage: Callable[[Post], None], fault: Fault
) -> None:
    damage(post)
    assert {finding.fault for finding in post.run()} == {fault}


def test_a_file_the_medium_does_not_give_back_is_named(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, bad = Path.read_bytes, post.lies(post.sent)

    def read(self: Path) -> bytes:
        if self == bad:
            raise OSError(errno.EIO, "injected")
        return plain(self)

    monkeypatch.setattr(Path, "read_bytes", read)
    (finding,) = post.run()
    assert (finding.fault, finding.packet_id) == (Fault.FILE_UNREADABLE, post.sent)


def test_every_fault_was_tried_and_says_what_to_do() -> None:
    assert {fault for _, fault in DAMAGE} | {Fault.FILE_UNREADABLE} == set(Fault)
    assert set(verifying._ADVICE) == set(Fault)


def test_nothing_is_changed(post: Post) -> None:
    post.flipped_bit()
    post.stray()
    before = everything(post.folder)
    post.run()
    assert everything(post.folder) == before


def everything(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file() and "-shm" not in path.name)
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
        if path.stat().st_size
    }


def test_the_command_ends_with_one_and_says_what_to_do(
    post: Post, capsys: pytest.CaptureFixture[str]
) -> None:
    post.lost_file()
    words = ["outbox", "verify", "--home", str(post.folder.parent), "--config", str(CONFIG)]
    assert main(words) == 1
    assert "look in a backup" in capsys.readouterr().out
    assert main([*words, "--json"]) == 1
    found = msgspec.json.decode(capsys.readouterr().out)["findings"]
    assert found == [{"fault": "FILE_MISSING", "packet_id": post.owed, "detail": ""}]
