"""The bench of the keepers measures all of them and prints a line for each."""

import pytest

from scripts.bench.keys import measure, table


def test_the_bench_measures_every_keeper(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOFTHSM2_CONF", "")
    found = measure(rounds=3)
    assert [each.name for each in found] == ["bare ECDSA", "software", "TPM", "TPM, word", "token"]
    assert all(each.sign > 0 for each in found)
    assert all(each.secret > 0 for each in found[1:])
    assert len(table(found).splitlines()) == len(found) + 1
