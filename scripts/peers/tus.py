"""Holds both halves of the tus wire to software of others: @tus/server, tuspy and tus-js-client.

@tus/server has no announcement, no takeover and no receipt. So the run proves creation, offsets,
resumption after a cut and the bytes; and that the product does not take a last 204 for a receipt.
The clients know no announcement either: it is made for them, as the bench does.
"""

import argparse
import hashlib
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from scripts.bench.lines import stock as stocks
from scripts.bench.lines.clients import POST, Client, peers
from station.centre.answers import CentreTrouble
from station.centre.emulated.faults import Script, parse
from station.centre.emulated.server import EmulatedCentre
from station.centre.https import HttpsCentre
from station.errors import Code
from tests.fakes.site import Site

_MODULES: Final = ("@tus/server@2.4.5", "@tus/file-store@2.1.1")
_SIZES: Final = (1, 70_000, 1 << 20, 3 << 20)
_CUT_AFTER: Final = 1_500_000
_PATIENCE: Final = 10.0  # its lock lets nobody else in for 3 seconds
_FAULTS: Final = "cut@200000,conflict,cut"


def our_uploader(cache: Path, folder: Path, seed: int) -> Iterator[str]:
    """Send bytes to @tus/server, broken once; yield a line for each upload."""
    site, chance = Site(folder), random.Random(seed)
    assert site.signer, "enrolled"
    store = folder / "store"
    store.mkdir()
    with _tus_server(cache, site, store) as server:
        url = f"https://127.0.0.1:{_line(server)}"
        address = site.address(url, patience=_PATIENCE)
        with closing(HttpsCentre(address)) as line:
            for number, size in enumerate(_SIZES):
                yield _sent(line, store, f"{number:a>52}", chance.randbytes(size))
        cut = _line(server) == "cut"
        yield f"{_word(cut)}  the line broke once, after {_CUT_AFTER} bytes, and was gone on with"


def _sent(line: HttpsCentre, store: Path, name: str, data: bytes) -> str:
    offsets: list[int] = []
    path = store.parent / "sent"
    path.write_bytes(data)
    code = "a receipt"
    with path.open("rb") as packet:
        try:
            line.send(name, len(data), packet, offsets.append)
        except CentreTrouble as trouble:
            code = trouble.code.value
    same = (store / name).read_bytes() == data
    good = same and code == Code.RECEIPT_INVALID
    return f"{_word(good)}  perekaman -> @tus/server  {len(data):8} bytes  ends in {code}"


@contextmanager
def _tus_server(cache: Path, site: Site, store: Path) -> Iterator[subprocess.Popen[str]]:
    certificate, key = site.authority.server_files
    script = Path(__file__).with_name("tus_server.mjs")
    words = ["node", str(script), str(store), str(certificate), str(key)]
    words += [str(site.root / "root.pem"), str(_CUT_AFTER)]
    environment = os.environ | {"PEERS": str(_modules(cache / "tus-server"))}
    with subprocess.Popen(words, stdout=subprocess.PIPE, env=environment, text=True) as server:
        try:
            yield server
        finally:
            server.terminate()


def _line(server: subprocess.Popen[str]) -> str:
    assert server.stdout is not None
    return server.stdout.readline().strip()


def _modules(folder: Path) -> Path:
    if not (folder / "node_modules" / "@tus" / "file-store").exists():
        folder.mkdir(parents=True, exist_ok=True)
        words = ("npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder))
        subprocess.run((*words, *_MODULES), check=True)
    return folder


def our_centre(client: Client, folder: Path, seed: int) -> Iterator[str]:
    """Let a foreign client send to the emulated centre, which breaks the line; yield a line."""
    stock = stocks.prepare(folder, (400_000, 1 << 20), seed)
    stocks.announce(stock)
    script = Script(parse(_FAULTS))
    with EmulatedCentre(stock.home.centre, port=stocks.PORT, script=script) as centre:
        done = subprocess.run(client.command(stock), capture_output=True, timeout=120, check=False)
        held = {path.name: _hash(path) for path in centre.service.holds().values()}
    good = done.returncode == 0 and held == {each.name: _hash(each) for each in stock.packets}
    happened = len(parse(_FAULTS)) - len(script.left)
    yield (
        f"{_word(good and not script.left)}  {client.name} -> emulated centre  {len(held)} of"
        f" {len(stock.packets)} packets held, {happened} of {len(parse(_FAULTS))} faults met"
    )
    if not good:
        yield done.stderr.decode(errors="replace")[-600:]


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _word(good: bool) -> str:
    return "good" if good else "BAD "


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, required=True, help="where the peers are installed")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    bad = 0
    with tempfile.TemporaryDirectory() as name:
        runs = [our_uploader(options.cache, Path(name), options.seed)]
        for client in peers(options.cache):
            if client is not POST:
                (place := Path(name) / client.name).mkdir()
                runs.append(our_centre(client, place, options.seed))
        for run in runs:
            for line in run:
                bad += line.startswith("BAD")
                sys.stdout.write(line + "\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
