"""``perekaman packet explain`` and ``export``: what a person reads, what other systems take."""

import json
from pathlib import Path
from typing import Any

import nistitl
import pytest
from lxml import etree
from msgspec.structs import replace

import packets
from packets.checks import Check
from packets.enrollment import Exemption, Presence
from packets.errors import PacketCode
from packets.records.face import read_face
from packets.records.finger import read_finger
from packets.records.iris import read_iris
from packets.records.signature import read_signature
from station import keys
from station.commands import main
from station.commands.packet.page_lines import CHECKS, WIDTH
from station.commands.packet.refusing import NEXT
from station.home import Home
from tests.fakes.clock import StillClock
from tests.fakes.enrolled import enrolled
from tests.fakes.recordings import NAME, NIK, recording

AT = "2026-11-21T02:00:00Z"
READERS = {".fac": read_face, ".fir": read_finger, ".iir": read_iris, ".sdi": read_signature}
NOTE = "left eye lost in childhood"


class Office:
    """A home that is station and centre in one, and a packet sealed there."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        clock = StillClock()
        self.home: Home = enrolled(folder / "home", clock)
        self._capsys = capsys
        exemptions = (
            *recording().exemptions,
            Exemption(part="LEFT_EYE", presence=Presence.BLIND, permanent=True, note=NOTE),
        )
        made = packets.seal(
            replace(recording(), exemptions=exemptions, irises=recording().irises[:1]),
            recipients=keys.recipients(self.home, clock.now()),
            signer=keys.signer(self.home),
        )
        self.path = folder / "one.packet"
        self.path.write_bytes(made.data)
        self.identity = str(self.home.centre / "identity.txt")

    def call(self, *words: str | Path) -> tuple[int, str]:
        home = str(self.home.root)
        code = main(["packet", *map(str, words), "--home", home, "--at", AT])
        return code, self._capsys.readouterr().out

    def document(self, *words: str | Path) -> Any:
        code, text = self.call(*words, "--json")
        return json.loads(text) | {"exit": code}


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Office:
    return Office(tmp_path, capsys)


def outcomes(page: Any) -> list[str]:
    return [each["outcome"] for each in page["checks"]]


def test_without_a_key_the_page_says_what_it_could_not_check(office: Office) -> None:
    page = office.document("explain", office.path)
    assert (page["exit"], page["in_order"], page["inside"]) == (0, True, None)
    assert outcomes(page) == ["passed"] * 4 + ["not checked"] * 6
    assert [each["role"] for each in page["recipients"]][1] == "recovery"


def test_with_the_key_every_check_is_made_and_every_exception_named(office: Office) -> None:
    page = office.document("explain", office.path, "--identity", office.identity)
    assert (page["exit"], outcomes(page)) == (0, ["passed"] * len(Check))
    said = {each["part"]: each["presence"] for each in page["inside"]["exceptions"]}
    assert said == {"LEFT_LITTLE": "AMPUTATED", "LEFT_EYE": "BLIND"}
    assert page["inside"]["biodata"] is None


def test_the_citizen_is_named_only_when_asked(office: Office) -> None:
    words = ("explain", office.path, "--identity", office.identity)
    for form in ((), ("--json",)):
        hidden = office.call(*words, *form)[1]
        assert not any(marker in hidden for marker in (NAME, NIK, NOTE))
        shown = office.call(*words, *form, "--biodata")[1]
        assert all(marker in shown for marker in (NAME, NIK, NOTE))


def test_the_page_fits_a_terminal(office: Office) -> None:
    code, text = office.call("explain", office.path, "--identity", office.identity, "--biodata")
    assert code == 0
    assert max(map(len, text.splitlines())) <= WIDTH


@pytest.mark.parametrize("at", [0.01, 0.3, 0.999])
def test_a_spoiled_packet_fails_at_one_check_and_nothing_behind_it_is_claimed(
    office: Office, at: float
) -> None:
    data = bytearray(office.path.read_bytes())
    data[int(len(data) * at)] ^= 4
    office.path.write_bytes(data)
    page = office.document("explain", office.path, "--identity", office.identity)
    assert (page["exit"], page["in_order"], page["inside"]) == (1, False, None)
    assert outcomes(page).count("failed") == 1
    assert outcomes(page)[-1] == "not checked"
    assert page["error"]["packet_code"] in PacketCode.__members__


def test_a_key_that_does_not_fit_leaves_what_needs_none(office: Office, tmp_path: Path) -> None:
    stranger = tmp_path / "stranger.txt"
    stranger.write_text(packets.Identity.generate().reveal())
    page = office.document("explain", office.path, "--identity", stranger)
    assert outcomes(page)[:5] == ["passed"] * 4 + ["failed"]
    assert page["error"]["packet_code"] == "AGE_NO_MATCH"
    assert page["waybill"]["number"]


def test_every_check_and_every_refusal_has_words() -> None:
    assert set(CHECKS) == set(Check)
    assert set(NEXT) == set(PacketCode)


def test_export_an2k(office: Office, tmp_path: Path) -> None:
    out = tmp_path / "out.an2"
    told = office.document("export", office.path, "--format", "an2k", "--out", out)
    assert told["files"] == {"out.an2": out.stat().st_size}
    read = nistitl.Message()
    read.parse(out.read_bytes())
    assert {each.type for each in read} == {1, 2, 8, 10, 14, 17}
    assert not any(marker.encode() in out.read_bytes() for marker in (NAME, NIK))
    other = tmp_path / "named.an2"
    words = ("export", office.path, "--format", "an2k", "--out", other, "--biodata")
    assert office.call(*words)[0] == 0
    assert NIK.encode() in other.read_bytes()


def test_export_iso_names_each_record_by_its_part(office: Office, tmp_path: Path) -> None:
    out = tmp_path / "records"
    told = office.document("export", office.path, "--format", "iso", "--out", out)
    assert set(told["files"]) == {path.name for path in out.iterdir()}
    for path in out.iterdir():
        READERS[path.suffix](path.read_bytes())
        assert path.stat().st_mode & 0o777 == 0o600
    finger = read_finger((out / "right_index.fir").read_bytes())
    assert finger.position.name == "RIGHT_INDEX"
    assert read_iris((out / "right_eye.iir").read_bytes()).eye.name == "RIGHT"


def test_export_cbeff_is_the_document_that_was_sealed(office: Office, tmp_path: Path) -> None:
    out = tmp_path / "out.xml"
    assert office.call("export", office.path, "--format", "cbeff", "--out", out)[0] == 0
    schema = Path(__file__).parents[1] / "vectors" / "cbeff-19785-3-ed2.xsd"
    etree.XMLSchema(etree.parse(schema)).assertValid(etree.parse(out))


@pytest.mark.parametrize("form", ["an2k", "iso", "cbeff"])
def test_an_export_overwrites_nothing_and_needs_the_key(
    office: Office, tmp_path: Path, form: str
) -> None:
    kept = tmp_path / "kept"
    kept.write_text("mine")
    told = office.document("export", office.path, "--format", form, "--out", kept)
    assert (told["exit"], told["error"]["code"]) == (1, "DISK_UNWRITABLE")
    assert kept.read_text() == "mine"
    (office.home.centre / "identity.txt").write_text(packets.Identity.generate().reveal())
    told = office.document("export", office.path, "--format", form, "--out", tmp_path / "new")
    assert (told["exit"], told["error"]["packet_code"]) == (1, "AGE_NO_MATCH")
    assert not (tmp_path / "new").exists()
