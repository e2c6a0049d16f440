"""Signing in to a command: PIN from stdin or terminal only, tries counted, rights asked."""

import argparse
import io
import sys
from pathlib import Path

import pytest

from station.commands import signing_in
from station.errors import Broken, Code, Refused
from station.home import Home
from station.operators.accounts import Session
from station.operators.roles import Right
from station.register.register import Register
from tests.fakes.clock import StillClock
from tests.fakes.office import PIN, accounts


def _options(home: Path, *words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    signing_in.arguments(parser)
    return argparse.Namespace(home=home, **vars(parser.parse_args(words)))


def _stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> io.BytesIO:
    raw = io.BytesIO(data)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(raw))
    return raw


def _signed_in(home: Path, *words: str) -> Session:
    return signing_in.signed_in(_options(home, *words), clock=StillClock())


def _code(home: Path, *words: str) -> Code:
    with pytest.raises(Refused) as refused:
        _signed_in(home, *words)
    assert refused.value.detail
    return refused.value.code


def test_the_first_line_of_stdin_is_the_pin_and_the_rest_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    accounts(tmp_path)
    _stdin(monkeypatch, f"{PIN}\r\n3273 the rest\n".encode())
    session = _signed_in(tmp_path, "--as", "siti", "--pin-stdin")
    assert session.user == "siti"
    assert session.data_key is not None
    assert sys.stdin.buffer.read() == b"3273 the rest\n"


def test_the_terminal_is_asked_without_pin_stdin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    accounts(tmp_path)
    monkeypatch.setattr(signing_in, "getpass", lambda _: PIN)
    assert _signed_in(tmp_path, "--as", "siti").user == "siti"


def test_without_a_terminal_nothing_is_read_with_echo(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    accounts(tmp_path)
    stdin = _stdin(monkeypatch, f"{PIN}\n".encode())

    def no_terminal(path: str, flags: int) -> int:
        raise OSError(path, flags)

    monkeypatch.setattr("os.open", no_terminal)
    assert _code(tmp_path, "--as", "siti") is Code.SETTINGS_INVALID
    assert stdin.tell() == 0
    assert _code(tmp_path, "--pin-stdin") is Code.SETTINGS_INVALID


def test_missed_tries_count_like_at_the_kiosk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = accounts(tmp_path)
    for _ in range(5):
        _stdin(monkeypatch, b"000000\n")
        assert _code(tmp_path, "--as", "siti", "--pin-stdin") is Code.LOGIN_REFUSED
    _stdin(monkeypatch, f"{PIN}\n".encode())
    assert _code(tmp_path, "--as", "siti", "--pin-stdin") is Code.LOGIN_WAIT
    with pytest.raises(Refused) as at_the_kiosk:
        made.sign_in("siti", PIN, StillClock().now())
    assert at_the_kiosk.value.code is Code.LOGIN_WAIT


@pytest.mark.parametrize("pin", [b"", b"\n", b"\xff\xfe\n", b"1" * 5000 + b"\n"])
def test_what_is_no_pin_is_a_wrong_pin(
    pin: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    accounts(tmp_path)
    _stdin(monkeypatch, pin)
    assert _code(tmp_path, "--as", "siti", "--pin-stdin") is Code.LOGIN_REFUSED


def test_a_technician_signs_in_but_sees_no_citizen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    accounts(tmp_path)
    _stdin(monkeypatch, f"{PIN}\n".encode())
    assert _code(tmp_path, "--as", "tono", "--pin-stdin") is Code.NOT_ALLOWED_NOW
    _stdin(monkeypatch, f"{PIN}\n".encode())
    options = _options(tmp_path, "--as", "tono", "--pin-stdin")
    technician = signing_in.signed_in(options, Right.TEST_DEVICES, StillClock())
    with pytest.raises(Refused) as refused:
        signing_in.register(Home(tmp_path), technician)
    assert refused.value.code is Code.NOT_ALLOWED_NOW


def test_where_there_is_no_station_nobody_is_asked(tmp_path: Path) -> None:
    assert _code(tmp_path, "--as", "siti") is Code.SETTINGS_INVALID
    assert not list(tmp_path.iterdir())


def test_a_command_makes_no_register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    accounts(tmp_path)
    _stdin(monkeypatch, f"{PIN}\n".encode())
    session = _signed_in(tmp_path, "--as", "siti", "--pin-stdin")
    with pytest.raises(Broken) as broken:
        signing_in.register(Home(tmp_path), session)
    assert broken.value.code is Code.REGISTER_LOCKED
    assert session.data_key is not None
    Register(Home(tmp_path).register, session.data_key).close()
    signing_in.register(Home(tmp_path), session).close()
