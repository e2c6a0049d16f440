"""From what happened in a trial to findings: link, self test, capture, what pictures tell."""

import statistics
from collections.abc import Callable, Sequence
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from drivers.protocol import Delivery
from drivers.trouble import DeviceTrouble, FaultCode, Retry, RetryReason
from station.body import Modality, Part
from station.devices.findings import Finding, Group, Outcome
from station.diagnosis import ink, lens, optics
from station.diagnosis.trial import FINGERS, Trial
from station.diagnosis.words import finding
from station.host.delivery import Received, received
from station.host.slaps import LAID, fingers_in
from station.quality import face, finger, iris
from station.quality.judgement import Judgement
from station.settings import EnrollmentSettings

SLOW_OPEN_MS: Final = 2500.0
"""The slowest of the openings; a module whose speed must be looked for needs two seconds."""
LOSSY: Final = 2.0
"""Spoilt packets in a thousand that a good line may have."""
STILL_MS: Final = 1000.0
"""Between two pictures of a live view; beyond, it stands still. SBI asks for three a second."""
PER_PRINT: Final = 2
"""A sensor for one finger shows what it took, and nothing between."""
USABLE: Final = 0.5
"""Share of the limit for recording below which a quality says: this is nothing."""


def judge(
    modality: Modality, driver: str, trial: Trial, settings: EnrollmentSettings
) -> list[Finding]:
    """Answer every question that a trial has answers to."""
    facts = _Facts(modality, driver, trial, settings)
    found = [_link(facts), _self_test(facts), _capture(facts)]
    if modality is not Modality.SIGNATURE:
        found.append(_stream(facts))
    return [*found, *SIGHTS[modality](facts)]


class _Facts:
    """A trial with what is needed to judge it; deliveries are opened once."""

    def __init__(
        self, modality: Modality, driver: str, trial: Trial, settings: EnrollmentSettings
    ) -> None:
        self.modality = modality
        self.driver = driver
        self.trial = trial
        self.settings = settings
        self.received, self.unreadable = _opened(trial.deliveries)

    def said(self, code: str, group: Group, verdict: Outcome, **facts: float | str) -> Finding:
        return finding(code, group, verdict, self.modality, self.driver, **facts)


def _opened(deliveries: Sequence[Delivery]) -> tuple[list[Received], DeviceTrouble | None]:
    try:
        return [print_ for each in deliveries for print_ in _pictures(each)], None
    except DeviceTrouble as trouble:
        return [], trouble


def _pictures(delivery: Delivery) -> Sequence[Received]:
    """Open one delivery; of a whole slap, the fingers that the trial asks for."""
    if delivery.part not in LAID:
        return (received(delivery),)
    return fingers_in(delivery, [Part(name) for pair in FINGERS for name in pair]).prints


def _told(trouble: DeviceTrouble) -> dict[str, str]:
    """Return the stable words of a trouble."""
    word = trouble.reason if isinstance(trouble, Retry) else getattr(trouble, "code", "")
    detail = getattr(trouble, "detail", "")
    return {"trouble": str(word)} | ({"detail": detail} if detail else {})


def _link(facts: _Facts) -> Finding:
    trial = facts.trial
    if trial.unopened:
        told = _told(trial.trouble) if trial.trouble else {}
        if trial.fault is FaultCode.UNTRUSTED:
            return facts.said("UNTRUSTED", Group.IDENTITY, Outcome.FAIL, **told)
        return facts.said("LINK_DEAD", Group.LINK, Outcome.FAIL, **told)
    calls = len(trial.open_ms) + len(trial.capture_ms) + trial.errors
    figures: dict[str, float | str] = {
        "open_p50_ms": round(statistics.median(trial.open_ms), 1),
        "open_p95_ms": round(_percentile(trial.open_ms), 1),
        "calls": calls,
        "errors_per_thousand": round(1000 * trial.errors / max(1, calls), 1),
    }
    if trial.capture_ms:
        figures |= {"capture_p50_ms": round(statistics.median(trial.capture_ms), 1)}
    spoilt = 0.0
    if trial.traffic is not None:
        spoilt = 1000 * trial.traffic.spoilt / max(1, trial.traffic.units)
        figures |= {
            "packets": trial.traffic.units,
            "spoilt_per_thousand": round(spoilt, 2),
        }
    if trial.fault in _ON_THE_LINE and trial.trouble:
        return facts.said(
            "LINK_ERRORS", Group.LINK, Outcome.FAIL, **figures, **_told(trial.trouble)
        )
    if spoilt > LOSSY:
        return facts.said("LINK_LOSSY", Group.LINK, Outcome.WARN, **figures)
    if max(trial.open_ms) > SLOW_OPEN_MS:
        return facts.said("LINK_SLOW", Group.LINK, Outcome.WARN, **figures)
    return facts.said("LINK_GOOD", Group.LINK, Outcome.PASS, **figures)


_ON_THE_LINE: Final = frozenset({FaultCode.GONE, FaultCode.TIMEOUT, FaultCode.PROTOCOL})


def _percentile(values: Sequence[float]) -> float:
    return float(np.percentile(values, 95))


def _self_test(facts: _Facts) -> Finding:
    trial, group = facts.trial, Group.SELF_TEST
    if trial.unopened or (trial.probes is None and trial.where == "self-test"):
        return facts.said("NOT_REACHED", group, Outcome.NOT_CHECKED)
    if trial.probes is None:
        return facts.said("SELF_TEST_NONE", group, Outcome.PASS)
    bad = [probe for probe in trial.probes if not probe.good]
    figures = {name: value for probe in trial.probes for name, value in probe.facts.items()}
    if not bad:
        return facts.said("SELF_TEST_GOOD", group, Outcome.PASS, **figures)
    if [probe.name for probe in bad] == ["certificate"]:
        return facts.said("CERTIFICATE_ENDS", group, Outcome.WARN, **figures)
    names = ", ".join(probe.name for probe in bad)
    return facts.said("SELF_TEST_BAD", group, Outcome.FAIL, failed=names, **figures)


def _capture(facts: _Facts) -> Finding:
    trial, group = facts.trial, GROUPS[facts.modality]
    trouble = trial.trouble or facts.unreadable
    if trial.unopened:
        return facts.said("NOT_REACHED", group, Outcome.NOT_CHECKED)
    if trouble is not None and trial.fault is FaultCode.UNTRUSTED:
        return facts.said("UNTRUSTED", Group.IDENTITY, Outcome.FAIL, **_told(trouble))
    if isinstance(trouble, Retry):
        return facts.said("CAPTURE_RETRY", group, Outcome.WARN, **_told(trouble))
    if trouble is not None:
        return facts.said("CAPTURE_BAD", group, Outcome.FAIL, **_told(trouble))
    weak = _weak(facts)
    if weak:
        return facts.said("CAPTURE_WEAK", group, Outcome.WARN, reasons=", ".join(weak))
    return facts.said("CAPTURE_GOOD", group, Outcome.PASS)


def _weak(facts: _Facts) -> list[str]:
    """Return why quality takes something that was recorded for nothing of the kind."""
    judgements = [judgement for judgement in JUDGES[facts.modality](facts) if not judgement.good]
    grave = [each for each in judgements if each.score < USABLE * _limit(facts)]
    return sorted({reason.value for each in grave for reason in each.reasons} - _PERSONAL)


_PERSONAL: Final = frozenset({RetryReason.TIMED_OUT.value})


def _limit(facts: _Facts) -> int:
    settings = facts.settings
    limits = {Modality.FINGER: settings.finger.score, Modality.IRIS: settings.iris.score}
    return limits.get(facts.modality, settings.face.score)


def _faces(facts: _Facts) -> list[Judgement]:
    return [face.judge(each.pixels, facts.settings.face, None) for each in facts.trial.frames[-1:]]


def _prints(facts: _Facts) -> list[Judgement]:
    return [finger.judge(each.gray, facts.settings.finger) for each in facts.received]


def _eyes(facts: _Facts) -> list[Judgement]:
    return [iris.judge(each.gray, facts.settings.iris) for each in facts.received]


def _stream(facts: _Facts) -> Finding:
    """Judge the live view: how many pictures came and how long it ever stood still."""
    trial = facts.trial
    if trial.unopened or trial.where != "capture":
        return facts.said("NOT_REACHED", Group.LINK, Outcome.NOT_CHECKED)
    times = [frame.at_ns / 1e6 for frame in trial.frames]
    alone = facts.trial.identity is not None and facts.trial.identity.at_once == 1
    if alone and times and len(times) <= PER_PRINT * (len(facts.received) + trial.errors):
        return facts.said("STREAM_NONE", Group.LINK, Outcome.NOT_CHECKED)
    steps = np.diff(times) if len(times) > 1 else np.zeros(1)
    still = float(steps.max()) if facts.modality is Modality.CAMERA else trial.silent_stream_ms
    figures = {
        "pictures": len(times),
        "p50_ms": round(float(np.median(steps)), 1),
        "longest_ms": round(still, 1),
    }
    if len(times) < 2 or still > STILL_MS:
        return facts.said("STREAM_FEW", Group.LINK, Outcome.WARN, **figures)
    return facts.said("STREAM_GOOD", Group.LINK, Outcome.PASS, **figures)


def _finger_sights(facts: _Facts) -> list[Finding]:
    prints: list[NDArray[np.uint8]] = [each.gray for each in facts.received]
    found = [optics.glass(facts.trial.glass, facts.driver), *optics.look(prints, facts.driver)]
    if prints:
        found.append(optics.resolution(facts.received[0].ppi, None, 0.0, facts.driver))
    return found


def _camera_sights(facts: _Facts) -> list[Finding]:
    return lens.look([each.pixels for each in facts.trial.frames], facts.driver)


def _iris_sights(facts: _Facts) -> list[Finding]:
    eyes = [each.gray for each in facts.received]
    if not eyes:
        unseen = facts.said("IRIS_UNSEEN", Group.IRIS, Outcome.NOT_CHECKED)
        return [unseen, lens.lamp(facts.trial.lamp, facts.driver)]
    value = min(lens.sharpness(each) for each in eyes)
    wide = min(judgement.details.get("iris_radius", 0.0) for judgement in _eyes(facts)) * 2
    good = value >= lens.SHARP and wide >= facts.settings.iris.diameter
    code, verdict = ("IRIS_SHARP", Outcome.PASS) if good else ("IRIS_WEAK", Outcome.WARN)
    figures = {"laplacian_variance": round(value, 1), "diameter_px": round(wide, 1)}
    focus = facts.said(code, Group.IRIS, verdict, **figures)
    return [focus, lens.infrared(eyes, facts.driver), lens.lamp(facts.trial.lamp, facts.driver)]


def _pad_sights(facts: _Facts) -> list[Finding]:
    return ink.look(facts.trial.strokes, facts.trial.silent_ms, facts.driver)


GROUPS: Final = MappingProxyType(
    {
        Modality.CAMERA: Group.CAMERA,
        Modality.FINGER: Group.OPTICS,
        Modality.IRIS: Group.IRIS,
        Modality.SIGNATURE: Group.PAD,
    }
)
JUDGES: Final[MappingProxyType[Modality, Callable[[_Facts], list[Judgement]]]] = MappingProxyType(
    {
        Modality.CAMERA: _faces,
        Modality.FINGER: _prints,
        Modality.IRIS: _eyes,
        Modality.SIGNATURE: lambda _: [],
    }
)
SIGHTS: Final[MappingProxyType[Modality, Callable[[_Facts], list[Finding]]]] = MappingProxyType(
    {
        Modality.CAMERA: _camera_sights,
        Modality.FINGER: _finger_sights,
        Modality.IRIS: _iris_sights,
        Modality.SIGNATURE: _pad_sights,
    }
)
