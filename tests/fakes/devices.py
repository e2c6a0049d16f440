"""Devices that answer at once, as a script says: for tests of the session without any host."""

from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from itertools import cycle
from types import MappingProxyType
from typing import Final

from packets.enrollment import ImageCodec
from station.body import PARTS, Modality, Part, Target
from station.devices.messages import (
    Attempt,
    Begin,
    Captured,
    Codec,
    DeviceIdentity,
    DeviceState,
    Failed,
    Finish,
    FromHost,
    HostGone,
    ImageSample,
    Lamp,
    Live,
    PenMoved,
    PenSample,
    Sample,
    Shoot,
    ToHost,
    Verdict,
)
from station.errors import Code
from station.reasons import Reason
from tests.fakes.clock import MORNING
from tests.fakes.recordings import encoded

IDENTITY: Final = DeviceIdentity(driver="fake", make="Contoh", model="Palsu", serial="1")
Answer = Verdict | Reason | Code | None
"""What comes of a request: an attempt of this verdict, a failure, or nothing yet (None)."""

_PICTURE: Final[Mapping[Modality, tuple[ImageCodec, int, int, int]]] = MappingProxyType(
    {
        Modality.CAMERA: (ImageCodec.JPEG2000, 48, 64, 3),
        Modality.FINGER: (ImageCodec.WSQ, 64, 80, 1),
        Modality.IRIS: (ImageCodec.JPEG2000_LOSSLESS, 64, 48, 1),
    }
)
_SCORE: Final = MappingProxyType({Verdict.GOOD: 80, Verdict.RETRY: 30, Verdict.NOT_CHECKED: 0})
_numbers: Final = cycle(range(4000))
"""Milliseconds of the morning: each sample is taken at a moment of its own."""
_MORNING_MS: Final = round(MORNING.timestamp() * 1000)


def sample(part: Part, verdict: Verdict = Verdict.GOOD, score: int | None = None) -> Sample:
    """Return a sample; no two have the same time of capture."""
    value = _SCORE[verdict] if score is None else score
    reasons = () if verdict is Verdict.GOOD else (Reason.NOT_CHECKED,)
    if part is Part.SIGNATURE:
        return _pen(verdict, value, reasons)
    modality = Modality.CAMERA if part is Part.FACE else _modality(part)
    codec, width, height, channels = _PICTURE[modality]
    return ImageSample(
        part=part,
        codec=Codec(codec.value),
        width=width,
        height=height,
        channels=channels,
        ppi=500 if modality is Modality.FINGER else None,
        data=encoded(codec, width, height, channels),
        score=value,
        device_score=None,
        verdict=verdict,
        reasons=reasons,
        thumbnail=b"jpeg",
        device=IDENTITY,
        source_sha256="",
        capture_unix_ms=_MORNING_MS + next(_numbers),
    )


def _modality(part: Part) -> Modality:
    return Modality.IRIS if part in PARTS[Target.IRISES] else Modality.FINGER


def _pen(verdict: Verdict, score: int, reasons: tuple[Reason, ...]) -> PenSample:
    return PenSample(
        part=Part.SIGNATURE,
        series=tuple((100 + 20 * i, 200 + 7 * i, 300 + i, 5 * i) for i in range(30)),
        max_x=9600,
        max_y=6000,
        max_pressure=1023,
        units_per_mm=100.0,
        lost=0,
        score=score,
        verdict=verdict,
        reasons=reasons,
        device=IDENTITY,
        capture_unix_ms=_MORNING_MS + next(_numbers),
    )


def attempt(
    target: Target,
    verdict: Verdict = Verdict.GOOD,
    *,
    missing: tuple[Part, ...] = (),
    match: float = 0.9,
) -> Attempt:
    """Return a try at a target with all its parts, equally good."""
    if target is Target.OWN_FINGER:
        return _own_finger(verdict, match)
    parts = [part for part in PARTS[target] if part not in missing]
    checked = target is Target.INDEX_CHECK and verdict is not Verdict.NOT_CHECKED
    return Attempt(
        target=target,
        samples=tuple(sample(part, verdict) for part in parts),
        verdict=verdict,
        reasons=() if verdict is Verdict.GOOD else (Reason.FINGER_FAINT,),
        seconds=1.0,
        matches=dict.fromkeys(parts, match) if checked else {},
    )


def _own_finger(verdict: Verdict, match: float) -> Attempt:
    """Return what comes of an operator's finger; nothing of it is kept."""
    reasons = {
        Verdict.GOOD: (),
        Verdict.RETRY: (Reason.FINGER_OTHER_PERSON,),
        Verdict.NOT_CHECKED: (Reason.NOT_CHECKED,),
    }
    return Attempt(
        target=Target.OWN_FINGER,
        samples=(),
        verdict=verdict,
        reasons=reasons[verdict],
        seconds=1.0,
        matches={} if verdict is Verdict.NOT_CHECKED else {Part.RIGHT_INDEX: match},
    )


class FakeDevices:
    """A host of devices that are all there. ``script`` holds the answers still to give."""

    def __init__(self) -> None:
        self.script: defaultdict[Target, deque[Answer]] = defaultdict(deque)
        self.sent: list[ToHost] = []
        self.match = 0.9
        self.closed = False
        self.delivered: list[Attempt] = []
        self._listener: Callable[[FromHost], None] = lambda _: None
        self._pending: dict[int, Begin] = {}

    def start(self, listener: Callable[[FromHost], None]) -> None:
        self._listener = listener
        self.all_there()

    def send(self, message: ToHost) -> None:
        self.sent.append(message)
        if isinstance(message, Begin):
            self._begin(message)
        if isinstance(message, Shoot | Finish) and message.request in self._pending:
            self._answer(self._pending.pop(message.request), Verdict.GOOD)

    def frame(self, slot: int) -> memoryview:
        raise AssertionError(f"nobody announced slot {slot}")

    def close(self) -> None:
        self.closed = True

    # --- what a test makes happen -----------------------------------------------------------------

    def will(self, target: Target, *answers: Answer) -> None:
        """Script what the next requests of a target come to; afterwards they are good."""
        self.script[target].extend(answers)

    def all_there(self) -> None:
        for modality in Modality:
            self.lamp(modality, Lamp.READY)

    def lamp(self, modality: Modality, lamp: Lamp) -> None:
        self._listener(DeviceState(modality=modality, lamp=lamp, identity=IDENTITY))

    def die(self) -> None:
        """Let the host end."""
        self._pending.clear()
        self._listener(HostGone())

    def tell(self, message: FromHost) -> None:
        self._listener(message)

    def begun(self) -> Begin:
        """Return the newest request."""
        return next(m for m in reversed(self.sent) if isinstance(m, Begin))

    def answer(self, begin: Begin, answer: Answer) -> None:
        """Answer a request that was left open."""
        self._pending.pop(begin.request, None)
        self._answer(begin, answer)

    def _begin(self, begin: Begin) -> None:
        script = self.script[begin.target]
        answer = script.popleft() if script else Verdict.GOOD
        if answer is None:
            self._pending[begin.request] = begin
            self._listener(Live(request=begin.request, verdict=Verdict.RETRY, reasons=()))
            return
        if begin.target in {Target.SIGNATURE, Target.STATEMENT}:
            self._listener(PenMoved(request=begin.request, points=((0.1, 0.2, 0.5),)))
        self._answer(begin, answer)

    def _answer(self, begin: Begin, answer: Answer) -> None:
        if isinstance(answer, Reason):
            self._listener(Failed(request=begin.request, reason=answer))
        elif isinstance(answer, Code):
            self._listener(Failed(request=begin.request, code=answer))
        elif answer is not None:
            self._deliver(begin, answer)

    def _deliver(self, begin: Begin, verdict: Verdict) -> None:
        made = attempt(begin.target, verdict, missing=begin.missing, match=self.match)
        self.delivered.append(made)
        self._listener(Captured(request=begin.request, attempt=made))

    def take_delivered(self) -> list[Attempt]:
        """Return the tries delivered since this was asked last."""
        taken, self.delivered = self.delivered, []
        return taken
