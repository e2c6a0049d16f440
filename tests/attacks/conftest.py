"""What attacks on the desk share with the station's tests: an office in a folder."""

from tests.station.conftest import office

__all__ = ["office"]
