"""The vectors under ``tests/vectors``: good packets with their contents, broken ones with a code.

The files are the format's memory. They stay as they are; a change of the format gets a new version
in the waybill and the manifest, and a new folder beside the old one.
"""

import hashlib
from pathlib import Path

import msgspec
import pytest

import packets
from packets import PacketError, manifest, waybill
from packets.age_identities import parse_hybrid_identities
from packets.enrollment import Recording
from tests.fakes.keys import NOW, keys
from tests.packets.make_vectors import GOOD, broken

FOLDER = Path(__file__).parents[1] / "vectors" / "v1"
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


def test_a_changed_vector_needs_a_new_version() -> None:
    digest = hashlib.sha256()
    for path in sorted(FOLDER.iterdir()):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    assert (waybill.VERSION, manifest.VERSION, digest.hexdigest()) == (1, 1, SHA256)
