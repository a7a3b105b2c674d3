"""Reading peristiwa and perkara: people in roles, the timeline, what is due next."""

from gugus.casework.reads.events import (
    Moment,
    Person,
    RoleCount,
    Standing,
    destination,
    latest_peristiwa,
    people,
    peristiwa,
    peristiwa_of,
    peristiwa_of_report,
    report_by_code,
    reports_of,
    role_counts,
    summary,
    timeline,
)
from gugus.casework.reads.figures import count_opened, count_people, running
from gugus.casework.reads.files import (
    due,
    entries,
    entries_of,
    history,
    latest_perkara,
    next_stages,
    perkara,
    perkara_of,
    perkara_of_viewer,
    process_changed,
    process_of,
    regimes,
    stage_now,
    uses,
    years_of,
)
from gugus.casework.reads.searching import Belongs, belongs

__all__ = [
    "Belongs", "Moment", "Person", "RoleCount", "Standing", "belongs", "count_opened", "count_people", "destination", "due",
    "entries", "entries_of", "history", "latest_peristiwa", "latest_perkara", "next_stages", "people", "peristiwa", "peristiwa_of",
    "peristiwa_of_report", "perkara", "perkara_of", "perkara_of_viewer", "process_changed", "process_of",
    "regimes", "report_by_code", "reports_of", "role_counts", "running", "stage_now", "summary", "timeline",
    "uses", "years_of",
]  # fmt: skip
