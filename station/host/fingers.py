"""Records fingers: a slap or thumbs, counted, judged, compared with each other, coded as WSQ."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from drivers.protocol import FingerScanner, ScanRequest
from station.body import PARTS, Part
from station.devices.messages import (
    Attempt,
    Codec,
    DeviceIdentity,
    ImageSample,
    Live,
    SlapPicture,
    Verdict,
)
from station.host import codec, guards
from station.host.delivery import Opened, Received
from station.host.guards import Compared
from station.host.job import Job, now_unix_ms
from station.host.live_fingers import watching
from station.host.remembered import Remembered
from station.host.sample import scanned
from station.host.slaps import Fingers, fingers_in
from station.host.verdict import checked, together
from station.quality import finger
from station.reasons import Reason


@dataclass(frozen=True)
class RecordFingers:
    """Records the fingers of a target, and remembers whose they were."""

    remembered: Remembered

    def __call__(self, scanner: FingerScanner, job: Job) -> Attempt:
        """Record them. Raises ``Retry`` and ``Fault``."""
        came = scan(scanner, job)
        taken = now_unix_ms()
        self.remembered.sit_down(job.begin.whose)
        compared = guards.compare(
            came.prints,
            job.begin,
            self.remembered,
            limit=job.settings.finger.match,
            hand=came.hand,
        )
        samples = tuple(_sample(each, came, compared, job, taken) for each in came.prints)
        self._remember(samples, compared, job.begin.whose)
        unsure = (Reason.NOT_CHECKED,) if compared.failed else ()
        verdict, reasons = together(samples, (*count_reasons(came, job), *unsure))
        return Attempt(
            target=job.begin.target,
            samples=samples,
            verdict=verdict,
            reasons=reasons,
            seconds=job.seconds,
            slap=_slap(came.slap, job, taken) if came.slap and samples else None,
        )

    def _remember(self, samples: Sequence[ImageSample], compared: Compared, whose: str) -> None:
        """Keep the templates of this person's own fingers: not of one that somebody else lent."""
        for sample in samples:
            template = compared.templates.get(sample.part)
            if template is not None and not compared.reasons(sample.part):
                self.remembered.keep(whose, sample.part, sample.data, template)


def scan(scanner: FingerScanner, job: Job) -> Fingers:
    """Let the device record what the target asks for, and open what it delivers."""
    parts = expected(job)
    alone = job.at_once == 1 and len(parts) > 1
    came: list[Fingers] = []
    with watching(job, parts) as show:
        for wanted in ((part,) for part in parts) if alone else (parts,):
            if alone:
                job.tell(_asking(job, wanted))
            request = ScanRequest(
                parts=tuple(part.value for part in wanted),
                missing=tuple(part.value for part in job.begin.missing),
                wanted_score=job.settings.finger.score,
            )
            came += [fingers_in(each, parts) for each in scanner.scan(request, show, job.stop)]
    return _joined(came)


def _joined(came: Sequence[Fingers]) -> Fingers:
    """Return several deliveries as one; a slap picture only where there is exactly one."""
    if len(came) == 1:
        return came[0]
    hands = {each.hand for each in came}
    worst = (Verdict.RETRY, Verdict.NOT_CHECKED, Verdict.GOOD)
    return Fingers(
        prints=tuple(print_ for each in came for print_ in each.prints),
        reasons=tuple(dict.fromkeys(reason for each in came for reason in each.reasons)),
        faults={part: why for each in came for part, why in each.faults.items()},
        hand=next((each for each in worst if each in hands), Verdict.NOT_CHECKED),
    )


def _asking(job: Job, wanted: tuple[Part, ...]) -> Live:
    """Say which finger is to come now."""
    return Live(request=job.request, verdict=Verdict.NOT_CHECKED, reasons=(), wanted=wanted)


def expected(job: Job) -> tuple[Part, ...]:
    """Return the parts of the target that the person has."""
    return tuple(part for part in PARTS[job.begin.target] if part not in job.begin.missing)


def count_reasons(came: Fingers, job: Job) -> tuple[Reason, ...]:
    """Say so when other fingers came than those that were asked for."""
    parts = sorted(each.part for each in came.prints)
    odd = not came.reasons and parts != sorted(expected(job))
    return (*came.reasons, Reason.FINGER_COUNT) if odd else came.reasons


def _sample(
    print_: Received, came: Fingers, compared: Compared, job: Job, taken: int
) -> ImageSample:
    judgement = checked(lambda: finger.judge(print_.gray, job.settings.finger))
    coded = codec.wsq(print_.gray)
    sample = scanned(print_, judgement, job, coded=coded, kind=Codec.WSQ, taken=taken)
    against = (*came.faults.get(print_.part, ()), *compared.reasons(print_.part))
    return msgspec.structs.replace(
        sample,
        guards=dict(compared.verdicts[print_.part]),
        like=compared.like.get(print_.part, ()),
        verdict=Verdict.RETRY if against else sample.verdict,
        reasons=tuple(dict.fromkeys((*sample.reasons, *against))),
    )


def _slap(whole: Opened, job: Job, taken: int) -> SlapPicture | None:
    """Code the slap itself, where the station keeps it."""
    if not job.settings.finger.keep_slaps:
        return None
    height, width = whole.gray.shape
    return SlapPicture(
        width=width,
        height=height,
        ppi=codec.WSQ_PPI,
        data=codec.wsq(whole.gray),
        device_score=whole.device_score,
        device=vouched(job.device, whole),
        source_sha256=whole.source_sha256,
        capture_unix_ms=taken,
    )


def vouched(device: DeviceIdentity, picture: Opened) -> DeviceIdentity:
    """Add what the device vouches for in one picture."""
    return msgspec.structs.replace(device, digital_id=picture.digital_id, checks=picture.checks)
