"""Records the signature, and the signature under the statement: pen reports, shown as they come."""

from collections.abc import Sequence

from drivers.protocol import PadGeometry, PenPoint, SignaturePad, Strokes
from station.body import Part
from station.devices.messages import Attempt, PenMoved, PenSample
from station.host.job import Job, now_unix_ms
from station.host.verdict import checked, together, verdict_of
from station.quality import signature as quality


def signature(pad: SignaturePad, job: Job) -> Attempt:
    """Record until the operator says that the pen is done. Raises ``Retry`` and ``Fault``."""
    geometry = pad.geometry()
    strokes = pad.write(lambda points: _show(points, geometry, job), job.stop)
    sample = _sample(strokes, job)
    verdict, reasons = together([sample])
    return Attempt(
        target=job.begin.target,
        samples=(sample,),
        verdict=verdict,
        reasons=reasons,
        seconds=job.seconds,
    )


def _show(points: Sequence[PenPoint], geometry: PadGeometry, job: Job) -> None:
    """Tell where the pen went, as fractions of the pad; pressure 0 is a pen in the air."""
    moved = tuple(
        (
            point.x / geometry.max_x,
            point.y / geometry.max_y,
            point.pressure / geometry.max_pressure if point.touching else 0.0,
        )
        for point in points
    )
    if moved:
        job.tell(PenMoved(request=job.request, points=moved))


def _sample(strokes: Strokes, job: Job) -> PenSample:
    geometry = strokes.geometry
    series = tuple(_report(point) for point in strokes.points)
    judgement = checked(
        lambda: quality.judge(
            series,
            max_x=geometry.max_x,
            max_y=geometry.max_y,
            lost=strokes.lost,
            limits=job.settings.signature,
        )
    )
    return PenSample(
        part=Part.SIGNATURE,
        series=series,
        max_x=geometry.max_x,
        max_y=geometry.max_y,
        max_pressure=geometry.max_pressure,
        units_per_mm=geometry.units_per_mm,
        lost=strokes.lost,
        score=judgement.score,
        verdict=verdict_of(judgement),
        reasons=judgement.reasons,
        device=job.device,
        capture_unix_ms=now_unix_ms(),
    )


def _report(point: PenPoint) -> tuple[int, int, int, int]:
    """A pen that touches without measurable pressure still writes: one is the least that counts."""
    pressure = max(1, point.pressure) if point.touching else 0
    return point.x, point.y, pressure, point.at_ms
