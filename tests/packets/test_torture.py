"""A short run of ``scripts/torture/packets``: spoiled bytes are refused with a code, or read."""

from random import Random

import pytest

from tests.fakes.hostile_bytes import READ, REFUSED, meet
from tests.fakes.spoiling import spoiled
from tests.fakes.torn_packets import LAYERS, meet_bits, meet_cuts


@pytest.mark.parametrize("reader", REFUSED)
def test_what_is_covered_by_a_proof_is_never_taken_changed(reader: str) -> None:
    met = meet({reader: REFUSED[reader]}, 40, Random(reader))
    assert "read" not in {code for _, code in met.outcomes}


@pytest.mark.parametrize("reader", READ)
def test_other_changes_are_read_or_refused_by_code(reader: str) -> None:
    met = meet({reader: READ[reader]}, 40, Random(reader))
    assert sum(met.outcomes.values()) == 40


def test_values_of_a_document_are_spoiled_too() -> None:
    made = {spoiled(b'{"a":[1,2],"b":"x"}', Random(seed)) for seed in range(400)}
    documents = [each for each in made if each.startswith(b'{"a":') and each.endswith(b"}")]
    assert any(b'"a":[null,2]' in each or b'"a":[1,null]' in each for each in documents)


def test_the_same_seed_spoils_alike_and_always_spoils() -> None:
    made = [spoiled(b"perekaman", Random(seed)) for seed in range(200)]
    assert made == [spoiled(b"perekaman", Random(seed)) for seed in range(200)]
    assert b"perekaman" not in made


@pytest.mark.parametrize("layer", LAYERS)
def test_a_bit_or_an_end_less_is_refused_at_every_layer(layer: str) -> None:
    read, good = LAYERS[layer]
    read(good)
    random = Random(layer)
    bits = meet_bits(layer, random.sample(range(8 * len(good)), 150))
    cuts = meet_cuts(layer, random.sample(range(len(good)), 50))
    assert "read" not in {code for _, code in [*bits.outcomes, *cuts.outcomes]}
