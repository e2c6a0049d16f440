"""Stands for a person towards the device host: the same token for the same person, and no name.

The host must know whether two captures are of one person, and nothing else about who that is. A
token is worth nothing once the kiosk has ended: its key is in this memory only.
"""

import hashlib
import hmac
import os


class Tokens:
    """Makes tokens from a key of its own."""

    def __init__(self) -> None:
        self._key = os.urandom(32)

    def of(self, nik: str) -> str:
        """Return a person's token, hex."""
        return hmac.new(self._key, nik.encode(), hashlib.sha256).hexdigest()
