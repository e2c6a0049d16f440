"""Records whoever works here: both index fingers twice, as templates to compare citizens' with."""

from collections.abc import Mapping
from typing import Final

from drivers.protocol import FingerScanner
from drivers.stop import Stop
from drivers.trouble import Fault, FaultCode
from station.body import Modality, Part, Target
from station.devices import ring
from station.devices.messages import Begin, DeviceIdentity
from station.errors import Code, Refused
from station.host.bench import Bench
from station.host.fingers import expected, scan
from station.host.job import Job
from station.host.preview import LiveView
from station.quality import finger, match
from station.quality.match import Template
from station.quality.packing import packed
from station.reasons import Reason
from station.settings import EnrollmentSettings

SECONDS: Final = 30.0
NOBODY: Final = DeviceIdentity(driver="", make="", model="", serial="")


def templates(bench: Bench, settings: EnrollmentSettings) -> tuple[bytes, ...]:
    """Scan the index fingers twice and return a template of each, packed.

    Raises ``Refused`` NOT_ALLOWED_NOW with the reason where a finger is not good or the two scans
    are not of the same fingers; ``Retry`` and ``Fault`` as the device does.
    """
    scanner = bench.create(Modality.FINGER)
    if not isinstance(scanner, FingerScanner):
        raise Fault(FaultCode.UNSUPPORTED, "no finger scanner")
    identity = scanner.open()
    try:
        first, second = (_scanned(scanner, settings, identity.at_once) for _ in range(2))
    finally:
        scanner.close()
    limit = settings.finger.match
    if any(match.similarity(first[part], second[part]) < limit for part in first):
        raise Refused(Code.NOT_ALLOWED_NOW, Reason.FINGER_OTHER_PERSON.value)
    return tuple(packed(template) for template in second.values())


def _scanned(
    scanner: FingerScanner, settings: EnrollmentSettings, at_once: int
) -> Mapping[Part, Template]:
    job = _job(settings, at_once)
    came = scan(scanner, job)
    parts = [each.part for each in came.prints]
    if came.reasons or sorted(parts) != sorted(expected(job)):
        raise Refused(Code.NOT_ALLOWED_NOW, (came.reasons or (Reason.FINGER_COUNT,))[0].value)
    for each in came.prints:
        judgement = finger.judge(each.gray, settings.finger)
        if not judgement.good:
            raise Refused(Code.NOT_ALLOWED_NOW, judgement.reasons[0].value)
    return {each.part: match.template(each.gray) for each in came.prints}


def _job(settings: EnrollmentSettings, at_once: int) -> Job:
    begin = Begin(request=1, target=Target.INDEX_CHECK, seconds=SECONDS)
    view = LiveView(ring.private(), lambda _: None)
    return Job(begin, Stop(SECONDS), lambda _: None, view, NOBODY, settings, at_once=at_once)
