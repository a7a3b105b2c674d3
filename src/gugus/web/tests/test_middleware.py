"""What happens around every page: nothing is kept, neither by the browser nor on our disk."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files import uploadhandler
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/en/", "/en/tidak-ada/", "/static/tidak-ada.css"])
def test_no_page_is_kept_by_a_browser(path: str) -> None:
    assert Client().get(path).headers["Cache-Control"] == "no-store"


def test_a_file_sent_with_a_form_never_reaches_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: Any, **_more: Any) -> None:
        pytest.fail("a temporary file was opened")

    monkeypatch.setattr(uploadhandler, "TemporaryUploadedFile", refuse)
    large = SimpleUploadedFile("foto.png", b"x" * 3_000_000)
    answer = Client().post("/en/cerita/", {"foto": large, "story": "Cerita yang harus tetap ada."})
    assert b"Cerita yang harus tetap ada." in answer.content


@pytest.mark.parametrize("charset", ["idna", "base64", "rot13", "utf-16", "undefined"])
def test_a_form_in_an_encoding_that_is_none_is_refused_in_a_sentence(charset: str) -> None:
    kind = f"application/x-www-form-urlencoded; charset={charset}"
    answer = Client().generic("POST", "/cerita/", b"story=Tolong&urgency=now", content_type=kind)
    assert answer.status_code == 400
    assert answer["Cache-Control"] == "no-store"
