"""Pictures to bytes and back: WSQ, JPEG 2000, thumbnails. Foreign bytes are measured first."""

import io
from collections.abc import Callable
from typing import Final

import _wsq
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from drivers.opencv import cv2
from packets.codestream import Facts, read_facts
from packets.enrollment import ImageCodec
from packets.errors import PacketError
from station.host import tiling, wsq_child, wsq_form

Pixels = NDArray[np.uint8]
Decompress = Callable[[bytes], tuple[bytes, int, int]]
"""From WSQ to pixels, width and height."""

WSQ_PPI: Final = 500
PORTRAIT_RATIO: Final = 20
"""Raw bytes to coded bytes; ISO/IEC 19794-5 finds no loss in recognition up to there."""
THUMBNAIL_SIDE: Final = 320
APPROVAL_SIDE: Final = 800
"""The citizen approves the portrait at the size of the screen."""
THUMBNAIL_QUALITY: Final = 80
LARGEST_PIXELS: Final = 3200 * 3200
"""A picture that claims more is not decoded: few bytes can ask for gigabytes."""


class Unreadable(Exception):
    """The bytes do not hold a picture that this station takes."""


def wsq(gray: Pixels) -> bytes:
    """Code a print at 500 ppi; the codec always uses 0.75 bits per pixel, about 15:1."""
    rows, columns = gray.shape
    return bytes(_wsq.compress(gray.tobytes(), rows, columns, 0.75))


def lossless(gray: Pixels) -> bytes:
    """Code an iris without loss, as a JP2 file (5/3 wavelet)."""
    return _jpeg2000(Image.fromarray(gray), irreversible=False)


def portrait(bgr: Pixels) -> bytes:
    """Code a portrait about 20:1 as a JP2 file (9/7 wavelet)."""
    rgb = np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB), np.uint8)
    return _jpeg2000(
        Image.fromarray(rgb),
        irreversible=True,
        quality_mode="rates",
        quality_layers=[PORTRAIT_RATIO],
    )


def thumbnail(pixels: Pixels, side: int = THUMBNAIL_SIDE) -> bytes:
    """Make a JPEG of at most ``side`` pixels a side for the screens."""
    height, width = pixels.shape[:2]
    scale = min(1.0, side / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    done, data = cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, THUMBNAIL_QUALITY])
    if not done:
        raise Unreadable("thumbnail")
    return data.tobytes()


def decoded(data: bytes) -> Pixels:
    """Decode what this station coded itself to gray (h x w) or blue-green-red (h x w x 3).

    The headers are checked first, without decoding. Raises :class:`Unreadable`.
    """
    return _decoded(data, _decompress)


def decoded_from_device(data: bytes) -> Pixels:
    """Decode as :func:`decoded`, WSQ in a process that may crash instead of this one."""
    return _decoded(data, wsq_child.decompress)


def _decoded(data: bytes, decompress: Decompress) -> Pixels:
    facts = _measured(data)
    try:
        if facts.codec is ImageCodec.WSQ:
            return _from_wsq(wsq_form.checked(data), facts, decompress)
        tiling.check(data)
    except (wsq_form.Malformed, wsq_child.Undecoded, tiling.Immodest) as error:
        raise Unreadable(f"{facts.codec.value}: {error}") from error
    found = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    if found is None or found.shape[:2] != (facts.height, facts.width):
        raise Unreadable("JPEG 2000")
    return np.asarray(found, np.uint8)


def _measured(data: bytes) -> Facts:
    try:
        facts = read_facts(data)
    except PacketError as error:
        raise Unreadable(error.code.value) from error
    if facts.width * facts.height * facts.channels > LARGEST_PIXELS:
        raise Unreadable("too large")
    return facts


def _from_wsq(data: bytes, facts: Facts, decompress: Decompress) -> Pixels:
    pixels, width, height = decompress(data)
    if (width, height) != (facts.width, facts.height):
        raise Unreadable("WSQ")
    return np.frombuffer(pixels, np.uint8).reshape(height, width)


def _decompress(data: bytes) -> tuple[bytes, int, int]:
    try:
        pixels, width, height, _ppi = _wsq.decompress(data)
    except Exception as error:  # the decoder's own errors have no other type
        raise Unreadable("WSQ") from error
    return pixels, width, height


def _jpeg2000(image: Image.Image, **options: object) -> bytes:
    coded = io.BytesIO()
    image.save(coded, "JPEG2000", **options)
    return coded.getvalue()
