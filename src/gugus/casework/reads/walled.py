"""Walls against posts whose holder has changed since: only there can the next holder be let in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from gugus.core import walls
from gugus.core.rules import PartyKind
from gugus.registry import reads as registry

if TYPE_CHECKING:
    from gugus.core.models import Wall

_POST = f"{PartyKind.POST}:"


def newly_held(rows: Iterable[Wall], at: datetime) -> frozenset[str]:
    """The walled posts, as parties in clear, whose holder at an instant came after the wall was set.

    The days are those of the post's office; one query where there are posts, beside opening the parties.
    """
    listed = {str(each.pk): each for each in rows}
    told = {pk: each.party for pk, each in walls.told(listed.values()).items()}
    since = {
        text.removeprefix(_POST): listed[pk].set_at for pk, text in told.items() if text.startswith(_POST)
    }
    return frozenset(f"{_POST}{pk}" for pk in registry.held_anew(since, at)) if since else frozenset()
