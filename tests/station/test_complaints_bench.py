"""The benches of complaint desk and comparison, with few people: their figures are real ones."""

from pathlib import Path

from scripts.bench import desk, reconcile


def test_the_desks_bench_finds_everybody_it_wrote(tmp_path: Path) -> None:
    once, each = desk.run(tmp_path, lines=40, packets=60, seed=1)
    assert min(once, each) > 0


def test_the_comparisons_bench_leaves_nothing_for_a_second_run(tmp_path: Path) -> None:
    assert reconcile.run(tmp_path, lines=80, packets=600, seed=1) > 0
