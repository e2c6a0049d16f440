"""The courier's whole way: station, stick, a centre that never met it, stick, station."""

import random
import threading
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

import msgspec
import pytest

import packets
from packets import jws
from station import keys, settings
from station.centre.absent import AbsentCentre
from station.centre.connection import Address
from station.centre.courier import layout
from station.centre.courier.exporting import Outcome
from station.centre.courier.layout import Receipts
from station.centre.courier.receiving import Outcome as Taken
from station.centre.emulated.authority import Authority
from station.centre.emulated.server import EmulatedCentre
from station.centre.https import HttpsCentre
from station.centre.protocol import (
    Announcement,
    Answer,
    Centre,
    FeedPage,
    Inventory,
    Progress,
    Wanted,
)
from station.clock import SystemClock
from station.commands import main
from station.lifecycle import Status
from station.uploader.acceptance import Verdict
from station.uploader.report import Report
from station.uploader.uploader import Uploader
from tests.fakes.carriage import CONFIG, Carriage, bundles
from tests.fakes.patience import until

STATION_OF_CONFIG = settings.load(CONFIG).station.station.id


@pytest.fixture
def carriage(tmp_path: Path) -> Carriage:
    return Carriage(tmp_path)


def alone(carriage: Carriage, centre: Centre | None = None) -> Uploader:
    line = msgspec.structs.replace(carriage.settings.station.line, spread_seconds=0.0)
    return Uploader(
        carriage.home.outbox, centre or AbsentCentre(), carriage.authority.trust,
        SystemClock(), line, random.Random(1),
    )  # fmt: skip


def once(carriage: Carriage, url: str) -> Report:
    files = keys.client_files(carriage.home)
    address = Address(
        url=url,
        key=files.key,
        certificate=files.chain,
        root=files.root,
        password=files.password,
        stall=0.3,
        patience=0.8,
    )
    with closing(HttpsCentre(address)) as centre:
        return alone(carriage, centre).once()


def receipts_of(carriage: Carriage) -> list[str]:
    (bundle,) = bundles(carriage.stick)
    return list(layout.read_receipts((bundle / layout.RECEIPTS).read_bytes()).receipts)


def lay(carriage: Carriage, *tokens: str) -> None:
    (bundle,) = bundles(carriage.stick)
    file = Receipts(receipts=tokens)
    (bundle / layout.RECEIPTS).write_bytes(msgspec.json.encode(file))


def test_packets_go_out_and_receipts_come_back(carriage: Carriage) -> None:
    ids = carriage.put(3)
    exported = carriage.export()
    assert exported.clean
    assert exported.outcomes == dict.fromkeys(ids, Outcome.EXPORTED)
    (received,) = carriage.receive()
    assert received.clean
    assert {p.packet_id for p in received.packets} == set(ids) == carriage.held()
    imported = carriage.import_receipts()
    assert imported.clean
    assert {j.packet_id: j.verdict for j in imported.receipts} == dict.fromkeys(
        ids, Verdict.RECEIVED
    )
    assert set(carriage.states().values()) == {Status.PRINT_READY_RECORD.value}
    assert imported.events == 9, "the feed came along"
    shown = carriage.reader.show(ids[0])
    assert any(e.cause.startswith("exported by courier") for e in shown.history)
    assert [e.after for e in shown.history if e.kind == "MOVE"][1:4] == [
        "PROCESSING", "SENT_FOR_ENROLLMENT", "RECEIVED_AT_CENTRAL",
    ]  # fmt: skip
    assert not any(e.kind == "CONFLICT" for e in shown.history)
    assert not list((carriage.home.outbox / "new").iterdir())


def test_every_step_again_changes_nothing(carriage: Carriage) -> None:
    ids = carriage.put(2)
    carriage.export()
    again = carriage.export()
    assert again.clean
    assert set(again.outcomes.values()) == {Outcome.ALREADY_THERE}
    assert len(bundles(carriage.stick)) == 1
    carriage.receive()
    first = receipts_of(carriage)
    (second,) = carriage.receive()
    assert {p.outcome for p in second.packets} == {Taken.KNOWN}
    assert receipts_of(carriage) == first
    carriage.import_receipts()
    history = carriage.reader.show(ids[0]).history
    again_in = carriage.import_receipts()
    assert {j.verdict for j in again_in.receipts} == {Verdict.KNOWN}
    assert carriage.reader.show(ids[0]).history == history
    assert not carriage.export().outcomes, "nothing is owed any more"


def test_the_line_and_the_stick_make_no_double(carriage: Carriage) -> None:
    (by_line,) = carriage.put()
    carriage.export()
    with EmulatedCentre(carriage.authority.folder) as centre:
        assert once(carriage, centre.url).received == 1
        (received,) = carriage.receive()  # while the centre serves
        assert [p.outcome for p in received.packets] == [Taken.KNOWN]
        assert receipts_of(carriage) == list(carriage.reader.show(by_line).receipts)
        (by_stick,) = carriage.put()
        carriage.export()
        assert [r.outcome for b in carriage.receive() for r in b.packets].count(Taken.TAKEN) == 1
        report = once(carriage, centre.url)
        assert (report.sent, report.received) == (0, 1), "the centre has it: only asked"
    assert carriage.held() == {by_line, by_stick}


def test_a_running_uploader_takes_receipts_in(carriage: Carriage) -> None:
    (packet_id,) = carriage.put()
    carriage.export()
    carriage.receive()
    stop = threading.Event()
    thread = threading.Thread(target=alone(carriage).run, args=(stop,), name="test-uploader")
    thread.start()
    try:
        until((carriage.home.outbox / "uploader.sock").exists)
        imported = carriage.import_receipts()
        assert imported.waiting
        until(lambda: carriage.states()[packet_id] == Status.PRINT_READY_RECORD.value)
    finally:
        stop.set()
        thread.join()
    assert not list((carriage.home.outbox / "handed").glob("*.json"))


class _Endless(AbsentCentre):
    """Takes bytes for ever, and never all of them."""

    def __init__(self) -> None:
        self.sending = threading.Event()
        self._pause = threading.Event()

    def announce(self, packets: Sequence[Announcement]) -> tuple[Answer, ...]:
        return tuple(Answer(packet_id=p.packet_id, wanted=Wanted.WANTED) for p in packets)

    def send(self, packet_id: str, size: int, packet: BinaryIO, progress: Progress) -> str:
        del packet_id, size, packet
        self.sending.set()
        while True:
            progress(1)
            self._pause.wait(0.005)

    def inventory(self, packet_ids: Sequence[str]) -> Inventory:
        return Inventory(finished=tuple(packet_ids))


def test_a_receipt_ends_the_upload_of_its_packet(carriage: Carriage) -> None:
    (packet_id,) = carriage.put()
    carriage.export()
    carriage.receive()
    centre, stop = _Endless(), threading.Event()
    thread = threading.Thread(target=alone(carriage, centre).run, args=(stop,), name="test-up")
    thread.start()
    try:
        assert centre.sending.wait(20)
        assert carriage.import_receipts().waiting
        until(lambda: carriage.states()[packet_id] == Status.PRINT_READY_RECORD.value)
    finally:
        stop.set()
        thread.join()
    history = carriage.reader.show(packet_id).history
    assert not any(e.kind == "CONFLICT" for e in history)


def test_another_stations_receipts_are_ignored(carriage: Carriage) -> None:
    other = Carriage(carriage.root, "DEMO-02", shared=carriage.authority)
    (ours,), (theirs,) = carriage.put(), other.put()
    carriage.export()
    other.export()
    assert [p.outcome for b in carriage.receive() for p in b.packets] == [Taken.TAKEN] * 2
    found = {j.packet_id: j.verdict for j in carriage.import_receipts().receipts}
    assert found == {ours: Verdict.RECEIVED, theirs: Verdict.FOREIGN}
    assert set(carriage.states()) == {ours}


def test_a_forged_receipt_moves_nothing(carriage: Carriage) -> None:
    (packet_id,) = carriage.put()
    carriage.export()
    carriage.receive()
    (token,) = receipts_of(carriage)
    honest = msgspec.json.decode(jws.parse(token).payload, type=packets.Receipt)
    stranger = Authority.create(carriage.root / "stranger").signer()
    wrong = msgspec.structs.replace(honest, sha256="0" * 64)
    forged = (
        packets.issue_receipt(honest, stranger),
        packets.issue_receipt(wrong, carriage.authority.signer()),
        token[:-4] + "AAAA",
        "nonsense",
    )
    lay(carriage, *forged)
    imported = carriage.import_receipts()
    assert [j.verdict for j in imported.receipts] == [Verdict.FORGED] * 4
    assert [j.code for j in imported.receipts][:2] == ["SIGNATURE_CHAIN", "RECEIPT_INVALID"]
    assert not imported.clean
    assert carriage.states().get(packet_id) == Status.BIO_CAPTURED.value
    lay(carriage, *forged, token)
    assert carriage.import_receipts().receipts[-1].verdict is Verdict.RECEIVED


def test_an_old_receipt_does_not_answer_a_packet_asked_for_again(carriage: Carriage) -> None:
    (packet_id,) = carriage.put()
    carriage.export()
    carriage.receive(faults="packet-retry")
    carriage.import_receipts()
    assert carriage.states()[packet_id] == Status.PACKET_RETRY.value
    (judged,) = carriage.import_receipts().receipts
    assert judged.verdict is Verdict.KNOWN
    assert carriage.states()[packet_id] == Status.PACKET_RETRY.value
    (bundle,) = bundles(carriage.stick)
    for each in bundle.iterdir():
        each.unlink()
    exported = carriage.export()
    assert exported.outcomes == {packet_id: Outcome.EXPORTED}, "owed again, out of done/"


def test_a_page_that_the_line_has_brought_is_passed_over(carriage: Carriage) -> None:
    (packet_id,) = carriage.put()
    carriage.export()
    carriage.receive()
    carriage.import_receipts()
    assert carriage.reader.cursor() == 3
    (bundle,) = bundles(carriage.stick)
    pages = layout.read_receipts((bundle / layout.RECEIPTS).read_bytes()).pages
    first = msgspec.json.decode(jws.parse(pages[0]).payload, type=FeedPage)
    assert (first.after, len(first.events)) == (0, 3)
    again = carriage.import_receipts()
    assert (again.events, carriage.reader.cursor()) == (0, 3)
    assert carriage.states()[packet_id] == Status.PRINT_READY_RECORD.value


def test_more_packets_than_a_list_holds_make_two_bundles(
    carriage: Carriage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layout, "MOST_PACKETS", 2)
    ids = carriage.put(3)
    exported = carriage.export()
    assert exported.clean
    assert sorted(map(len, exported.bundles.values())) == [1, 2]
    assert all(each.clean for each in carriage.receive())
    assert {j.verdict for j in carriage.import_receipts().receipts} == {Verdict.RECEIVED}
    assert set(carriage.states().values()) == {Status.PRINT_READY_RECORD.value}
    assert len(ids) == len(carriage.held())


def test_a_packet_the_outbox_cannot_read_is_named_and_the_others_go(carriage: Carriage) -> None:
    good, bad = carriage.put(2)
    alone(carriage).take_handed()  # both are in the index
    path = carriage.home.outbox / "new" / f"{bad}.packet"
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    done = carriage.export()
    assert done.outcomes == {good: Outcome.EXPORTED, bad: Outcome.UNREADABLE}
    assert not done.clean


# --- at the shell


def shell(carriage: Carriage, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    where = ("--home", str(carriage.home.root), "--config", str(CONFIG))
    code = main([*words, *where])
    return code, capsys.readouterr().out


def test_the_shell_says_what_was_done(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    carriage = Carriage(tmp_path, STATION_OF_CONFIG)
    (packet_id,) = carriage.put()
    stick = str(carriage.stick)
    code, out = shell(carriage, capsys, "outbox", "import-receipts", stick)
    assert (code, "has the centre imported" in out) == (1, True)
    code, out = shell(carriage, capsys, "outbox", "export", stick)
    assert (code, "written and read back" in out) == (0, True)
    code = main(["centre", "import", stick, "--home", str(tmp_path), "--json"])
    (bundle,) = msgspec.json.decode(capsys.readouterr().out)["bundles"]
    assert (code, bundle["packets"][0]["outcome"]) == (0, "TAKEN")
    code, out = shell(carriage, capsys, "outbox", "import-receipts", stick, "--json")
    found = msgspec.json.decode(out)["receipts"]
    assert (code, found) == (
        0, [{"packet_id": packet_id, "verdict": "RECEIVED", "code": ""}],
    )  # fmt: skip
    code, out = shell(carriage, capsys, "outbox", "export", stick)
    assert (code, "nothing to export" in out) == (0, True)


@pytest.mark.parametrize("word", ["export", "import-receipts"])
def test_no_stick_is_said(
    carriage: Carriage, capsys: pytest.CaptureFixture[str], word: str
) -> None:
    gone = str(carriage.root / "nowhere")
    code, out = shell(carriage, capsys, "outbox", word, gone, "--json")
    assert code == 1
    assert msgspec.json.decode(out)["error"]["code"] == "FILE_UNREADABLE"
