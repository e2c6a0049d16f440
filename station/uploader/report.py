"""What a round of the uploader did, for commands, the control socket and tests."""

import msgspec


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """How it went and how things stand.

    ``trouble`` is the code of what ended the round early, ``reason`` what exactly was met
    (``station.centre.met.Cause`` where it has a name); ``refused`` counts what the centre
    signed or sent and the station did not believe. ``line`` is the breaker's phase, ``wait`` the
    seconds until it is tried again. Figures nobody knows are None: ``goodput`` (bytes per second),
    ``seconds_left`` of the packet under way, ``hours_left`` of everything open.
    """  # fmt: skip

    added: int = 0
    sent: int = 0
    received: int = 0
    events: int = 0
    requeued: int = 0
    """What an inventory put on its way again."""
    open: int = 0
    blocked: dict[str, int] = {}
    """What packets wait for, and how many: also those that are not owed and wait for a person."""
    stuck: int = 0
    refused: int = 0
    alarms: tuple[str, ...] = ()
    trouble: str = ""
    reason: str = ""
    bytes: int = 0
    seconds: float = 0.0
    destroyed: int = 0
    quarantined: int = 0
    """Packets nobody could read, of which the outbox has no other copy."""
    paused: bool = False
    line: str = "CLOSED"
    wait: float = 0.0
    reached_at: str = ""
    sending: str = ""
    """The packet under way, empty between packets; ``acknowledged`` of its ``size`` in bytes."""
    acknowledged: int = 0
    size: int = 0
    bytes_left: int = 0
    goodput: float | None = None
    seconds_left: float | None = None
    hours_left: float | None = None

    @property
    def clean(self) -> bool:
        """Whether all that could be done was done, and nothing needs a person."""
        wrong = self.trouble or self.stuck or self.refused or self.alarms or self.quarantined
        return not (wrong or self.blocked)

    def then(self, later: "Report") -> "Report":
        """Return both rounds as one: what was done adds up, how things stand is the later's."""
        return msgspec.structs.replace(
            later,
            added=self.added + later.added,
            sent=self.sent + later.sent,
            received=self.received + later.received,
            events=self.events + later.events,
            requeued=self.requeued + later.requeued,
            refused=self.refused + later.refused,
            alarms=self.alarms + later.alarms,
            bytes=self.bytes + later.bytes,
            destroyed=self.destroyed + later.destroyed,
            seconds=round(self.seconds + later.seconds, 3),
        )
