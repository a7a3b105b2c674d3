"""Whose people a viewer may know: an assignment to a peristiwa covers its police files, one to a file its people.

The role alone opens nothing: without an assignment a person is a case code. An emergency opened this
hour stands in for the letter. A wall closes both: what is asked about here came through core.reads.visible.
"""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from gugus.casework.models import Peristiwa, Perkara
from gugus.core.matters import Matter
from gugus.core.reads import visible
from gugus.core.viewer import Viewer, ViewerKind

REVEAL = "identity.reveal"


def knows_people(viewer: Viewer, row: Peristiwa) -> bool:
    """Whether an assignment opens the people of a peristiwa to the viewer, by initials and with the summary.

    At most one query, and only for those who are assigned to a police file and not to this peristiwa.
    """
    return bool(known_of(viewer, [str(row.pk)]))


def known_of(viewer: Viewer, events: Collection[str]) -> frozenset[str]:
    """The ids among these of the peristiwa whose people an assignment opens; at most one query for all."""
    if viewer.kind is ViewerKind.SYSTEM:
        return frozenset(events)
    found = {each for each in events if viewer.is_assigned(Matter.EVENT, each)}
    files = _files_of(viewer)
    left = [each for each in events if each not in found]
    if files and left:
        rows = Perkara.objects.filter(pk__in=files, peristiwa__pk__in=left)
        found |= {str(pk) for pk in rows.values_list("peristiwa", flat=True)}
    return frozenset(found)


def _files_of(viewer: Viewer) -> list[str]:
    opened = [
        each.removeprefix(f"{Matter.FILE}:") for each in viewer.opened if each.startswith(f"{Matter.FILE}:")
    ]
    return [*viewer.assigned_to(Matter.FILE), *opened]


def knows_file(viewer: Viewer, row: Perkara) -> bool:
    """Whether an assignment to a police file, or to its peristiwa, opens it to the viewer; no query."""
    if viewer.kind is ViewerKind.SYSTEM:
        return True
    return viewer.is_assigned(Matter.FILE, row.pk) or viewer.is_assigned(Matter.EVENT, row.peristiwa_id)


def may_identify(viewer: Viewer, row: Peristiwa) -> bool:
    """Whether the viewer may ask to see full names: an assignment and the right to reveal, never one alone."""
    return viewer.may(REVEAL) and knows_people(viewer, row)


def case(viewer: Viewer, pk: UUID | str) -> Peristiwa | None:
    """A peristiwa for those who read events, or are assigned to it without that right; None for others."""
    row = visible(Peristiwa.objects.select_related("region", "origin", "opened_by"), viewer).filter(pk=pk)
    found = row.first()
    if found is None or viewer.may("event.read") or knows_people(viewer, found):
        return found
    return None
