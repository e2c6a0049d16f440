"""Puts refused packets together: good parts, one of them changed, signed and sealed anew."""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec
from cryptography import x509

import packets
from packets import base64, jws, strict_json
from packets.age_file import seal
from packets.age_stream import CHUNK, TAG
from packets.container import Member, contents, pack, unpack
from packets.layout import MANIFEST, MANIFEST_JWS
from packets.manifest import TYPE as MANIFEST_TYPE
from packets.signer import Signer, SoftwareSigner
from packets.waybill import TYPE as WAYBILL_TYPE
from tests.fakes.keys import NOW, STATION_URI, Authority, Keys
from tests.fakes.packets import enclosed, packet_of, placed, sealed_payload, signed_members
from tests.fakes.recordings import bare_recording, recording

WAYBILL, PAYLOAD = "waybill.jws", "payload.age"


@dataclass(frozen=True)
class Forge:
    """Keys, two good packets made with them, and ways to spoil those."""

    keys: Keys
    whole: packets.Sealed
    bare: packets.Sealed
    opened: packets.Opened = field(repr=False)

    @classmethod
    def of(cls, keys: Keys) -> "Forge":
        """Seal the good packets with ``keys``."""
        recipients = [keys.identity.recipient(), keys.recovery.recipient()]
        whole, bare = (
            packets.seal(made, recipients=recipients, signer=keys.station)
            for made in (recording(), bare_recording())
        )
        opened = packets.open_packet(whole.data, [keys.identity], keys.trust, NOW)
        return cls(keys, whole, bare, opened)

    @property
    def parts(self) -> dict[str, bytes]:
        """The two members of the bare packet."""
        return contents(unpack(self.bare.data))

    def outer(self, **changed: bytes) -> bytes:
        """Return the bare packet with another ``waybill`` or ``payload``."""
        token = changed.get("waybill", self.parts[WAYBILL])
        payload = changed.get("payload", self.parts[PAYLOAD])
        return pack([Member(WAYBILL, token), Member(PAYLOAD, payload)])

    def zipped(self, **options: object) -> bytes:
        """Return the bare packet as the standard library writes it, with ``options`` set."""
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as archive:
            for name, data in self.parts.items():
                info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                info.create_system = 0
                for option, value in options.items():
                    setattr(info, option, value)
                archive.writestr(info, data)
        return target.getvalue()

    def field(self, at: int, form: str, value: int, *, central: bool = False) -> bytes:
        """Return the bare packet with one field of its first local or central header changed."""
        data = bytearray(self.bare.data)
        start = data.index(b"PK\1\2") if central else 0
        struct.pack_into(form, data, start + at, value)
        return bytes(data)

    def token(self, signer: Signer | None = None, *, typ: str = WAYBILL_TYPE) -> bytes:
        """Return the waybill's token, signed by another one or under another type."""
        text = strict_json.encode(self.bare.waybill)
        return jws.sign(text, signer or self.keys.station, typ).encode("ascii")

    def headed(self, **changed: Any) -> bytes:
        """Return the waybill's token with its header changed before it is signed; None drops."""
        header, text, _ = self.parts[WAYBILL].decode().split(".")
        named = msgspec.json.decode(base64.read_url(header)) | changed
        kept = {name: value for name, value in named.items() if value is not None}
        signed = f"{base64.url(msgspec.json.encode(kept))}.{text}"
        signature = self.keys.station.sign(signed.encode())
        return f"{signed}.{base64.url(signature)}".encode("ascii")

    def said(self, change: Callable[[bytes], bytes]) -> bytes:
        """Return the bare packet whose waybill's JSON was changed before it was signed."""
        text = change(strict_json.encode(self.bare.waybill))
        return self.outer(waybill=jws.sign(text, self.keys.station, WAYBILL_TYPE).encode())

    def chained(
        self, issuer: Authority, *others: x509.Certificate, uri: str = STATION_URI, **issued: Any
    ) -> bytes:
        """Return the bare packet under a new leaf of ``issuer`` and the ``others`` behind it."""
        key, leaf = issuer.issue(uri, **issued)
        return self.outer(waybill=self.token(SoftwareSigner(key, [leaf, *others])))

    def sealed(self, payload: bytes, **claims: object) -> bytes:
        """Return a packet around any age file."""
        return packet_of(self.keys, payload, self.bare.waybill, **claims)

    def enclosed(self, plain: bytes) -> bytes:
        """Return a packet whose seal holds ``plain``."""
        return packet_of(self.keys, enclosed(self.keys, plain), self.whole.waybill)

    def members(self, changed: Mapping[str, bytes], *, relist: bool = True) -> bytes:
        """Return the whole packet with members changed and listed, signed and sealed anew."""
        members = {**self.opened.members, **changed}
        signed = signed_members(self.keys, self.opened.manifest, members, relist=relist)
        return packet_of(self.keys, sealed_payload(self.keys, signed), self.whole.waybill)

    def manifest(self, text: bytes, signer: Signer | None = None) -> bytes:
        """Return the whole packet under another manifest, signed by the station or another."""
        token = jws.sign_detached(text, signer or self.keys.station, MANIFEST_TYPE)
        return self.unsigned({MANIFEST: text, MANIFEST_JWS: token.encode("ascii")})

    def unsigned(self, changed: Mapping[str, bytes]) -> bytes:
        """Return the whole packet with members changed, under the old manifest's signature."""
        members = {**self.opened.members, **changed}
        return self.enclosed(pack([placed(name, data) for name, data in members.items()]))

    def claimed(self, **claims: Any) -> bytes:
        """Return the whole packet under a manifest with other claims."""
        manifest = msgspec.structs.replace(self.opened.manifest, **claims)
        members = signed_members(self.keys, manifest, self.opened.members, relist=False)
        return packet_of(self.keys, sealed_payload(self.keys, members), self.whole.waybill)

    def file(self, plain: bytes = bytes(CHUNK) + b"end") -> tuple[bytes, list[bytes]]:
        """Return an age file as its head (header and nonce) and its chunks."""
        sealed = enclosed(self.keys, plain)
        count, last = divmod(len(plain), CHUNK)
        head = len(sealed) - count * (CHUNK + TAG) - last - TAG
        return sealed[:head], [
            sealed[at : at + CHUNK + TAG] for at in range(head, len(sealed), CHUNK + TAG)
        ]

    def foreign(self) -> bytes:
        """Return an age file to nobody that is known here."""
        return seal(b"x", [packets.Identity.generate().recipient()])

    def swapped(self, record: bytes, other: bytes) -> bytes:
        """Return the envelope with one record in another's place."""
        xml = self.opened.members["biometrics.xml"]
        return xml.replace(base64.padded(record), base64.padded(other), 1)
