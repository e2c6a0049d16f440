"""What can be met on the way to the centre: names for people, without what TLS and HTTP bring."""

from enum import StrEnum


class Cause(StrEnum):
    """What was met. It explains; what to do next is decided by code and treatment alone."""

    NAME_UNKNOWN = "NAME_UNKNOWN"
    UNREACHABLE = "UNREACHABLE"
    REFUSED = "REFUSED"
    SILENT = "SILENT"
    BROKEN_OFF = "BROKEN_OFF"
    NO_TLS = "NO_TLS"
    NO_HTTP = "NO_HTTP"
    CERTIFICATE_NAME = "CERTIFICATE_NAME"
    CERTIFICATE_EARLY = "CERTIFICATE_EARLY"
    CERTIFICATE_ENDED = "CERTIFICATE_ENDED"
    CERTIFICATE_ISSUER = "CERTIFICATE_ISSUER"
    STATION_REFUSED = "STATION_REFUSED"
