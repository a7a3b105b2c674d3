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


def check_another(by: Viewer, first: str, own: str) -> None:
    """Denied where two people are asked and the viewer is the first one: every rule that takes two asks here.

    `first` is the account or the post of whoever acted first, empty where the system did; `own` says the
    refusal where it is this very account or post. Another account or post of the same person is refused too
    (`Viewer.also`); an account without a readable holder is the same person as none but itself.
    """
    if first and first in (by.id, by.post):
        raise Denied(Say(own))
    if by.is_oneself(first):
        raise Denied(Say("core.same_person"))


class PartyKind(StrEnum):
    """Who can be walled off: who signs in, a post, an office, a village office, a group of offices, a name.

    FORMER is what is left of a wall against a post once its next holder was let in: it names the post and
    keeps out nobody by itself; the walls beside it keep out whoever held the post.
    """

    ACCOUNT = "account"
    POST = "post"
    AGENCY = "agency"
    OFFICE = "office"
    GROUP = "group"
    NAME = "name"
    FORMER = "former"


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


def check_somebody_stays(walled: str, *, known: bool) -> None:
    """Denied unless a post is walled off and it is known who held it: only then can its next holder be let in."""
    if not known or not walled.startswith(f"{PartyKind.POST}:"):
        raise Denied(Say("core.wall_follows_nobody"))


def check_lift_asked(asked_by: str) -> None:
    """Denied when nobody asked yet to lift a wall: two people lift it."""
    if not asked_by:
        raise Denied(Say("core.wall_lift_not_asked"))


def check_second_person(asked_by: str, by: Viewer) -> None:
    """Denied when the one who asked would also confirm."""
    check_another(by, asked_by, "core.second_person_needed")


LETTER = 3
"""Characters the number of a letter has at least."""


def check_other_post(by: Viewer, post: str) -> None:
    """Denied when somebody would assign a post they hold, or end what others gave it."""
    check_another(by, post, "core.assignment_of_oneself")


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
