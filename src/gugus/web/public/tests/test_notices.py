"""The first page and the notices."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from gugus.registry.tests import make as registry
from gugus.web.public.tests import make

pytestmark = pytest.mark.django_db


def test_the_first_page_leads_to_telling_and_to_the_mailbox_and_nowhere_unbuilt() -> None:
    page = make.text_of(Client().get("/en/"))
    assert 'href="/en/cerita/"' in page
    assert 'href="/en/kotak/"' in page
    assert "cek" not in page.lower().split("<main")[1]


@pytest.mark.parametrize("path", ["", "cerita/", "kotak/"])
def test_numbers_to_call_stand_on_the_page_without_sending_anything(path: str) -> None:
    registry.institutions()
    page = make.text_of(Client().get(f"/en/{path}"))
    assert 'href="tel:110"' in page
    assert 'href="tel:129"' in page


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("privasi/", "The seven words are not kept either"),
        ("aksesibilitas/", "WCAG 2.2"),
        ("kode-sumber/", "Apache License 2.0"),
    ],
)
def test_each_notice_says_its_thing(path: str, said: str) -> None:
    assert said in make.text_of(Client().get(f"/en/{path}"))


def test_a_notice_asks_for_the_numbers_to_call_and_for_nothing_else(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(1):
        Client().get("/en/privasi/")
