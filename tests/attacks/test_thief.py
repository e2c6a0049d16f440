"""A thief with the disk, after a day of marked people: nothing of them, and what *is* learnt."""

import base64
import gzip
import json
import re
import zipfile
import zlib
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

import packets
from scripts.torture.markers import day, marked
from scripts.torture.searching import Search, inflated
from station.home import Home
from station.outbox.reader import Reader

SECURITY = Path(__file__).parents[2] / "SECURITY.md"
LEARNT = ("account names", "how many packets", "when", "which station")
"""What SECURITY.md says that the thief learns."""
MATERIAL = re.compile(rb"BEGIN (EC |RSA |)PRIVATE KEY|AGE-SECRET-KEY|SQLite format 3\0")
INDEX = {"index.db", "index.db-wal"}


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Search]:
    folder = tmp_path_factory.mktemp("day") / "station"
    search, codes = day(folder, 1, without=frozenset({"diagnose"}))
    assert {name for name, code in codes.items() if code} == {"nobody", "nonsense"}
    return folder, search


def test_a_thief_searches_every_byte_and_learns_what_security_says(
    lived: tuple[Path, Search],
) -> None:
    folder, search = lived
    assert search.found == {}
    assert search.files > 50
    home = Home(folder / "home")
    assert_no_key_material(home)
    assert_register_and_drafts_are_noise(home)
    assert_waybills_tell(home)


def assert_no_key_material(home: Home) -> None:
    """The centre's own folder stands on this disk because it is a demonstration's."""
    for path in (each for each in home.root.rglob("*") if each.is_file()):
        if home.centre in path.parents or path.name in INDEX:
            continue
        assert not MATERIAL.search(path.read_bytes()), path
        assert path.stat().st_mode & 0o077 == 0, path


def assert_register_and_drafts_are_noise(home: Home) -> None:
    with closing(dbapi2.connect(home.register)) as base, pytest.raises(dbapi2.DatabaseError):
        base.execute("SELECT * FROM packet")
    (draft,) = home.drafts.glob("*.draft")
    data = draft.read_bytes()[64:]
    assert len(set(data)) > 0.6 * min(len(data), 256)
    accounts = json.loads(home.accounts.read_bytes())["accounts"]
    assert {each["user"] for each in accounts} == {"siti", "budi", "rini", "tono"}, LEARNT[0]
    assert all(len(bytes(each["key"]["sealed"], "ascii")) >= 48 for each in accounts)


def assert_waybills_tell(home: Home) -> None:
    counts = Reader(home.outbox).counts()
    assert sum(counts.by_state.values()) == 1, LEARNT[1]
    (file,) = home.outbox.rglob("*.packet")
    waybill, _ = packets.read_waybill(file.read_bytes())
    assert waybill.sealed_at, LEARNT[2]
    assert waybill.station == "3273-01-A1", LEARNT[3]
    told = " ".join(SECURITY.read_text().split())
    assert all(each in told for each in LEARNT)


def test_the_search_finds_what_is_planted_in_any_form(tmp_path: Path) -> None:
    name, picture = marked(1)[0].biodata.name, bytes(range(256)) * 20
    plain = name.encode()
    planted = {
        "plain": plain,
        "wide": name.encode("utf-16"),
        "hex": plain.hex().encode(),
        "zlib": b"x" * 7 + zlib.compress(b"before " + plain),
        "gzip": gzip.compress(plain),
        "base64": base64.b64encode(b'{"name": "' + plain + b'"}'),
        "shifted": base64.b64encode(b'{"name" : "' + plain + b'"}'),
        "again": base64.b64encode(b'{"name" :  "' + plain + b'"}'),
        "picture": b"head" + picture[300:900],
        "begin": b"....\xff\x4f\xff\x51\x00....",
    }
    for place, data in planted.items():
        (tmp_path / place).write_bytes(data)
    with zipfile.ZipFile(tmp_path / "zip", "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("member.json", plain * 3)
    (tmp_path / name).mkdir()
    (tmp_path / "left.out").write_bytes(plain)
    search = Search()
    search.texts([name])
    search.pictures([picture])
    search.folder(tmp_path, leave=["left.out"])
    places = {place.removesuffix(" (inflated)") for _, place in search.found}
    assert places == {*planted, "zip", f"name of {name}"}
    assert list(inflated(b"x\x9cnonsense")) == []
