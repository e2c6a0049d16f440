"""Prints what sealing and opening cost beside the bare ciphers, where it goes, what it weighs."""

import argparse
import cProfile
import hashlib
import io
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from types import MappingProxyType
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from packets import age_file, base64
from packets.cbeff import read_records
from packets.container import Member, contents, pack, unpack
from packets.enrollment import Recording
from packets.layout import BIOMETRICS, MANIFEST, MANIFEST_JWS, STATEMENT_PEN, member
from scripts.bench.packet_samples import (
    KEYS,
    RECIPIENTS,
    full,
    open_packet,
    seal,
    synthetic,
    weight,
)
from tests.fakes.recordings import recording

MB: Final = 1_000_000
MIB: Final = 1024 * 1024
STREAMED: Final = 200
LARGEST: Final = 23.5
"""MB of pictures that base64 makes almost 32 MiB of, the most an envelope may have."""


def say(line: str = "") -> None:
    sys.stdout.write(f"{line}\n")


Work = Callable[[], object]


def seconds(works: Sequence[Work], rounds: int) -> list[float]:
    """Return the medians of the wall time of works that take turns, so that noise meets all."""
    spent: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for work, times in zip(works, spent, strict=True):
            before = time.perf_counter()
            work()
            times.append(time.perf_counter() - before)
    return [median(times) for times in spent]


def sha256(data: bytes) -> bytes:
    digest = hashes.Hash(hashes.SHA256())
    digest.update(data)
    return digest.finalize()


def seal_layer(rounds: int) -> None:
    """Print MB/s of the age layer and its ratio to the slower of the bare cipher and hash."""
    say("the seal alone (age), MB/s                      of the slower bare one")
    say(f"{'MB':>6}{'ChaCha20':>10}{'SHA-256':>9}{'hashlib':>9}{'seal':>8}{'open':>8}   seal  open")
    for size in (1, 2, 4, 8, 64):
        works = layer(random.Random(size).randbytes(size * MB))
        speeds = [size / each for each in seconds(works, rounds if size < 64 else 3)]
        slower = min(speeds[:2])
        say(
            f"{size:6}{speeds[0]:10.0f}{speeds[1]:9.0f}{speeds[2]:9.0f}{speeds[3]:8.0f}"
            f"{speeds[4]:8.0f}{speeds[3] / slower:7.2f}{speeds[4] / slower:6.2f}"
        )


def layer(data: bytes) -> list[Work]:
    """Return the bare cipher, two bare hashes, sealing and opening of ``data``."""
    cipher, closed = ChaCha20Poly1305(bytes(32)), age_file.seal(data, RECIPIENTS)
    return [
        lambda: cipher.encrypt(bytes(12), data, None),
        lambda: sha256(data),
        lambda: hashlib.sha256(data).digest(),
        lambda: age_file.seal(data, RECIPIENTS),
        lambda: age_file.unseal(closed, [KEYS.identity]),
    ]


def whole_packets(rounds: int) -> None:
    """Print what a whole packet costs, and its speed beside that of bare SHA-256."""
    say("\na whole packet with ten fingers, two eyes, a portrait")
    say(f"{'MB':>6}{'seal ms':>9}{'MB/s':>6}  of SHA-256{'open ms':>9}{'MB/s':>6}  of SHA-256")
    for size in (1, 2, 4, 8):
        made = full(size)
        pictures = weight(made)
        bare, *both = seconds(packet_works(made, random.Random(1).randbytes(pictures)), rounds)
        line = "".join(f"{1000 * t:9.1f}{pictures / MB / t:6.0f}{bare / t:12.3f}" for t in both)
        say(f"{pictures / MB:6.1f}{line}")


def packet_works(made: Recording, as_much: bytes) -> list[Work]:
    data = seal(made).data
    return [lambda: sha256(as_much), lambda: seal(made), lambda: open_packet(data)]


SEALING: Final = MappingProxyType(
    {
        "records and XML": "write_members",
        "hashes of the members": "write_manifest",
        "self-check": "read_back",
        "ZIP: deflate, CRC": "pack",
        "age": "encrypt",
        "signatures": "sign",
    }
)
OPENING: Final = MappingProxyType(
    {
        "outer ZIP, waybill, hash": "_verify",
        "age": "decrypt",
        "ZIP: inflate, CRC": "unpack",
        "manifest and its signature": "_manifest",
        "hashes of the members": "_check_hashes",
        "records out of the XML": "_assemble",
        "everything written again": "_check_rebuilt",
    }
)


def stages(name: str, work: Work, table: Mapping[str, str], rounds: int) -> None:
    """Print the milliseconds of each stage, by the functions of ``packets`` that do it."""
    profile = cProfile.Profile()
    profile.enable()
    for _ in range(rounds):
        work()
    profile.disable()
    spent = dict.fromkeys(table.values(), 0.0)
    for entry in profile.getstats():
        code = entry.code
        if not isinstance(code, str) and "/packets/" in code.co_filename and code.co_name in spent:
            spent[code.co_name] += entry.totaltime
    say(f"\n{name}, ms by stage (under a profiler)")
    for stage, function in table.items():
        say(f"  {stage:28}{1000 * spent[function] / rounds:8.1f}")


def weights(named: Mapping[str, Recording]) -> None:
    """Print the bytes of packets by part, and what the container takes beside the records."""
    parts = {name: by_part(made) for name, made in named.items()}
    say("\npackets by part, bytes" + "".join(f"{name:>14}" for name in named).rjust(12))
    for part in next(iter(parts.values())):
        say(f"  {part:28}" + "".join(f"{parts[name][part]:14}" for name in named))
    for label, counted in (
        ("container over the records", CONTAINER),
        ("without the fixed", GROWING),
    ):
        shares = [sum(each[part] for part in counted) / each["records"] for each in parts.values()]
        say(f"  {label:28}" + "".join(f"{share:14.2%}" for share in shares))


CONTAINER: Final = (
    "envelope: XML, base64",
    "manifest.json",
    "signatures, certificates",
    "seal: stanzas, tags",
    "ZIP headers",
)
GROWING: Final = CONTAINER[:2]


def by_part(made: Recording) -> dict[str, int]:
    """Return the bytes of a packet's parts as they lie in the file; they add up to ``packet``."""
    data = seal(made).data
    outer, members = contents(unpack(data)), open_packet(data).members
    packed = {name: packed_size(name, each) for name, each in members.items()}
    records = sum(len(each) for each in read_records(members[BIOMETRICS]))
    signed = len(outer["waybill.jws"]) + packed[MANIFEST_JWS]
    plain = len(pack([member(name, each) for name, each in members.items()]))
    pen = packed.get(STATEMENT_PEN, 0)
    others = {name for name in packed if name not in (MANIFEST, MANIFEST_JWS, BIOMETRICS)}
    return {
        "records": records + pen,
        "biodata, consent, audit": sum(packed[name] for name in others) - pen,
        "envelope: XML, base64": packed[BIOMETRICS] - records,
        "manifest.json": packed[MANIFEST],
        "signatures, certificates": signed,
        "seal: stanzas, tags": len(outer["payload.age"]) - plain,
        "ZIP headers": plain - sum(packed.values()) + len(data) - sum(map(len, outer.values())),
        "packet": len(data),
    }


def inline(xml: bytes, pictures: int, rounds: int) -> None:
    """Print the time that records inside the XML take beyond records as stored members."""
    plain, text, packed = xml[:pictures], base64.padded(xml[:pictures]), deflated(xml)
    stored = pack([Member("", plain)])
    works: list[Work] = [
        lambda: (base64.padded(plain), deflated(xml)),
        lambda: (base64.read_padded(text), unpack(packed)),
        lambda: pack([Member("", plain)]),
        lambda: unpack(stored),
    ]
    writing, reading, packing, unpacking = (1000 * each for each in seconds(works, rounds))
    say(
        f"  records inside the XML take {writing - packing:.1f} ms to seal and "
        f"{reading - unpacking:.1f} ms to open (synthetic)"
    )


def packed_size(name: str, data: bytes) -> int:
    """Return the bytes a member takes in the payload, without its headers."""
    one = pack([member(name, data)])
    return len(one) - len(pack([Member(name, b"")]))


def deflated(data: bytes) -> bytes:
    return pack([Member("", data, deflated=True)])


def streamed() -> tuple[int, Work]:
    data = random.Random(1).randbytes(STREAMED * MB)
    return len(data), lambda: discarded(data)


def discarded(data: bytes) -> None:
    with Path(os.devnull).open("wb") as nothing:
        age_file.encrypt(io.BytesIO(data), nothing, RECIPIENTS)


def largest_sealed() -> tuple[int, Work]:
    made = full(LARGEST)
    return weight(made), lambda: seal(made)


def largest_opened() -> tuple[int, Work]:
    data = seal(full(LARGEST)).data
    return len(data), lambda: open_packet(data)


MEMORY: Final[Mapping[str, Callable[[], tuple[int, Work]]]] = MappingProxyType(
    {
        "the seal alone, streamed": streamed,
        "seal(), at the format's limits": largest_sealed,
        "open_packet(), the same": largest_opened,
    }
)


def memory(name: str) -> None:
    """Print the peak of memory above what stood before the work: its input and the program."""
    size, work = MEMORY[name]()
    open_packet(seal(recording()).data)  # loads what is loaded at first use
    Path("/proc/self/clear_refs").write_text("5", "ascii")  # forgets the peak so far
    before = held("VmRSS")
    work()
    say(f"  {name:32}{size / MB:8.1f} MB in, peak {held('VmHWM') - before:6.1f} MB above it")


def held(field: str) -> float:
    """Return MB of this process as the kernel counts them: ``VmRSS`` now, ``VmHWM`` at most."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(field)) * 1024 / MB


def figures(rounds: int, size: float) -> None:
    seal_layer(rounds)
    whole_packets(rounds)
    made = full(size)
    data = seal(made).data
    stages(f"sealing {size} MB", lambda: seal(made), SEALING, rounds)
    stages(f"opening {size} MB", lambda: open_packet(data), OPENING, rounds)
    person = synthetic()
    weights({"synthetic": person, **{f"{size} MB": full(size) for size in (1, 2, 4, 8)}})
    inline(open_packet(seal(person).data).members[BIOMETRICS], weight(person), rounds)
    say("\nmemory, each in a process of its own")
    sys.stdout.flush()
    # Freed pieces go back to the kernel, so that none of them hides what is taken later.
    environment = os.environ | {"MALLOC_MMAP_THRESHOLD_": "65536"}
    for name in MEMORY:
        command = [sys.executable, __file__, "--memory", name]
        subprocess.run(command, check=True, env=environment)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--size", type=float, default=3.6, help="MB of the packet taken apart")
    parser.add_argument("--memory", choices=MEMORY, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.memory:
        memory(options.memory)
    else:
        figures(options.rounds, options.size)


if __name__ == "__main__":
    main()
