"""The state of each device as the host told it last."""

from typing import Final

from station.body import Modality
from station.devices.messages import DeviceState, Lamp
from station.session.view import DeviceView

_THERE: Final = frozenset({Lamp.READY, Lamp.WORKING})


class Lamps:
    """One lamp for each kind of device; all are starting until the host speaks."""

    def __init__(self) -> None:
        self._states = {m: DeviceState(modality=m, lamp=Lamp.STARTING) for m in Modality}

    def take(self, state: DeviceState) -> None:
        """Note what the host told."""
        self._states[state.modality] = state

    def restart(self) -> None:
        """The host went: everything starts again."""
        for modality in Modality:
            self.take(DeviceState(modality=modality, lamp=Lamp.STARTING))

    def there(self, modality: Modality) -> bool:
        """Say whether there is any use in asking this device."""
        return self._states[modality].lamp in _THERE

    def at_once(self, modality: Modality) -> int:
        """Return how many parts this device takes in one request; 0 for all of a target."""
        return self._states[modality].at_once

    def views(self) -> tuple[DeviceView, ...]:
        """Return the lamps for the screens."""
        return tuple(
            DeviceView(
                modality=state.modality,
                lamp=state.lamp,
                code=state.code,
                model=state.identity.model if state.identity else "",
            )
            for state in self._states.values()
        )
