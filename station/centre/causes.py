"""Names what exactly broke a connection, for the technician: by type and number, never by text."""

import errno
import http.client
import socket
import ssl
from types import MappingProxyType
from typing import Final

from station.centre.met import Cause

_NO_WAY: Final = frozenset(
    {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL}
)

_VERIFY: Final = MappingProxyType(
    {
        9: Cause.CERTIFICATE_EARLY,
        10: Cause.CERTIFICATE_ENDED,
        62: Cause.CERTIFICATE_NAME,
        64: Cause.CERTIFICATE_NAME,
    }
)
"""X509_V_ERR_ numbers of OpenSSL (x509_vfy.h); all others speak of the issuer."""

_ALERTS: Final = frozenset(
    {
        "SSLV3_ALERT_BAD_CERTIFICATE",
        "SSLV3_ALERT_CERTIFICATE_EXPIRED",
        "SSLV3_ALERT_CERTIFICATE_REVOKED",
        "SSLV3_ALERT_CERTIFICATE_UNKNOWN",
        "SSLV3_ALERT_UNSUPPORTED_CERTIFICATE",
        "TLSV13_ALERT_CERTIFICATE_REQUIRED",
        "TLSV1_ALERT_ACCESS_DENIED",
        "TLSV1_ALERT_UNKNOWN_CA",
    }
)
"""Names of the TLS alerts (RFC 8446, 6.2) by which a server says no to a client certificate."""

_NOT_TLS: Final = frozenset(
    {"WRONG_VERSION_NUMBER", "UNSUPPORTED_PROTOCOL", "TLSV1_ALERT_PROTOCOL_VERSION", "HTTP_REQUEST"}
)


def cause_of(error: BaseException) -> Cause | None:
    """Return what an exception of socket, TLS or HTTP means; None for one that is none of theirs.

    ``ConnectionRefusedError`` and its like come with or without a class of their own: a socket that
    is asked for its error has only a number.
    """
    if isinstance(error, ssl.SSLError):
        return _of_tls(error)
    if isinstance(error, socket.gaierror):
        return Cause.NAME_UNKNOWN
    if isinstance(error, TimeoutError):
        return Cause.SILENT
    if isinstance(error, http.client.HTTPException):
        return Cause.BROKEN_OFF if isinstance(error, http.client.IncompleteRead) else Cause.NO_HTTP
    if isinstance(error, OSError):
        return _of_socket(error)
    return None


def _of_tls(error: ssl.SSLError) -> Cause:
    if isinstance(error, ssl.SSLCertVerificationError):
        return _VERIFY.get(error.verify_code, Cause.CERTIFICATE_ISSUER)
    if (error.reason or "") in _ALERTS:
        return Cause.STATION_REFUSED
    return Cause.NO_TLS if (error.reason or "") in _NOT_TLS else Cause.BROKEN_OFF


def _of_socket(error: OSError) -> Cause:
    if error.errno == errno.ECONNREFUSED:
        return Cause.REFUSED
    return Cause.UNREACHABLE if error.errno in _NO_WAY else Cause.BROKEN_OFF
