"""Assigning a post to a case by its code, and opening one in an emergency."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from gugus.accounts import actions as accounts
from gugus.accounts.models import Account, BreakGlass
from gugus.accounts.rules import emergency
from gugus.casework import rules
from gugus.casework.reads.assigned import seats
from gugus.casework.reads.matters import case_by_code, matter
from gugus.core import assignments, walls
from gugus.core.errors import Denied
from gugus.core.keys import Subject
from gugus.core.models import Assignment
from gugus.core.rules import PartyKind, check_other_post, check_right, party
from gugus.core.viewer import Viewer
from gugus.registry import reads as registry
from gugus.registry.models import Post
from gugus_engine.say import Say


@dataclass(frozen=True)
class Letter:
    """A letter of assignment as it lies on the desk: case code or LP number, post, its number, first and last day."""

    code: str
    post: str
    number: str
    valid_from: date
    valid_to: date | None = None


@transaction.atomic
def assign_case(letter: Letter, *, by: Viewer, on: date) -> Assignment:
    """Record a letter of assignment to a case of the own region, for a post seated in the own task force.

    A code that is unknown and one behind a wall are denied alike; a post that is walled off from the
    case is not assigned to it.
    """
    check_right(by, assignments.RIGHT)
    check_other_post(by, letter.post)
    found = case_by_code(by, letter.code)
    rules.check_found(found is not None)
    post = seats(by, on).get(letter.post)
    rules.check_assignable(seated=post is not None, walled=_is_walled(found, post, on))
    return assignments.assign(
        found or ("", ""), letter.post, letter=letter.number, valid_from=letter.valid_from, valid_to=letter.valid_to,
        by=by,
    )  # fmt: skip


def _is_walled(found: Subject | None, post: Post | None, on: date) -> bool:
    """Whether a wall around the case keeps the post out, or who acts in it on that day."""
    if found is None or post is None:
        return False
    parties = {party(PartyKind.POST, post.pk), party(PartyKind.AGENCY, post.agency_id)}
    for appointment in registry.acting([post], on).values():
        appointment.post = post
        parties |= registry.parties_of(appointment)
    return walls.is_walled(parties, found)


def open_emergency(account: Account, *, by: Viewer, kind: str, subject: str, reason: str) -> BreakGlass:
    """Open a closed report, event or police file of the own region for an hour, by its code.

    Denied alike for a code that is unknown and for one behind a wall: no emergency opens a wall.
    """
    check_right(by, emergency.OPEN)
    emergency.check_opening(kind, subject, reason)
    found = matter(by, kind, subject)
    if found is None:
        raise Denied(Say("casework.no_such_case"))
    return accounts.open_emergency(account, by=by, kind=found[0], subject=found[1], reason=reason)
