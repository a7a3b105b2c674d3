"""Opening and printing who somebody is: a purpose, an assignment, a line in the audit before anything is opened."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from gugus.casework import rules
from gugus.casework.models import Peristiwa
from gugus.casework.reads import access
from gugus.casework.reads.identities import Somebody, birth_year_of, name_of
from gugus.casework.rules import IdentityField
from gugus.core import audit, tokens, walls
from gugus.core.errors import Denied
from gugus.core.matters import Matter
from gugus.core.purposes import check_purpose
from gugus.core.rules import check_region, check_right
from gugus.core.tokens import BadToken, Token
from gugus.core.viewer import Viewer
from gugus_engine.say import Say

PRINT = "identity.print"
FORM = "identity"
"""The form whose token a reveal spends: a page sent again opens nothing."""


@dataclass(frozen=True)
class Asked:
    """Whose identity, for which declared purpose, and what of it."""

    who: Somebody
    purpose: str
    fields: Collection[IdentityField]

    @property
    def note(self) -> str:
        """What the audit keeps: keys only, never what was opened."""
        fields = ",".join(each for each in IdentityField if each in self.fields)
        return f"person={self.who.number} purpose={self.purpose} fields={fields}"


@dataclass(frozen=True)
class Identity:
    """What was opened of a person; what was not asked for, or was never told, is None."""

    name: str | None = None
    born: int | None = None


def check_may_ask(row: Peristiwa, *, by: Viewer) -> None:
    """Denied unless the role may open identities, in this region, and the post is assigned to the event."""
    check_right(by, access.REVEAL)
    check_region(by, row.region_id)
    walled = walls.is_walled(by.parties, (Matter.EVENT, str(row.pk)))
    rules.check_assigned(access.knows_people(by, row) and not walled)


@transaction.atomic
def reveal(row: Peristiwa, asked: Asked, *, by: Viewer, token: str) -> Identity:
    """Open what was asked for, once for each showing of the form whose `token` it is; audited first."""
    _check(row, asked, by=by)
    _spend(token)
    audit.record("identity.reveal", by=by, on=row, note=asked.note)
    return _opened(row, asked)


@transaction.atomic
def print_identity(row: Peristiwa, asked: Asked, *, by: Viewer) -> Identity:
    """Open what was asked for to be printed; a right of its own, audited first."""
    check_right(by, PRINT)
    _check(row, asked, by=by)
    audit.record("identity.print", by=by, on=row, note=asked.note)
    return _opened(row, asked)


def _check(row: Peristiwa, asked: Asked, *, by: Viewer) -> None:
    check_may_ask(row, by=by)
    check_purpose(asked.purpose, by=by)
    rules.check_fields(asked.fields)


def _spend(text: str) -> None:
    """Denied for a token that was used, is too old or is not ours."""
    try:
        token = tokens.read(FORM, text)
    except BadToken as error:
        raise Denied(Say("casework.opened_once")) from error
    if tokens.spent(token) is not None:
        raise Denied(Say("casework.opened_once"))
    _spend_once(token)


def _spend_once(token: Token) -> None:
    try:
        with transaction.atomic():
            tokens.spend(token, content="", subject=FORM)
    except IntegrityError as error:
        raise Denied(Say("casework.opened_once")) from error


def _opened(row: Peristiwa, asked: Asked) -> Identity:
    wanted = asked.fields
    return Identity(
        name_of(row, asked.who) if IdentityField.NAME in wanted else None,
        birth_year_of(row, asked.who) if IdentityField.BORN in wanted else None,
    )
