"""The files of a report: listed with what is known of them, served so that nothing in them can act."""

from __future__ import annotations

import hashlib
import io
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image
from pytest_django import Settings

from gugus.core import erasure, files
from gugus.core.models import AuditEntry
from gugus.core.tests import fake_clamd
from gugus.core.tests import files_make as content
from gugus.core.time import now
from gugus.core.viewer import ANONYMOUS, system
from gugus.intake.actions import attachments as actions
from gugus.intake.models import Attachment, Report
from gugus.intake.tests.test_attachments import arrived
from gugus.registry.tests.make import KARAWANG
from gugus.screening.tests import make as screening
from gugus.web.inbox.tests import make

pytestmark = pytest.mark.django_db
UNKNOWN = "5f0d4a1e-0000-4000-8000-000000000009"


@pytest.fixture(autouse=True)
def _place(tmp_path: Path, settings: Settings) -> None:
    settings.GUGUS_FILES = tmp_path / "files"
    screening.on_duty()


def with_file(
    data: bytes, name: str = "foto.jpg", row: Report | None = None, *, looked_at: bool = True
) -> Attachment:
    report = row or screening.report()
    actions.attach(report, [arrived(data, name)], by=ANONYMOUS)
    found = Attachment.objects.filter(report=report).latest("number")
    if looked_at:
        actions.inspect(found, by=system("inspect"))
    return found


def page(client: Client, row: Report) -> str:
    return client.get(f"/en/laporan/{row.pk}/").content.decode()


def get(client: Client, row: Attachment, what: str = "original") -> Any:
    return client.get(reverse(f"web:attachment_{what}", args=[row.pk]))


def body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def test_the_page_lists_a_file_with_kind_size_state_name_and_digest() -> None:
    photo = content.jpeg()
    row = with_file(photo, "foto adik.jpg")
    said = page(make.signed_in(), row.report)
    for each in ("Attachment 1", "JPEG picture", "2 KB", "foto adik.jpg", hashlib.sha256(photo).hexdigest()):
        assert each in said
    assert f"/lampiran/{row.pk}/salinan/" in said
    assert 'loading="lazy"' in said


def test_the_original_comes_byte_for_byte_under_a_neutral_name_and_can_do_nothing() -> None:
    photo = content.jpeg()
    answer = get(make.signed_in(), with_file(photo, "foto adik.jpg"))
    assert body(answer) == photo
    assert answer["Content-Disposition"] == 'attachment; filename="lampiran-1-ASLI-bukti.jpg"'
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert (answer["X-Content-Type-Options"], answer["Cache-Control"]) == ("nosniff", "no-store")
    assert (answer["Content-Type"], answer["Content-Length"]) == ("image/jpeg", str(len(photo)))


def test_the_copy_carries_no_place() -> None:
    copy = body(get(make.signed_in(), with_file(content.jpeg()), "copy"))
    assert not Image.open(io.BytesIO(copy)).getexif()


def test_each_opening_stands_in_the_audit() -> None:
    row, client = with_file(content.jpeg()), make.signed_in()
    body(get(client, row))
    body(get(client, row, "copy"))
    assert AuditEntry.objects.filter(action="attachment.read", object_id=str(row.pk)).count() == 2


@pytest.mark.parametrize("what", ["copy", "original"])
def test_unknown_and_foreign_files_answer_alike(what: str) -> None:
    row, stranger = with_file(content.jpeg()), make.signed_in(code=KARAWANG)
    foreign = get(stranger, row, what)
    unknown = stranger.get(reverse(f"web:attachment_{what}", args=[UNKNOWN]))
    assert foreign.status_code == unknown.status_code == 404
    assert not AuditEntry.objects.filter(action="attachment.read").exists()


def test_one_to_whom_the_report_is_not_open_gets_no_file() -> None:
    assert get(make.signed_in("penyidik", "penyidik"), with_file(content.jpeg())).status_code == 404
    assert Client().get(reverse("web:attachment_copy", args=[UNKNOWN])).status_code == 302
    assert make.signed_in().post(reverse("web:attachment_copy", args=[UNKNOWN])).status_code == 405


def test_a_file_without_a_copy_offers_the_original_only() -> None:
    row, client = with_file(content.mp4(), "video.mp4"), make.signed_in()
    said = page(client, row.report)
    assert f"/lampiran/{row.pk}/asli/" in said
    assert f"/lampiran/{row.pk}/salinan/" not in said
    assert get(client, row, "copy").status_code == 403
    answer = get(client, row)
    assert (answer["Content-Type"], body(answer)) == ("video/mp4", content.mp4())


def test_a_document_is_never_shown_inside_the_page() -> None:
    said = page(make.signed_in(), with_file(content.pdf(), "surat.pdf").report)
    assert "<img" not in said.split("Attachment 1")[1].split("</li>")[0]


def test_a_harmful_file_is_said_and_not_offered(settings: Settings, tmp_path: Path) -> None:
    with fake_clamd.on_socket(tmp_path / "clamd") as settings.GUGUS_CLAMD:
        row = with_file(b"teks " + fake_clamd.HARMFUL, "x.txt")
    client = make.signed_in()
    said = page(client, row.report)
    assert "harmful program" in said
    assert "/asli/" not in said
    assert get(client, row).status_code == 403


def test_a_scanner_that_does_not_answer_is_said(settings: Settings, tmp_path: Path) -> None:
    settings.GUGUS_CLAMD = str(tmp_path / "clamd")
    row, client = with_file(b"teks", "x.txt"), make.signed_in()
    assert "virus scanner" not in page(client, row.report)
    settings.GUGUS_NOW = now() + timedelta(minutes=5)
    assert "virus scanner does not answer" in page(client, row.report)
    assert get(client, row).status_code == 403


def test_an_erased_file_is_said_and_gives_nothing_away() -> None:
    row, client = with_file(content.jpeg(), "foto adik.jpg"), make.signed_in()
    erasure.erase(
        [(files.KIND, str(row.original)), (files.KIND, str(row.view))], by=system("uji"), basis="request"
    )
    said = page(client, row.report)
    assert "Erased" in said
    assert "foto adik" not in said
    assert "/asli/" not in said
    assert get(client, row).status_code == 403


def test_a_changed_file_is_a_sentence_and_no_byte_of_it() -> None:
    row, client = with_file(b"Teks contoh " * 20_000, "x.txt"), make.signed_in()
    path = files.path_of(row.original)
    sealed = bytearray(path.read_bytes())
    sealed[-1] ^= 1
    path.write_bytes(bytes(sealed))
    answer = get(client, row)
    assert answer.status_code == 403
    assert b"Teks contoh" not in answer.content


def test_many_files_cost_as_many_queries_as_one() -> None:
    row, client = screening.report(), make.signed_in()
    counts = []
    for each in range(3):
        with_file(f"Teks {each}".encode(), "x.txt", row)
        page(client, row)
        with (
            CaptureQueriesContext(connections["default"]) as one,
            CaptureQueriesContext(connections["keys"]) as two,
        ):
            said = page(client, row)
        counts.append((len(one), len(two)))
        assert len(re.findall("SHA-256", said)) == each + 1
    assert counts[0] == counts[2]
