"""Reading accounts: the viewer behind a request, sessions, the administrator's lists, emergencies."""

from gugus.accounts.reads.changes import change_by_link, changes_of, reasons_of, waiting
from gugus.accounts.reads.emergency import (
    Opening,
    break_glass,
    count_unseen,
    opening,
    openings,
    reviewers,
)
from gugus.accounts.reads.factors import Factors, factors_of, passkeys
from gugus.accounts.reads.holding import account, by_id, held, viewer_of
from gugus.accounts.reads.people import Person, accounts_of, appointments_free, person
from gugus.accounts.reads.sessions import Entered, entered, open_sessions

__all__ = [
    "Entered", "Factors", "Opening", "Person", "account", "accounts_of", "appointments_free", "break_glass",
    "by_id", "change_by_link", "changes_of", "count_unseen", "entered", "factors_of", "held", "open_sessions",
    "opening", "openings", "passkeys", "person", "reasons_of", "reviewers", "viewer_of", "waiting",
]  # fmt: skip
