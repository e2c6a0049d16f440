"""Real keepers to test against: swtpm for a TPM 2.0, SoftHSM for a token."""

import os
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.fakes.patience import until

MODULE = "/usr/lib/softhsm/libsofthsm2.so"
PIN = "135792"


class Swtpm:
    """A TPM emulator: a process with its state in a folder. Started again it is the same TPM."""

    def __init__(self, folder: Path) -> None:
        self._state = folder
        self._path = folder / "tpm.sock"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"unix:{self._path}"

    def start(self) -> "Swtpm":
        self._path.unlink(missing_ok=True)
        self._process = subprocess.Popen(
            [
                "swtpm", "socket", "--tpm2", "--tpmstate", f"dir={self._state}",
                "--server", f"type=unixio,path={self._path}",
                "--flags", "not-need-init,startup-clear",
            ],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        until(self._answers)
        return self

    def kill(self) -> None:
        """End it as a power cut does."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _answers(self) -> bool:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as sock:
            try:
                sock.connect(str(self._path))
            except OSError:
                return False
        return True


@contextmanager
def swtpm(folder: Path) -> Iterator[Swtpm]:
    """Run a TPM for a while."""
    folder.mkdir(parents=True, exist_ok=True)
    made = Swtpm(folder).start()
    try:
        yield made
    finally:
        made.kill()


class SoftToken:
    """One token of SoftHSM, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._tokens = folder / "tokens"
        self._away = folder / "away"
        self._tokens.mkdir(parents=True)
        self.configuration = folder / "softhsm2.conf"
        self.configuration.write_text(
            f"directories.tokendir = {self._tokens}\nobjectstore.backend = file\n"
            "log.level = ERROR\n",
            encoding="utf-8",
        )

    def make(self) -> "SoftToken":
        words = [
            "--init-token",
            "--free",
            "--label",
            "station",
            "--pin",
            PIN,
            "--so-pin",
            "87654321",
        ]
        environment = os.environ | {"SOFTHSM2_CONF": str(self.configuration)}
        subprocess.run(["softhsm2-util", *words], check=True, capture_output=True, env=environment)
        return self

    def pull_out(self) -> None:
        self._tokens.rename(self._away)
        self._tokens.mkdir()

    def put_back(self) -> None:
        self._tokens.rmdir()
        self._away.rename(self._tokens)
