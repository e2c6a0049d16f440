"""Sealed packets for tests that care about what happens to them and not about what is inside."""

from functools import cache

import packets
from tests.fakes.keys import keys
from tests.fakes.recordings import bare_recording


@cache
def parcels(count: int = 6) -> tuple[packets.Sealed, ...]:
    """Return the same packets for the whole test run, in the order of their ids."""
    recipients = [keys().identity.recipient()]
    made = [
        packets.seal(bare_recording(), recipients=recipients, signer=keys().station)
        for _ in range(count)
    ]
    return tuple(sorted(made, key=lambda each: each.packet_id))
