"""The uploader as a service: the unit that is shipped, its installer, its watchdog, its waiting."""

import configparser
import os
import re
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from station.commands import _parser
from station.home import Home as StationHome
from station.keys import kept, making, opening
from station.keys.derived import slot_key
from station.keys.doorbell import ring
from station.keys.kept import Source
from station.lifecycle import AT_STATION
from station.uploader.heartbeat import Heartbeat
from station.uploader.link import LinkWatch, _types
from tests.fakes.clock import StillClock
from tests.fakes.patience import until
from tests.station.test_uploader_process import Home

LINUX = Path(__file__).parents[2] / "config" / "linux"
UNIT = LINUX / "perekaman-uploader.service"


class Systemd:
    """The end of the notification socket that systemd holds."""

    def __init__(self, folder: Path) -> None:
        self.address = str(folder / "n")
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(self.address)
        self._socket.settimeout(20)

    def hear(self) -> str:
        return self._socket.recv(4096).decode()

    def heard(self) -> list[str]:
        """Return what has been said so far."""
        self._socket.setblocking(False)
        lines = []
        try:
            while True:
                lines.append(self.hear())
        except BlockingIOError:
            return lines
        finally:
            self._socket.settimeout(20)

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def systemd(tmp_path: Path) -> Iterator[Systemd]:
    listening = Systemd(tmp_path)
    yield listening
    listening.close()


class _CaseMatters(configparser.RawConfigParser):
    def optionxform(self, optionstr: str) -> str:
        return optionstr


def unit(path: Path = UNIT) -> dict[str, dict[str, str]]:
    parser = _CaseMatters(strict=False, interpolation=None)
    parser.read_string(path.read_text(encoding="utf-8"))
    return {name: dict(parser[name]) for name in parser.sections()}


def test_the_unit_starts_what_the_command_line_knows() -> None:
    program, *words = unit()["Service"]["ExecStart"].split()
    options = _parser("upload").parse_args(words)
    assert program.endswith("/bin/perekaman")
    assert (options.command, options.once) == ("upload", False)
    assert options.home == Path("/var/lib/perekaman")


def test_the_unit_gives_no_more_rights_than_the_uploader_needs() -> None:
    service = unit()["Service"]
    wanted = {
        "Type": "notify", "NoNewPrivileges": "yes", "ProtectSystem": "strict",
        "StateDirectory": "perekaman", "CapabilityBoundingSet": "", "User": "perekaman",
        "RestrictAddressFamilies": "AF_UNIX AF_INET AF_INET6 AF_NETLINK", "Restart": "always",
    }  # fmt: skip
    assert {key: service.get(key) for key in wanted} == wanted
    assert "register.db" in service["InaccessiblePaths"]
    assert "drafts" in service["InaccessiblePaths"]
    assert int(service["WatchdogSec"]) >= 60, "no beat falls into a wait for one answer"


def test_the_installer_puts_everything_in_its_place_and_keeps_settings(tmp_path: Path) -> None:
    install = [str(LINUX / "install"), "--root", str(tmp_path), "--prefix", "/srv/perekaman"]
    subprocess.run(install, check=True)
    placed = unit(tmp_path / "etc/systemd/system" / UNIT.name)
    assert placed["Service"]["ExecStart"].startswith("/srv/perekaman/bin/perekaman upload")
    assert "tcp_bbr" in (tmp_path / "etc/modules-load.d/perekaman.conf").read_text()
    allowed = (tmp_path / "etc/sysctl.d/60-perekaman.conf").read_text()
    assert "tcp_allowed_congestion_control = reno cubic bbr" in allowed
    settings = tmp_path / "etc/perekaman/station.toml"
    settings.write_text("# ours\n")
    subprocess.run(install, check=True)
    assert settings.read_text() == "# ours\n"
    assert (tmp_path / "var/lib/perekaman").stat().st_mode & 0o777 == 0o700


def test_the_installer_explains_itself_and_lets_systemd_judge() -> None:
    asked = subprocess.run(
        [LINUX / "install", "--what"], capture_output=True, text=True, check=False
    )
    assert asked.returncode == 2
    assert "--root DIR" in asked.stderr
    judged = subprocess.run([LINUX / "install", "--check"], capture_output=True, check=False)
    assert (judged.returncode, judged.stdout) == (0, b"")


def test_a_beat_is_told_once_a_second_and_a_status_once(systemd: Systemd) -> None:
    clock = StillClock()
    heart = Heartbeat(clock, {"NOTIFY_SOCKET": systemd.address})
    heart.ready()
    for _ in range(20):
        heart.beat()
        heart.status("sending")
        clock.advance(0.1)
    heart.stopping()
    heard = systemd.heard()
    assert (heard[0], heard[-1]) == ("READY=1", "STOPPING=1")
    assert heard.count("WATCHDOG=1") == 2
    assert heard.count("STATUS=sending") == 1


def test_an_abstract_address_is_understood() -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        name = f"perekaman-test-{os.getpid()}"
        listening.bind("\0" + name)
        Heartbeat(StillClock(), {"NOTIFY_SOCKET": f"@{name}"}).ready()
        listening.settimeout(5)
        assert listening.recv(100) == b"READY=1"


def test_where_nobody_listens_a_beat_harms_nothing() -> None:
    Heartbeat(StillClock(), {}).beat()
    Heartbeat(StillClock(), {"NOTIFY_SOCKET": "/nowhere/at/all"}).ready()


def test_the_process_says_when_it_is_ready_and_when_it_ends(
    tmp_path: Path, systemd: Systemd, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Home(tmp_path)
    monkeypatch.setenv("NOTIFY_SOCKET", systemd.address)
    with home.serving():
        home.site.put(1)
        process = home.start("upload")
        said: set[str] = set()
        while not {"READY=1", "WATCHDOG=1", "STATUS=nothing is left to send"} <= said:
            said.add(systemd.hear())
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0
        process.communicate()
        assert systemd.heard()[-1] == "STOPPING=1"


def test_without_keys_it_waits_and_names_the_reason(
    tmp_path: Path, systemd: Systemd, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Home(tmp_path)
    home.site.put(1)
    kept = tmp_path / "kept"
    (tmp_path / "keys" / "keeper.json").replace(kept)
    with home.serving():
        monkeypatch.setenv("NOTIFY_SOCKET", systemd.address)
        process = home.start("upload")
        assert systemd.hear() == "READY=1", "systemd need not lose patience"
        assert systemd.hear() == "STATUS=waits for the station's keys: KEY_MISSING"
        kept.replace(tmp_path / "keys" / "keeper.json")
        until(lambda: list(home.site.states().values()) == ["PRINT_READY_RECORD"])
        process.terminate()
        _, told = process.communicate(timeout=20)
    assert process.returncode == 0
    assert len(re.findall("perekaman: KEY_MISSING", told)) == 1


def test_before_a_sign_in_it_waits_and_then_sends(
    tmp_path: Path, systemd: Systemd, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, data_key = Home(tmp_path), bytes(range(32))
    station = StationHome(tmp_path)
    opener = {Source.SIGN_IN: slot_key(Source.SIGN_IN, data_key)}
    making.rewrite(station, kept.read(station), opener, opening.word(station, kept.read(station)))
    (packet_id,) = home.site.put(1)
    with home.serving():
        monkeypatch.setenv("NOTIFY_SOCKET", systemd.address)
        process = home.start("upload")
        assert systemd.hear() == "READY=1"
        assert systemd.hear() == "STATUS=waits for the station's keys: KEY_LOCKED"
        opening.sign_in(station, data_key)
        until(lambda: ring(station))
        until(lambda: home.site.states().get(packet_id, "BIO_CAPTURED") not in AT_STATION)
        process.terminate()
        process.communicate(timeout=20)
    assert process.returncode == 0
    opening.shut(station)


def test_the_kernels_news_of_the_network_is_read() -> None:
    header = (16).to_bytes(4, "little")
    both = b"".join(header + kind.to_bytes(2, "little") + bytes(10) for kind in (20, 25))
    assert _types(both) == [20, 25]
    assert _types(both[:20]) == [20]
    assert _types(b"") == []


def test_only_what_came_up_is_good_news(monkeypatch: pytest.MonkeyPatch) -> None:
    watch = LinkWatch()
    watch.close()
    kernel, ours = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    ours.setblocking(False)
    monkeypatch.setattr(watch, "_socket", ours)
    came_up, gone = (
        (16).to_bytes(4, "little") + kind.to_bytes(2, "little") + bytes(10) for kind in (24, 25)
    )
    with kernel, ours:
        assert not watch.came_up()
        kernel.send(gone)
        assert not watch.came_up()
        kernel.send(gone + came_up)
        kernel.send(gone)
        assert watch.came_up()
        assert not watch.came_up()
