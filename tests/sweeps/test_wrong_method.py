"""An address that only takes a form, opened by itself: a designed page in both languages, with a way back."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client
from django.utils import translation

from gugus.accounts.rules import roles
from gugus.web.desk.tests.make import browser
from tests.sweeps.test_access import ALL, address

pytestmark = pytest.mark.django_db
SAID = {
    "id": ("Alamat ini tidak dapat dibuka begitu saja", "Buka halaman di atasnya"),
    "en": ("This address cannot be opened by itself", "Go to the page above"),
}


@pytest.fixture
def everybody() -> Client:
    """Somebody who carries every right there is."""
    return browser("ketua", *roles())


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_address_for_forms_only_says_so_and_leads_to_a_page_that_opens(
    everybody: Client, language: str
) -> None:
    title, button = SAID[language]
    with translation.override(language):
        answers = {path: everybody.get(path) for path in [address(each) for each in ALL]}
    refused = {path: answer for path, answer in answers.items() if answer.status_code == 405}
    assert len(refused) >= 15
    for path, answer in refused.items():
        page = html.unescape(answer.content.decode())
        assert title in page, path
        assert "POST" in answer.headers["Allow"], path
        above = re.search(rf'<a href="([^"]+)"[^>]*>\s*<span>{button}', page)
        assert above, path
        assert everybody.get(above[1]).status_code in (200, 302, 404), path


def test_any_other_method_is_answered_by_the_same_page(everybody: Client) -> None:
    answer = everybody.delete("/en/penugasan/")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, POST")
    assert SAID["en"][0] in answer.content.decode()
