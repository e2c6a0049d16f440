"""Two fingers of one request on a sensor for one: each is asked for in turn, and told."""

from dataclasses import replace

from drivers.population.fingerprint import finger
from drivers.population.person import Person
from drivers.protocol import Delivery, Identity, Pixels, Preview, ScanRequest
from drivers.stop import Stop
from station.body import Modality, Part, Target
from station.devices import ring
from station.devices.messages import Begin, Lamp, Live, Verdict
from station.host import codec
from station.host.host import Host
from tests.fakes.bench import ScriptedBench, ScriptedScanner
from tests.fakes.hearing import Hearing, demo_settings

PERSON = Person(11)


def taken(request: ScanRequest, _preview: Preview, _stop: Stop) -> tuple[Delivery, ...]:
    (part,) = request.parts
    return (Delivery(part, Pixels(finger(PERSON, part, 1).pixels, 500)),)


class Alone(ScriptedScanner):
    """A sensor that takes one finger at a time."""

    def open(self) -> Identity:
        return replace(super().open(), at_once=1)


def test_the_index_check_takes_one_finger_after_the_other() -> None:
    scanner, news = Alone(script=[taken]), Hearing()
    host = Host(demo_settings(), ScriptedBench({Modality.FINGER: scanner}), news, ring.private())
    fingers = (Part.RIGHT_INDEX, Part.LEFT_INDEX)
    references = {part: codec.wsq(finger(PERSON, part.value, 0).pixels) for part in fingers}
    host.start()
    try:
        assert news.lamp(Modality.FINGER, Lamp.READY).at_once == 1
        host.take(Begin(request=1, target=Target.INDEX_CHECK, references=references))
        attempt = news.captured(1)
    finally:
        host.close()
    assert attempt.verdict is Verdict.GOOD
    assert set(attempt.matches) == set(fingers)
    assert [request.parts for request in scanner.requests] == [(part,) for part in fingers]
    wanted = [m.wanted for m in news.heard if isinstance(m, Live) and m.wanted]
    assert wanted == [(part,) for part in fingers]
