"""The uploader against the real emulated centre, over lines and answers that misbehave."""

from pathlib import Path

import pytest

from station.lifecycle import Status
from tests.fakes.site import Site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def states(site: Site, packet_id: str) -> list[str]:
    return [event.after for event in site.reader.show(packet_id).history if event.kind == "MOVE"]


STRAIGHT = [
    Status.BIO_CAPTURED,
    Status.PROCESSING,
    Status.SENT_FOR_ENROLLMENT,
    Status.RECEIVED_AT_CENTRAL,
    Status.SENT_FOR_DEDUP,
    Status.PRINT_READY_RECORD,
]


def test_a_packet_goes_the_whole_way_in_one_pass(site: Site) -> None:
    packet_ids = site.put(3)
    with site.centre() as centre:
        report = site.once(centre.url)
    assert (report.sent, report.received, report.open, report.trouble) == (3, 3, 0, "")
    assert report.clean
    for packet_id in packet_ids:
        assert states(site, packet_id) == STRAIGHT
        moments = [event.at for event in site.reader.show(packet_id).history[1:]]
        assert moments == sorted(moments)
        assert (site.outbox_folder / "done" / f"{packet_id}.packet").exists()
        assert not (site.outbox_folder / "new" / f"{packet_id}.packet").exists()


@pytest.mark.parametrize(
    "faults",
    [
        "cut",
        "cut@0*3",
        "cut@1000*2,cut",
        "stall",
        "lost-reply",
        "busy*2",
        "conflict",
        "cut,stall,lost-reply,busy,conflict",
    ],
)
def test_the_line_never_counts_against_a_packet(site: Site, faults: str) -> None:
    packet_ids = site.put(2)
    with site.centre(faults) as centre:
        site.settle(centre.url)
        assert centre.script.left == ()
    for packet_id in packet_ids:
        shown = site.reader.show(packet_id)
        assert states(site, packet_id) == STRAIGHT
        assert (shown.entry.verdicts, shown.entry.attempt) == (0, 1)
        assert len(shown.receipts) == 1
