"""What is in an opened packet, told without naming the citizen."""

from collections.abc import Iterator

import msgspec

from packets import Opened
from station.commands.packet.page import Sample, samples


class Summary(msgspec.Struct, frozen=True):
    """One packet at a glance."""

    packet_id: str
    number: str
    signer: str
    station: str
    area_code: str
    captured_at: str
    sealed_at: str
    training: bool
    samples: tuple[Sample, ...]
    exemptions: tuple[str, ...]
    gates: tuple[str, ...]
    members: dict[str, int]

    def lines(self) -> Iterator[str]:
        """Yield it for a person."""
        yield f"in order: {self.number}, signed by {self.signer}"
        yield f"recorded {self.captured_at}, sealed {self.sealed_at}, area {self.area_code}"
        for sample in self.samples:
            quality = "not checked" if sample.quality is None else str(sample.quality)
            what = f"{sample.codec} {sample.width}x{sample.height}, {sample.size} bytes"
            yield f"  {sample.part:<14}{what}, quality {quality}, attempts {sample.attempts}"
        yield from (f"  not recorded: {each}" for each in self.exemptions)
        yield from (f"  gate {each}" for each in self.gates)
        yield from (f"  {size:>10}  {name}" for name, size in self.members.items())


def summary(opened: Opened) -> Summary:
    """Return the summary of an opened packet."""
    origin, recording = opened.recording.origin, opened.recording
    return Summary(
        packet_id=opened.waybill.packet_id,
        number=opened.waybill.number,
        signer=opened.signer_uri,
        station=origin.station,
        area_code=origin.area_code,
        captured_at=origin.captured_at,
        sealed_at=origin.sealed_at,
        training=origin.training,
        samples=tuple(samples(recording)),
        exemptions=tuple(f"{each.part} ({each.presence})" for each in recording.exemptions),
        gates=tuple(f"{each.name} {each.outcome}" for each in recording.gates),
        members={name: len(data) for name, data in opened.members.items()},
    )
