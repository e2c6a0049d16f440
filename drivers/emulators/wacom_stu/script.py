"""How the emulated pad behaves and misbehaves: a frozen script."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PadScript:
    """What happens when.

    Attributes:
        speed: how many times faster than life the person signs; the pad's own clock is not changed.
        begin_seconds: how long the person waits before the pen comes down.
        unplug_at: the cable is pulled before this pen report (0 is the first).
        stall_at: from this pen report on nothing more comes, as from a pad that hangs.
        lose_every: each n-th pen report is lost on the way; 0 loses none.
        garble_at: this pen report arrives cut in half.
        plain: pen reports without time and sequence, as the oldest pads send them; asking for more
            stalls.
        busy_polls: how many status polls after a change of the screen say "calculating".
        stuck: the pad stays "calculating" for ever.
        hangs: the pad stays "calculating" until it is reset.
        refuse_image: pictures are answered with a bad result.
        jitter: share of the width by which a pen at rest seems to tremble.
        bent: share of the height by which straight lines come out bent.
        dead_corner: the lower right corner does not feel the pen.
        no_uid2: the long serial number is not known and stalls.
        nameless: neither serial number is known.
    """

    speed: float = 1.0
    begin_seconds: float = 0.2
    unplug_at: int | None = None
    stall_at: int | None = None
    lose_every: int = 0
    garble_at: int | None = None
    plain: bool = False
    busy_polls: int = 1
    stuck: bool = False
    hangs: bool = False
    refuse_image: bool = False
    jitter: float = 0.0
    bent: float = 0.0
    dead_corner: bool = False
    no_uid2: bool = False
    nameless: bool = False
