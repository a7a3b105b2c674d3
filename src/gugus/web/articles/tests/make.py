"""Articles for the tests of their pages: one with notes and a conflict, files, a second outlet's account."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gugus.coordination.tests import make
from gugus.coordination.tests.make import span
from gugus.desk.tests.make import ratna
from gugus.intake import actions as intake
from gugus.intake.models import ArticleDraft
from gugus.registry.models import Source

LIST = "/en/artikel/"
SECOND = """CIANJUR, Kabar Contoh Dua - Sosialisasi pencegahan tindak pidana perdagangan orang (TPPO) digelar Dinas Sosial \
Kabupaten Cianjur di Aula Pancaniti, Senin (5/10/2026). Acara diikuti 350 orang secara daring dan 60 orang secara luring.
"""


def noted() -> list[ArticleDraft]:
    """The drafts of an article with a second figure, two claims, a promise of an office and a conflict of figures."""
    at = ratna()
    source = Source.objects.create(kind="article", title="Artikel dengan catatan", text=make.TEXT)
    found = [*make.found(), *_more()]
    return intake.keep_drafts(
        found, by=at, article=str(source.pk), task_force=at.task_force, region=at.regions[0]
    )


def _more() -> list[dict[str, Any]]:
    figure: dict[str, Any] = {**make.found()[4]["value"], "number": 28, "bound": "exact"}
    claim = {"what": "kasus ditangani", "claim": "trend_up", "speaker": None, "scope": None, "core": None}
    promise = {
        "what": "menambah anggaran",
        "owner": {"name": "Dinas Contoh"},
        "due": "akhir tahun",
        "amount": None,
        "core": None,
    }
    told = [
        ("f2", "figure", figure, "30 kasus"),
        ("n1", "claim", claim, "lebih dari 30 kasus ditangani"),
        ("n2", "claim", {**claim, "claim": "rank"}, "ditangani"),
        ("n3", "commitment", promise, "menambah anggaran"),
        ("n4", "conflict", {"conflict": "figures_differ", "of": ["a5", "f2"]}, "lebih dari 30 kasus"),
    ]
    return [
        {"id": key, "kind": kind, "value": value, "spans": [span(words)]} for key, kind, value, words in told
    ]


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
