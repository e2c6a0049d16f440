"""An upload that is interrupted: by a command, a full disk, or a centre that is not there."""

import threading
from pathlib import Path

import msgspec
import pytest

from station.centre.https import HttpsCentre
from station.centre.met import Cause
from station.errors import Broken, Code
from station.lifecycle import Status
from station.outbox.receipts import Receipts
from station.uploader.control import Verb, tell
from station.uploader.report import Report
from station.uploader.sentences import CAUSES, duration, sentences, standing
from tests.fakes.patience import until
from tests.fakes.site import Site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


@pytest.fixture
def patient(site: Site) -> Site:
    """A station that would wait a minute before it gives a silent connection up."""
    site.line = msgspec.structs.replace(site.line, stall_seconds=60.0)
    return site


class Working:
    """The uploader at work in a thread of its own; use it in a ``with``."""

    def __init__(self, site: Site, url: str) -> None:
        self._stop = threading.Event()
        self._centre = HttpsCentre(site.address(url, patience=60.0))
        self._thread = threading.Thread(
            target=site.uploader(self._centre).run, args=(self._stop,), name="uploader"
        )

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()
        self._centre.close()


def status(site: Site) -> Report:
    return tell(site.outbox_folder, Verb.STATUS) or Report()


def test_pause_ends_an_upload_in_the_middle_and_resume_goes_on_with_it(patient: Site) -> None:
    (packet_id,) = patient.put()
    with patient.centre("stall@3000") as centre, Working(patient, centre.url):
        until(lambda: status(patient).acknowledged >= 3000)
        assert status(patient).sending == packet_id
        tell(patient.outbox_folder, Verb.PAUSE)
        until(lambda: not status(patient).sending)
        assert status(patient).paused
        until(lambda: status(patient).blocked == {"PAUSED": 1})
        tell(patient.outbox_folder, Verb.RESUME)
        until(lambda: patient.states() == {packet_id: Status.PRINT_READY_RECORD})
    shown = patient.reader.show(packet_id).entry
    assert (shown.verdicts, shown.attempt) == (0, 1)


def test_a_pushed_packet_goes_before_the_one_under_way(patient: Site) -> None:
    first, second = patient.put(), patient.put()
    with patient.centre("stall@3000") as centre, Working(patient, centre.url):
        until(lambda: status(patient).acknowledged >= 3000)
        under_way = status(patient).sending
        (pushed,) = {*first, *second} - {under_way}
        tell(patient.outbox_folder, Verb.PUSH, pushed)
        until(lambda: set(patient.states().values()) == {Status.PRINT_READY_RECORD})
    received = {
        packet_id: next(
            e.at for e in patient.reader.show(packet_id).history
            if e.after == Status.RECEIVED_AT_CENTRAL
        )
        for packet_id in (pushed, under_way)
    }  # fmt: skip
    assert received[pushed] <= received[under_way]


def test_a_disk_that_is_full_when_the_receipt_comes_costs_no_second_sending(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    (packet_id,) = site.put()
    kept = Receipts.keep

    def full(*_: object) -> None:
        monkeypatch.setattr(Receipts, "keep", kept)
        raise Broken(Code.DISK_FULL, "index")

    monkeypatch.setattr(Receipts, "keep", full)
    with site.centre() as centre:
        with pytest.raises(Broken) as caught:
            site.once(centre.url)
        assert caught.value.code is Code.DISK_FULL
        assert site.states() == {packet_id: Status.PROCESSING}
        assert (site.outbox_folder / "new" / f"{packet_id}.packet").exists()
        report = site.once(centre.url)
    assert (report.sent, report.received) == (1, 1)
    assert report.bytes > 0
    shown = site.reader.show(packet_id)
    assert (shown.entry.state, len(shown.receipts)) == (Status.PRINT_READY_RECORD, 1)


@pytest.mark.parametrize("cause", Cause)
def test_every_cause_has_a_sentence(cause: Cause) -> None:
    told = Report(trouble=Code.LINE_DOWN, reason=cause, open=1, wait=90.0)
    assert CAUSES[cause] in sentences(told)[-1]
    assert standing(told)[-1].endswith("next try in 1.5 min")


def test_how_far_the_sending_is_is_told_with_an_estimate_or_without_one() -> None:
    under_way = Report(
        sending="p", acknowledged=1_500_000, size=3_000_000, open=2, bytes_left=3_500_000
    )
    assert standing(under_way) == [
        "sending p: 1.5 of 3.0 MB", "2 open, 3.5 MB left, speed of the line not known yet",
    ]  # fmt: skip
    known = msgspec.structs.replace(
        under_way, goodput=50_000.0, seconds_left=30.0, hours_left=70 / 3600
    )
    assert standing(known) == [
        "sending p: 1.5 of 3.0 MB, about 30 s", "2 open, 3.5 MB left at 400 kbit/s, about 1.2 min",
    ]  # fmt: skip
    paused = standing(msgspec.structs.replace(known, paused=True))
    assert paused[1:] == ["paused", "2 open, 3.5 MB left"], "nobody knows when it will be resumed"
    assert duration(7200) == "2.0 h"
