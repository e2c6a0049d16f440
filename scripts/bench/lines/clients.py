"""Whom the bench compares: the product, tuspy, tus-js-client and a whole-file POST by curl."""

import hashlib
import os
import signal
import subprocess
import sys
import venv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from scripts.bench.lines.link import CENTRE
from scripts.bench.lines.stock import ROOT, URL, Stock
from station import keys

_HERE: Final = Path(__file__).parent
_AUTHORITY: Final = URL.split("/")[2]
_TUSPY: Final = "tuspy==1.1.0"
_TUS_JS: Final = "tus-js-client@4.3.1"


@dataclass(frozen=True)
class Client:
    """One way to bring packets over.

    ``command`` is what runs at the station's end; it ends by itself unless ``lasting``. ``whole``
    asks for a far end without resumption, ``announced`` for one that knows of the packets already.
    """

    name: str
    command: Callable[[Stock], Sequence[str]]
    lasting: bool = False
    whole: bool = False
    announced: bool = True


def _product(stock: Stock) -> Sequence[str]:
    words = [sys.executable, "-P", "-m", "station.commands", "upload"]
    return [*words, "--home", str(stock.home.root), "--config", str(stock.config)]


def _files(stock: Stock) -> list[str]:
    """Return chain, key and root; the peers cannot ask for a password, so theirs lies in clear."""
    files, clear = keys.client_files(stock.home), stock.home.root / "peer.key"
    key = load_pem_private_key(files.key.read_bytes(), files.password())
    clear.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return [str(files.chain), str(clear), str(files.root)]


def _packets(stock: Stock) -> list[str]:
    return [str(path) for path in stock.packets]


def peers(cache: Path) -> tuple[Client, ...]:
    """Return the peers, installed under ``cache`` where they are not yet there."""
    python, modules = _tuspy(cache / "tuspy"), _tus_js(cache / "tus-js")

    def tuspy(stock: Stock) -> Sequence[str]:
        script = str(_HERE / "tuspy_upload.py")
        return [str(python), script, URL, *_files(stock), *_packets(stock)]

    def tus_js(stock: Stock) -> Sequence[str]:
        script = str(_HERE / "tus_js_upload.mjs")
        words = ["env", f"PEERS={modules}", "node", script, URL]
        return [*words, *_files(stock), *_packets(stock)]

    return (Client("tuspy", tuspy), Client("tus-js-client", tus_js), POST)


def _post(stock: Stock) -> Sequence[str]:
    certificate, key, root = _files(stock)  # curl asks nobody where "localhost" is: --resolve
    each = f"""for packet in "$@"; do
        until curl --silent --fail --cert {certificate} --key {key} --cacert {root} \\
            --resolve {_AUTHORITY}:{CENTRE} -H Expect: --data-binary @"$packet" \\
            {URL}/"${{packet##*/}}"; do sleep 1; done
    done"""
    return ["sh", "-c", each, "sh", *_packets(stock)]


PRODUCT: Final = Client("perekaman", _product, lasting=True, announced=False)
POST: Final = Client("POST (curl)", _post, whole=True, announced=False)


def _tuspy(folder: Path) -> Path:
    python = folder / "bin" / "python"
    if not _marked(folder, _TUSPY):
        venv.create(folder, with_pip=True)
        subprocess.run((python, "-m", "pip", "--quiet", "install", _TUSPY), check=True)
        _mark(folder, _TUSPY)
    return python


def _tus_js(folder: Path) -> Path:
    if not _marked(folder, _TUS_JS):
        folder.mkdir(parents=True, exist_ok=True)
        words = ("npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder))
        subprocess.run((*words, _TUS_JS), check=True)
        _mark(folder, _TUS_JS)
    return folder


def _marked(folder: Path, what: str) -> bool:
    return _note(folder, what).exists()


def _mark(folder: Path, what: str) -> None:
    _note(folder, what).touch()


def _note(folder: Path, what: str) -> Path:
    return folder / f"installed-{hashlib.sha256(what.encode()).hexdigest()[:12]}"


class Running:
    """A client at work at the station's end of a link."""

    def __init__(self, client: Client, stock: Stock, inside: Callable[[Sequence[str]], list[str]],
                 log: Path) -> None:  # fmt: skip
        hosts = stock.home.root / "hosts"
        hosts.write_text(f"{CENTRE} {_AUTHORITY.split(':')[0]}\n", encoding="ascii")
        shell = f'mount --bind {hosts} /etc/hosts && exec "$@"'
        words = inside(["sh", "-c", shell, "sh", *client.command(stock)])
        self._log = log.open("wb")
        self._process = subprocess.Popen(
            words, cwd=ROOT, stdout=self._log, stderr=self._log, start_new_session=True,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
        )  # fmt: skip
        self.memory = 0

    def over(self) -> bool:
        return self._process.poll() is not None

    def look(self) -> None:
        """Note the most memory the process itself has ever held, in bytes."""
        try:
            status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        except OSError:
            return
        for line in status.splitlines():
            if line.startswith("VmHWM:"):
                self.memory = max(self.memory, int(line.split()[1]) * 1024)

    def end(self) -> None:
        """Stop it and everything it started."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            if not self.over():
                os.killpg(self._process.pid, number)
            try:
                self._process.wait(5)
            except subprocess.TimeoutExpired:
                continue
        self._log.close()
