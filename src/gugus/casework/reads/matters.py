"""From what people type to the matter it means: a code of a peristiwa or a report, the number of a police file."""

from __future__ import annotations

from django.db.models import Q

from gugus.casework.models import Peristiwa, Perkara
from gugus.core.ids import typed_code
from gugus.core.keys import Subject
from gugus.core.matters import Matter
from gugus.core.reads import visible
from gugus.core.viewer import Viewer
from gugus.intake.models import Report


def matter(viewer: Viewer, kind: str, code: str) -> Subject | None:
    """The matter of a kind that a code names, within the viewer's regions and walls, in one query.

    A police file is named by its number or its event's code, and opened as its event: the walls
    stand around that. None where there is none, and alike where the viewer may not know of it.
    """
    typed = typed_code(code)
    if kind == Matter.REPORT:
        pks = visible(Report.objects.filter(code=typed), viewer).values_list("pk", flat=True)
        return next(((Matter.REPORT, str(pk)) for pk in pks), None)
    events = visible(Peristiwa.objects.filter(code=typed), viewer).values_list("pk", flat=True)
    if kind == Matter.EVENT:
        return next(((Matter.EVENT, str(pk)) for pk in events), None)
    return _event_of_file(viewer, code) if kind == Matter.FILE else None


def _event_of_file(viewer: Viewer, code: str) -> Subject | None:
    """The event of the police files of this number or event; two units may use the same number, then none is meant."""
    named = Q(lp_number__iexact=" ".join(code.split())) | Q(peristiwa__code=typed_code(code))
    files = visible(Perkara.objects.filter(named), viewer)
    found = {str(pk) for pk in files.values_list("peristiwa", flat=True)}
    return (Matter.EVENT, found.pop()) if len(found) == 1 else None


def case_by_code(viewer: Viewer, code: str) -> Subject | None:
    """The peristiwa that a case code or the number of a police file names; two queries, found or not."""
    by_code, by_file = matter(viewer, Matter.EVENT, code), matter(viewer, Matter.FILE, code)
    return by_code or by_file
