"""The table of ``scripts/bench/quality`` on few people: flaws are named, sound samples pass."""

import pytest

from scripts.bench import detection, flaws
from scripts.bench.flaws import Flaw, Kind
from station.quality.judgement import Judgement, absent
from station.reasons import Reason

PEOPLE = 2
ALMOST_ALWAYS = frozenset(
    {
        "nobody",
        "two people",
        "blue wall",
        "no eye",
        "half as large",
        "bare glass",
        "nothing",
        "a dot",
    }
)


@pytest.mark.parametrize("kind", flaws.KINDS, ids=lambda kind: kind.name)
def test_every_sound_sample_passes_and_plain_flaws_are_named(kind: Kind) -> None:
    plain = tuple(flaw for flaw in kind.flaws if flaw.name in ALMOST_ALWAYS)
    rows, alarms = detection.measure(Kind(kind.name, kind.judge, kind.sound, plain), PEOPLE)
    assert alarms.refused == 0
    assert {row.flaw: row.named for row in rows} == {flaw.name: 1.0 for flaw in plain}
    assert all(row.lower == 1.0 for row in rows)


def test_the_table_counts_what_is_missed_and_what_is_refused_wrongly() -> None:
    def judge(sample: int) -> Judgement:
        return absent(Reason.FACE_BLUR) if sample % 2 else Judgement(score=90)

    flaw = Flaw("odd ones", lambda seed: seed, (Reason.FACE_BLUR,))
    rows, alarms = detection.measure(Kind("face", judge, lambda seed: seed, (flaw,)), 4)
    assert (rows[0].named, rows[0].refused, rows[0].lower) == (0.5, 0.5, 0.0)
    assert (alarms.samples, alarms.refused, alarms.reasons[Reason.FACE_BLUR]) == (4, 2, 2)


def test_every_reason_that_a_picture_or_a_pen_can_show_is_measured() -> None:
    measured = {r for kind in flaws.KINDS for flaw in kind.flaws for r in flaw.reasons}
    # A landmark model sees eyes and mouths; two pictures, not one, show an eye twice; the
    # population's pupils are of usual width.
    beyond = {Reason.FACE_EYES, Reason.FACE_MOUTH, Reason.IRIS_TWICE, Reason.IRIS_PUPIL}
    shown = {r for r in Reason if r.value.startswith(("FACE_", "IRIS_", "SIGNATURE_"))}
    assert shown - beyond <= measured
