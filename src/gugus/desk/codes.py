"""The codes of what hand-offs are about, for lists that know them by id only; nothing else is told."""

from __future__ import annotations

from collections.abc import Collection

from gugus.core.reads import beyond_walls
from gugus.core.viewer import Viewer
from gugus.desk.models import HandOff


def codes(ids: Collection[str]) -> dict[str, str]:
    """The code of what each hand-off is about, by the hand-off's id."""
    return {
        str(pk): code for pk, code in HandOff.objects.filter(pk__in=ids).values_list("pk", "subject_code")
    }


def with_code(viewer: Viewer, code: str) -> list[str]:
    """The ids of the hand-offs about the thing with this code, none behind a wall."""
    rows = beyond_walls(HandOff.objects.filter(subject_code=code.upper()), viewer)
    return [str(pk) for pk in rows.values_list("pk", flat=True)]
