"""Form tokens: believed once, for one form, for a time; remembered as a keyed hash only."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from pytest_django import Settings

from gugus.core import tokens
from gugus.core.models import SpentToken
from gugus.core.time import now
from gugus.core.tokens import BadToken


def test_a_token_is_read_back_for_its_own_form_only() -> None:
    text = tokens.issue("tell")
    assert tokens.read("tell", text).form == "tell"
    with pytest.raises(BadToken):
        tokens.read("mailbox", text)


def test_two_showings_of_a_form_carry_two_nonces() -> None:
    one, other = (tokens.read("tell", tokens.issue("tell")) for _ in range(2))
    assert one.nonce != other.nonce


@pytest.mark.parametrize("text", ["", "x", "a:b:c", "é:\x00", "." * 5000])
def test_what_we_did_not_sign_is_not_believed(text: str) -> None:
    with pytest.raises(BadToken):
        tokens.read("tell", text)


def test_a_changed_letter_is_not_believed() -> None:
    text = tokens.issue("tell")
    changed = ("B" if text[0] == "A" else "A") + text[1:]
    with pytest.raises(BadToken):
        tokens.read("tell", changed)


def test_a_token_lives_for_twelve_hours(settings: Settings) -> None:
    text, begun = tokens.issue("tell"), now()
    settings.GUGUS_NOW = begun + tokens.LIFE
    assert tokens.read("tell", text)
    settings.GUGUS_NOW = begun + tokens.LIFE + timedelta(seconds=1)
    with pytest.raises(BadToken):
        tokens.read("tell", text)


@pytest.mark.django_db
def test_a_spent_token_cannot_be_spent_again() -> None:
    token = tokens.read("tell", tokens.issue("tell"))
    assert tokens.spent(token) is None
    tokens.spend(token, content="c", subject="s")
    with pytest.raises(IntegrityError), transaction.atomic():
        tokens.spend(token, content="c", subject="s")
    found = tokens.spent(token)
    assert found is not None
    assert found.subject == "s"


@pytest.mark.django_db
def test_neither_the_nonce_nor_the_text_is_stored() -> None:
    token = tokens.read("tell", tokens.issue("tell"))
    tokens.spend(token, content=tokens.digest("Rahasia contoh"), subject="s")
    stored = " ".join(str(value) for value in SpentToken.objects.values_list().get())
    assert token.nonce not in stored
    assert "Rahasia" not in stored


@pytest.mark.django_db
def test_tokens_that_cannot_be_replayed_are_forgotten() -> None:
    tokens.spend(tokens.read("tell", tokens.issue("tell")), content="", subject="")
    assert tokens.sweep(now() + tokens.LIFE) == 0
    assert tokens.sweep(now() + tokens.LIFE + timedelta(seconds=1)) == 1
    assert not SpentToken.objects.exists()
