"""A trail that was touched is found out: flipped, cut, reordered, replayed, spliced, put back."""

from collections.abc import Callable
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from packets import PacketError, jws
from packets.signer import SoftwareSigner
from station.audit import segments
from station.audit.acts import Act
from station.audit.checkpoint import TYPE, Checkpoint, decode, encode
from station.audit.entry import digest, line, read
from station.audit.trail import Trail
from station.audit.verification import Flaw, Outside, Verdict, verify
from station.durable import LocalDisk
from tests.fakes.clock import MORNING, StillClock
from tests.fakes.keys import STATION_URI, keys

DAY = timedelta(days=1).total_seconds()
PACKETS = ("a" * 52, "b" * 52, "c" * 52)


def sign_with(signer: SoftwareSigner) -> Callable[[bytes], str]:
    return lambda payload: jws.sign(payload, signer, TYPE)


def believe(token: str) -> Checkpoint | None:
    try:
        found = jws.verify(token, keys().trust, TYPE, MORNING, "station")
    except PacketError:
        return None
    return decode(found.payload) if found.uri == STATION_URI else None


def three_days(folder: Path, who: str = "op-1", signer: SoftwareSigner | None = None) -> Path:
    """Write three days, the first two signed."""
    still = StillClock()
    trail = Trail(folder, still, sign=sign_with(signer or keys().station))
    for packet in PACKETS:
        trail.note(Act.SIGNED_IN, who=who, role="OPERATOR", serial="4")
        trail.note(Act.SEALED, who=who, about=packet)
        trail.note(Act.SIGNED_OUT, who=who)
        still.advance(DAY)
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return three_days(tmp_path / "audit")


def found(folder: Path, outside: Outside | None = None) -> Verdict:
    return verify(folder, believe, outside or Outside(packets=frozenset(PACKETS)))


def flaws(folder: Path, outside: Outside | None = None) -> set[Flaw]:
    return {each.flaw for each in found(folder, outside).flaws}


def files(folder: Path) -> list[Path]:
    return list(segments.segments(folder, LocalDisk()))


def test_an_untouched_trail_is_whole(folder: Path) -> None:
    verdict = found(folder)
    assert verdict.whole
    assert (verdict.entries, verdict.signed) == (10, 7)
    assert len(files(folder)) == 3


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_no_bit_can_be_flipped(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = three_days(tmp_path_factory.mktemp("flip") / "audit")
    touched = data.draw(st.sampled_from(sorted(folder.glob("0*"))))
    content = bytearray(touched.read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= 1 << data.draw(st.integers(0, 7))
    touched.write_bytes(content)
    outside = Outside(packets=frozenset(PACKETS), heads={10: whole_head()})
    assert flaws(folder, outside)


def test_a_field_that_is_no_number_any_more_is_told_and_not_stumbled_over(folder: Path) -> None:
    last = files(folder)[-1]
    last.write_bytes(last.read_bytes().replace(b'"serial":"4"', b'"serial":"<"'))
    assert Flaw.LINE_UNREADABLE in flaws(folder)


@cache
def whole_head() -> str:
    """Return the head of the three days, as who saw it tells: the same acts make the same chain."""
    with TemporaryDirectory() as folder:
        return found(three_days(Path(folder) / "audit")).head


def drop_line(folder: Path, segment: int, number: int) -> None:
    path = files(folder)[segment]
    written = path.read_bytes().splitlines(keepends=True)
    del written[number]
    path.write_bytes(b"".join(written))


def test_a_line_taken_out_of_a_signed_day_is_found(folder: Path) -> None:
    drop_line(folder, 0, 2)
    assert {Flaw.CHAIN_BROKEN, Flaw.NUMBER_WRONG, Flaw.SIGNATURE_OF_OTHERS} & flaws(folder)


def test_a_signed_day_cut_at_its_end_is_found(folder: Path) -> None:
    drop_line(folder, 1, -1)
    assert Flaw.SIGNATURE_OF_OTHERS in flaws(folder)


def test_lines_in_another_order_are_found(folder: Path) -> None:
    path = files(folder)[2]
    written = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join((written[1], written[0], *written[2:])))
    assert {Flaw.NUMBER_WRONG} <= flaws(folder)


def test_a_line_replayed_is_found(folder: Path) -> None:
    path = files(folder)[2]
    path.write_bytes(path.read_bytes() * 2)
    assert Flaw.NUMBER_WRONG in flaws(folder)


def test_a_day_taken_away_is_found(folder: Path) -> None:
    gone = files(folder)[1]
    gone.unlink()
    assert {Flaw.SEGMENT_MISSING, Flaw.PACKET_UNTOLD} <= flaws(folder)
    segments.checkpoint_of(gone).unlink()
    assert {Flaw.SEGMENT_MISSING, Flaw.PACKET_UNTOLD} <= flaws(folder)


def test_a_signature_taken_away_is_found(folder: Path) -> None:
    segments.checkpoint_of(files(folder)[0]).unlink()
    assert flaws(folder) == {Flaw.SIGNATURE_MISSING}


def test_the_signature_of_another_day_is_found(folder: Path) -> None:
    first, second, _ = files(folder)
    segments.checkpoint_of(second).write_bytes(segments.checkpoint_of(first).read_bytes())
    assert flaws(folder) == {Flaw.SIGNATURE_OF_OTHERS}


def test_a_day_cut_to_its_last_packet_is_found_by_the_outbox(folder: Path) -> None:
    last = files(folder)[2]
    last.write_bytes(last.read_bytes().splitlines(keepends=True)[0])
    assert flaws(folder) == {Flaw.PACKET_UNTOLD}


def test_a_trail_put_back_to_an_older_day_is_found_by_outbox_accounts_and_heads(
    folder: Path,
) -> None:
    for path in files(folder)[1:]:
        path.unlink()
        segments.checkpoint_of(path).unlink(missing_ok=True)
    outside = Outside(packets=frozenset(PACKETS[:1]), heads={10: whole_head()})
    assert flaws(folder) == {Flaw.PACKET_UNTOLD}
    assert flaws(folder, outside) == {Flaw.HEAD_MISSED}


def test_accounts_put_back_are_found(folder: Path) -> None:
    packets = frozenset(PACKETS)
    assert flaws(folder, Outside(packets=packets, accounts_serial=3)) == {Flaw.ACCOUNTS_OLDER}
    assert flaws(folder, Outside(packets=packets, accounts_serial=4)) == set()


def test_a_trail_that_is_gone_is_found(tmp_path: Path) -> None:
    outside = Outside(accounts_serial=2)
    assert flaws(tmp_path / "audit", outside) == {Flaw.TRAIL_MISSING}


def rewritten(folder: Path, sign: Callable[[bytes], str] | None) -> None:
    """Make the chain anew from a forged entry on, as who can write the files would."""
    head, seq = "0" * 64, 0
    for path in files(folder):
        written = []
        for each in path.read_bytes().splitlines(keepends=True):
            entry = read(each)
            assert entry is not None
            fields = {name: getattr(entry, name) for name in entry.__struct_fields__}
            forged = type(entry)(**fields | {"who": "op-2", "before": head})
            written.append(line(forged))
            head, seq = digest(written[-1]), seq + 1
        path.write_bytes(b"".join(written))
        point = segments.checkpoint_of(path)
        if sign and point.exists():
            at = "2026-11-21T02:00:00.000Z"
            first = segments.first_of(path)
            fresh = Checkpoint(first=first, last=seq, head=head, at=at)
            point.write_text(sign(encode(fresh)))


def test_a_chain_made_anew_does_not_fit_its_signatures(folder: Path) -> None:
    rewritten(folder, None)
    assert flaws(folder) == {Flaw.SIGNATURE_OF_OTHERS}


def test_nobody_else_signs_it(folder: Path) -> None:
    stranger = keys().root.signer("urn:perekaman:station:OTHER")
    rewritten(folder, sign_with(stranger))
    assert flaws(folder) == {Flaw.SIGNATURE_INVALID}


def test_who_has_the_stations_key_is_found_by_a_head_that_the_centre_knows(folder: Path) -> None:
    rewritten(folder, sign_with(keys().station))
    assert flaws(folder) == set()
    outside = Outside(packets=frozenset(PACKETS), heads={10: whole_head()})
    assert flaws(folder, outside) == {Flaw.HEAD_MISSED}


def test_the_trail_of_another_station_is_found(tmp_path: Path) -> None:
    other = keys().root.signer("urn:perekaman:station:OTHER")
    assert flaws(three_days(tmp_path / "b", signer=other)) == {Flaw.SIGNATURE_INVALID}


def test_days_of_two_trails_do_not_join(folder: Path, tmp_path: Path) -> None:
    other = three_days(tmp_path / "b", who="op-9")
    mine, theirs = files(folder)[1], files(other)[1]
    mine.write_bytes(theirs.read_bytes())
    point = segments.checkpoint_of(mine)
    point.write_bytes(segments.checkpoint_of(theirs).read_bytes())
    assert Flaw.CHAIN_BROKEN in flaws(folder)


@pytest.mark.expects_warnings
def test_half_a_line_is_told_and_its_loss_too(folder: Path) -> None:
    last = files(folder)[2]
    with last.open("ab") as file:
        file.write(b'{"seq":11,')
    assert flaws(folder) == {Flaw.HALF_LINE}
    Trail(folder, StillClock()).note(Act.SIGNED_IN, who="op-1")
    verdict = found(folder)
    assert (verdict.whole, verdict.torn) == (True, 1)
    assert verdict.set_back == 1  # the clock of this test began anew
    (name,) = segments.torn(folder, LocalDisk())
    (folder / name).unlink()
    assert flaws(folder) == {Flaw.HALF_LINE_LOST}
