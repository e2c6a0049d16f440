"""``perekaman packet`` as it is called: what it prints, where it writes, when it ends with 0."""

import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from msgspec.structs import replace

import packets
from packets.enrollment import Gate
from station.commands import main
from tests.fakes.keys import keys
from tests.fakes.recordings import NAME, NIK, recording

AT = "2026-11-21T02:00:00Z"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    root = tmp_path / "home"
    (root / "trust").mkdir(parents=True)
    (root / "centre").mkdir()
    root.chmod(0o700)
    pem = keys().root.certificate.public_bytes(Encoding.PEM)
    (root / "trust" / "root.pem").write_bytes(pem)
    (root / "centre" / "identity.txt").write_text(keys().identity.reveal())
    return root


@pytest.fixture
def packet(tmp_path: Path) -> Path:
    recipients = [keys().identity.recipient()]
    sealed = packets.seal(recording(), recipients=recipients, signer=keys().station)
    path = tmp_path / f"{sealed.packet_id}.packet"
    path.write_bytes(sealed.data)
    return path


def told(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def call(home: Path, *words: str | Path) -> int:
    return main(["packet", *map(str, words), "--home", str(home), "--json"])


def test_waybill(home: Path, packet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(home, "waybill", packet) == 0
    assert told(capsys)["packet_id"] == packet.stem


def test_verify(home: Path, packet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(home, "verify", packet, "--at", AT) == 0
    answer = told(capsys)
    assert (answer["verified"], answer["waybill"]["packet_id"]) == (True, packet.stem)


def test_verify_refuses_a_changed_packet(
    home: Path, packet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = bytearray(packet.read_bytes())
    data[len(data) // 2] ^= 1
    packet.write_bytes(data)
    assert call(home, "verify", packet, "--at", AT) == 1
    assert told(capsys)["error"]["packet_code"] == "CONTAINER_MALFORMED"


def test_verify_uses_the_root_it_is_told(
    home: Path, packet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.pem"
    other.write_bytes(type(keys())().root.certificate.public_bytes(Encoding.PEM))
    assert call(home, "verify", packet, "--at", AT, "--trust", other) == 1
    assert told(capsys)["error"]["packet_code"] == "SIGNATURE_CHAIN"


def test_open_writes_the_members_for_their_owner_only(
    home: Path, packet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert call(home, "open", packet, "--at", AT, "--out", out) == 0
    answer = told(capsys)
    files = {str(path.relative_to(out)): path for path in out.rglob("*") if path.is_file()}
    assert {name: path.stat().st_size for name, path in files.items()} == answer["members"]
    assert {path.stat().st_mode & 0o777 for path in files.values()} == {0o600}
    assert answer["exemptions"] == ["LEFT_LITTLE (AMPUTATED)"]


def test_open_overwrites_nothing(
    home: Path, packet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine").write_text("keep")
    assert call(home, "open", packet, "--at", AT, "--out", tmp_path / "out") == 1
    assert told(capsys)["error"]["code"] == "DISK_UNWRITABLE"
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine"]


def test_open_needs_the_right_key(
    home: Path, packet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "centre" / "identity.txt").write_text(packets.Identity.generate().reveal())
    assert call(home, "open", packet, "--at", AT) == 1
    assert told(capsys)["error"]["packet_code"] == "AGE_NO_MATCH"


def test_nobody_is_named(home: Path, packet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["waybill"], ["verify", "--at", AT], ["open", "--at", AT]):
        assert main(["packet", *words, str(packet), "--home", str(home)]) == 0
    text = capsys.readouterr()
    assert not any(marker in text.out + text.err for marker in (NAME, NIK))


@pytest.mark.parametrize("verb", ["waybill", "verify", "open"])
def test_a_file_that_is_not_there(
    verb: str, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(home, verb, tmp_path / "none") == 1
    error = told(capsys)["error"]
    assert error["code"] == "FILE_UNREADABLE"
    assert error["detail"].startswith("the packet ")
    assert str(tmp_path / "none") in error["detail"]


@pytest.mark.parametrize(
    "lacking",
    [
        ("verify", "trust/root.pem", "the trust root ", "--trust"),
        ("open", "trust/root.pem", "the trust root ", "--trust"),
        ("open", "centre/identity.txt", "the identity ", "--identity"),
    ],
)
def test_a_home_that_lacks_a_file(
    lacking: tuple[str, str, str, str],
    home: Path,
    packet: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    verb, gone, says, option = lacking
    (home / gone).unlink()
    assert call(home, verb, packet, "--at", AT) == 1
    error = told(capsys)["error"]
    assert error["code"] == "FILE_UNREADABLE"
    assert error["detail"].startswith(says)
    assert all(word in error["detail"] for word in (str(home / gone), option, "--home"))


def test_a_folder_is_no_packet(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(home, "waybill", tmp_path) == 1
    error = told(capsys)["error"]
    assert (error["code"], error["detail"].startswith("the packet ")) == ("FILE_UNREADABLE", True)


def test_no_more_is_read_than_a_packet_or_a_key_may_have(
    home: Path, packet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    endless = tmp_path / "endless"
    with endless.open("wb") as file:
        file.truncate(1 << 40)  # a hole: it takes no room, and no memory has so much
    for words in (
        ("verify", endless),
        ("verify", packet, "--trust", endless),
        ("open", packet, "--identity", endless),
    ):
        assert call(home, *words) == 1
        error = told(capsys)["error"]
        assert (error["code"], "larger than" in error["detail"]) == ("FILE_UNREADABLE", True)


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "2026-11-21T02:00:00", "now"])
def test_a_moment_that_is_none(moment: str, home: Path, packet: Path) -> None:
    with pytest.raises(SystemExit) as caught:
        call(home, "verify", packet, "--at", moment)
    assert caught.value.code == 2


def test_people_are_told_what_a_refusal_means(
    home: Path, packet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stranger = tmp_path / "stranger.txt"
    stranger.write_text(packets.Identity.generate().reveal())
    other = tmp_path / "other.pem"
    other.write_bytes(type(keys())().root.certificate.public_bytes(Encoding.PEM))
    base = [str(packet), "--home", str(home), "--at", AT]
    assert main(["packet", "open", *base, "--identity", str(stranger)]) == 1
    said = capsys.readouterr().err
    assert "AGE_NO_MATCH: this identity is not a recipient of the packet" in said
    assert main(["packet", "verify", *base, "--trust", str(other)]) == 1
    assert "SIGNATURE_CHAIN: not signed under the root given" in capsys.readouterr().err
    (home / "trust" / "root.pem").write_bytes(other.read_bytes())
    assert main(["packet", "verify", *base]) == 1
    assert "SIGNATURE_CHAIN: not signed under the root of this home" in capsys.readouterr().err


REFUSED = Path(__file__).parents[1] / "vectors" / "v1-refusals"


@pytest.mark.parametrize("path", sorted(REFUSED.glob("*.packet")), ids=lambda path: path.stem)
def test_every_word_answers_to_every_refused_packet(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keys = ("--trust", REFUSED / "root.pem", "--identity", REFUSED / "identity.txt", "--at", AT)
    good = path.stem.startswith("good")
    for word in ("open", "explain"):
        assert call(tmp_path, word, path, *keys) == (0 if good else 1)
        answer = told(capsys).get("error")
        code = answer and answer["packet_code"]
        assert code == (None if good else path.stem.partition("-")[0])


def test_what_a_packet_says_does_not_move_the_cursor(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gates = (Gate(name="\x1b[2J\x9b2J", outcome="passed"),)
    sealed = packets.seal(
        replace(recording(), gates=gates),
        recipients=[keys().identity.recipient()],
        signer=keys().station,
    )
    path = tmp_path / "cursor.packet"
    path.write_bytes(sealed.data)
    assert main(["packet", "open", str(path), "--home", str(home), "--at", AT]) == 0
    out = capsys.readouterr().out
    assert "gate ?[2J?2J passed" in out
    assert all(line.isprintable() for line in out.splitlines())
