"""Boards of many desks as one: signed, newest first, the same person seen, nobody's name moved."""

import io
import json
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from packets import PacketError
from packets.errors import PacketCode
from packets.signer import SoftwareSigner
from station import clock, settings
from station.assembly import provision
from station.assembly.records import register
from station.board.ledger import Ledger
from station.board.looking import Looker
from station.board.merged import merge
from station.board.shared import Board, mark, read
from station.board.sharing import share
from station.commands import main
from station.commands.board.coding import secret
from station.errors import Code, Refused
from station.home import Home
from station.operators.accounts import Accounts
from station.register.opening import Access
from tests.fakes.clock import StillClock
from tests.fakes.keys import CENTRE_URI, NOW, keys
from tests.fakes.year import KEY, Year

CODE, OTHER_CODE = b"c" * 15, b"d" * 15
CONFIG = Path(__file__).parents[2] / "config"
DESKS = ("DESK-01", "DESK-02", "DESK-03")
YEARS = {
    desk: Year(seed=place, days=2, a_day=12, now=NOW) for place, desk in enumerate(DESKS, start=1)
}
TRUST = keys().trust


def signer(desk: str) -> SoftwareSigner:
    return keys().root.signer(f"urn:perekaman:station:{desk}")


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Looker]:
    made = {}
    for desk, year in YEARS.items():
        folder = tmp_path_factory.mktemp(desk)
        year.write(folder / "outbox", folder / "register.db")
        looker = Looker(folder / "outbox", StillClock(NOW), lambda: True)
        looker.admit(Ledger(Access(folder / "register.db", KEY), folder / "outbox"))
        made[desk] = looker
    return made


def shared(
    desks: dict[str, Looker], desk: str, *, code: bytes = CODE, late: timedelta = timedelta(0)
) -> bytes:
    made_at = clock.iso(NOW + late)
    return share(desks[desk], desk, made_at, signer(desk), code)[0]


def boards(desks: dict[str, Looker]) -> list[Board]:
    return [read(shared(desks, desk), TRUST) for desk in DESKS]


def test_one_view_of_all(desks: dict[str, Looker]) -> None:
    found = merge(boards(desks))
    lives = [life for year in YEARS.values() for life in year.lives]
    assert found.packets == len(lives)
    assert found.by_status == Counter(life.state.value for life in lives)
    assert [each.station for each in found.sources] == list(DESKS)
    assert sum(sum(each.values()) for each in found.by_station.values()) == len(lives)
    assert {each.packet.stuck for each in found.stuck} <= {True}


def test_the_same_person_at_two_desks_is_seen(desks: dict[str, Looker]) -> None:
    found = merge(boards(desks))
    assert found.compared
    niks = {life.packet_id: life.nik for year in YEARS.values() for life in year.lives}
    over = {
        life.packet_id
        for year in YEARS.values()
        for life in year.lives
        if life.state == "UNREGISTERED"
    }
    expected = Counter(nik for packet_id, nik in niks.items() if packet_id not in over)
    assert len(found.duplicates) == sum(count > 1 for count in expected.values()) > 0
    for group in found.duplicates:
        assert len({niks[each.packet.packet_id] for each in group}) == 1
        assert len(group) == expected[niks[group[0].packet.packet_id]]


def test_other_codes_or_none_are_not_compared_and_it_is_said(desks: dict[str, Looker]) -> None:
    mixed = [
        read(shared(desks, DESKS[0], code=CODE), TRUST),
        read(shared(desks, DESKS[1], code=OTHER_CODE), TRUST),
        read(shared(desks, DESKS[2], code=b""), TRUST),
    ]
    found = merge(mixed)
    assert not found.compared
    assert [each.comparable for each in found.sources] == [True, True, False]
    across = [group for group in found.duplicates if len({e.station for e in group}) > 1]
    assert across == []


def test_the_newest_board_of_a_station_counts(desks: dict[str, Looker]) -> None:
    old = read(shared(desks, DESKS[0], late=timedelta(hours=-3)), TRUST)
    new = read(shared(desks, DESKS[0]), TRUST)
    found = merge([new, old])
    assert [each.made_at for each in found.sources] == [clock.iso(NOW)]
    assert found.packets == len(YEARS[DESKS[0]].lives)


def test_nobody_stands_in_a_shared_board(desks: dict[str, Looker]) -> None:
    data = shared(desks, DESKS[0])
    for life in YEARS[DESKS[0]].lives:
        assert life.nik.encode() not in data
        assert life.name.encode() not in data
    assert mark(CODE, "3273010101900001") != mark(OTHER_CODE, "3273010101900001")


def test_every_change_is_found(desks: dict[str, Looker]) -> None:
    whole = shared(desks, DESKS[0])
    body = whole.index(b"\n") + 1
    lines = whole[body:].splitlines(keepends=True)
    head = whole[:body]
    swapped = head + b"".join([lines[1], lines[0], *lines[2:]])
    for hurt in (
        whole[:-1],
        head,
        head + b"".join(lines[1:]),
        swapped,
        whole.replace(b'"stuck":true', b'"stuck":false', 1),
        whole + lines[0],
        b"",
        b"\xff\n",
        b"a.b.c\n",
    ):
        with pytest.raises((PacketError, ValueError)):
            read(hurt, TRUST)


@pytest.mark.parametrize("uri", [CENTRE_URI, "urn:perekaman:station:DESK-02"])
def test_only_the_station_itself_shares_its_board(desks: dict[str, Looker], uri: str) -> None:
    forged = share(desks[DESKS[0]], DESKS[0], clock.iso(NOW), keys().root.signer(uri))[0]
    with pytest.raises((PacketError, ValueError)) as caught:
        read(forged, TRUST)
    if isinstance(caught.value, PacketError):
        assert caught.value.code is PacketCode.SIGNATURE_ROLE


@pytest.mark.parametrize("text", ["AAAA", "not a code", "1111-1111-1111-1111-1111-1111", "é"])
def test_a_mistyped_code_is_refused(text: str) -> None:
    with pytest.raises(Refused) as caught:
        secret(text)
    assert caught.value.code is Code.SETTINGS_INVALID


def test_desks_share_and_somebody_merges(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home, stick = Home(tmp_path / "home"), tmp_path / "stick"
    stick.mkdir()
    provision.demonstration(home, settings.load(CONFIG))
    who = provision.OPERATOR
    session = Accounts(home.accounts).sign_in(who.user, who.pin, clock.SystemClock().now())
    assert session.data_key is not None
    opened = register(home, session.data_key, lambda: False)
    key = opened.access.key
    opened.close()
    home.register.unlink()
    year = Year(seed=4, days=1, a_day=6, now=clock.SystemClock().now())
    year.write(home.outbox, home.register, key=key)
    common = ["--home", str(home.root), "--config", str(CONFIG)]
    assert main(["board", "code", *common]) == 0
    code = tmp_path / "code"
    code.write_text(capsys.readouterr().out)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(f"{who.pin}\n".encode())))
    words = ["board", "share", str(stick), "--code", str(code), "--as", who.user, "--pin-stdin"]
    assert main([*words, *common]) == 0
    capsys.readouterr()
    table = tmp_path / "all.csv"
    assert main(["board", "merge", str(stick), "--json", "--csv", str(table), *common]) == 0
    found = json.loads(capsys.readouterr().out)
    assert len(found["merged"]["told"]) == len(year.lives)
    assert found["merged"]["compared"]
    assert table.read_bytes().count(b"\r\n") == len(year.lives) + 1
    (stick / "hurt.board").write_bytes(b"a.b.c\n")
    assert main(["board", "merge", str(stick), *common]) == 1
    said = capsys.readouterr()
    assert "left out: hurt.board: SIGNATURE_MALFORMED" in said.err
    (stick / "hurt.board").write_bytes(b"\xff\xfe")
    assert main(["board", "merge", str(stick), *common]) == 1
    assert "left out: hurt.board: no shared board" in capsys.readouterr().err
    assert main(["board", "share", str(stick / "gone"), *common]) == 1
    assert f"{stick / 'gone'}: no such folder" in capsys.readouterr().err
    assert f"{len(year.lives)} packets of 1 stations" in said.out
    stranger = tmp_path / "stranger.pem"
    stranger.write_bytes((home.trust / "root.pem").read_bytes()[:-40])
    assert main(["board", "merge", str(stick), "--root", str(stranger), *common]) == 1
    assert "KEY_UNUSABLE" in capsys.readouterr().err
