"""What was recorded in training is marked, and no centre in earnest takes it."""

from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

import packets
from station.centre.answers import Reason
from station.centre.emulated.conduct import Conduct
from station.centre.https import HttpsCentre
from station.centre.protocol import Announcement
from station.clock import iso
from station.errors import Code
from station.lifecycle import Status
from station.outbox.spool import Outbox
from tests.fakes.proven import bare_proven
from tests.fakes.site import Site


def _sealed(site: Site, *, training: bool) -> packets.Sealed:
    recording = bare_proven()
    now = iso(site.clock.now())
    origin = replace(recording.origin, sealed_at=now, station=site.station, training=training)
    recipients = [identity.recipient() for identity in site.authority.identities()]
    return packets.seal(
        replace(recording, origin=origin), recipients=recipients, signer=site.signer
    )


@pytest.mark.parametrize(("training", "earnest"), [(True, True), (True, False), (False, True)])
def test_only_training_is_refused_and_only_in_earnest(
    tmp_path: Path, training: bool, earnest: bool
) -> None:
    site = Site(tmp_path)
    sealed = _sealed(site, training=training)
    waybill, token = packets.read_waybill(sealed.data)
    assert waybill.training is training
    told = Announcement(packet_id=sealed.packet_id, size=len(sealed.data), waybill=token)
    with (
        site.centre(conduct=Conduct(earnest=earnest)) as centre,
        closing(HttpsCentre(site.address(centre.url))) as line,
    ):
        (answer,) = line.announce([told])
    assert (answer.reason == Reason.TRAINING) is (training and earnest)


@pytest.mark.expects_warnings
def test_a_packet_of_training_stays_at_the_station_and_says_why(tmp_path: Path) -> None:
    site = Site(tmp_path)
    sealed = _sealed(site, training=True)
    Outbox(site.outbox_folder).put(sealed.packet_id, sealed.data)
    with site.centre(conduct=Conduct(earnest=True)) as centre:
        site.settle(centre.url)
    shown = site.reader.show(sealed.packet_id)
    assert shown.entry.state is Status.PROCESSING, "it was never sent"
    assert shown.history[-1].cause == Code.CENTRE_REFUSED.value
    assert site.reader.stuck() == (sealed.packet_id,)
