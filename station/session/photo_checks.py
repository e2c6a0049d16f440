"""What a portrait is approved for, item by item, and what quality could say of each of them."""

from types import MappingProxyType
from typing import Final

from station.body import Part
from station.devices.messages import ImageSample, Measure, Verdict
from station.session import attempts
from station.session.record import Record
from station.session.view import PhotoCheck, PhotoItem

MEASURED_BY: Final = MappingProxyType(
    {
        PhotoItem.EYES: ("eyes_open",),
        PhotoItem.MOUTH: ("mouth_closed",),
        # Glasses that hide no eye pass the measure: whether any are worn, people look.
        PhotoItem.GLASSES: (),
        PhotoItem.BACKDROP: ("backdrop", "colour"),
        # Only the person can say whose face it is.
        PhotoItem.SELF: (),
    }
)
"""The figures of ``station.quality`` that decide an item; none where it is left to people."""


def photo_checks(record: Record) -> tuple[PhotoCheck, ...]:
    """Return every item with what quality found of the photo as it stands."""
    sample = attempts.best(record).get(Part.FACE)
    measures = sample.measures if isinstance(sample, ImageSample) else ()
    return tuple(PhotoCheck(item=item, verdict=_verdict(item, measures)) for item in PhotoItem)


def _verdict(item: PhotoItem, measures: tuple[Measure, ...]) -> Verdict:
    found = {each.name: each for each in measures}
    names = MEASURED_BY[item]
    if not names or any(name not in found for name in names):
        return Verdict.NOT_CHECKED
    passed = all(found[name].value >= found[name].limit for name in names)
    return Verdict.GOOD if passed else Verdict.RETRY
