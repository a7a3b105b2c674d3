"""What a form may ask for under load: a sum the phone does (altcha), or a short wait; each counts once.

The sum: PBKDF2 with a counter to be found below `most`, so that nobody waits without end. Clocks here are the machine's own, because a wait is a duration, not an instant.
"""

from __future__ import annotations

import json
import secrets
import time
from dataclasses import dataclass

import altcha
from django.core import signing
from django.db import IntegrityError, transaction

from gugus.core import tokens, vault
from gugus.core.ids import new_id
from gugus.core.tokens import Token

ALGORITHM = "PBKDF2/SHA-256"
ROUNDS = 8_000  # PBKDF2 iterations for one counter: one call of the browser's own cryptography
MOST = 200  # counters at level 1: 800,000 iterations on average, 1,600,000 at most
LIFE = 20 * 60  # seconds in which a sum must be sent
LONGEST = 4_000  # characters of a sum's answer
_BROKEN = (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError)


@dataclass(frozen=True)
class Pass:
    """A sum that was done or a wait that was kept: what it is remembered by when it is used up."""

    mark: str


@dataclass(frozen=True)
class Wait:
    """Somebody who waits: the pass that comes of it, and for how many seconds it was waited already."""

    served: Pass
    seconds: float


def challenge(form: str, level: int) -> str:
    """A new sum for one form, as JSON for the page's script; `level` 1, 2 or 4 times as long."""
    most = MOST * level
    made = altcha.create_challenge(
        ALGORITHM, ROUNDS, counter=secrets.randbelow(most), key_prefix_length=16,
        expires_at=int(time.time()) + LIFE, data={"form": form, "most": most}, hmac_secret=_secret(),
        hmac_key_secret=_answer_secret(),
    )  # fmt: skip
    return json.dumps(made.to_dict())


def _secret() -> bytes:
    return vault.derived("altcha")


def _answer_secret() -> bytes:
    return vault.derived("altcha-answer")


def solved(form: str, text: str) -> Pass | None:
    """The sum that was done for this form; None when it is wrong, too old or for another form."""
    if not text or len(text) > LONGEST:
        return None
    try:
        payload = altcha.Payload.from_base64(text)
        said = altcha.verify_solution(payload, _secret(), hmac_key_secret=_answer_secret())
    except _BROKEN:
        return None
    data = payload.challenge.parameters.data or {}
    if not said.verified or data.get("form") != form:
        return None
    return Pass(f"sum:{payload.challenge.signature}")


def wait_ticket(form: str) -> str:
    """A signed note of when the waiting for this form began."""
    return signing.dumps([form, str(new_id()), time.time()], key=vault.derived("sign").hex(), salt="wait")


def _read_ticket(form: str, ticket: str) -> tuple[str, float] | None:
    try:
        said, nonce, began = signing.loads(ticket, key=vault.derived("sign").hex(), salt="wait", max_age=None)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    fresh = said == form and time.time() - began < tokens.LIFE.total_seconds()
    return (str(nonce), float(began)) if fresh else None


def waiting(form: str, ticket: str) -> Wait | None:
    """Who waits with this ticket; None when it is none."""
    read = _read_ticket(form, ticket)
    return Wait(Pass(f"wait:{form}:{read[0]}"), max(0.0, time.time() - read[1])) if read else None


def writing(token: Token) -> Wait:
    """Who has this form open: writing is waiting."""
    return Wait(Pass(f"form:{token.form}:{token.nonce}"), token.age)


def usable(what: Pass, content: str | None = None) -> bool:
    """Whether a pass is not used up, or only for this very content."""
    earlier = tokens.spent(Token("pass", what.mark))
    return earlier is None or (content is not None and earlier.content == tokens.digest(content))


def use(what: Pass, content: str) -> bool:
    """Use a pass up for one content; True again for the same content (a double click), else False."""
    mark, said = Token("pass", what.mark), tokens.digest(content)
    earlier = tokens.spent(mark)
    if earlier is None:
        try:
            with transaction.atomic():
                tokens.spend(mark, content=said, subject="")
        except IntegrityError:
            earlier = tokens.spent(mark)
    return earlier is None or earlier.content == said
