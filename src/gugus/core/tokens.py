"""Anonymous forms carry a signed, expiring token in the body; no cookie is set."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core import signing

from gugus.core import vault
from gugus.core.ids import new_id
from gugus.core.models import SpentToken
from gugus.core.time import now

LIFE = timedelta(hours=12)
SAME_ANSWER = timedelta(minutes=10)


class BadToken(Exception):
    """The token is forged, for another form, or too old."""


@dataclass(frozen=True)
class Token:
    """What a form token says: which form, a nonce, when it was issued (0: not said); all signed."""

    form: str
    nonce: str
    issued: int = 0

    @property
    def key(self) -> str:
        """The keyed hash under which its use is remembered; the nonce itself is not stored."""
        return vault.keyed_hash("form-token", f"{self.form}:{self.nonce}")

    @property
    def age(self) -> int:
        """For how many seconds the form has been open; 0 when it is not said."""
        return _stamp(now()) - self.issued if self.issued else 0


def _stamp(at: datetime) -> int:
    return int(at.timestamp())


def issue(form: str) -> str:
    """A new token for one showing of one form."""
    return signing.dumps([form, str(new_id()), _stamp(now())], key=vault.derived("sign").hex(), salt="form")


def read(form: str, text: str) -> Token:
    """The token in a form's body; raises BadToken when it cannot be believed."""
    try:
        said, nonce, at = signing.loads(text, key=vault.derived("sign").hex(), salt="form")
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise BadToken from error
    if said != form or _stamp(now()) - at > LIFE.total_seconds():
        raise BadToken
    return Token(form, nonce, int(at))


def spent(token: Token) -> SpentToken | None:
    """The earlier use of this token, None when it is fresh."""
    return SpentToken.objects.filter(key=token.key).first()


def spend(token: Token, *, content: str, subject: str) -> SpentToken:
    """Remember that this token made `subject`; a second use fails on the primary key."""
    at = now()
    return SpentToken.objects.create(
        key=token.key, content=content, subject=subject, spent_at=at, expires_at=at + LIFE
    )


def digest(text: str) -> str:
    """The keyed hash of what was sent, to tell a double click from a changed text."""
    return vault.keyed_hash("form-content", text)


def sweep(at: datetime) -> int:
    """Forget spent tokens that can no longer be replayed; returns how many."""
    return SpentToken.objects.filter(expires_at__lt=at).delete()[0]
