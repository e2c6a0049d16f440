"""The page of ``packet explain`` for a person, on a terminal of 100 columns."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType
from typing import Final

import msgspec

from packets.checks import Check
from station.commands.packet.page import Inside, Page, Sample
from station.commands.packet.shown import shown

WIDTH: Final = 100
CHECKS: Final = MappingProxyType(
    {
        Check.CONTAINER: "a packet: one ZIP of the one form, waybill and payload in it",
        Check.WAYBILL_SIGNATURE: "waybill signed by a station, under the root, valid at the time",
        Check.WAYBILL: "waybill well-formed, its number fits, the station is the signer",
        Check.PAYLOAD: "payload is the waybill's: size, SHA-256, id, header, recipients",
        Check.SEAL: "seal opened with the identity, every byte authentic",
        Check.MEMBERS: "members inside well-formed, of known names and sizes",
        Check.MANIFEST: "manifest signed by the same station, agrees with the waybill",
        Check.HASHES: "every member is the one the manifest lists",
        Check.RECORDS: "records, pictures, envelope and manifest say the same",
        Check.LAYOUT: "members in their order, packed as they must be",
    }
)
_MARKS: Final = MappingProxyType({"passed": "ok", "failed": "FAILED", "not checked": "not checked"})


def page_lines(page: Page) -> Iterator[str]:
    """Yield the page, no line longer than WIDTH; what would move the cursor is shown as ``?``."""
    for line in _all(page):
        text = shown(line)
        yield from _wrapped(text) if len(text) > WIDTH else (text,)


def _wrapped(line: str) -> Iterator[str]:
    indent = " " * (len(line) - len(line.lstrip()))
    yield from textwrap.wrap(
        line.strip(), WIDTH, initial_indent=indent, subsequent_indent=indent + "    "
    )


def _all(page: Page) -> Iterator[str]:
    yield f"{page.size:,} bytes: {_headline(page)}"
    yield ""
    yield "Checks"
    for each in page.checks:
        yield f"  {each.number:>2}  {_MARKS[each.outcome]:<11}  {CHECKS[Check(each.number)]}"
    if page.error:
        yield f"      {page.error.packet_code.value}: {page.error.detail}"
    yield from _waybill(page)
    yield from _inside(page.inside) if page.inside else ()


def _headline(page: Page) -> str:
    if not page.in_order:
        return "NOT IN ORDER"
    return "in order, opened and read" if page.inside else "in order, as far as no key is needed"


def _waybill(page: Page) -> Iterator[str]:
    waybill = page.waybill
    if waybill is None:
        return
    believed = page.checks[Check.WAYBILL - 1].outcome == "passed"
    yield from _title("Waybill" if believed else "Waybill (not believed)")
    yield from _table(
        [
            ("number", waybill.number),
            ("packet", waybill.packet_id),
            ("station", f"{waybill.station}, area {waybill.area_code}"),
            ("sealed", waybill.sealed_at),
            ("payload", f"{waybill.size:,} bytes"),
            ("marks", _marks(training=waybill.training, priority=waybill.priority)),
        ]
    )
    yield from _title("Signed by")
    yield f"  {page.signer or 'nobody who is believed'}"
    for link in page.chain:
        dates = f"{link.valid_from[:10]} to {link.valid_to[:10]}"
        yield f"  {link.subject or '-'}, {dates}, issued by {link.issuer or '-'}"
    yield from _title("Can be opened by")
    for each in page.recipients:
        yield f"  {each.key_id}  {each.role or 'a key this home does not know'}"


def _marks(*, training: bool, priority: bool) -> str:
    marks = [name for name, is_so in (("training", training), ("priority", priority)) if is_so]
    return ", ".join(marks) or "none"


def _inside(inside: Inside) -> Iterator[str]:
    yield from _title("Recorded")
    yield from _table(
        [
            ("at", inside.captured_at),
            ("operator", f"account {inside.operator}"),
            ("software", inside.software),
            ("settings", inside.settings_sha256[:16]),
            ("clock", _or_not(inside.clock_offset_ms, "{} ms off")),
            ("position", _position(inside)),
        ]
    )
    yield from _title("Samples")
    yield from _samples(inside.samples)
    yield from _lists(inside)
    yield from _title("Members")
    for member in inside.members:
        yield f"  {member.size:>12,}  {member.share:>6.1%}  {member.name}"
    if inside.biodata:
        yield from _title("Biodata")
        yield from _table(list(msgspec.structs.asdict(inside.biodata).items()))


def _lists(inside: Inside) -> Iterator[str]:
    yield from _title("Not recorded")
    for part in inside.exceptions:
        lasting = "permanent" if part.permanent else "for now"
        note = f", note: {part.note}" if part.note else ""
        by = f", confirmed by {part.confirmed_by}" if part.confirmed_by else ""
        yield f"  {part.part:<14}{part.presence.lower()}, {lasting}{by}{note}"
    yield from [] if inside.exceptions else ["  nothing: everything was recorded"]
    yield from _title("Gates")
    for gate in inside.gates:
        who = ", ".join(each for each in (gate.by, gate.second) if each)
        seen = f"{gate.value} ({who})" if who else gate.value
        yield f"  {gate.name:<24}{gate.outcome:<13}{seen}".rstrip()
    yield from [] if inside.gates else ["  none"]
    consent, audit = inside.consent, inside.audit
    signed = _or_not(consent.statement_points, "signed, {} points", "not signed on the pad")
    yield from _title("Consent and audit")
    yield f"  photo approved {consent.photo_approved_at or 'never'}"
    at = consent.statement_signed_at or "no time"
    yield f"  statement ({consent.statement_language}) {signed}, {at}"
    span = f", {audit.first} to {audit.last}" if audit.lines else ""
    yield f"  audit of {audit.lines} lines{span}"


def _samples(samples: Sequence[Sample]) -> Iterator[str]:
    if not samples:
        yield "  none"
        return
    names = ("part", "codec", "size", "ppi", "bytes", "quality", "tries", "device")
    yield _row(names)
    for each in samples:
        quality = "unchecked" if each.quality is None else str(each.quality)
        forced = " forced" if each.forced else ""
        yield _row(
            (
                each.part,
                each.codec.replace("JPEG2000", "JP2").replace("_LOSSLESS", " lossless"),
                f"{each.width}x{each.height}",
                str(each.ppi or "-"),
                f"{each.size:,}",
                quality,
                f"{each.attempts}{forced}",
                each.device,
            )
        )


def _row(cells: Sequence[str]) -> str:
    part, codec, size, ppi, count, quality, tries, device = cells
    return (
        f"  {part:<14}{codec:<14}{size:<11}{ppi:>4} {count:>10}  {quality:<10}{tries:<10}{device}"
    ).rstrip()


def _position(inside: Inside) -> str:
    if inside.position is None:
        return "not measured"
    latitude, longitude, accuracy = inside.position
    return f"{latitude:.5f}, {longitude:.5f}, within {accuracy:.0f} m"


def _or_not(value: int | None, words: str, otherwise: str = "not measured") -> str:
    return otherwise if value is None else words.format(value)


def _title(text: str) -> Iterable[str]:
    return ("", text)


def _table(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    for name, value in rows:
        yield f"  {name:<16}{value}"
