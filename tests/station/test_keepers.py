"""The three keepers against a real TPM emulator and a real token: what they do, and every fault."""

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pkcs11
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from msgspec.structs import replace

from station import keys
from station.errors import Broken, Code, Refused
from station.home import Home
from station.keys import kept, making, opening, token
from station.keys.derived import slot_key
from station.keys.doorbell import Doorbell, ring
from station.keys.kept import Kind, Source
from station.keys.making import Choice
from station.keys.tpm import Tpm
from station.keys.tpm_keeper import TpmKeeper
from station.keys.tpm_line import Line, open_line
from tests.fakes.keepers import MODULE, PIN, SoftToken, Swtpm, swtpm
from tests.fakes.patience import until

DATA_KEY = bytes(range(32))
OPENERS = {Source.SIGN_IN: slot_key(Source.SIGN_IN, DATA_KEY)}
DIGEST = hashlib.sha256(b"a packet").digest()


@pytest.fixture
def tpm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Swtpm]:
    with swtpm(tmp_path_factory.mktemp("tpm")) as running:
        yield running


@pytest.fixture
def stick(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> SoftToken:
    made = SoftToken(tmp_path_factory.mktemp("token") / "hsm").make()
    monkeypatch.setenv("SOFTHSM2_CONF", str(made.configuration))
    return made


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = Home(tmp_path / "home").make()
    yield made
    keys.shut(made)


def on_token() -> Choice:
    (found,) = token.serials(MODULE)
    return Choice(Kind.TOKEN, module=MODULE, serial=found[1], pin=PIN.encode())


@pytest.fixture(params=["software", "tpm", "tpm with a word", "token"])
def choice(request: pytest.FixtureRequest) -> Choice:
    if request.param == "software":
        return making.SOFTWARE
    if request.param == "token":
        request.getfixturevalue("stick")
        return on_token()
    address = request.getfixturevalue("tpm").address
    return Choice(Kind.TPM, address=address, guarded=request.param != "tpm")


def verified(home: Home) -> bool:
    keeper = keys.keeper(home)
    raw = keeper.sign(DIGEST)
    halves = (int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    keeper.public_key().verify(encode_dss_signature(*halves), b"a packet", ec.ECDSA(SHA256()))
    return True


def trouble(home: Home) -> Code:
    with pytest.raises(Broken) as caught:
        keys.keeper(home).sign(DIGEST)
    return caught.value.code


# --- what all do alike


def test_a_keeper_signs_and_has_the_same_secret_after_a_restart(home: Home, choice: Choice) -> None:
    making.make(home, choice, OPENERS)
    keys.sign_in(home, DATA_KEY)
    assert verified(home)
    secret, whole = keys.keeper(home).secret(), keys.data_key(home, DATA_KEY)
    assert len(secret) == len(whole) == 32
    assert whole != DATA_KEY
    keys.shut(home)
    keys.sign_in(home, DATA_KEY)
    assert (keys.keeper(home).secret(), keys.data_key(home, DATA_KEY)) == (secret, whole)
    assert verified(home)


def test_no_key_lies_in_clear(home: Home, choice: Choice) -> None:
    making.make(home, choice, OPENERS)
    keys.sign_in(home, DATA_KEY)
    secret = keys.keeper(home).secret()
    part = keys.station_part(home) or b""
    for path in home.root.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        assert b"BEGIN PRIVATE KEY" not in data
        assert not [each for each in (secret, part, PIN.encode(), DATA_KEY) if each in data]


def test_keys_are_made_once(home: Home, choice: Choice) -> None:
    made = making.make(home, choice, OPENERS)
    with pytest.raises(Refused) as caught:
        making.make(home, choice, OPENERS)
    assert caught.value.code is Code.NOT_ALLOWED_NOW
    assert kept.read(home) == made


def test_cut_before_the_record_is_written_the_keys_are_made_again(
    home: Home, choice: Choice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(*_: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(kept, "write", cut)
        with pytest.raises(SystemExit):
            making.make(home, choice, OPENERS)
    assert not kept.stamp(home)
    making.make(home, choice, OPENERS)
    keys.sign_in(home, DATA_KEY)
    assert verified(home)


def test_a_damaged_record_is_unusable(home: Home, choice: Choice) -> None:
    making.make(home, choice, OPENERS)
    path = home.keys / kept.FILE
    path.write_bytes(path.read_bytes()[:-40])
    assert trouble(home) is Code.KEY_UNUSABLE


# --- how the word comes


def test_without_a_sign_in_the_word_is_not_known(home: Home) -> None:
    making.make(home, making.SOFTWARE, OPENERS)
    assert trouble(home) is Code.KEY_LOCKED
    keys.sign_in(home, bytes(32))
    assert trouble(home) is Code.KEY_LOCKED
    keys.sign_in(home, DATA_KEY)
    assert verified(home)


def test_the_system_brings_the_word_at_boot(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / opening.CREDENTIAL).write_bytes(b"c" * 32)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    opener = opening.credential()
    assert opener is not None
    making.make(home, making.SOFTWARE, {Source.CREDENTIAL: opener})
    assert verified(home)
    keys.shut(home)
    monkeypatch.delenv("CREDENTIALS_DIRECTORY")
    assert trouble(home) is Code.KEY_LOCKED


def test_a_tpm_without_a_word_needs_nobody(home: Home, tpm: Swtpm) -> None:
    making.make(home, Choice(Kind.TPM, address=tpm.address), {})
    assert verified(home)


def test_a_word_that_nothing_would_open_is_not_made(home: Home) -> None:
    with pytest.raises(Refused):
        making.make(home, making.SOFTWARE, {})
    assert not kept.stamp(home)


def test_who_waits_for_the_keys_hears_of_a_sign_in(home: Home) -> None:
    making.make(home, making.SOFTWARE, OPENERS)
    heard: list[bool] = []
    keys.sign_in(home, DATA_KEY)
    assert not ring(home), "nobody waits"
    with Doorbell(home, lambda: heard.append(True)):
        assert ring(home)
        until(lambda: heard == [True])
    assert not (home.outbox / "keys.sock").exists()


# --- a TPM and its faults


def test_a_tpm_that_dies_is_gone_and_its_key_signs_again_when_it_is_back(
    home: Home, tpm: Swtpm
) -> None:
    making.make(home, Choice(Kind.TPM, address=tpm.address), {})
    assert verified(home)
    tpm.kill()
    assert trouble(home) is Code.KEEPER_GONE
    assert trouble(home) is Code.KEEPER_GONE
    tpm.start()
    assert verified(home)


def test_another_tpm_cannot_use_the_keys(
    home: Home, tpm: Swtpm, tmp_path_factory: pytest.TempPathFactory
) -> None:
    record = making.make(home, Choice(Kind.TPM, address=tpm.address), {})
    assert record.tpm is not None
    with swtpm(tmp_path_factory.mktemp("other")) as other:
        moved = replace(record.tpm, address=other.address)
        kept.write(home, replace(record, tpm=moved))
        assert trouble(home) is Code.KEY_UNUSABLE


def test_a_wrong_word_is_tried_once_and_the_right_one_opens_again(home: Home, tpm: Swtpm) -> None:
    choice = Choice(Kind.TPM, address=tpm.address, guarded=True)
    record = making.make(home, choice, OPENERS)
    keys.sign_in(home, DATA_KEY)
    right = opening.word(home, record)
    making.rewrite(home, record, OPENERS, b"wrong" * 4)
    assert trouble(home) is Code.KEEPER_WORD_WRONG
    keys.shut(home)
    keys.sign_in(home, DATA_KEY)
    tpm.kill()
    assert trouble(home) is Code.KEEPER_WORD_WRONG, "the TPM is not even asked"
    tpm.start()
    making.change_word(home, right, OPENERS)
    assert verified(home)


def test_processes_that_were_killed_do_not_fill_the_tpm(home: Home, tpm: Swtpm) -> None:
    making.make(home, Choice(Kind.TPM, address=tpm.address), {})
    words = f"""
import os
from pathlib import Path
from station import keys
from station.home import Home
keys.keeper(Home(Path({str(home.root)!r}))).sign(bytes(32))
os.kill(os.getpid(), 9)
"""
    for _ in range(4):
        assert subprocess.run([sys.executable, "-c", words], check=False).returncode == -9
    assert verified(home)


def test_a_tpm_in_lockout_says_so(tpm: Swtpm) -> None:
    made = TpmKeeper.make(tpm.address, b"right")
    codes = []
    for _ in range(40):
        keeper = TpmKeeper(made, b"wrong")
        with pytest.raises(Broken) as caught:
            keeper.secret()
        codes.append(caught.value.code)
        if codes[-1] is Code.KEEPER_LOCKED:
            break
    assert codes[0] is Code.KEEPER_WORD_WRONG
    assert codes[-1] is Code.KEEPER_LOCKED
    with pytest.raises(Broken) as caught:
        TpmKeeper(made, b"right").secret()
    assert caught.value.code is Code.KEEPER_LOCKED
    assert TpmKeeper(TpmKeeper.make(tpm.address, b""), b"").secret(), "a key without a word works"


def test_no_tpm_at_all_is_gone(home: Home, tmp_path: Path) -> None:
    for address in (str(tmp_path / "tpmrm0"), f"unix:{tmp_path / 'none'}", "tcp:127.0.0.1:1"):
        with pytest.raises(Broken) as caught:
            making.make(home, Choice(Kind.TPM, address=address), {})
        assert caught.value.code is Code.KEEPER_GONE
    assert not kept.stamp(home)


class Tapped:
    """A line on which somebody listens."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self.alone = line.alone
        self.heard: list[bytes] = []

    def ask(self, command: bytes) -> bytes:
        answer = self._line.ask(command)
        self.heard += [command, answer]
        return answer

    def close(self) -> None:
        self._line.close()


def test_who_listens_on_the_bus_hears_neither_word_nor_secret(tpm: Swtpm) -> None:
    word, secret = b"the word of the key", b"s" * 16 + b"t" * 16
    line = Tapped(open_line(tpm.address))
    spoken = Tpm(line)
    sealed = spoken.load(spoken.seal(secret, word))
    assert spoken.unseal(sealed, word) == secret
    spoken.close()
    whole = b"".join(line.heard)
    assert len(line.heard) > 10
    assert word not in whole
    assert secret[:8] not in whole


def test_an_answer_changed_on_the_bus_is_no_answer(tpm: Swtpm) -> None:
    class Changed(Tapped):
        def ask(self, command: bytes) -> bytes:
            answer = super().ask(command)
            unsealing = command[6:10] == b"\x00\x00\x01\x5e"
            return answer[:20] + bytes([answer[20] ^ 1]) + answer[21:] if unsealing else answer

    spoken = Tpm(Changed(open_line(tpm.address)))
    sealed = spoken.load(spoken.seal(bytes(32), b""))
    with pytest.raises(Broken) as caught:
        spoken.unseal(sealed, b"")
    assert caught.value.code is Code.KEEPER_FAULT
    spoken.close()


# --- a token and its faults


def test_a_token_pulled_out_is_gone_and_signs_when_it_is_back(home: Home, stick: SoftToken) -> None:
    making.make(home, on_token(), OPENERS)
    keys.sign_in(home, DATA_KEY)
    assert verified(home)
    stick.pull_out()
    assert trouble(home) is Code.KEEPER_GONE
    assert trouble(home) is Code.KEEPER_GONE
    stick.put_back()
    assert verified(home)


def test_a_wrong_pin_is_never_tried_twice(home: Home, stick: SoftToken) -> None:
    assert stick.configuration.exists()
    choice = on_token()
    record = making.make(home, choice, OPENERS)
    making.rewrite(home, record, OPENERS, b"000000")
    keys.sign_in(home, DATA_KEY)
    assert trouble(home) is Code.KEEPER_WORD_WRONG
    assert token.tries(MODULE, choice.serial) == "a PIN was missed"
    assert record.token is not None
    right = token.TokenKeeper(record.token, PIN.encode())
    right.secret()
    right.close()
    assert token.tries(MODULE, choice.serial) == "all tries left"
    keys.shut(home)
    keys.sign_in(home, DATA_KEY)
    assert trouble(home) is Code.KEEPER_WORD_WRONG
    assert token.tries(MODULE, choice.serial) == "all tries left", "no second try was made"
    making.change_word(home, PIN.encode(), OPENERS)
    assert verified(home)


def test_no_module_is_a_token_that_is_gone(home: Home, tmp_path: Path) -> None:
    choice = Choice(Kind.TOKEN, module=str(tmp_path / "none.so"), serial="1", pin=b"1")
    with pytest.raises(Broken) as caught:
        making.make(home, choice, OPENERS)
    assert caught.value.code is Code.KEEPER_GONE


# --- homes from before there were keepers


@pytest.mark.parametrize("cut", ["nowhere", "before the key's file", "before the record"])
def test_a_clear_key_is_encrypted_in_place(
    home: Home, cut: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (home.keys / "signing.pem").write_bytes(pem)
    assert trouble(home) is Code.KEY_CLEAR
    if cut != "nowhere":
        where = (making, "write") if cut == "before the key's file" else (kept, "write")

        def stop(*_: object) -> None:
            raise SystemExit

        with monkeypatch.context() as patched:
            patched.setattr(*where, stop)
            with pytest.raises(SystemExit):
                making.encrypt_clear(home, making.PUBLIC)
        assert trouble(home) is Code.KEY_CLEAR
    making.encrypt_clear(home, making.PUBLIC)
    assert verified(home)
    assert keys.keeper(home).public_key() == key.public_key()
    assert not kept.clear_key(home)
    assert keys.data_key(home, DATA_KEY) == DATA_KEY, "the register opens as before"


@pytest.mark.parametrize("flag", ["USER_PIN_LOCKED", "USER_PIN_FINAL_TRY"])
def test_the_last_try_of_a_token_is_never_used_up(
    home: Home, stick: SoftToken, flag: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SoftHSM gives no such warning; a card does."""
    assert stick.configuration.exists()
    making.make(home, on_token(), OPENERS)
    keys.sign_in(home, DATA_KEY)

    class Warned:
        flags = getattr(pkcs11.TokenFlag, flag)

        def open(self, **_: object) -> None:
            raise AssertionError("tried all the same")

    monkeypatch.setattr(token, "find", lambda *_: Warned())
    assert trouble(home) is Code.KEEPER_LOCKED
