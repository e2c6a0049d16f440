"""The table of safeguards is up to date; the runner tells a red mutant from one that survives."""

from pathlib import Path

import pytest

from scripts import mutants
from scripts.mutants import ROOT, Mutant, Result, Trees


@pytest.mark.parametrize("mutant", mutants.mutants(), ids=lambda m: m.name)
def test_every_safeguard_stands_where_the_table_says(mutant: Mutant) -> None:
    text = (ROOT / mutant.file).read_text(encoding="utf-8")
    without = mutants.mutated(text, mutant)
    assert without != text
    compile(without, mutant.file, "exec")
    assert mutant.tests or mutant.power
    assert all((ROOT / path).is_file() for path in mutant.tests)


def test_no_two_have_one_name() -> None:
    names = [mutant.name for mutant in mutants.mutants()]
    assert len(names) == len(set(names))


def test_what_is_red_what_survives_and_what_does_not_even_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "kept.py").write_text("SYNCED = True\nOTHER = True\n")
    (source / "test_kept.py").write_text(
        "import kept\n\ndef test_kept():\n    assert kept.SYNCED\n"
    )
    monkeypatch.setattr(mutants, "ROOT", source)
    trees = Trees(tmp_path / "trees", 1)
    proof = ("-p", "no:cacheprovider", "test_kept.py")
    red = Mutant(name="red", file="kept.py", before="SYNCED = True", after="SYNCED = False",
                 tests=proof)  # fmt: skip
    survivor = Mutant(name="s", file="kept.py", before="OTHER = True", after="", tests=proof)
    broken = Mutant(name="b", file="kept.py", before="OTHER = True", after="(", tests=proof)
    assert [trees.judge(m) for m in (red, survivor, broken)] == [
        Result.RED, Result.SURVIVED, Result.BROKEN]  # fmt: skip
    with trees.one() as tree:
        assert (tree / "kept.py").read_text() == (source / "kept.py").read_text(), "taken back"


def test_a_safeguard_that_moved_is_said() -> None:
    mutant = Mutant(name="m", file="kept.py", before="gone", after="")
    with pytest.raises(ValueError, match="0 times"):
        mutants.mutated("something else", mutant)
