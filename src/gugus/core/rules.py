"""Rules that every room uses: a right for the act, a region within reach, a reason given."""

from __future__ import annotations

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
