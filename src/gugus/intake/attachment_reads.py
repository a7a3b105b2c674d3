"""The files of a report: for officers with what is known of each, for the reporter as counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from gugus.core import files
from gugus.core.cleaning.kinds import Kind
from gugus.core.viewer import Viewer
from gugus.intake import reads
from gugus.intake.models import Attachment, Report
from gugus.intake.rules import AttachmentState


@dataclass(frozen=True)
class AttachmentLine:
    """One file as an officer sees it: what it is, the name it came with, SHA-256 of the original."""

    id: UUID
    number: int
    message: str
    state: AttachmentState
    received_at: datetime
    kind: Kind | None
    size: int
    name: str
    digest: str
    view_size: int


def attachments_of(report: Report) -> list[AttachmentLine]:
    """The files of a report in the order in which they came, described in a fixed number of queries."""
    rows = list(Attachment.objects.filter(report=report).order_by("number"))
    if not rows:
        return []
    told = files.described([pk for row in rows for pk in (row.original, row.view) if pk])
    return [_line(row, told) for row in rows]


def _line(row: Attachment, told: dict[str, files.Described]) -> AttachmentLine:
    original, view = told.get(str(row.original)), told.get(str(row.view))
    return AttachmentLine(
        row.pk, row.number, str(row.message_id or ""), AttachmentState(row.state), row.received_at,
        original.kind if original else None, original.size if original else 0, original.name if original else "",
        original.digest if original else "", view.size if view else 0,
    )  # fmt: skip


def attachment(viewer: Viewer, pk: object) -> Attachment | None:
    """One file of a report that the viewer may know of; None otherwise.

    Asked of the one report, not of all: else a file behind a wall would answer later than one that never was.
    """
    known = Exists(reads.reports(viewer).filter(pk=OuterRef("report")))
    return Attachment.objects.filter(known, pk=str(pk)).select_related("report").first()


def attachment_states(report: Report) -> Counter[AttachmentState]:
    """How many files of a report stand where, without opening anything: all that its reporter is told."""
    rows = Attachment.objects.filter(report=report).values_list("state", flat=True)
    return Counter(AttachmentState(state) for state in rows)
