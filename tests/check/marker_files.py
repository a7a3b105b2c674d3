"""Files with something unmistakable in their content, their hidden data and their name."""

from __future__ import annotations

import hashlib
import io
import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pikepdf import Pdf
from PIL import Image

from tests.check.marker_browsers import Sent
from tests.check.marker_search import Marker

if TYPE_CHECKING:
    from tests.check.marker_doors import Garden

DESCRIPTION, MAKER = 0x010E, 0x010F
LARGE = 3_000_000
"""More than Django keeps in memory before it would write a scratch file."""


@contextmanager
def _quiet() -> Iterator[None]:
    """Making these files happens on the sender's device: what its libraries log is none of ours."""
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)


def photo(hidden: str) -> bytes:
    """A JPEG whose EXIF data say who and where."""
    picture, file = Image.new("RGB", (60, 40), "teal"), io.BytesIO()
    exif = picture.getexif()
    exif[DESCRIPTION], exif[MAKER] = hidden, hidden
    picture.save(file, "JPEG", exif=exif, comment=hidden.encode())
    return file.getvalue()


def paper(hidden: str, padding: int = 0) -> bytes:
    """A PDF whose document data name its author; with so many bytes of noise inside."""
    made, file = Pdf.new(), io.BytesIO()
    made.add_blank_page()
    made.docinfo["/Author"] = hidden
    made.Root["/Padding"] = made.make_stream(os.urandom(padding))
    made.save(file)
    return file.getvalue()


def planted(names: Sequence[str], garden: Garden) -> list[Sent]:
    """A photo and a document for every field that takes files; none where no field does."""
    sent: list[Sent] = []
    for name in names:
        for kind, ending in (("image/jpeg", "jpg"), ("application/pdf", "pdf")):
            hidden = garden.name("file content")
            with _quiet():
                data = photo(hidden) if ending == "jpg" else paper(hidden, garden.padding)
            digest = hashlib.sha256(data).hexdigest()
            garden.markers.append(Marker("file digest", (digest,)))
            garden.padding = 0 if ending == "pdf" else garden.padding
            sent.append(Sent(name, f"{garden.name('file name')}.{ending}", kind, data))
    return sent
