"""Strict base64: one text for each value of bytes, anything else refused.

Standard alphabet without padding for age (C2SP age.md), URL alphabet without padding for JOSE
(RFC 7515 section 2). Non-zero leftover bits, padding, white space and foreign letters are refused.
"""

import base64
import binascii


class NotBase64(ValueError):
    """Not the one canonical text of any bytes."""


def unpadded(data: bytes) -> bytes:
    """Return the standard base64 of ``data`` without padding."""
    return binascii.b2a_base64(data, newline=False).rstrip(b"=")


def read_unpadded(text: bytes) -> bytes:
    """Return the bytes of canonical, unpadded, standard base64."""
    try:
        data = binascii.a2b_base64(text + b"=" * (-len(text) % 4), strict_mode=True)
    except binascii.Error:
        raise NotBase64 from None
    if unpadded(data) != text:
        raise NotBase64
    return data


def url(data: bytes) -> str:
    """Return the URL-safe base64 of ``data`` without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def read_url(text: str) -> bytes:
    """Return the bytes of canonical, unpadded, URL-safe base64."""
    if not text.isascii() or "+" in text or "/" in text:
        raise NotBase64
    return read_unpadded(text.replace("-", "+").replace("_", "/").encode("ascii"))
