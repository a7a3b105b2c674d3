"""The codes events and police files go by, for lists that know them by id only; nothing else is told."""

from __future__ import annotations

from collections.abc import Collection

from gugus.casework.models import Peristiwa, Perkara
from gugus.casework.reads import peristiwa_of, perkara_of_viewer
from gugus.core.reads import beyond_walls
from gugus.core.viewer import Viewer


def codes(ids: Collection[str]) -> dict[str, str]:
    """The code of each event, by its id."""
    return {str(pk): code for pk, code in Peristiwa.objects.filter(pk__in=ids).values_list("pk", "code")}


def file_codes(ids: Collection[str]) -> dict[str, str]:
    """The code of the event of each police file, by the file's id."""
    rows = Perkara.objects.filter(pk__in=ids).values_list("pk", "peristiwa__code")
    return {str(pk): code for pk, code in rows}


def with_code(viewer: Viewer, code: str) -> list[str]:
    """The ids of the event with this code and of its police files; none for an unknown one or behind a wall."""
    events = beyond_walls(Peristiwa.objects.filter(code=code.upper()), viewer)
    files = beyond_walls(Perkara.objects.filter(peristiwa__code=code.upper()), viewer)
    return [str(pk) for rows in (events, files) for pk in rows.values_list("pk", flat=True)]


def open_to(viewer: Viewer, ids: Collection[str]) -> set[str]:
    """Which of these events the viewer may open."""
    return {str(pk) for pk in peristiwa_of(viewer).filter(pk__in=ids).values_list("pk", flat=True)}


def files_open_to(viewer: Viewer, ids: Collection[str]) -> set[str]:
    """Which of these police files the viewer may open."""
    return {str(pk) for pk in perkara_of_viewer(viewer).filter(pk__in=ids).values_list("pk", flat=True)}
