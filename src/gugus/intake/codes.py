"""The codes reports go by, for lists that know them by id only (the audit); nothing else is told."""

from __future__ import annotations

from collections.abc import Collection

from gugus.core.reads import beyond_walls
from gugus.core.viewer import Viewer
from gugus.intake.models import Attachment, Mention, Report
from gugus.intake.reads import reports


def codes(ids: Collection[str]) -> dict[str, str]:
    """The code of each report, by its id."""
    return _texts(Report.objects.filter(pk__in=ids).values_list("pk", "code"))


def attachment_codes(ids: Collection[str]) -> dict[str, str]:
    """The code of the report each attachment came with, by the attachment's id."""
    return _texts(Attachment.objects.filter(pk__in=ids).values_list("pk", "report__code"))


def mention_codes(ids: Collection[str]) -> dict[str, str]:
    """The code of the report each mention stands in, by the mention's id."""
    return _texts(Mention.objects.filter(pk__in=ids, report__isnull=False).values_list("pk", "report__code"))


def with_code(viewer: Viewer, code: str) -> list[str]:
    """The ids of a report with this code and of its attachments; none for an unknown one or behind a wall."""
    found = beyond_walls(Report.objects.filter(code=code.upper()), viewer)
    files = beyond_walls(Attachment.objects.filter(report__code=code.upper()), viewer)
    return [str(pk) for rows in (found, files) for pk in rows.values_list("pk", flat=True)]


def open_to(viewer: Viewer, ids: Collection[str]) -> set[str]:
    """Which of these reports the viewer may open."""
    return {str(pk) for pk in reports(viewer).filter(pk__in=ids).values_list("pk", flat=True)}


def _texts(pairs: Collection[tuple[object, str]]) -> dict[str, str]:
    return {str(pk): code for pk, code in pairs}
