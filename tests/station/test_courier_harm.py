"""Whatever a stick has suffered is found, said, and made good by exporting again."""

import random
from pathlib import Path

import pytest

from scripts.torture.courier import SPOILS, Journey, torture
from station.centre.courier import layout
from station.centre.courier.examining import Finding
from station.commands.centre.importing import TEXTS
from tests.fakes.carriage import Carriage, bundles

GROUP = 256


def test_a_stick_spoiled_in_every_way_loses_nothing(tmp_path: Path) -> None:
    journey = Journey(tmp_path)
    harms = list(journey.harms(GROUP))
    random.Random(3).shuffle(harms)
    some = [each for kind in SPOILS for each in [h for h in harms if h.kind == kind][:2]]
    counts = torture(journey, some)
    assert all(found["rounds"] == 2 for found in counts.values())
    assert not [word for found in counts.values() for word in found if word != "rounds"]


@pytest.mark.parametrize("fill", [b"", b"\0"], ids=["cut", "zeros"])
def test_a_file_of_receipts_that_is_not_whole_moves_nothing(tmp_path: Path, fill: bytes) -> None:
    carriage = Carriage(tmp_path)
    carriage.put()
    carriage.export()
    carriage.receive()
    (bundle,) = bundles(carriage.stick)
    path = bundle / layout.RECEIPTS
    whole = path.read_bytes()
    for at in range(0, len(whole), len(whole) // 12):
        path.write_bytes(whole[:at] + fill * (len(whole) - at))
        imported = carriage.import_receipts()
        assert (imported.unreadable, imported.clean) == (1, False), f"cut at {at}"
        assert set(carriage.states().values()) == {"BIO_CAPTURED"}
    carriage.receive()  # as people are told to
    assert path.read_bytes() == whole or carriage.import_receipts().clean
    assert carriage.import_receipts().clean


def test_every_finding_but_the_good_one_says_what_to_do() -> None:
    assert set(TEXTS) == set(Finding) - {Finding.WHOLE}
