"""Rules for every test: no unexpected warning in the log, no Qt window on a screen."""

import logging
import os
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.umask(0o077)  # as in every process of a station, so that no test hangs on what ran before it


@pytest.fixture(autouse=True)
def quiet_log(caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning without being marked ``expects_warnings``."""
    yield
    if request.node.get_closest_marker("expects_warnings"):
        return
    loud = [
        f"{record.name}: {record.getMessage()}"
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING
    ]
    assert not loud, f"unexpected log lines: {loud}"
