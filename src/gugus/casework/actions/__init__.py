"""Opening a peristiwa and a perkara, putting people in roles, recording what happened; erasing what must go."""

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

__all__ = [
    "Erased", "PeristiwaFacts", "PersonFacts", "add_person", "erase", "finish_erasures", "join_report", "open_file", "open_page",
    "open_peristiwa", "open_perkara", "record_entry",
]  # fmt: skip
