"""How commands speak: JSON or plain lines on stdout, troubles and progress on stderr."""

import sys
from collections.abc import Iterable

import msgspec

from station.errors import Trouble


def document(value: object) -> None:
    """Print one JSON document and nothing else on stdout."""
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n")
    sys.stdout.buffer.flush()


def lines(texts: Iterable[str]) -> None:
    """Print plain lines for a person."""
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
    if as_json:
        document({"error": {"code": trouble.code.value, "detail": trouble.detail}})
    progress(f"perekaman: {trouble.code.value}: {trouble.detail or 'see CONTRIBUTING.md'}")
