"""From a part that a scanner delivered, and its judgement, to the sample of the record."""

import msgspec

from station.devices.messages import Codec, ImageSample
from station.host import codec
from station.host.delivery import Received
from station.host.job import Job
from station.host.verdict import measures_of, verdict_of
from station.quality.judgement import Judgement


def scanned(
    part: Received, judgement: Judgement, job: Job, *, coded: bytes, kind: Codec, taken: int
) -> ImageSample:
    """Put together the sample of a gray picture; ``coded`` holds exactly ``part.gray``."""
    height, width = part.gray.shape
    return ImageSample(
        part=part.part,
        codec=kind,
        width=width,
        height=height,
        channels=1,
        ppi=part.ppi,
        data=coded,
        score=judgement.score,
        device_score=part.device_score,
        verdict=verdict_of(judgement),
        reasons=judgement.reasons,
        thumbnail=codec.thumbnail(part.gray),
        device=msgspec.structs.replace(job.device, digital_id=part.digital_id, checks=part.checks),
        source_sha256=part.source_sha256,
        capture_unix_ms=taken,
        measures=measures_of(judgement),
        details=dict(judgement.details),
    )
