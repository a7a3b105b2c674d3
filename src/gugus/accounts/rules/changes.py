"""Changing an account: an administrator asks; what reaches identities is confirmed by a second person.

The administrator gets a link, the second person gets a word; the holder needs both. So neither of
the two can enter in the holder's place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from gugus.accounts.rules.roles import IDENTITIES, level_of, rights_of
from gugus.core.errors import Denied
from gugus.core.rules import check_another
from gugus.core.viewer import Viewer
from gugus_engine.say import Say

LINK_LIFE = timedelta(hours=72)
WRONG_WORDS = 5
"""Wrong words after which a link is worth nothing any more."""
_NAME = re.compile(r"[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*")
NAME_LENGTH = range(3, 41)
GUARDED = frozenset({"account.manage", "account.confirm", "assignment.write", "retention.write"})
"""Rights by which one person could make the second person's word their own: an account that carries one
of them is opened, changed and reset by two, whatever its level."""


class Purpose(StrEnum):
    """What is asked for an account; closing it asks nobody, it is done at once by one."""

    INVITE = "invite"
    RESET = "reset"
    CHANGE = "change"
    TRANSITION = "transition"
    DISABLE = "disable"


LINKED = (Purpose.INVITE, Purpose.RESET)
"""What comes with a one-time link."""


class Stage(StrEnum):
    """Where a change stands."""

    ASKED = "asked"
    OPEN = "open"
    DONE = "done"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


def is_guarded(roles: Iterable[str]) -> bool:
    """Whether these roles reach identities, or carry a right with which a second person could be invented."""
    held = list(roles)
    return level_of(held) >= IDENTITIES or bool(GUARDED & rights_of(held))


def needs_second(purpose: Purpose, roles: Iterable[str], *, assigned: bool) -> bool:
    """Whether a second person must confirm: every transition, and whatever touches a guarded role or an assigned post.

    `assigned` says that a letter opens a case to the post, today or later. Whoever has a way into the post
    has its cases and what is handed to it about them, so nobody makes one alone, whatever the roles.
    """
    return assigned or purpose is Purpose.TRANSITION or is_guarded(roles)


def check_not_own(by: Viewer, account: str) -> None:
    """Denied where somebody would change an own account: its roles, its post, its way in."""
    check_another(by, account, "accounts.own_account")


def check_second(by: Viewer, asked_by: str, account: str) -> None:
    """Denied unless the one who confirms is neither the person who asked nor the one it is about."""
    check_another(by, asked_by, "accounts.second_is_first")
    check_not_own(by, account)


def check_name(name: str) -> None:
    """Denied for a sign-in name that is not 3-40 small letters, digits, single dots or hyphens."""
    if len(name) not in NAME_LENGTH or _NAME.fullmatch(name) is None:
        raise Denied(Say("accounts.bad_name"))


def check_open(stage: Stage) -> None:
    """Denied when a change is no longer waiting."""
    if stage not in (Stage.ASKED, Stage.OPEN):
        raise Denied(Say("accounts.change_is_over"))


def stage_of(
    *, waits: bool, done: bool, withdrawn: bool, expires_at: datetime, now: datetime, wrong_words: int
) -> Stage:
    """Where a change stands at an instant; `waits` says that a second person has yet to confirm."""
    if done:
        return Stage.DONE
    if withdrawn or wrong_words >= WRONG_WORDS:
        return Stage.WITHDRAWN
    if now >= expires_at:
        return Stage.EXPIRED
    return Stage.ASKED if waits else Stage.OPEN
