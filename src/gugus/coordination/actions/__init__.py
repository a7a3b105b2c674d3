"""Holding rakor and keeping promises; accepting what an article says."""

from gugus.coordination.actions.articles import Correction, accept_draft, drop_draft, read_article
from gugus.coordination.actions.meetings import (
    MeetingFacts,
    Promise,
    add_note,
    close_meeting,
    move_commitment,
    open_meeting,
    promise,
    say_at_meeting,
)
from gugus.coordination.actions.reminding import remind

__all__ = [
    "Correction",
    "MeetingFacts",
    "Promise",
    "accept_draft",
    "add_note",
    "close_meeting",
    "drop_draft",
    "move_commitment",
    "open_meeting",
    "promise",
    "read_article",
    "remind",
    "say_at_meeting",
]
