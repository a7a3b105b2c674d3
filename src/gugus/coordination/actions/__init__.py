"""Holding rakor and keeping promises; accepting what an article says."""

from gugus.coordination.actions.accepting import (
    Correction,
    accept_draft,
    accept_drafts,
    accept_notes,
    drop_draft,
    drop_notes,
)
from gugus.coordination.actions.articles import ArticleRead, read_article
from gugus.coordination.actions.joining import accept_as_same, accept_with, not_the_same
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
from gugus.coordination.actions.taking_back import take_back
from gugus.coordination.actions.withdrawing import withdraw_meeting, withdraw_note, withdraw_statement

__all__ = [
    "ArticleRead",
    "Correction",
    "MeetingFacts",
    "Promise",
    "accept_as_same",
    "accept_draft",
    "accept_drafts",
    "accept_notes",
    "accept_with",
    "add_note",
    "close_meeting",
    "drop_draft",
    "drop_notes",
    "move_commitment",
    "not_the_same",
    "open_meeting",
    "promise",
    "read_article",
    "remind",
    "say_at_meeting",
    "take_back",
    "withdraw_meeting",
    "withdraw_note",
    "withdraw_statement",
]
