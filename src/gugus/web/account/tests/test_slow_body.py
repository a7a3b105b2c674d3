"""A form that arrives slowly: who acts is decided when it has arrived, not when it began."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from gugus.accounts import actions
from gugus.accounts.models import BreakGlass
from gugus.accounts.tests import make
from gugus.core.time import living_at, now
from gugus.web.account import signing

pytestmark = pytest.mark.django_db
BODY = b"step=reset"


class Slow(io.BytesIO):
    """A body during which something happens."""

    def __init__(self, meanwhile: Callable[[], None]) -> None:
        super().__init__(BODY)
        self._meanwhile: list[Callable[[], None]] = [meanwhile]

    def read(self, *size: int | None) -> bytes:
        while self._meanwhile:
            self._meanwhile.pop()()
        return super().read(*size)


def _post(client: Client, path: str, meanwhile: Callable[[], None]) -> str:
    kind = "application/x-www-form-urlencoded"
    more = {"wsgi.input": Slow(meanwhile), "CONTENT_LENGTH": str(len(BODY)), "CONTENT_TYPE": kind}
    answer = client.generic("POST", path, b"", content_type=kind, **more)  # type: ignore[arg-type]
    return f"{answer.status_code} {answer.headers.get('Location', '')}"


def test_whoever_is_shut_out_while_the_form_arrives_acts_no_more() -> None:
    custodian, admin = make.account("sekretaris", "kustodian"), make.account("ketua", "admin")
    client, by = make.entered(custodian), make.viewer(admin)
    path = reverse("web:break_glass_review")
    told = _post(client, path, lambda: actions.disable(custodian, by=by, reason="dicopot"))
    assert told.startswith(f"302 {reverse('web:sign_in')}")
    assert BreakGlass.objects.count() == 0


def test_whoever_stays_acts_as_before() -> None:
    client = make.entered(make.account("sekretaris", "kustodian"))
    assert _post(client, reverse("web:break_glass_review"), lambda: None).startswith("200")


def test_a_ceremony_ends_with_the_wait_for_the_second_factor() -> None:
    make.with_app(make.account("penyidik", "penyidik", name="evil"))
    client = Client()
    client.post(reverse("web:sign_in"), {"username": "evil", "password": make.PASSWORD, "waited": ""})
    client.post(reverse("web:passkey_ask"))
    assert "mfa.webauthn.state" in client.session
    with living_at(now() + signing.PATIENCE + timedelta(minutes=1)):
        client.post(reverse("web:passkey_sign_in"), {"credential": "{}"})
    assert "mfa.webauthn.state" not in client.session
