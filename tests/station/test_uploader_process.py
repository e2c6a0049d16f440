"""The uploader as it runs: awake for files and commands, single, and killed in the middle."""

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest

from station.commands import main
from station.errors import Code, Refused
from station.home import Home as StationHome
from station.keys import making
from station.lifecycle import Status
from station.uploader.control import SOCKET, Verb, tell
from station.uploader.lock import uploader_running
from tests.fakes.patience import until
from tests.fakes.running import running
from tests.fakes.site import Site

CONFIG = Path(__file__).parents[2] / "config"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def all_in(site: Site, state: Status, count: int) -> bool:
    states = list(site.states().values())
    return len(states) == count and set(states) == {state}


def test_a_file_that_appears_is_noticed_and_sent(site: Site) -> None:
    with site.centre() as centre, running(site, centre.url):
        site.put(2)
        until(lambda: all_in(site, Status.PRINT_READY_RECORD, 2))


def test_pause_resume_and_status_by_socket(site: Site) -> None:
    with site.centre() as centre, running(site, centre.url):
        assert tell(site.outbox_folder, Verb.PAUSE) is not None
        until(lambda: site.reader.counts().paused)
        (packet_id,) = site.put()
        until(lambda: site.reader.counts().blocked == {"PAUSED": 1})
        assert site.reader.show(packet_id).entry.state is Status.BIO_CAPTURED
        tell(site.outbox_folder, Verb.RESUME)
        until(lambda: all_in(site, Status.PRINT_READY_RECORD, 1))
        until(
            lambda: (
                (report := tell(site.outbox_folder, Verb.STATUS)) is not None and not report.open
            )
        )
    assert tell(site.outbox_folder, Verb.STATUS) is None


def test_push_clears_the_line_timer(site: Site) -> None:
    site.line = msgspec.structs.replace(
        site.line, retry_floor_seconds=600.0, retry_cap_seconds=600.0, poll_seconds=600.0
    )
    with site.centre() as centre:
        port = centre.port
    with running(site, f"https://127.0.0.1:{port}"):
        site.put()
        until(lambda: site.reader.counts().blocked == {"LINE": 1})
        with site.centre(port=port):
            tell(site.outbox_folder, Verb.PUSH)
            until(lambda: all_in(site, Status.PRINT_READY_RECORD, 1))


def test_push_finds_out_what_the_centre_has_forgotten(site: Site) -> None:
    with site.centre("forget") as centre, running(site, centre.url):
        site.put()
        until(lambda: all_in(site, Status.RECEIVED_AT_CENTRAL, 1))
        tell(site.outbox_folder, Verb.PUSH)
        until(lambda: all_in(site, Status.PRINT_READY_RECORD, 1))


def test_push_says_which_round_its_report_is_of(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    with site.centre() as centre:
        url = centre.url
    site.put()
    with running(site, url):
        until(lambda: getattr(tell(site.outbox_folder, Verb.STATUS), "trouble", "") != "")
        words = ["outbox", "push", "--json", "--home", str(site.root), "--config", str(CONFIG)]
        assert main(words) == 0
    told = msgspec.json.decode(capsys.readouterr().out)
    assert (told["told"], told["report"]["trouble"]) == ("push", "LINE_DOWN")


def test_a_word_that_is_no_command_harms_nobody(site: Site) -> None:
    with site.centre() as centre, running(site, centre.url):
        for word in (b"", b"\n", b'{"verb":"format"}', b"\xff" * 5000):
            with socket.socket(socket.AF_UNIX) as sock:
                sock.connect(str(site.outbox_folder / SOCKET))
                sock.sendall(word)
        assert tell(site.outbox_folder, Verb.STATUS) is not None


def test_one_uploader_per_outbox(site: Site) -> None:
    assert not uploader_running(site.outbox_folder)
    with site.centre() as centre, running(site, centre.url):
        assert uploader_running(site.outbox_folder)
        with pytest.raises(Refused) as caught:
            site.once(centre.url)
        assert caught.value.code is Code.UPLOADER_RUNNING
    assert not uploader_running(site.outbox_folder)


def test_a_folder_deep_in_the_tree_has_a_socket_too(tmp_path: Path) -> None:
    deep = tmp_path / ("d" * 60) / ("e" * 60)
    deep.mkdir(parents=True)
    site = Site(deep)
    with site.centre() as centre, running(site, centre.url):
        assert tell(site.outbox_folder, Verb.STATUS) is not None


class Home:
    """A home as the commands expect it, and the commands as processes."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.site = Site(root)
        (root / "keys").mkdir()
        (root / "trust").mkdir()
        assert self.site.signer
        for name, place in (
            ("signing.pem", "keys"),
            ("station.crt", "keys"),
            ("root.pem", "trust"),
        ):
            (root / name).replace(root / place / name)
        making.encrypt_clear(StationHome(root), making.PUBLIC)

    def start(self, *words: str) -> subprocess.Popen[str]:
        command = [
            sys.executable,
            "-c",
            "from station.commands import main; raise SystemExit(main())",
        ]
        return subprocess.Popen(
            [*command, *words, "--home", str(self.root), "--config", str(CONFIG)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    @contextmanager
    def serving(self, *words: str) -> Iterator[subprocess.Popen[str]]:
        process = self.start("centre", "serve", "--port", "0", "--json", *words)
        try:
            assert process.stdout
            url = msgspec.json.decode("".join(process.stdout.readline() for _ in range(3)))["url"]
            (self.root / "trust" / "centre.url").write_text(url)
            yield process
        finally:
            process.kill()
            process.communicate()

    def upload(self) -> tuple[int, dict[str, object]]:
        process = self.start("upload", "--once", "--json")
        out, _ = process.communicate(timeout=30)
        return process.returncode, msgspec.json.decode(out)

    def half_received(self) -> bool:
        return any(p.stat().st_size >= 3000 for p in (self.root / "centre" / "uploads").glob("*"))


def test_killed_in_the_middle_of_an_upload_nothing_is_lost(tmp_path: Path) -> None:
    home = Home(tmp_path)
    packet_ids = home.site.put(2)
    with home.serving("--faults", "stall@3000"):
        uploader = home.start("upload")
        until(home.half_received)
        uploader.kill()
        uploader.communicate()
        code, report = home.upload()
    assert (code, report["sent"], report["open"]) == (0, 2, 0)
    assert home.site.states() == dict.fromkeys(packet_ids, Status.PRINT_READY_RECORD)


def test_centre_killed_in_the_middle_of_an_upload_nothing_is_lost(tmp_path: Path) -> None:
    home = Home(tmp_path)
    packet_ids = home.site.put(2)
    with home.serving("--faults", "stall@3000") as centre:
        uploader = home.start("upload")
        until(home.half_received)
        centre.kill()
        uploader.send_signal(signal.SIGTERM)
        assert uploader.wait(timeout=20) == 0
        uploader.communicate()
    with home.serving():
        code, _ = home.upload()
    assert code == 0
    assert home.site.states() == dict.fromkeys(packet_ids, Status.PRINT_READY_RECORD)


def test_commands_speak_json_and_codes(tmp_path: Path) -> None:
    home = Home(tmp_path)
    (packet_id,) = home.site.put()
    (tmp_path / "trust" / "centre.url").write_text("https://127.0.0.1:1")
    code, report = home.upload()
    with home.serving():
        assert home.upload()[0] == 0
    listed = home.start("outbox", "list", "--json").communicate(timeout=20)[0]
    shown = home.start("outbox", "show", packet_id, "--json").communicate(timeout=20)[0]
    push = home.start("outbox", "push", "--json")
    pushed = push.communicate(timeout=20)[0]
    assert [p["packet_id"] for p in msgspec.json.decode(listed)["packets"]] == [packet_id]
    assert msgspec.json.decode(shown)["history"][-1]["state"] == Status.PRINT_READY_RECORD
    assert (push.returncode, msgspec.json.decode(pushed)["error"]["code"]) == (1, "LINE_DOWN")
    assert (code, report["trouble"], report["blocked"]) == (75, "LINE_DOWN", {"LINE": 1})


PUT_AND_DIE = """
import os, signal, sys
from pathlib import Path
from station.outbox.spool import Outbox
Outbox(Path(sys.argv[1])).put(sys.argv[2], sys.stdin.buffer.read())
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_was_put_is_sent_after_the_kiosk_is_gone(site: Site) -> None:
    sealed = site.sealed()
    kiosk = subprocess.run(
        [sys.executable, "-c", PUT_AND_DIE, str(site.outbox_folder), sealed.packet_id],
        input=sealed.data, check=False,
    )  # fmt: skip
    assert kiosk.returncode == -signal.SIGKILL
    with site.centre() as centre:
        assert site.once(centre.url).received == 1
