"""The address of an article: kept as text, http or https only, versions of one page found again."""

from __future__ import annotations

from datetime import date

import pytest

from gugus.core.errors import Denied
from gugus.registry import reads
from gugus.registry.actions import add_source, note_address
from gugus.registry.models import Source
from gugus.registry.rules.addresses import LIMIT, check_address, same_addresses
from gugus.registry.tests.make import BY

PAGE = "https://kabar.contoh/rakor-tppo"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("", ""),
        (f"  {PAGE} ", PAGE),
        ("HTTPS://Kabar.Contoh/Rakor-TPPO", "https://kabar.contoh/Rakor-TPPO"),
        (f"{PAGE}#isi", PAGE),
        (f"{PAGE}?utm_source=wa&id=7&fbclid=x", f"{PAGE}?id=7"),
        (f"{PAGE}?id=7%2C8&b", f"{PAGE}?id=7%2C8&b"),
        ("http://kabar.contoh:8080/a", "http://kabar.contoh:8080/a"),
    ],
)
def test_an_address_is_kept_without_what_follows_a_reader(text: str, kept: str) -> None:
    assert check_address(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)", "file:///etc/passwd", "kabar.contoh/a", "https://", "https:///a", "data:text/html,x",
        "https://ana:rahasia@kabar.contoh/", "https://kabar.contoh/a b", "https://kabar.contoh/\u200ba",
        "https://kabar.contoh:99999/", "https://[::1", f"https://kabar.contoh/{'a' * LIMIT}", 'https://a.contoh/"x',
    ],
)  # fmt: skip
def test_what_is_no_plain_web_address_is_refused(text: str) -> None:
    with pytest.raises(Denied, match="bad_address"):
        check_address(text)


def test_one_page_may_be_kept_with_either_scheme_www_and_slash() -> None:
    assert f"{PAGE}/".replace("https", "http") in same_addresses(PAGE)
    assert PAGE in same_addresses("http://www.kabar.contoh/rakor-tppo/")
    assert same_addresses("") == ()


def _article(text: str, url: str = PAGE, day: int = 1) -> Source:
    return add_source(
        by=BY, kind="article", title="Contoh", text=text, url=url, retrieved_on=date(2026, 11, day)
    )


@pytest.mark.django_db
def test_another_text_at_one_address_is_a_later_version() -> None:
    first, second, third = _article("satu"), _article("dua", day=2), _article("tiga", f"{PAGE}/", 3)
    assert (first.earlier_id, second.earlier_id, third.earlier_id) == (None, first.pk, second.pk)
    assert reads.source_at(PAGE, "") == third
    assert list(reads.versions_of(second)) == [first, third]


@pytest.mark.django_db
def test_the_same_text_is_one_source_and_articles_without_address_are_no_versions() -> None:
    assert _article("satu", "") == _article("satu", "")
    assert _article("dua", "").earlier_id is None


@pytest.mark.django_db
def test_an_address_is_added_once_and_never_changed() -> None:
    row = _article("satu", "")
    note_address(row, PAGE, by=BY)
    note_address(row, "https://lain.contoh/", by=BY)
    row.refresh_from_db()
    assert (row.url, row.earlier_id) == (PAGE, None)
