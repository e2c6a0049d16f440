"""Opens the register for whoever signed in: by their data key and the station's part of it.

The disk alone has neither: the one hangs on a PIN, the other on the keeper of the station's keys.
"""

import importlib
from collections.abc import Callable

from station.home import Home
from station.register.register import Register


def register(home: Home, data_key: bytes, used: Callable[[], bool]) -> Register:
    """Return the register. ``data_key`` is what the account holds; it also opens the keeper.

    Raises ``Broken`` with REGISTER_LOCKED, and with a KEY_ or KEEPER_ code where the station's part
    cannot be had.
    """
    keys = importlib.import_module("station.keys")  # brings cryptography: not before a sign-in
    keys.sign_in(home, data_key)
    return Register(home.register, keys.data_key(home, data_key), used=used)
