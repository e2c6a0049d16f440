"""Holds the station's area code against its certificate, where that names one."""

from station import keys
from station.errors import Broken, Code
from station.home import Home


def check(home: Home, area_code: str) -> None:
    """Raise ``Broken`` with AREA_CODE_INVALID where settings and certificate differ.

    Packets under another code come back as ENROLL_FAILURE_AT_REGIONAL. A station without a
    certificate, or with one that names no area, is held to the settings alone.
    """
    issued = keys.area_code(home)
    if issued and issued != area_code:
        detail = f"station.toml says {area_code}, the station's certificate {issued}"
        raise Broken(Code.AREA_CODE_INVALID, detail)
