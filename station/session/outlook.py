"""What can be said of a station before anybody sits down: outbox, keys, supplies, clock."""

import msgspec

from station.errors import Code


class OutboxGlance(msgspec.Struct, frozen=True, kw_only=True):
    """The line and the outbox at a glance."""

    waiting: int = 0
    sent: int = 0
    received: int = 0
    stuck: int = 0
    oldest_hours: float = 0.0
    online: bool | None = None
    since: str = ""
    """When the centre was reached last, where it is not online."""


class Fitness(msgspec.Struct, frozen=True, kw_only=True):
    """Whether this station can seal what it records, and for how long.

    ``code`` says what is wrong (``blocks``) or what will be in ``days``; None where all is well.
    """

    code: Code | None = None
    blocks: bool = False
    days: int = 0


class Forecast(msgspec.Struct, frozen=True, kw_only=True):
    """For how many more people it is enough; None where that is no question, or not known."""

    battery: int | None = None
    charge: int | None = None
    """Percent in the battery, while nothing charges it."""
    clock_set: bool | None = None
    """Whether the system sets its clock by others'; None where it does not say."""
    free_mb: int | None = None
    """Megabytes of the disk."""
    disk: int | None = None


class ClockView(msgspec.Struct, frozen=True, kw_only=True):
    """How this machine's clock stands, as far as anybody could tell."""

    code: Code | None = None
    """Why nothing may be signed by it; None where nothing speaks against it."""
    off_seconds: int | None = None
    """How far it is off, ahead positive; None where that is not known."""
    by: str = ""
    """Who told the time (``station.timekeeping.reading.Timekeeper``); empty where nobody did."""
