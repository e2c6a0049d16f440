"""The demo as a person runs it: a centre that forgets what it took is seen to be healed."""

from pathlib import Path

from tests.fakes.processes import Demo


def test_what_the_centre_forgot_after_its_receipt_is_sent_again(tmp_path: Path) -> None:
    words = ("--people", "1", "--seed", "17", "--faults", "forget")
    found = Demo(tmp_path / "home", *words).result()
    (person,) = found["people"]
    states = [line["state"] for line in person["history"]]
    assert found["faults"] == {"forget": 1}
    assert (found["lost"], found["double"], found["pending"], found["forgotten"]) == (0, 0, 0, 0)
    assert states.count("RECEIVED_AT_CENTRAL") == 2
    assert "PACKET_RETRY" in states
    assert person["state"] == "PRINT_READY_RECORD"
    assert found["unproven"] == 0
