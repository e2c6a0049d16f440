"""Recordings to weigh and to time: of any size, and of a synthetic person as the station codes."""

import io
import random
from collections.abc import Sequence
from functools import cache
from typing import Final

import _wsq
import msgspec
import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pixels

import packets
from drivers.population import face, fingerprint, iris
from drivers.population.person import FINGERS, Person
from packets.enrollment import (
    EyePosition,
    Face,
    Finger,
    FingerPosition,
    Image,
    ImageCodec,
    Iris,
    Recording,
)
from station.host import codec
from tests.fakes.keys import NOW, keys
from tests.fakes.recordings import image, recording

KEYS: Final = keys()
RECIPIENTS: Final = (KEYS.identity.recipient(), KEYS.recovery.recipient())


@cache
def picture(kind: ImageCodec, pixels: int, channels: int = 1) -> Image:
    """Return an image of noise, which no codec makes smaller than its rate."""
    width = int((pixels * 3 / 4) ** 0.5)
    height = width * 4 // 3
    noise = random.Random(pixels).randbytes(width * height)
    if kind is ImageCodec.WSQ:
        data = bytes(_wsq.compress(noise, height, width, 0.75))
    else:
        target = io.BytesIO()
        grey = Pixels.frombytes("L", (width, height), noise)
        grey.convert("RGB" if channels == 3 else "L").save(target, "JPEG2000")
        data = target.getvalue()
    return described(kind, width, height, channels, data)


def full(size: float) -> Recording:
    """Return a recording of ten fingers, two eyes and a portrait of ``size`` MB together."""
    finger = picture(ImageCodec.WSQ, int(size * 580_000))
    eye = picture(ImageCodec.JPEG2000_LOSSLESS, int(size * 138_000))
    portrait = picture(ImageCodec.JPEG2000_LOSSLESS, int(size * 61_300), 3)
    return made_of([finger] * 10, [eye] * 2, portrait)


def synthetic() -> Recording:
    """Return the recording of a synthetic person, coded as the station codes."""
    person = Person(1)
    fingers = [fingerprint.finger(person, part).pixels for part in FINGERS]
    eyes = [iris.eye(person, part).pixels for part in ("RIGHT_EYE", "LEFT_EYE")]
    portrait = face.portrait(person).pixels
    return made_of(
        [coded(ImageCodec.WSQ, each, codec.wsq(each)) for each in fingers],
        [coded(ImageCodec.JPEG2000_LOSSLESS, each, codec.lossless(each)) for each in eyes],
        coded(ImageCodec.JPEG2000, portrait, codec.portrait(portrait)),
    )


def coded(kind: ImageCodec, pixels: NDArray[np.uint8], data: bytes) -> Image:
    height, width, *channels = pixels.shape
    return described(kind, width, height, channels[0] if channels else 1, data)


def described(kind: ImageCodec, width: int, height: int, channels: int, data: bytes) -> Image:
    return msgspec.structs.replace(
        image(ImageCodec.WSQ), codec=kind, width=width, height=height, channels=channels, data=data
    )


def made_of(fingers: Sequence[Image], eyes: Sequence[Image], portrait: Image) -> Recording:
    return msgspec.structs.replace(
        recording(),
        fingers=tuple(
            Finger(position=FingerPosition(at), image=each) for at, each in enumerate(fingers, 1)
        ),
        irises=tuple(Iris(eye=EyePosition(at), image=each) for at, each in enumerate(eyes, 1)),
        face=Face(image=portrait),
        exemptions=(),
    )


def weight(made: Recording) -> int:
    """Return the bytes of all pictures."""
    images = [each.image for each in made.fingers] + [each.image for each in made.irises]
    return sum(len(each.data) for each in [*images, *([made.face.image] if made.face else [])])


def seal(made: Recording) -> packets.Sealed:
    return packets.seal(made, recipients=RECIPIENTS, signer=KEYS.station)


def open_packet(data: bytes) -> packets.Opened:
    return packets.open_packet(data, [KEYS.identity], KEYS.trust, NOW)
