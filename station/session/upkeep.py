"""What whoever is signed in sets at this station, and how the device host works because of it."""

import logging
from collections.abc import Callable
from typing import Final

from msgspec.structs import replace

from station.devices.messages import Regime
from station.errors import Code, Refused
from station.operators.roles import RIGHTS, Right, Role
from station.preferences import Choice, Saver
from station.session.collaborators import Collaborators
from station.session.record import Record, noted

_log: Final = logging.getLogger(__name__)
LOW_CHARGE: Final = 30
"""Percent of the battery below which it is spared, where nobody wants it otherwise."""


class Upkeep:
    """Holds the host's regime and tells it each change; ``note`` writes a choice into the trail."""

    def __init__(self, tools: Collaborators, note: Callable[[Choice], None]) -> None:
        self._tools = tools
        self._note = note
        self.regime = Regime()

    def choose(self, role: Role, choice: Choice, value: object) -> None:
        """Change a preference. Refused to who may not, and for a value that it cannot have."""
        if choice is Choice.STEPS and Right.ARRANGE_STEPS not in RIGHTS[role]:
            raise Refused(Code.NOT_ALLOWED_NOW, "this role does not arrange the steps")
        self._tools.preferences.choose(choice, value)
        self._note(choice)
        _log.info("setting_changed", extra={"where": choice.value})

    def arranged(self, record: Record) -> Record:
        """Keep an order of steps that the station's settings do not name, and say so."""
        steps = self._tools.preferences.now.steps
        if steps == self._tools.settings.enrollment.steps:
            return record
        return noted(replace(record, steps=steps), record.started_at, "arranged", " ".join(steps))

    def spare(self, charge: int | None) -> None:
        """Have the host work less while a battery must last; ``charge`` in percent, None on mains.

        What is known of the charge counts until the next call.
        """
        saver = self._tools.preferences.now.saver
        low = charge is not None and charge < LOW_CHARGE
        sparing = saver is Saver.ALWAYS or (saver is Saver.AUTOMATIC and low)
        self._rule(replace(self.regime, sparing=sparing))

    def release_devices(self, *, lent: bool) -> None:
        """Let go of the devices for an examination; or take them back."""
        self._rule(replace(self.regime, lent=lent))

    def require_devices(self) -> None:
        """Refuse with ``DEVICE_LENT`` while they are let go of."""
        if self.regime.lent:
            raise Refused(Code.DEVICE_LENT, "the devices are being examined")

    def _rule(self, regime: Regime) -> None:
        if regime != self.regime:
            self.regime = regime
            self._tools.devices.send(regime)
