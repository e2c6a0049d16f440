"""Who is believed on the line: pinned root, station's certificate, and nobody else."""

import io
from contextlib import closing
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from station.centre.answers import CentreTrouble, Treatment
from station.centre.emulated.authority import Authority
from station.centre.https import HttpsCentre
from station.errors import Broken, Code, Refused
from station.lifecycle import Status
from station.outbox.entries import Blocked
from tests.fakes.site import Site, certificate_request


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def test_a_centre_under_another_root_gets_nothing(site: Site, tmp_path: Path) -> None:
    (packet_id,) = site.put()
    stranger = Authority.create(tmp_path / "stranger")
    (site.root / "root.pem").write_bytes(stranger.root_pem)
    with site.centre() as centre:
        report = site.once(centre.url)
    entry = site.reader.show(packet_id).entry
    assert report.trouble == Code.CENTRE_UNTRUSTED
    assert (entry.state, entry.blocked_on, entry.verdicts) == (
        Status.PROCESSING, Blocked.TRUST, 0,
    )  # fmt: skip
    assert not list((site.authority.folder / "uploads").iterdir())


def test_a_station_of_another_authority_is_not_let_in(site: Site, tmp_path: Path) -> None:
    site.put()
    key = ec.generate_private_key(ec.SECP256R1())
    chain = Authority.create(tmp_path / "stranger").enroll(certificate_request("DEMO-01", key))
    (site.root / "station.crt").write_bytes(chain)
    (site.root / "signing.pem").write_bytes(_pem(key))
    with site.centre() as centre:
        report = site.once(centre.url)
    assert report.trouble == Code.CENTRE_UNTRUSTED
    assert report.blocked == {"TRUST": 1}


def test_the_centres_own_certificate_makes_no_station(site: Site) -> None:
    site.put()
    (site.root / "station.crt").write_bytes((site.authority.folder / "signer.pem").read_bytes())
    (site.root / "signing.pem").write_bytes((site.authority.folder / "signer.key").read_bytes())
    with site.centre() as centre:
        report = site.once(centre.url)
    assert (report.sent, report.open) == (0, 1)
    assert report.trouble


def test_another_stations_packet_is_foreign(site: Site, tmp_path: Path) -> None:
    (packet_id,) = site.put()
    with site.centre() as centre:
        site.once(centre.url)
        other = Site(tmp_path / "other", station="DEMO-02")
        other.root.mkdir()
        other.authority = site.authority  # the same centre, another station
        with closing(HttpsCentre(other.address(centre.url))) as line:
            with pytest.raises(CentreTrouble) as caught:
                line.send(packet_id, 10, io.BytesIO(bytes(10)), lambda _: None)
            inventory = line.inventory([packet_id])
    assert caught.value.treatment is Treatment.DEAD
    assert inventory.missing == (packet_id,)


def test_a_file_that_is_no_key_is_named_by_code(site: Site) -> None:
    address = site.address("https://127.0.0.1:1")
    (site.root / "signing.pem").write_bytes(b"no key")
    with pytest.raises(Broken) as caught:
        HttpsCentre(address)
    assert caught.value.code is Code.KEY_UNUSABLE
    (site.root / "signing.pem").unlink()
    with pytest.raises(Broken) as caught:
        HttpsCentre(address)
    assert caught.value.code is Code.KEY_MISSING


@pytest.mark.parametrize("name", ["", "../x", "a b", ".x"])
def test_only_a_station_is_enrolled(site: Site, name: str) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    request = certificate_request(name or "-", key)
    with pytest.raises(Refused) as caught:
        site.authority.enroll(request)
    assert caught.value.code is Code.KEY_UNUSABLE


def test_a_request_that_proves_nothing_is_refused(site: Site) -> None:
    weak = certificate_request("DEMO-01", ec.generate_private_key(ec.SECP384R1()))
    for request in (b"", b"-----BEGIN", weak):
        with pytest.raises(Refused) as caught:
            site.authority.enroll(request)
        assert caught.value.code is Code.KEY_UNUSABLE


def test_keys_that_stand_are_never_replaced(site: Site) -> None:
    before = {p.name: p.read_bytes() for p in site.authority.folder.iterdir() if p.is_file()}
    Authority.create(site.authority.folder)
    after = {p.name: p.read_bytes() for p in site.authority.folder.iterdir() if p.is_file()}
    assert before == after
    assert {p.stat().st_mode & 0o777 for p in site.authority.folder.iterdir()} == {0o600}


def test_an_authority_without_keys_is_missing(tmp_path: Path) -> None:
    with pytest.raises(Broken) as caught:
        Authority.load(tmp_path)
    assert caught.value.code is Code.KEY_MISSING


def _pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
