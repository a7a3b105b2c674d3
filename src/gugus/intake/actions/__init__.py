"""Storing what came in. Receiving a report as a whole is screening's act, in one transaction."""

from gugus.intake.actions.attachments import attach, inspect, open_attachment, retry_waiting
from gugus.intake.actions.drafts import (
    drop_draft,
    hold_drafts,
    keep_drafts,
    mark_accepted,
    note_examples,
    reopen_draft,
    take_back_draft,
)
from gugus.intake.actions.mentions import Written, add_mention
from gugus.intake.actions.reports import (
    mark_urgency,
    open_report,
    set_status,
    store,
    write_to_desk,
    write_to_reporter,
)

__all__ = [
    "Written", "add_mention", "attach", "drop_draft", "hold_drafts", "inspect", "keep_drafts", "mark_accepted", "mark_urgency",
    "note_examples", "open_attachment", "open_report", "reopen_draft", "retry_waiting", "set_status", "store",
    "take_back_draft", "write_to_desk", "write_to_reporter",
]  # fmt: skip
