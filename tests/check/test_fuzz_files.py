"""Odd files through the doors that take files: no 5xx, nothing half, nothing plain, and the inspection ends."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from gugus.core.models import SealedFile
from gugus.core.viewer import system
from gugus.intake import actions as intake
from gugus.intake.models import Attachment, Report
from gugus.intake.rules import AttachmentState
from gugus.registry.tests import make as registry
from gugus.registry.tests.make import CIANJUR
from gugus.screening.tests import make as screening
from gugus.web.inbox.tests import make as inbox
from tests.check import odd_files, wholeness
from tests.check.forms_seen import Form, forms_of

pytestmark = [pytest.mark.check, pytest.mark.django_db]
TELL = f"/cerita/?provinsi=32&kabupaten={CIANJUR}"
PLAIN = 40
"""A file shorter than so many bytes is not looked for on the disk."""


@pytest.fixture(autouse=True)
def _office(tmp_path: Path, settings: LazySettings) -> None:
    settings.GUGUS_FILES, settings.GUGUS_LIMITS_TIMES = tmp_path / "files", 1_000
    registry.five_regencies()
    screening.on_duty()


def _door() -> tuple[str, Form]:
    """The form of the first door that takes files."""
    page = Client().get(TELL).content.decode()
    return TELL, next(form for form in forms_of(page) if form.files())


def _letter_door(words: str) -> tuple[str, Form]:
    browser, path = Client(), reverse("web:mailbox")
    door = next(
        form
        for form in forms_of(browser.get(path).content.decode())
        if any(f.name == "words" for f in form.fields)
    )
    page = browser.post(path, {**dict(door.filled()), "words": words}).content.decode()
    return path, next(form for form in forms_of(page) if form.files())


def _part(name: str, data: bytes, *, file: str | None = None) -> bytes:
    about = f'; filename="{file}"\r\nContent-Type: image/jpeg' if file is not None else ""
    head = f'--batas\r\nContent-Disposition: form-data; name="{name}"{about}\r\n\r\n'
    return head.encode("utf-8", "surrogatepass") + data + b"\r\n"


def _send(path: str, form: Form, files: list[tuple[str, bytes]]) -> Any:
    fields = b"".join(_part(name, value.encode()) for name, value in form.filled())
    sent = b"".join(_part(form.files()[0], data, file=name) for name, data in files)
    browser = Client(raise_request_exception=False)
    return browser.generic(
        "POST", path, fields + sent + b"--batas--\r\n", content_type="multipart/form-data; boundary=batas"
    )


def _check(answer: Any, before: dict[str, int], folder: Path) -> None:
    assert answer.status_code < 500 or answer.status_code == 507, answer.status_code
    if answer.status_code >= 400:
        assert wholeness.change(before) == {}
    wholeness.check_whole()
    incoming = folder / "incoming"
    assert not incoming.is_dir() or list(incoming.iterdir()) == []
    kept = {path.name for path in folder.rglob("*") if path.is_file()}
    assert kept == {str(pk) for pk in SealedFile.objects.values_list("pk", flat=True)}


def _inspect_all() -> None:
    for row in Attachment.objects.filter(state=AttachmentState.CHECKING):
        intake.inspect(row, by=system("inspect"))
        row.refresh_from_db()
        assert row.state != AttachmentState.CHECKING


@pytest.mark.parametrize("kind", odd_files.FILES)
def test_no_odd_file_breaks_a_door_or_stays_half(kind: str, tmp_path: Path) -> None:
    data, folder = odd_files.FILES[kind], tmp_path / "files"
    path, form = _door()
    before = wholeness.counts()
    _check(_send(path, form, [("foto.jpg", data)]), before, folder)
    _inspect_all()
    _check(_send(path, form, []), wholeness.counts(), folder)
    plain = [
        each
        for each in folder.rglob("*")
        if each.is_file() and len(data) > PLAIN and data[:PLAIN] in each.read_bytes()
    ]
    assert plain == []


def test_a_file_that_was_kept_opens_for_an_officer_or_is_said(tmp_path: Path) -> None:
    officer = inbox.signed_in()
    for kind in (
        "jpeg with a page behind",
        "jpeg and zip",
        "pdf and html",
        "docx",
        "100 megapixels",
        "text with signs",
    ):
        path, form = _door()
        _send(path, form, [("foto.jpg", odd_files.FILES[kind])])
    _inspect_all()
    for row in Attachment.objects.all():
        for name in ("attachment_copy", "attachment_original"):
            answer = officer.get(reverse(f"web:{name}", args=[row.pk]))
            assert answer.status_code in (200, 302, 403, 404)
            if answer.status_code == 200:
                assert answer.headers["X-Content-Type-Options"] == "nosniff"
                assert "sandbox" in answer.headers["Content-Security-Policy"]
            b"".join(answer.streaming_content if answer.streaming else [answer.content])
    assert Attachment.objects.exists()


def test_no_odd_name_breaks_a_door(tmp_path: Path) -> None:
    for name in odd_files.NAMES:
        path, form = _door()
        before = wholeness.counts()
        _check(_send(path, form, [(name, odd_files.FILES["docx"])]), before, tmp_path / "files")
    officer = inbox.signed_in()
    for row in Report.objects.all():
        assert officer.get(reverse("web:report", args=[row.pk])).status_code == 200


def test_many_files_at_once_are_answered_with_a_sentence(tmp_path: Path) -> None:
    path, form = _door()
    before = wholeness.counts()
    files = [(f"{number}.pdf", odd_files.FILES["pdf and html"]) for number in range(40)]
    _check(_send(path, form, files), before, tmp_path / "files")


def test_a_letter_takes_odd_files_as_well(tmp_path: Path) -> None:
    words = screening.received().words
    for kind in ("zip bomb", "4 gigapixels", "pdf bomb", "jpeg and zip", "empty", "billion laughs"):
        path, form = _letter_door(words)
        before = wholeness.counts()
        _check(_send(path, form, [("a", odd_files.FILES[kind])]), before, tmp_path / "files")
    _inspect_all()
    wholeness.check_whole()
