"""What the emulated centre holds to at its seams: takeover at the last byte, adoption, rollback."""

from contextlib import closing, suppress
from pathlib import Path

import pytest

from station.centre.emulated.authority import Authority
from station.centre.emulated.service import Service
from station.centre.emulated.store import Store
from station.centre.emulated.uploads import Part, Superseded
from tests.fakes.disk import ForgetfulDisk
from tests.fakes.site import Site


class Killed(BaseException):
    """The process ends here; the machine goes on."""


def test_a_takeover_between_the_last_look_and_the_name_wins(tmp_path: Path) -> None:
    disk, path, final = ForgetfulDisk(), tmp_path / "part", tmp_path / "final"
    part = Part(disk, path)
    older, _ = part.take(None)
    part.append(older, b"bytes")
    assert part.whole(older) == b"bytes"
    newer, offset = part.take(None)
    assert offset == 5
    with pytest.raises(Superseded):
        part.finish(older, final, lambda: "receipt")
    assert not disk.exists(final)
    assert part.finish(newer, final, lambda: "receipt") == "receipt"


def test_what_a_killed_centre_adopts_is_there_after_the_next_power_cut(tmp_path: Path) -> None:
    site, disk = Site(tmp_path), ForgetfulDisk()
    sealed = site.sealed()
    folder = site.authority.folder
    with Service(Authority.load(folder), disk=disk) as service:
        step = _rename_of(service, disk, sealed.data)
    again = site.sealed()
    with Service(Authority.load(folder), disk=disk) as service:
        disk.arm(step + 1, Killed())
        with pytest.raises(Killed):
            service.take_in(again.data)
    disk.arm(None, Killed())
    with Service(Authority.load(folder), disk=disk) as service:
        assert again.packet_id in service.holds(), "adopted, and a receipt stands for it"
    disk.power_cut()
    assert disk.read(folder / "packets" / f"{again.packet_id}.packet") == again.data


def _rename_of(service: Service, disk: ForgetfulDisk, data: bytes) -> int:
    """Return which step of taking a packet in gives it its name."""
    before = len(disk.steps)
    service.take_in(data)
    names = [step.split()[0] for step in disk.steps[before:]]
    return names.index("rename")


def test_a_transaction_of_the_centre_is_whole_or_nothing(tmp_path: Path) -> None:
    with closing(Store(tmp_path / "centre.db")) as store:
        with suppress(Killed), store.transaction():
            store.tell("S", "a", "SENT_FOR_DEDUP", "2026-11-21T03:00:00Z", "")
            raise Killed
        assert store.events("S", 0, 10) == ()
        store.tell("S", "a", "SENT_FOR_DEDUP", "2026-11-21T03:00:00Z", "")
        assert [event.seq for event in store.events("S", 0, 10)] == [1]
