"""The wire between station and centre: tus by its rules, takeover, and how fast a stall is seen."""

import base64
import http.client
import io
import os
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from station.centre.answers import CentreTrouble, Treatment, trouble_of
from station.centre.connection import Connection, Reply, Way
from station.centre.emulated.requests import Handler
from station.centre.emulated.server import EmulatedCentre
from station.centre.https import HttpsCentre
from station.centre.protocol import Wanted
from station.clock import SystemClock
from station.errors import Code
from tests.fakes.site import Site

TUS = {"Tus-Resumable": "1.0.0"}
BLOB = "c" * 51 + "a"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


@pytest.fixture
def centre(site: Site) -> Iterator[EmulatedCentre]:
    with site.centre() as running:
        yield running


def connect(site: Site, url: str) -> Connection:
    return Way.to(site.address(url), SystemClock()).open()


@pytest.fixture
def told(site: Site, centre: EmulatedCentre) -> None:
    """Announce the packet that need not exist."""
    assert site.announce(centre.url, BLOB, 100).wanted is Wanted.WANTED


def create(connection: Connection, packet_id: str, size: int) -> Reply:
    name = base64.b64encode(packet_id.encode()).decode()
    headers = TUS | {"Upload-Length": str(size), "Upload-Metadata": f"packet_id {name}"}
    return connection.ask("POST", "/v1/uploads", b"", headers)


def patch(connection: Connection, packet_id: str, offset: int, data: bytes) -> Reply:
    headers = TUS | {
        "Upload-Offset": str(offset),
        "Content-Type": "application/offset+octet-stream",
        "Content-Length": str(len(data)),
    }
    return connection.ask("PATCH", f"/v1/uploads/{packet_id}", data, headers)


def head(connection: Connection, packet_id: str) -> Reply:
    return connection.ask("HEAD", f"/v1/uploads/{packet_id}", None, TUS)


def failure(
    site: Site, url: str, data: bytes, packet_id: str = BLOB, *, patience: float = 0.8
) -> CentreTrouble:
    """Announce and send what cannot get through; return why."""
    with suppress(CentreTrouble):
        site.announce(url, packet_id, len(data))
    line = HttpsCentre(site.address(url, patience=patience))
    with closing(line), pytest.raises(CentreTrouble) as caught:
        line.send(packet_id, len(data), io.BytesIO(data), lambda _: None)
    return caught.value


@pytest.mark.usefixtures("told")
def test_creation_is_idempotent_and_head_tells_the_offset(
    site: Site, centre: EmulatedCentre
) -> None:
    with closing(connect(site, centre.url)) as line:
        first, again = create(line, BLOB, 100), create(line, BLOB, 100)
        found = head(line, BLOB)
    assert (first.status, again.status) == (201, 201)
    assert first.headers["location"] == again.headers["location"] == f"/v1/uploads/{BLOB}"
    assert (found.status, found.headers["upload-offset"]) == (200, "0")
    assert found.headers["upload-length"] == "100"
    assert found.headers["cache-control"] == "no-store"
    assert found.headers["tus-resumable"] == "1.0.0"


def test_options_tell_the_version(site: Site, centre: EmulatedCentre) -> None:
    with closing(connect(site, centre.url)) as line:
        reply = line.ask("OPTIONS", "/v1/uploads")
    assert reply.headers["tus-version"] == "1.0.0"
    assert reply.headers["tus-extension"] == "creation"


@pytest.mark.usefixtures("told")
def test_a_wrong_offset_is_a_conflict_and_changes_nothing(
    site: Site, centre: EmulatedCentre
) -> None:
    with closing(connect(site, centre.url)) as line:
        create(line, BLOB, 100)
        assert patch(line, BLOB, 7, b"x").status == 409
    with closing(connect(site, centre.url)) as line:
        assert head(line, BLOB).headers["upload-offset"] == "0"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("HEAD", f"/v1/uploads/{'d' * 52}", 404),
        ("PATCH", f"/v1/uploads/{'d' * 52}", 404),
        ("HEAD", "/v1/uploads/../../etc/passwd", 404),
        ("GET", "/v1/stations/me/events?after=x", 400),
        ("GET", f"/v1/stations/me/events?after={'9' * 5000}", 400),
        ("GET", f"/v1/stations/me/events?after={1 << 64}", 400),
        ("GET", "/", 404),
        ("POST", "/v1/nothing", 404),
        ("POST", "/v1/announce", 400),
        ("POST", "/v1/uploads", 400),
        ("DELETE", "/v1/uploads", 501),
    ],
)
def test_what_is_not_there_is_said_by_status(
    site: Site, centre: EmulatedCentre, method: str, path: str, status: int
) -> None:
    with closing(connect(site, centre.url)) as line:
        assert line.ask(method, path, b"", TUS).status == status


@pytest.mark.parametrize("length", ["9" * 5000, "-1", "\u00b2", "", "1e3", "0x10"])
def test_a_length_that_cannot_be_is_a_bad_request(
    site: Site, centre: EmulatedCentre, length: str
) -> None:
    name = base64.b64encode(BLOB.encode()).decode()
    headers = TUS | {"Upload-Length": length, "Upload-Metadata": f"packet_id {name}"}
    with closing(connect(site, centre.url)) as line:
        assert line.ask("POST", "/v1/uploads", b"", headers).status == 400
        assert line.ask("OPTIONS", "/v1/uploads").status == 204, "the connection stands"


def test_deep_json_is_a_bad_request(site: Site, centre: EmulatedCentre) -> None:
    deep = b'{"zz":' + b"[" * 200_000 + b"]" * 200_000 + b',"packets":[]}'
    with closing(connect(site, centre.url)) as line:
        assert line.ask("POST", "/v1/announce", deep, TUS).status == 400
        assert line.ask("OPTIONS", "/v1/uploads").status == 204


def test_a_body_past_the_limit_is_refused_and_nothing_of_it_is_a_request(
    site: Site, centre: EmulatedCentre
) -> None:
    with closing(connect(site, centre.url)) as line:
        headers = TUS | {"Content-Length": str((4 << 20) + 1)}
        reply = line.ask("POST", "/v1/announce", b"", headers)
        assert (reply.status, reply.headers["connection"]) == (413, "close")
        with pytest.raises(CentreTrouble):
            line.ask("OPTIONS", "/v1/uploads")


def test_chunked_requests_are_not_of_this_wire(site: Site, centre: EmulatedCentre) -> None:
    with closing(connect(site, centre.url)) as line:
        headers = TUS | {"Transfer-Encoding": "chunked"}
        assert line.ask("POST", "/v1/announce", b"0\r\n\r\n", headers).status == 400


def test_a_wrong_length_is_put_right_by_the_next_one(site: Site, centre: EmulatedCentre) -> None:
    sealed = site.sealed()
    size = len(sealed.data)
    assert site.announce(centre.url, sealed.packet_id, size).wanted is Wanted.WANTED
    with closing(connect(site, centre.url)) as line:
        assert create(line, sealed.packet_id, 10).status == 201
        assert create(line, sealed.packet_id, size).headers["upload-offset"] == "0"
    with closing(HttpsCentre(site.address(centre.url))) as good:
        assert good.send(sealed.packet_id, size, io.BytesIO(sealed.data), lambda _: None)


def test_what_was_not_announced_is_not_taken(site: Site, centre: EmulatedCentre) -> None:
    with closing(connect(site, centre.url)) as line:
        reply = create(line, BLOB, 100)
    assert (reply.status, reply.reason()) == (422, "UNANNOUNCED")
    assert trouble_of(reply.status, reply.reason()).treatment is Treatment.ANNOUNCE


def test_who_knows_an_id_cannot_take_its_place(
    site: Site, centre: EmulatedCentre, tmp_path: Path
) -> None:
    sealed = site.sealed()
    other = Site(tmp_path / "other", station="DEMO-02")
    other.root.mkdir()
    other.authority = site.authority  # the same centre, another station
    size = len(sealed.data)
    theirs = site.announcement(sealed.packet_id, 10)
    with closing(HttpsCentre(other.address(centre.url))) as squatter:
        assert squatter.announce([theirs])[0].reason == "WAYBILL", "signed by another"
    with closing(connect(other, centre.url)) as line:
        assert create(line, sealed.packet_id, 10).status == 422
        assert other.announce(centre.url, sealed.packet_id, 10).wanted is Wanted.WANTED
        assert create(line, sealed.packet_id, 10).status == 201, "a place of its own"
        assert patch(line, sealed.packet_id, 0, bytes(10)).status == 422
    assert site.announce(centre.url, sealed.packet_id, size).wanted is Wanted.WANTED
    with closing(HttpsCentre(site.address(centre.url))) as good:
        assert good.send(sealed.packet_id, size, io.BytesIO(sealed.data), lambda _: None)


@pytest.mark.usefixtures("told")
def test_a_newer_connection_takes_over_from_a_dead_one(site: Site, centre: EmulatedCentre) -> None:
    with closing(connect(site, centre.url)) as dead, closing(connect(site, centre.url)) as newer:
        create(dead, BLOB, 100)
        began = time.monotonic()
        assert head(newer, BLOB).status == 200
        assert time.monotonic() - began < 0.5  # no lock to wait for
        with pytest.raises(CentreTrouble):
            head(dead, BLOB)


def test_a_whole_upload_that_is_no_packet_is_begun_again_and_then_refused(
    site: Site, centre: EmulatedCentre
) -> None:
    data = os.urandom(3000)
    reasons = []
    for _ in range(3):
        reasons.append(failure(site, centre.url, data).code)
    assert reasons == [Code.PACKET_REFUSED, Code.PACKET_REFUSED, Code.CENTRE_REFUSED]


def test_after_a_cut_only_the_rest_is_sent(site: Site) -> None:
    sealed = site.sealed()
    told: list[int] = []
    with site.centre("cut@3000") as centre, closing(HttpsCentre(site.address(centre.url))) as line:
        line.announce([site.announcement(sealed.packet_id, len(sealed.data))])
        body = _Noted(sealed.data)
        line.send(sealed.packet_id, len(sealed.data), body, told.append)
    assert body.seeks == [0, 3000]
    assert told[-1] == len(sealed.data)
    assert max(told[:-1]) < len(sealed.data), "all is acknowledged only by the centre's answer"


def test_a_restarted_centre_goes_on_where_it_stood(site: Site) -> None:
    sealed = site.sealed()
    with site.centre("cut@3000,cut@0*9") as first:
        assert failure(site, first.url, sealed.data, sealed.packet_id).code is Code.LINE_DOWN
    with site.centre() as second, closing(HttpsCentre(site.address(second.url))) as line:
        body = _Noted(sealed.data)
        assert line.send(sealed.packet_id, len(sealed.data), body, lambda _: None)
    assert body.seeks == [3000]


@pytest.mark.parametrize("offset", [{}, {"Upload-Offset": "7"}, {"Upload-Offset": "many"}])
def test_a_204_that_names_other_bytes_is_the_lines_fault_and_the_centre_is_asked(
    site: Site, monkeypatch: pytest.MonkeyPatch, offset: dict[str, str]
) -> None:
    """As from a proxy that answers by itself: no verdict on the packet, whatever it says."""
    said = iter([lambda centre: centre._answer(204, offset)])
    truly = Handler._received

    def received(centre: Handler, at: int, receipt: str = "") -> None:
        next(said, lambda _: truly(centre, at, receipt))(centre)

    monkeypatch.setattr(Handler, "_received", received)
    sealed = site.sealed()
    with site.centre() as centre, closing(HttpsCentre(site.address(centre.url))) as line:
        line.announce([site.announcement(sealed.packet_id, len(sealed.data))])
        body = _Noted(sealed.data)
        assert line.send(sealed.packet_id, len(sealed.data), body, lambda _: None)
    assert body.seeks == [0], "it was there: the question found it out, nothing was sent again"


PATIENT = 45.0
"""Seconds; far more than the slowest machine needs for two stalls."""


def test_a_stalled_line_is_given_up_within_the_limit(site: Site) -> None:
    data = os.urandom(24 << 20)  # more than both kernels will queue
    with site.centre("stall@65536,stall@0*5") as centre:
        began = time.monotonic()
        trouble = failure(site, centre.url, data, patience=PATIENT)
        waited = time.monotonic() - began
    # What the kernel of a centre that stands still took in looks like what a proxy keeps.
    assert trouble.code in {Code.LINE_STALLED, Code.LINE_BUFFERED}
    assert waited < PATIENT, "two stalls of 0.3 s each, not the time an answer may take"


def test_a_centre_that_is_not_there_is_a_line_that_is_down(site: Site) -> None:
    with site.centre() as centre:
        url = centre.url
    assert failure(site, url, b"x").code is Code.LINE_DOWN


def test_an_idle_connection_that_died_is_replaced(site: Site) -> None:
    with site.centre() as first:
        port = first.port
        line = HttpsCentre(site.address(first.url))
        assert line.feed(0)
    with site.centre(port=port), closing(line):
        assert line.feed(0)


def test_no_certificate_no_word(site: Site, centre: EmulatedCentre) -> None:
    context = ssl.create_default_context(cadata=site.authority.root_pem.decode())
    plain = http.client.HTTPSConnection("127.0.0.1", centre.port, context=context, timeout=5)

    with closing(plain):
        for verb, path in (("GET", "/v1/stations/me/events?after=0"), ("POST", "/v1/announce")):
            plain.request(verb, path)
            answer = plain.getresponse()
            assert (answer.status, answer.read()) == (403, b"")


def test_two_stations_at_once(site: Site, centre: EmulatedCentre) -> None:
    packets = [site.sealed() for _ in range(6)]
    receipts: list[str] = []

    def send(number: int) -> None:
        with closing(HttpsCentre(site.address(centre.url))) as line:
            for each in packets[number::2]:
                line.announce([site.announcement(each.packet_id, len(each.data))])
                body = io.BytesIO(each.data)
                receipts.append(line.send(each.packet_id, len(each.data), body, lambda _: None))

    threads = [threading.Thread(target=send, args=(n,), name=f"station-{n}") for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(receipts)) == 6


class _Noted(io.BytesIO):
    """Notes where reading was begun."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self.seeks: list[int] = []

    def seek(self, offset: int, whence: int = 0, /) -> int:
        self.seeks.append(offset)
        return super().seek(offset, whence)
