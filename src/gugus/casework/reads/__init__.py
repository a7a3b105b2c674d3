"""Reading peristiwa and perkara: who may know their people, the timeline, what is due next."""

from gugus.casework.reads.access import case, knows_file, knows_people, may_identify
from gugus.casework.reads.assigned import Assigned, assignment, assignments, own_assignment, seats
from gugus.casework.reads.events import (
    Moment,
    RoleCount,
    count_reports,
    destination,
    latest_peristiwa,
    peristiwa,
    peristiwa_by_code,
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
from gugus.casework.reads.people import CHILD, Person, Standing, people
from gugus.casework.reads.searching import Belongs, belongs

__all__ = [
    "CHILD", "Assigned", "Belongs", "Moment", "Person", "RoleCount", "Standing", "assignment",
    "assignments", "belongs", "case", "count_opened", "count_people", "count_reports", "destination", "due",
    "entries", "entries_of", "history", "knows_file", "knows_people", "latest_peristiwa", "latest_perkara",
    "may_identify", "next_stages", "own_assignment", "people", "peristiwa", "peristiwa_by_code",
    "peristiwa_of", "peristiwa_of_report", "perkara", "perkara_of", "perkara_of_viewer", "process_changed", "process_of",
    "regimes", "report_by_code", "reports_of", "role_counts", "running", "seats", "stage_now", "summary",
    "timeline", "uses", "years_of",
]  # fmt: skip
