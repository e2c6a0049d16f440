"""Card readers: messages to the byte, cards laid on and taken away, all troubles."""

import threading
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.accessories import CardReader
from drivers.ccid import atr
from drivers.ccid.framing import CcidFraming
from drivers.ccid.messages import Ask, pack, parse
from drivers.ccid.reader import CcidReader
from drivers.emulators.ccid import CcidScript, EmulatedCard, EmulatedCcid
from drivers.emulators.usb import EmulatedBus
from drivers.stop import Stop
from drivers.transports.recording import Recorder
from drivers.transports.usb import UsbBus
from drivers.transports.usb_recording import RecordedUsbBus
from drivers.trouble import Fault, FaultCode, Retry, RetryReason
from tests.fakes import benches

GOOD = CcidScript()
EMPTY = CcidScript(card=None)


def reader(script: CcidScript = GOOD) -> tuple[EmulatedCcid, CcidReader]:
    device = EmulatedCcid(script)
    device.kernel = False
    return device, CcidReader(UsbBus(EmulatedBus([benches.pad(), device])))


def test_a_reader_tells_of_a_card_before_anybody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drivers.ccid.reader.LOOK_MS", 60_000)
    device, driver = reader(EMPTY)
    driver.open()
    timer = threading.Timer(0.05, device.lay, (EmulatedCard(),))
    timer.start()
    assert driver.read_card(Stop(10)).uid == EmulatedCard().uid.hex()
    timer.join()
    driver.close()


def test_a_reader_that_tells_nothing_is_looked_at() -> None:
    device, driver = reader(EMPTY)
    silent = tuple(each for each in device.descriptors.endpoints if each.address != 0x81)
    device.descriptors = replace(device.descriptors, endpoints=silent)
    driver.open()
    timer = threading.Timer(0.05, device.lay, (EmulatedCard(),))
    timer.start()
    assert driver.read_card(Stop(10)).uid == EmulatedCard().uid.hex()
    timer.join()
    driver.close()


def outcome(driver: CcidReader, seconds: float = 5) -> FaultCode | RetryReason | None:
    try:
        driver.open()
        assert driver.read_card(Stop(seconds)).atr
    except Fault as fault:
        return fault.code
    except Retry as retry:
        return retry.reason
    finally:
        driver.close()
    return None


def test_messages_are_those_of_the_class() -> None:
    assert pack(Ask.POWER_ON, 7) == bytes.fromhex("62000000000007000000")
    assert pack(Ask.EXCHANGE, 8, bytes.fromhex("ffca000000")) == bytes.fromhex(
        "6f050000000008000000ffca000000"
    )
    answer = parse(bytes.fromhex("80060000000008000000" + "04a1b2c39000"))
    assert (answer.kind, answer.sequence, answer.chip, answer.failed) == (0x80, 8, 0, False)
    assert parse(bytes.fromhex("8100000000000240fe00")).failed
    failed = parse(bytes.fromhex("8000000000000142fe00"))
    assert (failed.failed, failed.chip, failed.error) == (True, 2, 0xFE)
    assert parse(bytes.fromhex("80000000000001800100")).more_time


@pytest.mark.parametrize("message", ["", "80", "800600000000080000", "8001000000000800000000ff"])
def test_a_cut_answer_is_refused(message: str) -> None:
    with pytest.raises(Fault) as caught:
        parse(bytes.fromhex(message))
    assert caught.value.code is FaultCode.PROTOCOL


@pytest.mark.parametrize(
    ("answer", "protocols"),
    [
        ("3b8f8001804f0ca000000306030001000000006a", (0, 1)),  # a contactless card by PC/SC part 3
        ("3b6500002063cb6800", (0,)),
        ("3b021450", (0,)),
        ("3b800181", (1,)),
    ],
)
def test_an_answer_to_reset_names_its_protocols(answer: str, protocols: tuple[int, ...]) -> None:
    assert atr.protocols(bytes.fromhex(answer)) == protocols


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "3b",
        "3c021450",
        "3b0214",
        "3b02145000",
        "3b8f8001804f0ca000000306030001000000006b",
        "3bf0",
    ],
)
def test_what_is_no_answer_to_reset_is_refused(answer: str) -> None:
    with pytest.raises(Fault) as caught:
        atr.protocols(bytes.fromhex(answer))
    assert caught.value.code is FaultCode.PROTOCOL


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=40))
def test_any_bytes_are_an_answer_or_refused(data: bytes) -> None:
    for read in (atr.protocols, parse):
        with suppress(Fault):
            assert read(data) is not None


def test_a_card_is_identified_and_its_power_taken_away() -> None:
    device, driver = reader()
    assert isinstance(driver, CardReader)
    identity = driver.open()
    assert (identity.driver, identity.make, identity.model) == ("ccid", "ACS", "ACR122U LATIHAN")
    assert driver.present(Stop(1))
    card = driver.read_card(Stop(5))
    assert (card.uid, card.protocols) == ("04a1b2c3", (0, 1))
    assert card.atr == EmulatedCard().atr.hex()
    driver.close()
    assert [each[0] for each in device.heard] == [0x65, 0x65, 0x65, 0x62, 0x6F, 0x63]
    assert {each[10:].hex() for each in device.heard} == {"", "ffca000000"}  # nothing else is read


def test_a_card_is_waited_for_and_one_without_a_number_has_none() -> None:
    device, driver = reader(EMPTY)
    driver.open()
    assert not driver.present(Stop(1))
    card = EmulatedCard(atr=bytes.fromhex("3b021450"), uid=b"")
    timer = threading.Timer(0.05, device.lay, (card,))
    timer.start()
    assert driver.read_card(Stop(10)).uid == ""
    timer.join()
    driver.close()


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        (replace(GOOD, waits=3), None),
        (replace(GOOD, stale=3), None),
        (replace(GOOD, stale=20), FaultCode.PROTOCOL),
        (replace(GOOD, cut=1), FaultCode.PROTOCOL),
        (replace(GOOD, cut=8), FaultCode.PROTOCOL),
        (replace(GOOD, mute=True), FaultCode.TIMEOUT),
        (replace(GOOD, dead_card=True), RetryReason.TIMED_OUT),
        (replace(GOOD, card=EmulatedCard(atr=b"\x3b\xff")), FaultCode.PROTOCOL),
        (EMPTY, RetryReason.TIMED_OUT),
        *((replace(GOOD, unplug_at=at), FaultCode.GONE) for at in range(1, 6)),
    ],
)
def test_each_trouble_ends_as_it_should_and_a_good_one_works_after(
    script: CcidScript, expected: FaultCode | RetryReason | None
) -> None:
    device, driver = reader(script)
    assert outcome(driver, 0.3 if expected is RetryReason.TIMED_OUT else 5) is expected
    device.script = GOOD
    device.plug()
    assert outcome(driver) is None


def test_a_reader_that_is_held_forbidden_or_absent_is_told_apart() -> None:
    held, forbidden = EmulatedCcid(), EmulatedCcid()
    held.kernel = False
    held.held, forbidden.permitted = True, False
    assert outcome(CcidReader(UsbBus(EmulatedBus([held])))) is FaultCode.BUSY
    assert outcome(CcidReader(UsbBus(EmulatedBus([forbidden])))) is FaultCode.PERMISSION
    assert outcome(CcidReader(UsbBus(EmulatedBus([benches.pad()])))) is FaultCode.GONE


def test_a_cancel_ends_the_wait() -> None:
    _, driver = reader(EMPTY)
    driver.open()
    stop = Stop(30)
    timer = threading.Timer(0.05, stop.cancel)
    timer.start()
    with pytest.raises(Fault) as caught:
        driver.read_card(stop)
    assert caught.value.code is FaultCode.CANCELLED
    timer.join()
    driver.close()


def test_no_number_of_a_card_is_in_a_record() -> None:
    lines: list[str] = []
    device = EmulatedCcid()
    driver = CcidReader(
        RecordedUsbBus(EmulatedBus([device]), Recorder(lines.append, CcidFraming()))
    )
    driver.open()
    card = driver.read_card(Stop(5))
    driver.close()
    text = "\n".join(lines)
    assert "ffca000000" in text
    assert card.uid not in text
    assert card.atr not in text
