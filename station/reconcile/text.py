"""Turns the bytes of a file into text: UTF-8, UTF-16 or Windows-1252, and nothing else."""

from typing import Final

from station.reconcile.line import Flaw, Unreadable

LARGEST: Final = 64 << 20
"""Bytes; 100,000 lines have a quarter of that."""
_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
_STRAY: Final = 8
"""NUL bytes that a bad medium may leave in a text."""
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff")


def decoded(data: bytes) -> str:
    """Return the text. Raises ``Unreadable`` for workbooks, what is too large, what is no text."""
    if len(data) > LARGEST:
        raise Unreadable(Flaw.TOO_LARGE, f"larger than {LARGEST >> 20} MB: ask for less at a time")
    if data.startswith(_WORKBOOKS):
        raise Unreadable(Flaw.WORKBOOK, "this is a workbook or a PDF: save it as CSV (UTF-8)")
    text = _text(data)
    if text.count("\0") > max(_STRAY, len(text) // 100):
        raise Unreadable(Flaw.NO_TEXT, "this is no text")
    return text.replace("\0", "")


def _text(data: bytes) -> str:
    try:
        if data.startswith(_WIDE):
            return data.decode("utf-16")
        if data[1:2] == b"\0" or data[:1] == b"\0":
            return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Every byte is something in Windows-1252; keys and statuses are ASCII in all of these.
        return data.decode("cp1252", "replace")
