"""An outbox entry as the row that ``list`` and ``show`` share."""

import msgspec

from station.outbox.entries import Entry


def row(entry: Entry) -> dict[str, object]:
    return {**msgspec.to_builtins(entry)}
