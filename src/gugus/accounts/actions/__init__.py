"""What is done with accounts: opening, entering and leaving, factors, changes by two people, emergencies."""

from gugus.accounts.actions.changes import (
    Asked,
    ask_change,
    ask_reset,
    ask_transition,
    confirm,
    disable,
    invite,
    withdraw,
)
from gugus.accounts.actions.emergency import end_emergency, open_emergency, review_emergency, see_openings
from gugus.accounts.actions.factors import (
    add_app,
    add_passkey,
    new_codes,
    remove_app,
    remove_passkey,
    use_app,
    use_code,
    use_passkey,
)
from gugus.accounts.actions.leaving import end_post
from gugus.accounts.actions.linked import check_word, use_link
from gugus.accounts.actions.opening import open_account
from gugus.accounts.actions.sessions import (
    change_password,
    confirm_again,
    end_all,
    end_session,
    enter,
    note_factor,
    note_failure,
    sweep,
)

__all__ = [
    "Asked", "add_app", "add_passkey", "ask_change", "ask_reset", "ask_transition", "change_password",
    "check_word", "confirm", "confirm_again", "disable", "end_all", "end_emergency", "end_post", "end_session", "enter",
    "invite", "new_codes", "note_factor", "note_failure", "open_account", "open_emergency",
    "remove_app", "remove_passkey", "review_emergency", "see_openings", "sweep", "use_app", "use_code",
    "use_link", "use_passkey", "withdraw",
]  # fmt: skip
