"""What is assigned to a post by letter, as it stands in the pack that its holder hands over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gugus.casework.models import Peristiwa, Perkara
from gugus.core import assignments
from gugus.core.ids import or_nothing
from gugus.core.matters import Matter
from gugus.core.reads import visible
from gugus.core.viewer import Viewer


@dataclass(frozen=True)
class OwnCase:
    """One case assigned to a post: its code, the number of the letter ("" while it is to come), its last day."""

    code: str
    letter: str
    valid_to: date | None


def cases_of_post(viewer: Viewer, on: date) -> Sequence[OwnCase]:
    """The living assignments of the viewer's own post, the nearest end first; three queries however many there are, also for none."""
    if not viewer.post:
        return []
    rows = list(assignments.of_posts([viewer.post], on))
    wanted = {kind: [row.subject for row in rows if row.kind == kind] for kind in (Matter.EVENT, Matter.FILE)}
    events = visible(Peristiwa.objects.filter(pk__in=or_nothing(wanted[Matter.EVENT])), viewer).values_list(
        "pk", "code"
    )
    files = visible(Perkara.objects.filter(pk__in=or_nothing(wanted[Matter.FILE])), viewer).values_list(
        "pk", "peristiwa__code"
    )
    codes = {str(pk): code for pk, code in (*events, *files)}
    found = [
        OwnCase(codes[str(row.subject)], row.letter, row.valid_to)
        for row in rows
        if str(row.subject) in codes
    ]
    return sorted(found, key=lambda each: (each.valid_to or date.max, each.code))
