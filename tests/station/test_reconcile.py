"""Status files as people send them: read, laid beside the outbox, and never believed too much."""

import json
import random
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from packets.identifiers import number
from packets.identifiers import packet_id as named
from packets.receipts import Tier
from station.clock import iso
from station.errors import Code, Refused
from station.lifecycle import Actor, Status
from station.operators.accounts import Session
from station.operators.roles import Role
from station.outbox.entries import Kind as Told
from station.outbox.entries import Sealed
from station.outbox.handover import Handovers
from station.outbox.index import Index
from station.outbox.spool import Spool
from station.reconcile import cells
from station.reconcile.applying import hand_over
from station.reconcile.comparing import MISSING_AFTER, Outbox, compare
from station.reconcile.line import Damage, Flaw, Key, Line, Unreadable
from station.reconcile.reading import read
from station.reconcile.text import LARGEST
from station.reconcile.view import Comparison, Kind
from station.uploader.hearsay import Hearsay
from tests.fakes.clock import MORNING, StillClock
from tests.fakes.trail import FakeTrail

S = Status
IDS: Final = tuple(named(bytes([place])) for place in range(6))
NUMBERS: Final = tuple(number(each) for each in IDS)
NIKS: Final = tuple(f"327301010190{place + 1:04d}" for place in range(6))
OWNERS: Final = dict(zip(NIKS, IDS, strict=True))
BUDI: Final = Session(account="op-2", user="budi", role=Role.SUPERVISOR, data_key=bytes(32))
SITI: Final = Session(account="op-1", user="siti", role=Role.OPERATOR, data_key=bytes(32))
WAY: Final = (
    S.PROCESSING,
    S.SENT_FOR_ENROLLMENT,
    S.RECEIVED_AT_CENTRAL,
    S.SENT_FOR_DEDUP,
    S.DUPLICATE_RECORD,
)
STATES: Final = (
    S.RECEIVED_AT_CENTRAL, S.SENT_FOR_DEDUP, S.SENT_FOR_ENROLLMENT, S.DUPLICATE_RECORD,
    S.RECEIVED_AT_CENTRAL, S.RECEIVED_AT_CENTRAL,
)  # fmt: skip
NOW: Final = MORNING + timedelta(days=5)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    Spool(tmp_path).make()
    made = Index(tmp_path)
    for packet_id, state in zip(IDS, STATES, strict=True):
        sealed = Sealed(
            packet_id=packet_id, number=number(packet_id), station="s", area_code="327301",
            waybill="w", size=1, sha256="0" * 64, sealed_at=MORNING,
        )  # fmt: skip
        made.add(sealed, now=MORNING)
        for status in WAY[: WAY.index(state) + 1]:
            made.move(packet_id, status, at=MORNING, actor=Actor.CENTRE, cause="feed")
        if state is not S.SENT_FOR_ENROLLMENT:
            made.keep_receipt(packet_id, Tier.CENTRE.value, "token", iso(MORNING))
    yield made
    made.close()


def _compare(folder: Path, text: str | bytes) -> Comparison:
    data = text.encode() if isinstance(text, str) else text
    return compare(data, read(data), Outbox(folder, OWNERS), NOW, MISSING_AFTER)


def _kinds(folder: Path, text: str | bytes) -> list[Kind]:
    found = _compare(folder, text).differences
    return [each.kind for each in found if each.kind is not Kind.MISSING]


ROWS: Final = [(NIKS[0], "PRR"), (NIKS[1], "CARD PRINTED")]


def _csv(separator: str = ",", heading: str = "nik,status", quote: str = "") -> str:
    lines = [heading.replace(",", separator)]
    lines += [separator.join(f"{quote}{cell}{quote}" for cell in row) for row in ROWS]
    return "\r\n".join(lines)


SHAPES: Final = {
    "commas": _csv(),
    "semicolons": _csv(";"),
    "tabs": _csv("\t"),
    "pipes": _csv("|"),
    "quoted": _csv(",", quote='"'),
    "sep line": "sep=;\n" + _csv(";"),
    "indonesian": _csv(";", "NIK;Status KTP-el".replace(";", ",")),
    "english": _csv(",", "National ID,Current Status"),
    "title above": "Daftar status\n\n" + _csv(";"),
    "more columns": "No;Nama;NIK;Tgl Status;STATUS_REKAM\n"
    + "\n".join(f"{n};Siti, SE;{nik};20/11/2026;{s}" for n, (nik, s) in enumerate(ROWS)),
    "no heading": "\n".join(f"{n};{nik};{s};Bandung" for n, (nik, s) in enumerate(ROWS)),
    "apostrophes": "nik;status\n" + "\n".join(f"'{nik};{s}" for nik, s in ROWS),
    "formula quotes": "nik;status\n" + "\n".join(f'="{nik}";{s}' for nik, s in ROWS),
    "grouped digits": "nik;status\n"
    + "\n".join(f"{n[:6]} {n[6:12]} {n[12:]};{s}" for n, s in ROWS),
    "point zero": "nik;status\n" + "\n".join(f"{nik}.0;{s}" for nik, s in ROWS),
    "list": json.dumps([{"nik": nik, "status": s} for nik, s in ROWS]),
    "numbers": json.dumps([{"nik": int(nik), "status": s} for nik, s in ROWS]),
    "nested": json.dumps(
        {"code": 200, "result": {"data": [{"NIK": n, "Status": s} for n, s in ROWS]}}
    ),
    "mapping": json.dumps(dict(ROWS)),
    "lines": "\n".join(json.dumps({"nik": nik, "status": s}) for nik, s in ROWS),
}


@pytest.mark.usefixtures("index")
@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_says_the_same(shape: str, tmp_path: Path) -> None:
    assert _kinds(tmp_path, SHAPES[shape]) == [Kind.AHEAD, Kind.AHEAD]


@pytest.mark.usefixtures("index")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("shape", ["semicolons", "nested"])
def test_every_encoding_says_the_same(encoding: str, shape: str, tmp_path: Path) -> None:
    assert _kinds(tmp_path, SHAPES[shape].encode(encoding)) == [Kind.AHEAD, Kind.AHEAD]


@pytest.mark.usefixtures("index")
@pytest.mark.parametrize(
    ("key", "status", "kind"),
    [
        (NIKS[0], "received at central", Kind.AGREE),
        (NUMBERS[0], "CARD_ISSUED", Kind.AHEAD),
        (NUMBERS[0].replace("-", " "), "CARD SHIPPED", Kind.AHEAD),
        (IDS[0], "DUP", Kind.AHEAD),
        (IDS[0], "PACKET ENTRY", Kind.AHEAD),
        (NIKS[1], "RECEIVED_AT_CENTRAL", Kind.BEHIND),
        (NIKS[1], "SENT FOR ENROLLMENT", Kind.BEHIND),
        (NIKS[3], "PRINT_READY_RECORD", Kind.IMPOSSIBLE),
        (NIKS[3], "UNREGISTERED", Kind.LOCKED),
        (NIKS[0], "VERIFIKASI 2", Kind.UNNAMED),
        (IDS[2], "PRR", Kind.AWAITED),
        (NIKS[2], "PRR", Kind.ALREADY_THERE),
        (IDS[2], "SFE", Kind.ALREADY_THERE),
        ("3273010101909999", "PRR", Kind.UNKNOWN),
        (named(b"elsewhere"), "PRR", Kind.UNKNOWN),
        ("3.27301E+15", "PRR", Kind.DAMAGED),
        ("327301010190", "PRR", Kind.DAMAGED),
        ("", "PRR", Kind.DAMAGED),
        (NIKS[0], "", Kind.DAMAGED),
    ],
)
def test_what_a_line_comes_to(key: str, status: str, kind: Kind, tmp_path: Path) -> None:
    names = {16: "nik", 52: "packet_id"}
    name = names.get(len(key), "nomor perekaman" if key in NUMBERS or " " in key else "nik")
    found = _compare(tmp_path, f"{name};status\n{key};{status}\n")
    assert [each.kind for each in found.differences if each.line] == [kind] * (
        kind is not Kind.AGREE
    )
    assert found.counts[kind] == 1


@pytest.mark.usefixtures("index")
def test_card_printed_and_shipped_in_either_order(index: Index, tmp_path: Path) -> None:
    for state in (S.PRINT_READY_RECORD, S.SENT_FOR_CARD_PRINTING, S.CARD_SHIPPED):
        index.move(IDS[1], state, at=MORNING, actor=Actor.CENTRE, cause="feed")
    assert _kinds(tmp_path, f"nik;status\n{NIKS[1]};CARD_PRINTED") == [Kind.AHEAD]


@pytest.mark.usefixtures("index")
def test_what_is_not_in_the_file_is_missing(tmp_path: Path) -> None:
    found = _compare(tmp_path, f"nik;status\n{NIKS[0]};RECEIVED_AT_CENTRAL")
    missing = {each.packet_id for each in found.differences if each.kind is Kind.MISSING}
    assert missing == set(IDS[1:])
    assert not any(each.to_do for each in found.differences)


@pytest.mark.usefixtures("index")
def test_conflicts_are_never_silently_resolved(tmp_path: Path) -> None:
    twice = f"nik;status\n{NIKS[0]};PRR\n{NIKS[0]};DR"
    assert _kinds(tmp_path, twice) == [Kind.CONFLICT]
    keys = f"nik;packet id;status\n{NIKS[0]};{IDS[1]};PRR"
    assert _kinds(tmp_path, keys) == [Kind.CONFLICT]
    same = f"nik;status\n{NIKS[0]};PRR\n{NIKS[0]};PRINT READY RECORD"
    assert _kinds(tmp_path, same) == [Kind.AHEAD]
    member = f'[{{"nik": "{NIKS[0]}", "status": "PRR", "status": "DR"}}]'
    (found,) = (d for d in _compare(tmp_path, member).differences if d.line)
    assert found.damage is Damage.KEY_TWICE


@pytest.mark.usefixtures("index")
def test_the_order_of_the_lines_changes_nothing(tmp_path: Path) -> None:
    lines = [f"{nik};{status}" for nik, status in zip(NIKS, list(S)[8:14], strict=True)]
    first = _compare(tmp_path, "\n".join(["nik;status", *lines]))
    random.Random(7).shuffle(lines)
    shuffled = _compare(tmp_path, "\n".join(["nik;status", *lines]))
    assert shuffled.digest == first.digest
    assert shuffled.counts == first.counts


def test_a_column_that_a_spreadsheet_rounded_is_not_believed() -> None:
    rows = "\n".join(f"32730101019{place:04d}0;PRR" for place in range(8))
    assert {line.damage for line in read(f"nik;status\n{rows}".encode())} == {Damage.ROUNDED}


@pytest.mark.parametrize(
    ("data", "flaw"),
    [
        (b"PK\x03\x04rest of a workbook", Flaw.WORKBOOK),
        (b"\xd0\xcf\x11\xe0rest", Flaw.WORKBOOK),
        (b"%PDF-1.7", Flaw.WORKBOOK),
        (b"", Flaw.NO_COLUMNS),
        (b"x\x01\0\0" * 900, Flaw.NO_TEXT),
        (b"nama;alamat\nSiti;Bandung", Flaw.NO_COLUMNS),
        (b"nik;status\n", Flaw.NO_LINES),
        (b"nik;nik;status\n1;2;3", Flaw.COLUMN_TWICE),
        (b'[{"nik": "3273010101900001", "status": "PR', Flaw.TRUNCATED),
        (b'[{"nik": "3273010101900001", "status": "PRR"},', Flaw.TRUNCATED),
        (b'{"data": [{"nik" "x"}]}', Flaw.NO_JSON),
        (b"[" * 100_000, Flaw.TOO_DEEP),
        (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, Flaw.TOO_DEEP),
        (b"[" + b"9" * 10_000 + b"]", Flaw.TOO_DEEP),
        (b"{}", Flaw.NO_LINES),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_words(data: bytes, flaw: Flaw) -> None:
    with pytest.raises(Unreadable) as refused:
        read(data)
    assert refused.value.flaw is flaw
    assert refused.value.detail


def test_a_file_larger_than_any_list_is_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        read(b"x" * (LARGEST + 1))
    assert refused.value.flaw is Flaw.TOO_LARGE


def test_a_line_as_long_as_a_book_is_one_torn_line() -> None:
    data = f"nik;status\n{NIKS[0]};PRR\n".encode() + b'"' + b"A;" * 2_000_000
    found = read(data)
    assert [line.damage for line in found] == [None, Damage.TORN]


@pytest.mark.parametrize(
    "status", ["=HYPERLINK(1)", "\x1b[31mPRR\x1b[0m", "PR\0R", "x" * 5_000, "\u202ePRR", "🙂"]
)
def test_what_is_kept_of_a_status_is_plain_and_short(status: str) -> None:
    (line,) = read(f"nik;status\n{NIKS[0]};{status}".encode())
    assert len(line.status) <= cells.LONGEST
    assert line.status.isprintable()


def test_a_quote_that_is_never_closed_costs_its_own_line() -> None:
    found = read(f'nik;status\n{NIKS[0]};"PRR\n{NIKS[1]};PRR'.encode())
    assert [line.damage for line in found] == [Damage.TORN, None]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("20/11/2026", "2026-11-20"),
        ("20-11-26", "2026-11-20"),
        ("20.11.2026 09.15", "2026-11-20T09:15:00"),
        ("20 Nopember 2026", "2026-11-20"),
        ("1 Agustus 2026", "2026-08-01"),
        ("2026-11-20T09:15:00Z", "2026-11-20T09:15:00+00:00"),
        ("20261120", "2026-11-20"),
        ("46346", "2026-11-20"),
        ("11/20/2026", ""),
        ("kemarin", ""),
        ("99999999999999", ""),
    ],
)
def test_dates_are_day_before_month(text: str, moment: str) -> None:
    assert cells.moment(text) == moment


def _or_refused(data: bytes) -> list[Line]:
    try:
        return read(data)
    except Unreadable:
        return []


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_whatever_is_sent_is_read_or_refused(data: bytes) -> None:
    for line in _or_refused(data):
        assert line.damage or (line.status and line.keys)


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_a_good_file_harmed_anywhere_is_read_or_refused(data: st.DataObject) -> None:
    whole = SHAPES[data.draw(st.sampled_from(sorted(SHAPES)))].encode()
    at = data.draw(st.integers(0, len(whole)))
    put = data.draw(st.binary(max_size=6))
    harmed = whole[:at] + put + whole[at + data.draw(st.integers(0, 30)) :]
    for line in _or_refused(harmed):
        assert line.damage or set(line.keys) <= set(Key)


# --- what is taken over ---------------------------------------------------------------------------


FILE: Final = (
    f"packet_id;status\n{IDS[0]};PRR\n{IDS[1]};VERIFIKASI 2\n{IDS[2]};PRR\n{IDS[3]};UNREGISTERED\n"
)


def _take_in(folder: Path, index: Index) -> int:
    handovers, count = Handovers(folder), 0
    for path in handovers.waiting():
        count += Hearsay(index, StillClock()).take(handovers.read(path).stated)
        handovers.done(path)
    return count


def test_what_was_confirmed_is_taken_over_and_nothing_is_left(index: Index, tmp_path: Path) -> None:
    found, trail = _compare(tmp_path, FILE), FakeTrail()
    assert hand_over(tmp_path, found, found.digest, BUDI, trail) == 3
    assert _take_in(tmp_path, index) == 3
    assert index.get(IDS[0]).state is S.PRINT_READY_RECORD  # type: ignore[union-attr]  # it is there
    assert index.history(IDS[0])[-1].kind is Told.STATED
    assert "op-2" in index.history(IDS[0])[-1].cause
    still = index.get(IDS[2])
    assert still is not None
    assert still.state is S.SENT_FOR_ENROLLMENT
    assert not index.has_receipt(IDS[2])
    again = _compare(tmp_path, FILE)
    assert again.to_do == ()
    assert again.digest == ""
    assert [each[0].value for each in trail.noted] == ["RECONCILED"]


def test_an_operator_takes_nothing_over(index: Index, tmp_path: Path) -> None:
    found = _compare(tmp_path, FILE)
    with pytest.raises(Refused) as refused:
        hand_over(tmp_path, found, found.digest, SITI, FakeTrail())
    assert refused.value.code is Code.NOT_ALLOWED_NOW
    assert _take_in(tmp_path, index) == 0


def test_another_digest_is_no_confirmation(index: Index, tmp_path: Path) -> None:
    found = _compare(tmp_path, FILE)
    for wrong in ("", "0" * 64, found.digest[:16]):
        with pytest.raises(Refused) as refused:
            hand_over(tmp_path, found, wrong, BUDI, FakeTrail())
        assert refused.value.code is Code.STATUS_FILE_CHANGED
    assert _take_in(tmp_path, index) == 0
