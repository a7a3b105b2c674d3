"""What an appointment and a decree allow on a day: access, a transition, or nothing (practice.md, Walls).

Mutasi or dismissal ends an appointment, and access with it, at once. When only the decree of the task
force runs out, the officer stays in the post: two people may then grant a transition of at most 90
days, limited to cases already assigned. Plt. and Plh. end on their own last day, without a transition.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from gugus.core.errors import Denied
from gugus.core.viewer import Viewer
from gugus_engine.say import Say

TRANSITION_DAYS = 90
WARN_DAYS = 30
TRANSITION_RIGHTS = frozenset(
    {
        "desk.use",
        "region.read",
        "report.read",
        "report.triage",
        "event.read",
        "event.write",
        "perkara.read",
        "perkara.write",
        "identity.reveal",
    }
)
"""What a role still carries in a transition: work on cases already assigned, and no other is seen (`limited`)."""
DEFINITIVE = "definitive"


class Standing(StrEnum):
    """Where somebody stands on a day."""

    LIVING = "living"
    TRANSITION = "transition"
    EXPIRED = "expired"
    ENDED = "ended"


@dataclass(frozen=True)
class Held:
    """An appointment with the decree it stands under; every day given is the last or first day itself.

    `decree_to` is the last day of the post's seat in the task force, None where none is named.
    `granted_to` is the last day of a transition that two people granted, None without one. `left` says that
    the end was written down with its reason (mutasi, purna tugas): then no decree explains it.
    """

    valid_from: date
    valid_to: date | None
    decree_to: date | None
    kind: str = DEFINITIVE
    granted_to: date | None = None
    left: bool = False


def standing(held: Held, on: date) -> Standing:
    """The standing on a legal day of the office."""
    if on < held.valid_from or _left_the_post(held, on):
        return Standing.ENDED
    if held.decree_to is None or on <= held.decree_to:
        return Standing.LIVING
    granted = held.granted_to is not None and on <= min(held.granted_to, last_transition_day(held.decree_to))
    return Standing.TRANSITION if granted else Standing.EXPIRED


def _left_the_post(held: Held, on: date) -> bool:
    """Whether the appointment is over for another reason than that its decree ran out."""
    if held.valid_to is None or on <= held.valid_to:
        return False
    return held.left or held.kind != DEFINITIVE or held.valid_to != held.decree_to


def last_transition_day(decree_to: date) -> date:
    """The last day that a transition after this decree can reach."""
    return decree_to + timedelta(days=TRANSITION_DAYS)


def may_enter(held: Held, on: date) -> bool:
    """Whether somebody can sign in at all on that day."""
    return standing(held, on) in (Standing.LIVING, Standing.TRANSITION)


def days_to_warn(held: Held, on: date) -> int | None:
    """Days left until the decree runs out, from 30 days before on; None when there is nothing to warn of."""
    if held.decree_to is None or standing(held, on) is not Standing.LIVING:
        return None
    left = (held.decree_to - on).days
    return left if left <= WARN_DAYS else None


def check_transition(held: Held, until: date, on: date) -> None:
    """Denied unless a decree runs out soon or has run out, and `until` lies within 90 days after it."""
    if _left_the_post(held, on) or held.decree_to is None or (held.decree_to - on).days > WARN_DAYS:
        raise Denied(Say("accounts.no_transition", days=WARN_DAYS))
    last = last_transition_day(held.decree_to)
    if not (held.decree_to < until <= last and until >= on):
        raise Denied(Say("accounts.transition_too_long", days=TRANSITION_DAYS, last=last.isoformat()))


def check_case(now_stands: Standing, *, assigned: bool) -> None:
    """Denied where somebody in a transition asks for a case that was not assigned before."""
    if now_stands is Standing.TRANSITION and not assigned:
        raise Denied(Say("accounts.only_assigned"))


def check_goes_on(by: Viewer, kind: str, subject: object) -> None:
    """The same for a viewer and a matter: in a transition work goes on with what was assigned before, and no other."""
    check_case(_of(by), assigned=by.is_assigned(kind, subject))


def check_begins(by: Viewer) -> None:
    """Denied in a transition: nothing new begins any more."""
    check_case(_of(by), assigned=False)


def _of(by: Viewer) -> Standing:
    return Standing.TRANSITION if by.limited else Standing.LIVING


def rights_in(now_stands: Standing, rights: frozenset[str]) -> frozenset[str]:
    """The rights that remain of a role's rights."""
    if now_stands is Standing.LIVING:
        return rights
    return rights & TRANSITION_RIGHTS if now_stands is Standing.TRANSITION else frozenset()
