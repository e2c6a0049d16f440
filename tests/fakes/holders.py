"""Who still holds a person's data: every container that leads to bytes with a mark in them."""

import gc
from types import CodeType

_NO_CONTAINERS = (str, int, float, type, CodeType)


def holders(mark: bytes) -> list[str]:
    """Return the types of who holds bytes with this mark, and who holds these.

    Walks everything that the collector tracks, and through what it does not track (structures of
    plain values) on to the bytes.
    """
    gc.collect()
    seen: set[int] = set()
    ends: list[object] = list(gc.get_objects())
    found: list[str] = []
    while ends:
        each = ends.pop()
        for held in gc.get_referents(each):
            if isinstance(held, bytes):
                if mark in held:
                    found.append(f"{type(each).__qualname__} of {_led_to(each)}")
            elif not (gc.is_tracked(held) or id(held) in seen or isinstance(held, _NO_CONTAINERS)):
                seen.add(id(held))
                ends.append(held)
    return found


def _led_to(each: object) -> str:
    named = {type(other).__qualname__ for other in gc.get_referrers(each)}
    return ", ".join(sorted(named - {"list", "frame"}))
