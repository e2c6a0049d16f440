"""A status file taken over while kiosk, uploader and centre are at work; then the centre speaks."""

import io
import json
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from packets.identifiers import number
from station.assembly.reconcile import office
from station.audit.acts import Act
from station.centre.answers import Reason
from station.centre.emulated.intake import Declined
from station.commands import main
from station.errors import Code
from station.home import Home
from station.lifecycle import Status
from station.operators.roles import Role
from station.outbox.entries import Kind as Line
from station.outbox.handover import Handovers
from station.reconcile.view import Kind, Outcome
from station.uploader.control import Verb, tell
from tests.fakes.office import BUDI, PIN
from tests.fakes.patience import until
from tests.fakes.running import running
from tests.fakes.whole import Whole

RECEIVED = Status.RECEIVED_AT_CENTRAL


@pytest.fixture
def whole(tmp_path: Path) -> Whole:
    return Whole(tmp_path)


@pytest.fixture
def reconcile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, dict[str, Any]]]:
    """Return a call of the command by the supervisor: its exit code and its document."""

    def call(path: Path, *words: str) -> tuple[int, dict[str, Any]]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{PIN}\n".encode())))
        who = ["--as", BUDI.user, "--pin-stdin", "--home", str(tmp_path), "--json"]
        code = main(["reconcile", str(path), *who, *words])
        return code, json.loads(capsys.readouterr().out)

    return call


def _busy(*_: object) -> str:
    raise Declined(Reason.BUSY, 1.0)


def _received(whole: Whole, patched: pytest.MonkeyPatch, count: int) -> tuple[list[str], int]:
    """Record people and bring them to the centre; return packet ids, and the port it was at."""
    for place in range(count):
        whole.record(place)
    with whole.site.centre() as centre:
        patched.setattr(centre.service, "feed", _busy)  # it says nothing of statuses yet
        whole.site.once(centre.url)
    assert set(whole.site.states().values()) == {RECEIVED}
    return list(whole.site.states()), centre.port


def _file(folder: Path, told: dict[str, str]) -> Path:
    """Write a status file as an office sends it: lower case, blanks, another order of columns."""
    path = folder / "STATUS PEREKAMAN.csv"
    rows = "".join(f"  {text} ;{number(packet_id)}\r\n" for packet_id, text in told.items())
    path.write_text(f"status ;nomor perekaman\r\n{rows}", encoding="utf-8")
    return path


def test_a_file_is_taken_over_by_the_uploader_at_work_and_the_centre_confirms_or_overrides(
    whole: Whole,
    tmp_path: Path,
    reconcile: Callable[..., tuple[int, dict[str, Any]]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (right, wrong, untold), port = _received(whole, monkeypatch, 3)
    path = _file(tmp_path, {right: "print ready  record", wrong: "dup"})
    url = f"https://127.0.0.1:{port}"
    with running(whole.site, url):
        code, shown = reconcile(path)
        assert (code, shown["counts"][Kind.AHEAD], shown["handed_over"]) == (1, 2, 0)
        code, done = reconcile(path, "--apply", "--confirm", shown["digest"][:16])
        assert (code, done["handed_over"]) == (0, 2)
        said = {right: Status.PRINT_READY_RECORD, wrong: Status.DUPLICATE_RECORD, untold: RECEIVED}
        until(lambda: whole.site.states() == said)
        histories = {each: whole.site.reader.show(each).history for each in said}
        assert {e: h[-1].kind for e, h in histories.items() if e != untold} == {
            right: Line.STATED, wrong: Line.STATED,
        }  # fmt: skip
        assert all("status file" in histories[each][-1].cause for each in (right, wrong))
        with whole.site.centre(port=port):
            assert tell(whole.site.outbox_folder, Verb.PUSH_STUCK)
            until(lambda: set(whole.site.states().values()) == {Status.PRINT_READY_RECORD})
    last = {each: whole.site.reader.show(each).history[-1] for each in said}
    assert {line.kind for line in last.values()} == {Line.MOVE}, "the centre's own word stands"
    assert not Handovers(whole.site.outbox_folder).waiting()
    trail = "".join(each.read_text() for each in Home(tmp_path).audit.glob("*.jsonl"))
    assert (trail.count(Act.COMPARED.value), trail.count(Act.RECONCILED.value)) == (2, 1)


def test_the_kiosk_compares_and_hands_over_only_what_was_confirmed(
    whole: Whole, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (packet_id,), _ = _received(whole, monkeypatch, 1)
    path = str(_file(tmp_path, {packet_id: "PRR"}))
    kiosk = office(Home(tmp_path), whole.office.desk)

    def heard(ask: Callable[[Callable[[Outcome], None]], None]) -> Outcome:
        came, there = [], threading.Event()

        def hear(outcome: Outcome) -> None:
            came.append(outcome)
            there.set()

        ask(hear)
        assert there.wait(10)
        return came[0]

    refused = heard(lambda hear: kiosk.compare(path, hear))
    assert refused.trouble is Code.NOT_ALLOWED_NOW, "an operator does not even look"
    whole.office.desk.sign_out()
    whole.office.settle()
    whole.office.desk.sign_in(BUDI.user, BUDI.pin)
    assert whole.office.settle().role is Role.SUPERVISOR
    shown = heard(lambda hear: kiosk.compare(path, hear))
    found = shown.comparison
    assert found is not None, shown.trouble
    assert [each.kind for each in found.differences] == [Kind.AHEAD]
    wrong = heard(lambda hear: kiosk.take_over(path, "0" * 64, hear))
    assert wrong.trouble is Code.STATUS_FILE_CHANGED
    _file(tmp_path, {packet_id: "DR"})
    changed = heard(lambda hear: kiosk.take_over(path, found.digest, hear))
    assert changed.trouble is Code.STATUS_FILE_CHANGED, "another file than was shown"
    assert not Handovers(whole.site.outbox_folder).waiting()
    _file(tmp_path, {packet_id: "PRR"})
    assert heard(lambda hear: kiosk.take_over(path, found.digest, hear)).handed_over == 1
    assert len(Handovers(whole.site.outbox_folder).waiting()) == 1
    gone = heard(lambda hear: kiosk.compare(str(tmp_path / "gone.csv"), hear))
    assert gone.trouble is Code.FILE_UNREADABLE
    whole.office.desk.lock()
    locked_out = heard(lambda hear: kiosk.compare(path, hear))
    assert locked_out.trouble is Code.NOT_ALLOWED_NOW
