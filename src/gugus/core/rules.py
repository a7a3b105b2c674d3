"""Rules that every room uses: a right for the act, a region within reach, a reason given."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from gugus.core.errors import Denied
from gugus.core.viewer import Viewer, ViewerKind
from gugus_engine.say import Say


def check_right(by: Viewer, right: str) -> None:
    """Denied unless one of the viewer's roles carries the right; the system carries all."""
    if by.kind is not ViewerKind.SYSTEM and not by.may(right):
        raise Denied(Say("core.not_allowed"))


def check_region(by: Viewer, region: str) -> None:
    """Denied unless the region lies in the viewer's area of work."""
    if not by.covers(region):
        raise Denied(Say("core.other_region"))


def check_may(by: Viewer, right: str, region: str) -> None:
    """Both: the right, and the region."""
    check_right(by, right)
    check_region(by, region)


def check_reason(reason: str) -> None:
    """Denied when a decision comes without a reason of at least three letters."""
    if len(reason.strip()) < 3:
        raise Denied(Say("core.reason_needed"))


class PartyKind(StrEnum):
    """Who can be walled off: who signs in, a post, an office, a village office, a group of offices, a name."""

    ACCOUNT = "account"
    POST = "post"
    AGENCY = "agency"
    OFFICE = "office"
    GROUP = "group"
    NAME = "name"


class WallSource(StrEnum):
    """Who set a wall: the reporter, an officer, or the reader's proposal that an officer looks at first."""

    REPORTER = "reporter"
    OFFICER = "officer"
    ENGINE = "engine"


class WallState(StrEnum):
    """A proposal holds from the first moment; it is confirmed or lifted by people."""

    PROVISIONAL = "provisional"
    STANDING = "standing"
    LIFTED = "lifted"


def party(kind: PartyKind, key: object) -> str:
    """The text under which a party is walled: "agency:<id>", "office:32.03.01.2001", "name:<token>"."""
    return f"{kind}:{key}"


def check_own_party(by: Viewer, walled: str) -> None:
    """Denied when somebody would wall off themselves and so could not take it back."""
    if walled in by.parties:
        raise Denied(Say("core.wall_against_oneself"))


def check_lift_asked(asked_by: str) -> None:
    """Denied when nobody asked yet to lift a wall: two people lift it."""
    if not asked_by:
        raise Denied(Say("core.wall_lift_not_asked"))


def check_second_person(asked_by: str, by: Viewer) -> None:
    """Denied when the one who asked would also confirm."""
    if asked_by in (by.id, by.post):
        raise Denied(Say("core.second_person_needed"))


LETTER = 3
"""Characters the number of a letter has at least."""


def check_other_post(by: Viewer, post: str) -> None:
    """Denied when somebody would assign the own post, or end what others gave it."""
    if post == by.post:
        raise Denied(Say("core.assignment_of_oneself"))


def check_assignment(by: Viewer, post: str, letter: str, start: date, end: date | None) -> None:
    """Denied for the own post, without the number of a letter, or where it would end before it begins."""
    check_other_post(by, post)
    if len(letter.strip()) < LETTER:
        raise Denied(Say("core.assignment_needs_letter"))
    if end is not None and end < start:
        raise Denied(Say("core.assignment_backwards"))


def check_not_assigned_yet(known: bool) -> None:
    """Denied when the post is assigned to this matter from the same day on already."""
    if known:
        raise Denied(Say("core.assigned_already"))
