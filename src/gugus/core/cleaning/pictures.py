"""Pictures drawn anew: only what is seen goes over; place, device, author and thumbnails stay behind."""

from __future__ import annotations

import io
from collections.abc import Iterator

from PIL import Image, ImageOps

Image.init()  # all readers now: later nothing more can be opened
Image.MAX_IMAGE_PIXELS = None  # the limit below is asked before anything is decoded
MOST_PIXELS = 60_000_000
LONGEST_SIDE = 3_000
_FORMATS = ("JPEG", "PNG", "WEBP")
_PNG_START, _PNG_KEPT = b"\x89PNG\r\n\x1a\n", {b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"sRGB", b"IDAT", b"IEND"}
_SCAN, _APP0, _APP14, _APP15, _COMMENT = 0xDA, 0xE0, 0xEE, 0xEF, 0xFE


class TooLarge(Exception):
    """What would have to be unpacked is larger than any picture or document one looks at."""


def picture(data: bytes) -> bytes:
    """A picture in its own format, turned upright, at most 3,000 points a side, without any hidden data.

    TooLarge before anything is decoded when it has more than 60 million points.
    """
    with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
        if image.width * image.height > MOST_PIXELS:
            raise TooLarge
        form = "JPEG" if image.format == "MPO" else str(image.format)
        if form == "JPEG":
            image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        upright = ImageOps.exif_transpose(image)
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        return _drawn(upright, form)


def _drawn(image: Image.Image, form: str) -> bytes:
    """The points alone, in a picture that was never anything else."""
    mode = "RGBA" if form != "JPEG" and image.has_transparency_data else "RGB"
    points = image.convert(mode)
    bare = Image.frombytes(mode, points.size, points.tobytes())
    out = io.BytesIO()
    bare.save(out, form, quality=88)
    return out.getvalue()


def bare_jpeg(data: bytes) -> bytes:
    """A JPEG inside a document without its application segments and comments, its picture untouched."""
    return b"\xff\xd8" + b"".join(_segments(data)) if data.startswith(b"\xff\xd8") else data


def _segments(data: bytes) -> Iterator[bytes]:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != _SCAN:
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        code = data[at + 1]
        if code in (_APP0, _APP14) or not (_APP0 < code <= _APP15 or code == _COMMENT):
            yield data[at:end]
        at = end
    yield data[at:]


def bare_png(data: bytes) -> bytes:
    """A PNG inside a document without texts, times and camera data."""
    if not data.startswith(_PNG_START):
        return data
    kept, at = [_PNG_START], len(_PNG_START)
    while at + 12 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        if data[at + 4 : at + 8] in _PNG_KEPT:
            kept.append(data[at:end])
        at = end
    return b"".join(kept)
