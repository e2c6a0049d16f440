"""The vectors under ``tests/vectors``: good packets with their contents, broken ones with a code.

The files are the format's memory. They stay as they are; a change of the format gets a new version
in the waybill and the manifest, and a new folder beside the old one.
"""

import hashlib
import re
from datetime import datetime
from pathlib import Path

import msgspec
import pytest

import packets
from packets import PacketCode, PacketError, manifest, receipts, recipients, waybill
from packets.age_identities import parse_hybrid_identities
from packets.enrollment import Recording
from tests.fakes.keys import NOW, keys
from tests.packets.forge import Forge
from tests.packets.make_refusals import (
    EXPECTED,
    Expectations,
    Expected,
    all_refusals,
    judged,
    read_keys,
)
from tests.packets.make_vectors import GOOD, broken

VECTORS = Path(__file__).parents[1] / "vectors"
FOLDER, REFUSALS = VECTORS / "v1", VECTORS / "v1-refusals"
BROKEN = sorted(path.stem for path in FOLDER.glob("*-*.packet"))
SHA256 = "027ba046731a4773c86cf61bef0042b1df65571b79ca46a3eafaeedf59f7077a"


def opened(name: str) -> packets.Opened:
    trust = packets.Trust.from_pem((FOLDER / "root.pem").read_bytes())
    identities = parse_hybrid_identities((FOLDER / "identity.txt").read_bytes())
    data = (FOLDER / f"{name}.packet").read_bytes()
    return packets.open_packet(data, identities, trust, NOW)


@pytest.mark.parametrize("name", GOOD)
def test_good_packets_hold_what_they_say(name: str) -> None:
    expected = msgspec.json.decode((FOLDER / f"{name}.json").read_bytes(), type=Recording)
    assert opened(name).recording == expected


@pytest.mark.parametrize("name", BROKEN)
def test_broken_packets_are_refused_with_their_code(name: str) -> None:
    with pytest.raises(PacketError) as caught:
        opened(name)
    assert caught.value.code.value == name.split("-", maxsplit=1)[0]


def test_every_vector_that_can_be_made_is_there() -> None:
    good = packets.seal(
        opened("bare").recording,
        recipients=[keys().identity.recipient()],
        signer=keys().station,
    )
    assert sorted(f"{code.value}-{about}" for code, about, _ in broken(keys(), good.data)) == BROKEN


LISTED = msgspec.json.decode((REFUSALS / EXPECTED).read_bytes(), type=Expectations)
REFUSED = [each for each in LISTED.files if each.code is not None]
REFUSALS_SHA256 = "5e127fc6bec29aabd9f279596ac4f050c4663a02ea7018a6ff10c7ca1cf35cc4"
NO_FILE = {PacketCode.RECORDING_INVALID}
"""Only what is handed over for sealing is refused with it."""


@pytest.mark.parametrize("expected", LISTED.files, ids=lambda each: each.file)
def test_a_file_gets_the_code_that_is_expected(expected: Expected) -> None:
    found = judged(REFUSALS / expected.file, read_keys(REFUSALS), expected.why)
    assert found == expected
    name, _, about = expected.file.partition("-")
    assert expected.code == (name if about and name != "good" else None)


def test_every_refusal_that_can_be_made_is_there() -> None:
    made = {
        f"{each.code.value}-{each.about}.{each.kind}": each.why
        for each in all_refusals(Forge.of(read_keys(REFUSALS)))
    }
    assert made == {each.file: each.why for each in REFUSED}
    kinds = {".packet", ".receipt", ".identity"}
    files = {path.name for path in REFUSALS.iterdir() if path.suffix in kinds}
    assert files == {each.file for each in LISTED.files}


def test_every_code_that_a_file_can_get_has_a_vector() -> None:
    assert {each.code for each in REFUSED} == {code.value for code in set(PacketCode) - NO_FILE}


def test_the_specification_names_every_code_and_the_checks_that_give_it() -> None:
    page = (VECTORS.parents[1] / "packets" / "README.md").read_text("utf-8")
    assert all(f"`{code.value}`" in page for code in PacketCode)
    rows = re.findall(r"^\| `([A-Z_]+)` \| ([0-9, ]+) \|", page, re.MULTILINE)
    given = {code: {int(each) for each in checks.split(",")} for code, checks in rows}
    for each in REFUSED:
        assert each.check is None or each.check in given[str(each.code)], each.file


def test_the_time_of_the_vectors_is_written_beside_them() -> None:
    assert datetime.fromisoformat(LISTED.at) == NOW


def digest(folder: Path) -> str:
    found = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        found.update(path.name.encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def test_a_changed_vector_needs_a_new_version() -> None:
    versions = (waybill.VERSION, manifest.VERSION, receipts.VERSION, recipients.VERSION)
    assert (*versions, digest(FOLDER)) == (1, 1, 1, 1, SHA256)


def test_a_changed_refusal_needs_a_new_version() -> None:
    assert (waybill.VERSION, manifest.VERSION, digest(REFUSALS)) == (1, 1, REFUSALS_SHA256)
