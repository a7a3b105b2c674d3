"""The files of a report on its page, and serving one of them: sealed on the disk, opened as a stream."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from gugus.core import clamd
from gugus.core.cleaning.kinds import Kind
from gugus.core.vault import ERASED
from gugus.intake import attachment_reads as reads
from gugus.intake.actions.attachments import WAITING, Opened, open_attachment
from gugus.intake.attachment_reads import AttachmentLine
from gugus.intake.rules import AttachmentState
from gugus.web.access import found, needs, viewer_of
from gugus.web.said import language, moment
from gugus.web.uploads import shown_name

if TYPE_CHECKING:
    from gugus.intake.models import Report

STATE = {
    AttachmentState.CHECKING: (gettext_lazy("Being checked"), "info"),
    AttachmentState.READY: (gettext_lazy("Copy for viewing"), "ok"),
    AttachmentState.KEPT: (gettext_lazy("Original only"), "plain"),
    AttachmentState.REFUSED: (gettext_lazy("Harmful, not opened"), "danger"),
}
GONE = (gettext_lazy("Erased"), "plain")
POLICY = "sandbox; default-src 'none'"
_KILO, _MEGA = 1_000, 1_000_000


@dataclass(frozen=True)
class FileLine:
    """One file on the report's page; addresses are empty where there is nothing to open."""

    title: str
    kind: str
    size: str
    when: str
    state: str
    badge: str
    note: str
    name: str
    digest: str
    copy_url: str
    original_url: str
    picture: bool


def file_lines(row: Report, now: datetime) -> list[FileLine]:
    """The files of a report, in the order in which they came."""
    return [_line(each, row.region.zone, now) for each in reads.attachments_of(row)]


def _line(each: AttachmentLine, zone: str, now: datetime) -> FileLine:
    gone = each.name in (ERASED, "")
    state, badge = GONE if gone else STATE[each.state]
    opens = not gone and each.state in (AttachmentState.READY, AttachmentState.KEPT)
    has_copy = opens and each.state is AttachmentState.READY
    return FileLine(
        _("Attachment %(number)s") % {"number": each.number}, kind_name(each.kind), size_text(each.size),
        moment(each.received_at, zone), str(state), badge, "" if gone else _note(each, now),
        "" if gone else shown_name(each.name), "" if gone else each.digest,
        reverse("web:attachment_copy", args=[each.id]) if has_copy else "",
        reverse("web:attachment_original", args=[each.id]) if opens else "",
        has_copy and each.kind is not None and each.kind.picture,
    )  # fmt: skip


def _note(each: AttachmentLine, now: datetime) -> str:
    """What an officer should know about this file, in a sentence."""
    if each.state is AttachmentState.REFUSED:
        return _("The virus scanner found a harmful program. The original stays sealed as evidence.")
    if each.state is AttachmentState.KEPT:
        return _("No copy without hidden data can be made of it; only the original can be downloaded.")
    if each.state is AttachmentState.CHECKING and now - each.received_at > WAITING:
        return (
            _("The virus scanner does not answer. It is asked again every minute.")
            if clamd.is_used()
            else _late()
        )
    return ""


def _late() -> str:
    return _("The background worker has not come to it yet. It is tried again every minute.")


def kind_name(kind: Kind | None) -> str:
    """What a file is, in the reader's language."""
    if kind is None:
        return _("File")
    return kind.en if language() == "en" else kind.id


def size_text(size: int) -> str:
    """A size as people say it: "830 KB", "1,2 MB"."""
    if size < _MEGA:
        return f"{max(1, round(size / _KILO))} KB"
    return f"{number_format(size / _MEGA, 1)} MB"


@needs("desk.use")
@require_safe
def attachment_copy(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The copy for viewing; opening is audited."""
    return _served(request, pk, original=False)


@needs("desk.use")
@require_safe
def attachment_original(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was sent, byte for byte; opening is audited."""
    return _served(request, pk, original=True)


def _served(request: HttpRequest, pk: UUID, *, original: bool) -> HttpResponse:
    viewer = viewer_of(request)
    opened = open_attachment(found(reads.attachment(viewer, pk)), by=viewer, original=original)
    answer = StreamingHttpResponse(Pieces(opened), content_type=_type(opened.kind))
    answer.headers["Content-Length"] = str(opened.size)
    answer.headers["Content-Disposition"] = f'attachment; filename="{opened.name}"'
    answer.headers["Content-Security-Policy"] = POLICY
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return cast("HttpResponse", answer)


def _type(kind: Kind | None) -> str:
    if kind is None:
        return "application/octet-stream"
    return f"{kind.media_type}; charset=utf-8" if kind.media_type == "text/plain" else kind.media_type


class Pieces:
    """What is sent, piece by piece; the server closes it also when nobody listens any more."""

    def __init__(self, opened: Opened) -> None:
        self._reader, self._chunks = opened.reader, opened.reader.chunks()

    def __iter__(self) -> Iterator[bytes]:
        return self._chunks

    def close(self) -> None:
        """Close the sealed file."""
        self._reader.close()


__all__: Sequence[str] = ("FileLine", "attachment_copy", "attachment_original", "file_lines")
