"""When something that was quoted from an article can be withdrawn."""

from __future__ import annotations

from datetime import datetime

from gugus.core.errors import Denied
from gugus_engine.say import Say


def check_not_withdrawn(at: datetime | None) -> None:
    """Denied for what has been withdrawn meanwhile."""
    if at is not None:
        raise Denied(Say("registry.withdrawn"))


def check_told_once(further: int) -> None:
    """Denied when further articles were joined to a figure: they rest on it."""
    if further:
        raise Denied(Say("registry.told_again", count=further))
