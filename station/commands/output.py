"""How commands speak: JSON or plain lines on stdout, troubles and progress on stderr."""

import contextlib
import errno
import os
import sys
from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Final

import msgspec

from station.errors import Broken, Code, Trouble

_NOBODY_READS: Final = 128 + 13
"""What a shell says of a program that ended by SIGPIPE."""


_NEXT: Final = MappingProxyType(
    {
        Code.DISK_FULL: "make room on this disk; nothing that was promised is lost",
        Code.DISK_UNWRITABLE: "look at the disk, how it is mounted, and whose folder it is",
        Code.ACCOUNT_LOCKED: "an administrator unlocks it: `perekaman station account unlock`",
        Code.ACCOUNT_ENDED: "an administrator gives a new term, or the centre a new list",
        Code.ACCOUNTS_CHANGED: "an administrator checks: `perekaman station account mend`",
        Code.ACCOUNTS_OLDER: "install the newest list: `perekaman station accounts FILE`",
        Code.PIN_MUST_CHANGE: "choose a PIN: `perekaman station account pin`, or at the kiosk",
        Code.HOME_FOREIGN: "run this as the user whom the station belongs to",
        Code.HOME_OPEN: "look who could reach in, and close it; then start again",
        Code.KIOSK_RUNNING: "go on in the window that is open, or close it first",
        Code.UPLOADER_RUNNING: "speak to it with `perekaman outbox`, or end it first",
    }
)
"""What to do next, where the code alone says it."""


def document(value: object) -> None:
    """Print one JSON document and nothing else on stdout. Raises as ``lines``."""
    with _stdout():
        sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n")
        sys.stdout.buffer.flush()


def line(value: object) -> None:
    """Print one value as a line of JSON, for a program that follows. Raises as ``lines``."""
    with _stdout():
        sys.stdout.buffer.write(msgspec.json.encode(value) + b"\n")
        sys.stdout.buffer.flush()


def lines(texts: Iterable[str]) -> None:
    """Print plain lines for a person.

    Ends the command where nobody reads any more, as behind ``| head``. Raises ``Broken`` with
    DISK_FULL or DISK_UNWRITABLE where stdout is a file that takes no more.
    """
    with _stdout():
        for text in texts:
            sys.stdout.write(text + "\n")
        sys.stdout.flush()


def tell(text: str, *, as_json: bool, **facts: object) -> None:
    """Say one thing on stdout: its facts as a document for machines, a line for people."""
    if as_json:
        document(facts)
    else:
        lines([text])


def progress(text: str) -> None:
    """Tell a person how far it is, on stderr."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def explain(trouble: Trouble, *, as_json: bool) -> None:
    """Say what went wrong: a document with the code for machines, a sentence for people."""
    advice = _NEXT.get(trouble.code, "" if trouble.detail else "see CONTRIBUTING.md")
    detail = "; ".join(part for part in (trouble.detail, advice) if part)
    if as_json:
        with contextlib.suppress(Broken):  # the sentence is said all the same
            document({"error": {"code": trouble.code.value, "detail": detail}})
    progress(f"perekaman: {trouble.code.value}: {detail}")


@contextlib.contextmanager
def _stdout() -> Iterator[None]:
    if sys.stdout is None:
        raise Broken(Code.DISK_UNWRITABLE, "what is printed: stdout is closed")
    try:
        yield
    except BrokenPipeError:
        _hush()
        raise SystemExit(_NOBODY_READS) from None
    except OSError as error:
        _hush()
        code = Code.DISK_FULL if error.errno == errno.ENOSPC else Code.DISK_UNWRITABLE
        raise Broken(code, f"what is printed: {error.strerror}") from None


def _hush() -> None:
    """Let what is still buffered go nowhere, or the interpreter would fail with it at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
