"""Opening a peristiwa and a perkara, putting people in roles, recording what happened; erasing what must go."""

from gugus.casework.actions.assigning import Letter, assign_case, open_emergency
from gugus.casework.actions.carrying_out import (
    carry_out_request,
    carry_out_review,
    decide_request,
    draw_up_review,
    take_in_request,
)
from gugus.casework.actions.erasing import Erased, erase, finish_erasures
from gugus.casework.actions.events import (
    PeristiwaFacts,
    PersonFacts,
    add_person,
    join_report,
    open_file,
    open_page,
    open_peristiwa,
    open_perkara,
    record_entry,
)
from gugus.casework.actions.receiving import add_message, receive_report
from gugus.casework.actions.walls import ask_lift, confirm, let_next_in, lift, wall_off, wall_off_all

__all__ = [
    "Erased", "Letter", "PeristiwaFacts", "PersonFacts", "add_message", "add_person", "ask_lift", "assign_case", "carry_out_request", "carry_out_review", "confirm",
    "decide_request", "draw_up_review", "erase", "finish_erasures", "join_report", "let_next_in", "lift", "open_emergency", "open_file",
    "open_page", "open_peristiwa", "open_perkara", "receive_report", "record_entry", "take_in_request", "wall_off", "wall_off_all",
]  # fmt: skip
