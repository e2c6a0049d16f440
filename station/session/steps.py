"""The order of the steps: which ones there are at this station and what each of them records."""

from types import MappingProxyType
from typing import Final

from station.body import Target
from station.errors import Broken, Code
from station.session.view import Step

RECORDING: Final = MappingProxyType(
    {
        Step.PHOTO: Target.PHOTO,
        Step.RIGHT_FOUR: Target.RIGHT_FOUR,
        Step.LEFT_FOUR: Target.LEFT_FOUR,
        Step.THUMBS: Target.THUMBS,
        Step.IRISES: Target.IRISES,
        Step.SIGNATURE: Target.SIGNATURE,
    }
)
"""The steps that record something of the person; the settings name their order."""

TARGET: Final = MappingProxyType(
    {**RECORDING, Step.INDEX_CHECK: Target.INDEX_CHECK, Step.STATEMENT: Target.STATEMENT}
)
"""Every step at which a device is asked."""

_AFTER: Final = (Step.REVIEW, Step.APPROVAL, Step.INDEX_CHECK, Step.STATEMENT)


def chain(names: tuple[str, ...]) -> tuple[Step, ...]:
    """Return all steps in order, from the recording steps as the settings name them.

    Offices differ (photo first, or fingers first), but each step must be there once. Raises
    ``Broken`` with ``SETTINGS_INVALID``.
    """
    if sorted(names) != sorted(step.value for step in RECORDING):
        raise Broken(
            Code.SETTINGS_INVALID, "enrollment.toml: steps must name each recording step once"
        )
    return (Step.BIODATA, *(Step(name) for name in names), *_AFTER)
