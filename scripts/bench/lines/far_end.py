"""The far end of a run: the emulated centre, or a plain receiver of whole files, until SIGTERM.

The plain receiver is what there is without resumption: a POST counts when all its bytes are there.
"""

import argparse
import signal
import ssl
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from scripts.bench.lines.link import CENTRE
from scripts.bench.lines.stock import PORT
from station.centre.emulated.authority import Authority
from station.centre.emulated.server import EmulatedCentre

_CHUNK = 1 << 16


class _Whole(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    folder: Path

    def do_POST(self) -> None:
        left, kept = int(self.headers["Content-Length"]), bytearray()
        while left and (data := self.rfile.read1(min(left, _CHUNK))):
            kept += data
            left -= len(data)
        if left:
            self.close_connection = True
            return
        (self.folder / Path(self.path).name).write_bytes(kept)
        self.send_response_only(204)
        self.end_headers()


class _Receiver(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, authority: Authority) -> None:
        super().__init__((CENTRE, PORT), _Whole)
        certificate, key = authority.server_files
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_3
        context.verify_mode = ssl.CERT_REQUIRED
        context.load_cert_chain(certificate, key)
        context.load_verify_locations(cadata=authority.root_pem.decode("ascii"))
        self.socket = context.wrap_socket(
            self.socket, server_side=True, do_handshake_on_connect=False
        )

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: lines break here on purpose."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="the centre's")
    parser.add_argument("--whole", action="store_true", help="take whole files by POST")
    options = parser.parse_args()
    ended = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: ended.set())
    if options.whole:
        _Whole.folder = options.folder / "packets"
        _Whole.folder.mkdir(exist_ok=True)
        server = _Receiver(Authority.load(options.folder))
        threading.Thread(target=server.serve_forever, name="receiver", daemon=True).start()
        _tell_and_wait(ended)
        return 0
    with EmulatedCentre(options.folder, host=CENTRE, port=PORT):
        _tell_and_wait(ended)
    return 0


def _tell_and_wait(ended: threading.Event) -> None:
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    ended.wait()


if __name__ == "__main__":
    raise SystemExit(main())
