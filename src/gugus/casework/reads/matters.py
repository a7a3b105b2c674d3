"""From what people type to the matter it means: a code of a peristiwa or a report, the number of a police file."""

from __future__ import annotations

from gugus.casework.models import Peristiwa, Perkara
from gugus.casework.reads.access import EVENT, FILE
from gugus.core.keys import Subject
from gugus.core.reads import visible
from gugus.core.viewer import Viewer
from gugus.intake.models import Report

REPORT = "intake.report"


def matter(viewer: Viewer, kind: str, code: str) -> Subject | None:
    """The matter of a kind that a code names, within the viewer's regions and walls, in one query.

    A police file is named by its number or its event's code, and opened as its event: the walls
    stand around that. None where there is none, and alike where the viewer may not know of it.
    """
    typed = " ".join(code.split())
    if kind == REPORT:
        pks = visible(Report.objects.filter(code=typed.upper()), viewer).values_list("pk", flat=True)
        return next(((REPORT, str(pk)) for pk in pks), None)
    events = visible(Peristiwa.objects.filter(code=typed.upper()), viewer).values_list("pk", flat=True)
    if kind == EVENT:
        return next(((EVENT, str(pk)) for pk in events), None)
    return _event_of_file(viewer, typed) if kind == FILE else None


def _event_of_file(viewer: Viewer, typed: str) -> Subject | None:
    """The event of the one police file of this number; two units may use the same number, then none is meant."""
    files = visible(Perkara.objects.filter(lp_number__iexact=typed), viewer)
    found = {str(pk) for pk in files.values_list("peristiwa", flat=True)}
    return (EVENT, found.pop()) if len(found) == 1 else None


def case_by_code(viewer: Viewer, code: str) -> Subject | None:
    """The peristiwa that a case code or the number of a police file names; two queries, found or not."""
    by_code, by_file = matter(viewer, EVENT, code), matter(viewer, FILE, code)
    return by_code or by_file
