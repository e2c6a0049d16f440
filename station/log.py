"""Logs as JSON lines that cannot hold personal data: a fixed event name and listed fields only."""

import json
import logging
import logging.handlers
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

FIELDS: Final = frozenset(
    {
        "packet_id", "number", "status", "code", "device", "driver", "modality", "target", "reason",
        "attempt", "bytes", "offset", "seconds", "milliseconds", "count", "port", "pid", "process",
        "path_kind", "step", "event", "signal", "http_status", "free_bytes", "session", "role",
        "version", "error_type", "where", "request",
    }
)  # fmt: skip
"""The only fields a log line may carry. None of them can be a name, a NIK or an image."""


class JsonLines(logging.Formatter):
    """One JSON object per line: time, level, process part, event and allowed fields."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "event": record.getMessage(),
        }
        line |= {k: v for k, v in vars(record).items() if k in FIELDS}
        if record.exc_info and record.exc_info[0]:
            # The text of an exception may quote what a person typed: its type and place do not.
            line["error_type"] = record.exc_info[0].__name__
            line["where"] = _place(record)
        return json.dumps(line, default=str)


def _place(record: logging.LogRecord) -> str:
    trace = record.exc_info[2] if record.exc_info else None
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""


def to_file(path: Path, *, level: int = logging.INFO) -> None:
    """Send this process's log to a file that only its owner can read; a new one every day.

    Yesterday's is ``kiosk.jsonl.2026-11-20`` then: retention destroys it when it is old enough.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handler = logging.handlers.TimedRotatingFileHandler(path, when="midnight", encoding="utf-8")
    path.chmod(0o600)
    _install(handler, level)


def to_stderr(*, level: int = logging.WARNING) -> None:
    """Send this process's log to standard error; again is the same as once."""
    _install(_TO_STDERR, level)


class _ToStderr(logging.Handler):
    """Writes to whatever standard error is at the moment."""

    def emit(self, record: logging.LogRecord) -> None:
        sys.stderr.write(self.format(record) + "\n")


_TO_STDERR: Final = _ToStderr()


def _install(handler: logging.Handler, level: int) -> None:
    # A log that cannot be written must not print the record, and what it quotes, elsewhere.
    logging.raiseExceptions = False
    handler.setFormatter(JsonLines())
    handler.setLevel(level)
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(min(level, root.level))
