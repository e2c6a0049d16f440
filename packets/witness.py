"""What saw a packet being sealed: opens that one again while its recording is still in memory.

Whether a packet opens at all, nobody at the station could say later: the keys are elsewhere. So
the file key outlives the sealing by as long as the disk takes to give the packet back, and by no
more; it is never written.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from packets.age_header import Stanza


@dataclass(frozen=True)
class Witness:
    """Unwraps as an identity does, but only the header that it saw being written."""

    stanzas: tuple[Stanza, ...]
    file_key: bytes = field(repr=False)

    def unwrap(self, stanzas: Sequence[Stanza]) -> bytes | None:
        """Return the file key, or None where these are not the stanzas that were written."""
        return self.file_key if tuple(stanzas) == self.stanzas else None
