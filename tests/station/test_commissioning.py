"""A machine becomes a station, stays one, and is lost: interrupted, renewed, revoked, replaced."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

import packets
from station import keys, settings
from station.assembly import fitness, renewal
from station.assembly.commissioning import Commission, Stage
from station.assembly.desk import desk
from station.assembly.provision import demonstration
from station.assembly.renewal import Renewing
from station.audit.acts import Act
from station.centre.connection import Address
from station.centre.emulated.authority import Authority
from station.centre.emulated.registry import Why
from station.centre.emulated.server import EmulatedCentre
from station.centre.https import HttpsCentre
from station.citizen.roster import Roster
from station.clock import SystemClock, iso
from station.commands import main
from station.commands.keeping import shown
from station.errors import Broken, Code, Refused, Trouble
from station.home import Home
from station.keys import certificates, kept, making
from station.session.outlook import Fitness
from station.session.view import DeskView, Screen
from tests.fakes.backed import BackedStation
from tests.fakes.commissioned import SECRET, STATION, WHO, Far, Technician
from tests.fakes.devices import FakeDevices
from tests.fakes.keepers import MODULE, SoftToken, swtpm
from tests.fakes.movable_clock import MovableClock
from tests.fakes.office import CONFIG, PEOPLE
from tests.fakes.recordings import bare_recording
from tests.fakes.site import certificate_request


@pytest.fixture
def far(tmp_path: Path) -> Iterator[Far]:
    made = Far(tmp_path)
    yield made
    keys.shut(made.home)


@pytest.fixture
def url(far: Far) -> Iterator[str]:
    with EmulatedCentre(far.authority.folder, clock=far.clock) as centre:
        yield centre.url


# --- becoming a station


def test_a_technician_is_walked_through_by_code(far: Far, url: str) -> None:
    walk = far.commission(url)
    assert walk.work.stage() is Stage.DONE
    assert keys.area_code(far.home) == STATION.area_code
    assert far.calls(url)
    told = shown(far.home, far.clock.now())
    assert (told.keeper, told.opened, told.code, told.renewal_due) == (
        "software", ("sign-in",), "", False)  # fmt: skip
    assert not told.demonstration
    trail = b"".join(path.read_bytes() for path in far.home.audit.rglob("*") if path.is_file())
    for act in (Act.KEYS_MADE, Act.CERTIFICATES_INSTALLED, Act.PROVISIONED):
        assert act.value.encode() in trail


def test_a_tpm_is_walked_through_and_uploads_at_boot(
    far: Far, url: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with swtpm(tmp_path_factory.mktemp("tpm")) as tpm:
        far.commission(url, keeper="tpm", tpm=tpm.address)
        keys.shut(far.home)  # as after a boot: nobody has signed in
        (far.home.trust / "centre.url").write_text(url)
        words = ["upload", "--once", "--home", str(far.home.root), "--config", str(CONFIG)]
        ended = subprocess.run([sys.executable, "-m", "station.commands", *words], timeout=60,
                               capture_output=True, check=False)  # fmt: skip
        assert (ended.returncode, ended.stderr) == (0, b"")


def test_a_token_is_walked_through(
    far: Far, url: str, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = SoftToken(tmp_path_factory.mktemp("token") / "hsm").make()
    monkeypatch.setenv("SOFTHSM2_CONF", str(stick.configuration))
    far.commission(url, keeper="pkcs11", module=MODULE)
    assert far.calls(url)
    assert shown(far.home, far.clock.now()).tries == "all tries left"


def test_request_and_answer_by_stick(far: Far, tmp_path: Path) -> None:
    request, answer = tmp_path / "request.pem", tmp_path / "answer.json"
    walk = far.walk("", Technician(), request_to=request)
    assert walk.work.stage() is Stage.CERTIFICATES
    words = ["centre", "station", "certify", str(request), str(answer), "--home", str(tmp_path)]
    assert main([*words, "--area", STATION.area_code]) == 0
    talk = Technician(**{"first four": far.read_aloud})
    assert far.walk("", talk, answer=answer).work.stage() is Stage.DONE


def test_interrupted_anywhere_it_goes_on(far: Far, url: str) -> None:
    walk = far.walk(url, Technician(**{"one-time code": ""}))
    assert walk.work.stage() is Stage.CERTIFICATES
    made = keys.keeper(far.home).public_key()
    keys.shut(far.home)
    walk = far.commission(url)
    assert walk.work.stage() is Stage.DONE
    assert keys.keeper(far.home).public_key() == made


def test_no_code_goes_to_a_centre_with_another_root(far: Far, url: str) -> None:
    code = far.invite()
    talk = Technician(**{"one-time code": code, "first four": "0123 4567 89ab cdef"})
    with pytest.raises(Refused) as caught:
        far.walk(url, talk)
    assert caught.value.code is Code.CENTRE_UNTRUSTED
    talk.answers["first four"] = far.read_aloud
    assert far.walk(url, talk).work.stage() is Stage.DONE, "the code was not used up"


@pytest.mark.parametrize("short", ["", "00", "zz"])
def test_a_fingerprint_not_compared_is_none(far: Far, url: str, short: str) -> None:
    with pytest.raises(Refused):
        far.walk(url, Technician(**{"one-time code": "x", "first four": short}))


def test_a_code_is_good_once_for_one_station_and_five_guesses(far: Far, url: str) -> None:
    code, now = far.invite(), far.clock.now()
    registry = far.authority.registry
    for station, tried in (("ANOTHER", code), *[(STATION.id, "WRONG")] * 5, (STATION.id, code)):
        with pytest.raises(Refused) as caught:
            registry.admit(station, tried, now)
        assert caught.value.code is Code.CODE_REFUSED
    with pytest.raises(Refused):
        far.walk(url, Technician(**{"one-time code": code, "first four": far.read_aloud}))
    fresh = far.invite()
    assert registry.admit(STATION.id, fresh.lower().replace("-", " "), now) == STATION.area_code
    with pytest.raises(Refused):
        registry.admit(STATION.id, fresh, now)


def test_certificates_for_another_area_are_not_installed(far: Far, url: str) -> None:
    code = far.invite(area="110101")
    with pytest.raises(Broken) as caught:
        far.walk(url, Technician(**{"one-time code": code, "first four": far.read_aloud}))
    assert caught.value.code is Code.AREA_CODE_INVALID
    assert not keys.provisioned(far.home)


def test_certificates_of_another_machine_are_not_installed(
    far: Far, url: str, tmp_path: Path
) -> None:
    far.commission(url)
    other = Far(tmp_path / "other")
    other.authority = far.authority
    other.commission(url)
    mine = b"".join((other.home.keys / n).read_bytes() for n in ("station.crt", "client.crt"))
    with pytest.raises(Broken) as caught:
        keys.install(far.home, chain=mine, root=far.authority.root_pem, recipients=b"")
    assert caught.value.code is Code.CERTIFICATE_WRONG
    assert far.calls(url)
    keys.shut(other.home)


def test_a_stolen_line_key_signs_no_packet(far: Far, url: str) -> None:
    far.commission(url)
    line = keys.chain(far.home, keys.LINE_CHAIN)
    with pytest.raises(packets.PacketError) as caught:
        keys.trust(far.home).check(line, far.clock.now(), "station")
    assert caught.value.code is packets.PacketCode.SIGNATURE_ROLE


def test_a_credential_opens_the_keys_at_boot_from_then_on(
    far: Far, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    far.commission(url)
    monkeypatch.setattr("station.commands.signing_in.getpass", lambda _: SECRET)
    words = ["station", "keys", "--boot", WHO, "--home", str(far.home.root)]
    assert main(words) == 1, "the system gives none yet"
    (tmp_path / "perekaman-keys").write_bytes(b"c" * 32)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    assert main(words) == 0
    keys.shut(far.home)
    assert far.calls(url), "nobody has signed in"


# --- renewal


def renewing(far: Far, url: str) -> Renewing:
    return Renewing(far.home, far.address(url), far.clock)


def test_certificates_are_renewed_before_they_end(far: Far, url: str) -> None:
    far.clock.advance(-timedelta(days=600).total_seconds())
    far.commission(url)
    before = [keys.chain(far.home, n)[0] for n in ("station.crt", "client.crt")]
    job = renewing(far, url)
    job()
    job.wait()
    assert keys.chain(far.home)[0] == before[0], "not due yet"
    far.clock.advance(timedelta(days=600).total_seconds())
    assert renewal.due(far.home, far.clock.now())
    job()
    job.wait()
    after = [keys.chain(far.home, n)[0] for n in ("station.crt", "client.crt")]
    for old, new in zip(before, after, strict=True):
        assert new.not_valid_after_utc - old.not_valid_after_utc > timedelta(days=590)
        assert new.public_key() == old.public_key()
    assert not renewal.due(far.home, far.clock.now())
    assert keys.area_code(far.home) == STATION.area_code
    assert not list(far.home.keys.glob("*next*"))


@pytest.mark.expects_warnings
def test_a_renewal_that_fails_leaves_the_old_ones(far: Far, url: str) -> None:
    far.commission(url)
    before = {p: p.read_bytes() for p in far.home.keys.iterdir() if p.is_file()}
    far.clock.advance(timedelta(days=600).total_seconds())
    job = Renewing(far.home, replace(far.address(url), url="https://127.0.0.1:1"), far.clock)
    job()
    job.wait()
    assert {p: p.read_bytes() for p in before} == before


def test_new_certificates_that_do_not_work_are_not_taken(far: Far, url: str) -> None:
    far.commission(url)
    before = (far.home.keys / "client.crt").read_bytes()

    def line(certificate: Path | None) -> renewal.Line:
        if certificate is not None:
            raise Broken(Code.CENTRE_UNTRUSTED)
        return HttpsCentre(far.address(url))

    with pytest.raises(Broken):
        renewal.renew(far.home, far.clock, line)
    assert (far.home.keys / "client.crt").read_bytes() == before
    assert not list(far.home.keys.glob("*next*"))
    assert far.calls(url)


# --- loss


@pytest.mark.parametrize("why", list(Why))
def test_a_revoked_station_is_refused(far: Far, url: str, why: Why) -> None:
    far.commission(url)
    assert far.calls(url)
    assert far.authority.registry.revoke(STATION.id, why) == 2
    with pytest.raises(Trouble) as caught:
        far.calls(url)
    assert caught.value.code is Code.CERTIFICATE_REVOKED
    with pytest.raises(Trouble) as caught:
        renewal.renew(far.home, far.clock, lambda _: HttpsCentre(far.address(url)))
    assert caught.value.code is Code.CERTIFICATE_REVOKED


@pytest.mark.parametrize("why", list(Why))
def test_a_new_machine_takes_over_from_the_backup(tmp_path: Path, why: Why) -> None:
    """What is signed by a key in other hands is not taken: those people are recorded again."""
    station = BackedStation(tmp_path)
    station.record()
    station.back_up()
    station.restore()
    Authority.load(station.home.centre).registry.revoke("DEMO-01", why)
    with pytest.raises(Broken):
        keys.keeper(station.new)
    report = station.upload(station.new)
    assert report.received == (1 if why is Why.REPLACED else 0)
    assert report.blocked == ({} if why is Why.REPLACED else {"CENTRE_REFUSED": 1})


def test_a_restored_home_asks_for_the_safes_identity(tmp_path: Path) -> None:
    station = BackedStation(tmp_path)
    station.back_up()
    station.restore()
    work = Commission(station.new, STATION)
    work.knows(bytes(32))
    with pytest.raises(Refused) as caught:
        work.make_keys(making.SOFTWARE)
    assert caught.value.code is Code.NOT_ALLOWED_NOW
    work.make_keys(making.SOFTWARE, station.recovery)
    assert keys.station_part(station.new) == keys.station_part(station.home)


# --- the demonstration


def test_a_demonstration_says_that_it_protects_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = Home(tmp_path / "home")
    demonstration(home, settings.load(CONFIG))
    assert main(["station", "keys", "--home", str(home.root)]) == 0
    out = capsys.readouterr().out
    assert "DEMONSTRATION" in out
    recipients = keys.recipients(home, MovableClock().now())
    assert packets.seal(bare_recording(), recipients=recipients, signer=keys.signer(home)).data


# --- the desk with a keeper in hardware


def test_a_desk_waits_for_its_token_and_goes_on(
    far: Far, url: str, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = SoftToken(tmp_path_factory.mktemp("token") / "hsm").make()
    monkeypatch.setenv("SOFTHSM2_CONF", str(stick.configuration))
    far.commission(url, keeper="pkcs11", module=MODULE)
    keys.shut(far.home)
    with closing(Sitting(far.home)) as sitting:
        stick.pull_out()
        view = sitting.sign_in()
        assert (view.screen, view.trouble) == (Screen.LOGIN, Code.KEEPER_GONE)
        stick.put_back()
        assert sitting.sign_in().screen is Screen.TODAY
        judge = fitness.make(far.home, STATION.id, far.clock)
        assert judge() == Fitness()
        stick.pull_out()
        with pytest.raises(Broken) as caught:
            sealed(far.home)
        assert caught.value.code is Code.KEEPER_GONE
        assert judge() == Fitness(code=Code.KEEPER_GONE, blocks=True)
        stick.put_back()
        assert judge() == Fitness()
        made = sealed(far.home)
    assert packets.verify(made.data, far.authority.trust, far.clock.now())


def sealed(home: Home) -> packets.Sealed:
    plain = bare_recording()
    origin = msgspec.structs.replace(
        plain.origin, station=STATION.id, area_code=STATION.area_code,
        sealed_at=iso(SystemClock().now()),
    )  # fmt: skip
    return packets.seal(
        msgspec.structs.replace(plain, origin=origin),
        recipients=keys.recipients(home, SystemClock().now()),
        signer=keys.signer(home),
    )


class Sitting:
    """The desk of a home, with devices that do nothing."""

    def __init__(self, home: Home) -> None:
        self._desk = desk(home, settings.load(CONFIG), Roster(PEOPLE), devices=FakeDevices())
        self._desk.open()

    def sign_in(self) -> DeskView:
        self._desk.sign_in(WHO, SECRET)
        return self._desk.settle()

    def close(self) -> None:
        self._desk.close()


def test_a_demonstration_from_before_there_were_keepers_goes_on(tmp_path: Path) -> None:
    home, found = Home(tmp_path / "home").make(), settings.load(CONFIG)
    authority = Authority.create(home.centre)
    key = ec.generate_private_key(ec.SECP256R1())
    clear = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    chain = authority.enroll(certificate_request(STATION.id, key))
    (home.keys / "signing.pem").write_bytes(clear)
    (home.keys / "station.crt").write_bytes(chain)
    (home.trust / "root.pem").write_bytes(authority.root_pem)
    (home.trust / "recipients.jws").write_bytes(authority.recipients_file.read_bytes())
    with pytest.raises(Broken) as caught:
        kept.require(home)
    assert caught.value.code is Code.KEY_CLEAR
    assert "station provision" in caught.value.detail
    demonstration(home, found)
    kept.require(home)
    assert keys.signer(home).chain[0].public_key() == key.public_key()
    with EmulatedCentre(home.centre) as centre:
        files = keys.client_files(home)
        address = Address(url=centre.url, key=files.key, certificate=files.chain, root=files.root,
                          stall=1.0, patience=5.0, password=files.password)  # fmt: skip
        with closing(HttpsCentre(address)) as line:
            assert line.feed(0)
            renewal.renew(home, SystemClock(), lambda _: HttpsCentre(address))
    assert certificates.named(keys.chain(home, keys.LINE_CHAIN)[0], certificates.LINE_ROLE)
