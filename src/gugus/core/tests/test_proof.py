"""A sum or a wait lets a form through once: for its own form, in its time, for one content."""

from __future__ import annotations

import base64
import json
import time
from datetime import timedelta
from typing import Any

import altcha
import pytest
from pytest_django import Settings

from gugus.core import proof, tokens
from gugus.core.proof import Pass
from gugus.core.time import now

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proof, "ROUNDS", 10)


def answer(challenge: str, **more: Any) -> str:
    """The answer a page's script sends for a sum."""
    made = altcha.Challenge.from_dict(json.loads(challenge))
    found = altcha.solve_challenge(made)
    assert found is not None
    payload = altcha.Payload(made, found).to_dict()
    payload["solution"].update(more)
    return base64.b64encode(json.dumps(payload).encode()).decode()


def test_a_sum_that_was_done_passes() -> None:
    assert proof.solved("tell", answer(proof.challenge("tell", 1))) is not None


def test_a_sum_is_found_below_its_bound() -> None:
    for level in (1, 2, 4):
        said = json.loads(base64.b64decode(answer(proof.challenge("tell", level))))
        assert 0 <= said["solution"]["counter"] < 200 * level


def test_a_sum_of_another_form_does_not_pass() -> None:
    assert proof.solved("mailbox", answer(proof.challenge("tell", 1))) is None


def test_a_wrong_answer_does_not_pass() -> None:
    assert proof.solved("tell", answer(proof.challenge("tell", 1), derivedKey="00" * 32)) is None


def test_a_sum_made_easier_by_its_sender_does_not_pass() -> None:
    said = json.loads(proof.challenge("tell", 1))
    said["parameters"].update(cost=1, keyPrefix="00")
    assert proof.solved("tell", answer(json.dumps(said))) is None


def test_a_sum_that_is_too_old_does_not_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    done = answer(proof.challenge("tell", 1))
    later = time.time() + proof.LIFE + 2
    monkeypatch.setattr(time, "time", lambda: later)
    assert proof.solved("tell", done) is None


@pytest.mark.parametrize(
    "said",
    ["", "x", "e30=", "bnVsbA==", base64.b64encode(b"[" * 3000).decode()[:3999], "A" * 5000, "\x00", "W10=",
     base64.b64encode(b'{"challenge":{"parameters":[]},"solution":1}').decode()],
)  # fmt: skip
def test_nonsense_does_not_pass_and_breaks_nothing(said: str) -> None:
    assert proof.solved("tell", said) is None


def test_a_pass_serves_one_content_and_its_double_click() -> None:
    assert proof.use(Pass("sum:x"), "satu")
    assert proof.use(Pass("sum:x"), "satu")
    assert not proof.use(Pass("sum:x"), "dua")


def test_a_pass_that_served_one_content_is_usable_for_that_content_only() -> None:
    assert proof.usable(Pass("sum:y"))
    proof.use(Pass("sum:y"), "satu")
    assert proof.usable(Pass("sum:y"), "satu")
    assert not proof.usable(Pass("sum:y"), "dua")
    assert not proof.usable(Pass("sum:y"))


def test_a_ticket_says_for_how_long_it_was_waited(monkeypatch: pytest.MonkeyPatch) -> None:
    ticket = proof.wait_ticket("tell")
    later = time.time() + 21
    monkeypatch.setattr(time, "time", lambda: later)
    wait = proof.waiting("tell", ticket)
    assert wait is not None
    assert 20 < wait.seconds < 22
    assert proof.waiting("letter", ticket) is None


def test_a_forged_ticket_is_none() -> None:
    assert proof.waiting("tell", "bukan:tiket") is None
    assert proof.waiting("tell", proof.wait_ticket("tell")[:-1] + "_") is None


def test_who_wrote_for_a_while_has_waited(settings: Settings) -> None:
    text = tokens.issue("tell")
    assert proof.writing(tokens.read("tell", text)).seconds == 0
    settings.GUGUS_NOW = now() + timedelta(seconds=20)
    assert proof.writing(tokens.read("tell", text)).seconds == 20
