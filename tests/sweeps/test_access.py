"""Every address is public by declaration or needs a login and a right; nothing public leaves a trace."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import translation

from gugus.accounts.rules import roles
from gugus.web.access import PUBLIC, SIGNED_IN

RIGHTS = {right for role in roles().values() for right in role.rights}


def patterns(resolver: URLResolver | None = None) -> Iterator[URLPattern]:
    """Every URL pattern of the project."""
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLResolver):
            yield from patterns(each)
        else:
            yield each


def address(pattern: URLPattern) -> str:
    """An address of this pattern, with made-up ids."""
    values = {
        name: str(uuid4()) if "uuid" in type(converter).__name__.lower() else "contoh"
        for name, converter in pattern.pattern.converters.items()
    }
    name = pattern.name if pattern.name == "healthy" else f"web:{pattern.name}"
    return reverse(name, kwargs=values)


ALL = list(patterns())
CLOSED = [each for each in ALL if each.callback.access != PUBLIC]
OPEN = [each for each in ALL if each.callback.access == PUBLIC]


@pytest.mark.parametrize("pattern", ALL, ids=lambda each: each.name)
def test_every_view_declares_who_may_ask(pattern: URLPattern) -> None:
    assert pattern.callback.access in {PUBLIC, SIGNED_IN, *RIGHTS}


@pytest.mark.django_db
@pytest.mark.parametrize("pattern", CLOSED, ids=lambda each: each.name)
def test_a_stranger_is_asked_to_sign_in(pattern: URLPattern) -> None:
    answer = Client().get(address(pattern))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("web:sign_in"))


@pytest.mark.django_db
@pytest.mark.parametrize("pattern", OPEN, ids=lambda each: each.name)
@pytest.mark.parametrize("language", ["id", "en"])
def test_a_public_page_keeps_nothing(pattern: URLPattern, language: str) -> None:
    if pattern.name == "sign_in":
        return
    with translation.override(language):
        answer = Client().get(address(pattern))
    assert answer.status_code in (200, 303, 404, 405, 503)
    assert not answer.cookies
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "same-origin"


def test_every_right_of_a_role_is_used_by_a_page_or_an_action() -> None:
    used = {each.callback.access for each in CLOSED}
    waiting = {"account.manage", "process.read", "registry.write"}
    assert {right for right in RIGHTS if right.endswith(".read")} <= used | waiting
