"""``perekaman reconcile``: it lists, asks once more, and says why it will not."""

import io
import json
import sys
from pathlib import Path
from typing import Any, Final

import pytest

from packets.identifiers import number, packet_id
from packets.receipts import Tier
from station.clock import iso
from station.commands import main
from station.home import Home
from station.lifecycle import Actor, Status
from station.outbox.entries import Sealed
from station.outbox.handover import Handovers
from station.outbox.index import Index
from station.outbox.spool import Spool
from station.reconcile.line import Damage
from station.reconcile.view import Kind
from station.reconcile.words import DAMAGES, KINDS
from tests.fakes.clock import MORNING
from tests.fakes.office import PIN, Office

PACKET: Final = packet_id(b"one")
FILE: Final = f"Nomor Perekaman;Status\n{number(PACKET)};PRR\n"


@pytest.fixture
def home(office: Office, tmp_path: Path) -> Home:
    """Return a station with one packet that the centre has signed for."""
    office.desk.sign_in("siti", PIN)  # makes the register
    office.settle()
    office.desk.lock()
    office.settle()
    Spool(Home(tmp_path).outbox).make()
    index = Index(Home(tmp_path).outbox)
    sealed = Sealed(
        packet_id=PACKET, number=number(PACKET), station="s", area_code="327301", waybill="w",
        size=1, sha256="0" * 64, sealed_at=MORNING,
    )  # fmt: skip
    index.add(sealed, now=MORNING)
    for status in (Status.PROCESSING, Status.SENT_FOR_ENROLLMENT, Status.RECEIVED_AT_CENTRAL):
        index.move(PACKET, status, at=MORNING, actor=Actor.CENTRE, cause="feed")
    index.keep_receipt(PACKET, Tier.CENTRE.value, "token", iso(MORNING))
    index.close()
    return Home(tmp_path)


@pytest.fixture
def said(home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """Return a call of the command: its exit code and its document."""

    def call(*words: str, user: str = "budi", text: str = FILE) -> tuple[int, dict[str, Any]]:
        stdin = io.TextIOWrapper(io.BytesIO(f"{PIN}\n{text}".encode()))
        monkeypatch.setattr(sys, "stdin", stdin)
        common = ["reconcile", "-", "--as", user, "--pin-stdin", "--home", str(home.root)]
        code = main([*common, "--json", *words])
        return code, json.loads(capsys.readouterr().out)

    return call


def test_it_lists_and_changes_nothing(said: Any, home: Home) -> None:
    code, told = said()
    assert code == 1
    assert told["counts"]["AHEAD"] == 1
    assert told["digest"]
    assert not Handovers(home.outbox).waiting()
    assert "COMPARED" in "".join(p.read_text() for p in home.audit.glob("*.jsonl"))


@pytest.mark.parametrize("words", [(), ("--confirm", "0" * 64), ("--confirm", "abc")])
def test_nothing_is_taken_over_without_the_digest_that_was_shown(
    words: tuple[str, ...], said: Any, home: Home
) -> None:
    code, told = said("--apply", *words)
    assert code == 1
    assert told["error"]["code"] in {"NOT_ALLOWED_NOW", "STATUS_FILE_CHANGED"}
    assert not Handovers(home.outbox).waiting()


def test_a_file_that_changed_since_is_not_what_was_confirmed(said: Any, home: Home) -> None:
    _, shown = said()
    code, told = said("--apply", "--confirm", shown["digest"], text=FILE.replace("PRR", "DR"))
    assert (code, told["error"]["code"]) == (1, "STATUS_FILE_CHANGED")
    assert not Handovers(home.outbox).waiting()


@pytest.mark.parametrize("user", ["siti", "tono"])
def test_operators_and_technicians_do_not_even_look(user: str, said: Any) -> None:
    code, told = said(user=user)
    assert (code, told["error"]["code"]) == (1, "NOT_ALLOWED_NOW")


def test_what_cannot_be_read_is_refused_with_words(said: Any) -> None:
    code, told = said(text="PK\x03\x04")
    assert (code, told["error"]["code"]) == (1, "STATUS_FILE_UNREADABLE")
    assert "CSV" in told["error"]["detail"]


def test_every_kind_and_damage_has_words() -> None:
    assert set(KINDS) == set(Kind)
    assert set(DAMAGES) == set(Damage)
    assert all(text.count("\n") == 1 for text in KINDS.values())
