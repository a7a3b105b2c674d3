"""Articles for the tests of their pages: one with notes and a conflict, files, a second outlet's account."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gugus.coordination.tests import make
from gugus.coordination.tests.make import noted

__all__ = ["LIST", "SECOND", "file", "noted", "paste", "send"]
LIST = "/en/artikel/"
SECOND = """CIANJUR, Kabar Contoh Dua - Sosialisasi pencegahan tindak pidana perdagangan orang (TPPO) digelar Dinas Sosial \
Kabupaten Cianjur di Aula Pancaniti, Senin (5/10/2026). Acara diikuti 350 orang secara daring dan 60 orang secara luring.
"""


def file(name: str, content: str | bytes) -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


def send(client: Client, *files: SimpleUploadedFile, **fields: str) -> Any:
    """Send the form with files."""
    plain = {"text": "", "title": "", "publisher": "Harian Contoh", "address": ""}
    return client.post(LIST, {**plain, **fields, "documents": list(files)})


def paste(client: Client, words: str = make.NEWS, **fields: str) -> UUID:
    """Paste a text that is read; the id of its source."""
    answer = client.post(
        LIST, {"text": words, "title": "", "publisher": "Harian Contoh", "address": "", **fields}
    )
    assert answer.status_code == 302, answer.context["page"].form.errors
    return UUID(answer["Location"].rstrip("/").rpartition("/")[2])
