"""Examines all expected devices at once, each on a thread of its own, and collects the findings."""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, as_completed
from concurrent.futures import TimeoutError as Late
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from threading import Thread
from time import monotonic
from typing import Final

from station.body import Modality
from station.devices.findings import Answered, Finding, Group, Outcome, Planned
from station.devices.messages import Seat
from station.diagnosis import accessories, inventory
from station.diagnosis.drill import Drill, drilled
from station.diagnosis.guided import Guide, guided
from station.diagnosis.judging import judge
from station.diagnosis.machine import Machine
from station.diagnosis.soak import soaked
from station.diagnosis.trial import Span, Trial, attempt, met
from station.diagnosis.words import finding
from station.host.bench import Accessories, Bench
from station.settings import DeviceSettings, Settings

log = logging.getLogger(__name__)

SECONDS: Final = 25.0
"""For all devices together; what has not answered by then has not answered."""
SITTER: Final = Seat(seed=1, haste=1.0)


@dataclass(frozen=True)
class Order:
    """What is to be examined.

    Attributes:
        modalities: which devices; all without any device or accessory.
        others: which accessories, as in ``accessories.USES``.
        seconds: after which a device is left behind.
        drill: how plugs are pulled; None where nobody pulls any.
        soak: how many captures of each device in a row.
        guide: the tests for which a technician does something.
        tell: hears what is examined, and each as soon as it has answered.
    """

    modalities: Sequence[Modality] = ()
    others: Sequence[str] = ()
    seconds: float = SECONDS
    span: Span = field(default_factory=Span)
    drill: Drill | None = None
    soak: int = 0
    guide: Guide = field(default_factory=Guide)
    tell: Callable[[Planned | Answered], None] = lambda _: None

    @property
    def everything(self) -> bool:
        """Whether nothing was named."""
        return not self.modalities and not self.others


def expected(settings: Settings) -> Mapping[Modality, DeviceSettings]:
    """Return the devices that this station should have."""
    devices = settings.devices
    return {modality: getattr(devices, modality.value.lower()) for modality in Modality}


def examine(
    settings: Settings, bench: Bench, machine: Machine, order: Order | None = None
) -> list[Finding]:
    """Answer all questions; takes ``seconds`` at the most, and longer only for a soak."""
    order = order or Order()
    room = _Room(settings, bench, machine, order)
    bench.seat(SITTER)
    more = order.soak * order.span.capture + sum(
        order.guide.seconds for modality in Modality if order.guide.wants(modality)
    )
    until = monotonic() + order.seconds + more
    chosen = tuple(Modality) if order.everything else tuple(order.modalities)
    asked = [_Asked(m.value, m, expected(settings)[m], partial(room.examine, m)) for m in chosen]
    asked += [
        _Asked(kind, None, device, partial(room.accessory, kind))
        for kind, device in _others(order, settings).items()
    ]
    order.tell(Planned(tuple(each.about for each in asked)))
    found = inventory.listed(machine, expected(settings))
    for answered in _answers(asked, until):
        order.tell(answered)
        found += answered.findings
    for modality in chosen:  # one after the other: two devices may hang on one plug
        driver = expected(settings)[modality].driver
        found.append(drilled(modality, driver, bench, order.drill))
    return sorted(found, key=_place)


def _others(order: Order, settings: Settings) -> Mapping[str, DeviceSettings]:
    """Return the accessories that this station should have, of those that are asked for."""
    devices = settings.devices
    kinds = {kind: getattr(devices, kind.lower()) for kind in accessories.USES}
    return {
        kind: each
        for kind, each in kinds.items()
        if each and (order.everything or kind in order.others)
    }


def _place(each: Finding) -> tuple[int, int]:
    modalities = list(Modality)
    return list(Group).index(each.group), modalities.index(each.modality) if each.modality else -1


@dataclass(frozen=True)
class _Asked:
    """One device that is examined on a thread of its own."""

    about: str
    modality: Modality | None
    device: DeviceSettings
    ask: Callable[[], list[Finding]]


def _answers(asked: Sequence[_Asked], until: float) -> Iterator[Answered]:
    """Yield what each has answered as soon as it has, and at the end who has not."""
    waiting = {_asking(each.ask): each for each in asked}
    over = as_completed(list(waiting), timeout=max(0.0, until - monotonic()))
    with suppress(Late):
        for answer in over:
            yield _told(waiting.pop(answer), answer, until)
    for answer, each in waiting.items():
        yield _told(each, answer, until)


def _told(asked: _Asked, answer: "Future[list[Finding]]", until: float) -> Answered:
    found = _answered(asked.modality, asked.device, answer, until)
    return Answered(asked.about, tuple(found))


def _asking(ask: Callable[[], list[Finding]]) -> "Future[list[Finding]]":
    """Ask on a thread that does not keep the program alive where a driver hangs for ever."""
    answer: Future[list[Finding]] = Future()

    def run() -> None:
        try:
            answer.set_result(ask())
        except Exception as error:  # handed on to whoever asks for the result
            answer.set_exception(error)

    Thread(target=run, name="diagnosis", daemon=True).start()
    return answer


def _answered(
    modality: Modality | None, device: DeviceSettings, answer: "Future[list[Finding]]", until: float
) -> list[Finding]:
    def said(code: str, group: Group, verdict: Outcome, **facts: str) -> list[Finding]:
        return [finding(code, group, verdict, modality, device.driver, **facts)]

    try:
        return answer.result(max(0.0, until - monotonic()))
    except Late:
        return said("LINK_DEAD", Group.LINK, Outcome.FAIL, detail="no answer")
    except Exception as error:  # an examination may fail in any way; the others count all the same
        log.exception("examination_failed", extra={"driver": device.driver})
        name = type(error).__name__
        return said("EXAMINER_FAILED", Group.SELF_TEST, Outcome.NOT_CHECKED, error_type=name)


@dataclass(frozen=True)
class _Room:
    """What every examination of a device needs."""

    settings: Settings
    bench: Bench
    machine: Machine
    order: Order

    def examine(self, modality: Modality) -> list[Finding]:
        """Answer all questions about one device."""
        device = expected(self.settings)[modality]
        wrong = inventory.named(modality, device)
        if wrong is not None:
            return [wrong]
        make, guide = partial(self.bench.create, modality), self.order.guide
        if guide.wants(modality):  # what lies there is no finger, what is drawn no signature
            trial = met(make)
            found = self._opened(modality, device, trial)
            if not trial.unopened:
                return [*found, *guided(modality, device.driver, self.bench, guide)]
        trial = attempt(modality, make, self.order.span)
        return [
            *self._opened(modality, device, trial),
            *judge(modality, device.driver, trial, self.settings.enrollment),
            soaked(modality, device.driver, self.bench, self.order.span, self.order.soak),
        ]

    def accessory(self, kind: str) -> list[Finding]:
        """Examine one of the devices that record nobody."""
        device = _others(self.order, self.settings)[kind]
        if not isinstance(self.bench, Accessories):
            return []
        return accessories.accessory(kind, device, self.bench.accessory, self.machine)

    def _opened(self, modality: Modality, device: DeviceSettings, trial: Trial) -> list[Finding]:
        code = trial.fault if trial.unopened else None
        found = [
            inventory.there(modality, device, code),
            inventory.openable(self.machine, modality, device, code),
        ]
        who = trial.identity
        if who is None:
            return found
        facts = {"make": who.make, "model": who.model, "firmware": who.firmware}
        return [*found, inventory.identified(modality, device, who.serial, **facts)]
