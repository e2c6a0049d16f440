"""The first words to a centre, from a station that has no certificate yet.

Nobody is believed before a person has compared the root's fingerprint: the root is fetched without
a word of ours, and the one-time code goes only over a line that this root vouches for.
"""

import hashlib
import http.client
import ssl
from typing import Final

import msgspec
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from station.centre.connection import authority
from station.centre.protocol import Certified, Enrolment
from station.errors import Broken, Code, Refused

_PATIENCE: Final = 20.0
_LARGEST: Final = 256 * 1024


class _Problem(msgspec.Struct):
    code: str = ""


def fetch_root(url: str) -> bytes:
    """Return the root (PEM) the centre claims. To be compared, not believed.

    Raises ``Broken`` with LINE_DOWN, SETTINGS_INVALID, or CENTRE_UNTRUSTED for what is no root.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    status, body = _ask(url, context, "GET", "/v1/root", b"")
    if status != http.client.OK:
        raise Broken(Code.CENTRE_UNTRUSTED, "the centre shows no root")
    fingerprint(body)
    return body


def enrol(url: str, root: bytes, asked: Enrolment) -> Certified:
    """Give the code, over a line that this root vouches for, and return the certificates.

    Raises ``Refused`` with CODE_REFUSED and CENTRE_REFUSED, ``Broken`` with LINE_DOWN and
    CENTRE_UNTRUSTED.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.load_verify_locations(cadata=root.decode("ascii"))
    status, body = _ask(url, context, "POST", "/v1/enrol", msgspec.json.encode(asked))
    try:
        if status == http.client.OK:
            return msgspec.json.decode(body, type=Certified)
        told = msgspec.json.decode(body, type=_Problem).code
    except msgspec.DecodeError as error:
        raise Broken(Code.LINE_DOWN, "an answer of another form") from error
    code = Code.CODE_REFUSED if told == Code.CODE_REFUSED else Code.CENTRE_REFUSED
    raise Refused(code, told)


def fingerprint(root: bytes) -> str:
    """Return the SHA-256 of a certificate as people read it aloud: eight groups of eight.

    Raises ``Broken`` with CENTRE_UNTRUSTED for anything but one certificate: what stands beside the
    one that is compared would be trusted with it.
    """
    try:
        found = x509.load_pem_x509_certificates(root)
    except ValueError as error:
        raise Broken(Code.CENTRE_UNTRUSTED, "not a certificate") from error
    if len(found) != 1 or found[0].public_bytes(Encoding.PEM).split() != root.split():
        raise Broken(Code.CENTRE_UNTRUSTED, "more than one certificate, or other words around it")
    der = found[0].public_bytes(Encoding.DER)
    digest = hashlib.sha256(der).hexdigest()
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))


def _ask(url: str, context: ssl.SSLContext, verb: str, path: str, body: bytes) -> tuple[int, bytes]:
    host, port = authority(url)
    line = http.client.HTTPSConnection(host, port, timeout=_PATIENCE, context=context)
    try:
        headers = {"Content-Type": "application/json"} if body else {}
        line.request(verb, path, body or None, headers)
        answer = line.getresponse()
        data = answer.read(_LARGEST + 1)
    except ssl.SSLCertVerificationError as error:
        raise Broken(Code.CENTRE_UNTRUSTED, "another root than the one compared") from error
    except (OSError, http.client.HTTPException) as error:
        raise Broken(
            Code.LINE_DOWN, f"the centre is not reached: {type(error).__name__}"
        ) from error
    finally:
        line.close()
    if len(data) > _LARGEST:
        raise Broken(Code.LINE_DOWN, "an answer that is too long")
    return answer.status, data
