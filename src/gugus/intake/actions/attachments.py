"""Files sent with a report: kept sealed, looked at in the background, opened by officers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django_tasks import task

from gugus.core import audit, clamd, erasure, files
from gugus.core.cleaning.copying import make_copy
from gugus.core.cleaning.kinds import Kind, Shown
from gugus.core.errors import Denied
from gugus.core.files import Incoming
from gugus.core.matters import Matter
from gugus.core.streams import OpeningReader
from gugus.core.time import now
from gugus.core.vault import VaultError
from gugus.core.viewer import Viewer, ViewerKind, system
from gugus.intake import rules
from gugus.intake.models import Attachment, Message, Report
from gugus.intake.rules import AttachmentState, ReportStatus
from gugus_engine.say import Say

WAITING = timedelta(minutes=2)
TRIES_PER_MINUTE = 10


@transaction.atomic
def attach(
    report: Report, arrived: Sequence[Incoming], *, by: Viewer, message: Message | None = None,
    promised_at: datetime | None = None,
) -> int:  # fmt: skip
    """Keep files with a report, in the transaction of what they came with; returns how many are new.

    The same bytes twice on one report are kept once. With `promised_at` the files are news by
    themselves: they wait for an officer until then.
    """
    if not arrived:
        return 0
    _check_sender(report, by)
    report.refresh_from_db(fields=["status", "news_at"], from_queryset=Report.objects.select_for_update())
    rules.check_not_erased(erasure.erased_at(Matter.REPORT, report.pk) is not None)
    fresh = _fresh(report, arrived)
    if fresh:
        _keep(report, fresh, by=by, message=message)
    if fresh and promised_at is not None:
        _tell(report, promised_at)
    return len(fresh)


def _check_sender(report: Report, by: Viewer) -> None:
    """The form's unnamed sender as long as nobody read the report; then its receipt, or an officer."""
    if by.kind is ViewerKind.ANONYMOUS and report.read_at is None:
        return
    if by.kind is not ViewerKind.RECEIPT or by.id != str(report.pk):
        rules.check_decides(by, report.pk, report.region_id)


def _fresh(report: Report, arrived: Sequence[Incoming]) -> list[Incoming]:
    held = Attachment.objects.filter(report=report).values_list("original", flat=True)
    known = {each.digest for each in files.described(held).values()}
    fresh = {each.digest: each for each in arrived if each.digest not in known}
    rules.check_room(len(held), len(fresh))
    return list(fresh.values())


def _keep(report: Report, fresh: Sequence[Incoming], *, by: Viewer, message: Message | None) -> None:
    files.keep(fresh)
    last = Attachment.objects.filter(report=report).aggregate(last=Max("number"))["last"] or 0
    for number, each in enumerate(fresh, start=last + 1):
        row = Attachment.objects.create(
            report=report, message=message, number=number, original=each.id, received_at=now()
        )
        audit.record("attachment.add", by=by, on=row)
        inspect_later.enqueue(str(row.pk))


def _tell(report: Report, promised_at: datetime) -> None:
    report.news_at, report.promised_at = now(), promised_at
    report.status = rules.next_status(ReportStatus(report.status))
    report.save(update_fields=["news_at", "promised_at", "status"])


@task()
def inspect_later(attachment: str) -> str:
    """The background worker looks at one file; its argument is an id and nothing else."""
    row = Attachment.objects.filter(pk=attachment).first()
    return str(inspect(row, by=system("inspect"))) if row else ""


def inspect(row: Attachment, *, by: Viewer) -> AttachmentState:
    """Look at a file that waits: ask clamd where there is one, make a viewing copy where one can be made.

    Where clamd does not answer or the disk is full, the file stays "checking" and is tried again.
    """
    state = AttachmentState(row.state)
    if state is not AttachmentState.CHECKING:
        return state
    try:
        if not _is_clean(row):
            return _settle(row, AttachmentState.REFUSED, None, by=by)
        copy = _copy(row)
    except (clamd.Unreachable, OSError):
        return AttachmentState.CHECKING
    except VaultError:
        return _settle(row, AttachmentState.KEPT, None, by=by)
    return _settle(row, AttachmentState.READY if copy else AttachmentState.KEPT, copy, by=by)


def _is_clean(row: Attachment) -> bool:
    if not clamd.is_used():
        return True
    with files.open_file(row.original) as reader:
        return clamd.is_clean(reader.chunks())


def _copy(row: Attachment) -> Incoming | None:
    """The viewing copy on its way in, None where none can be made."""
    told = files.described([row.original]).get(str(row.original))
    if told is None or told.kind is None or told.kind.shown is not Shown.COPY:
        return None
    copy = files.receive(told.name)
    try:
        if _is_made(row, told.kind, copy):
            return copy
    except (OSError, VaultError):
        copy.discard()
        raise
    copy.discard()
    return None


def _is_made(row: Attachment, kind: Kind, copy: Incoming) -> bool:
    """Whether a copy came of it that is of the same kind as the original."""
    with files.open_file(row.original) as reader:
        if not make_copy(kind.cleaner, reader.chunks(), copy):
            return False
    copy.finish()
    return copy.kind == kind


@transaction.atomic
def _settle(row: Attachment, state: AttachmentState, copy: Incoming | None, *, by: Viewer) -> AttachmentState:
    """Write down what a file is; when another worker was quicker, what it wrote stands."""
    Report.objects.select_for_update().get(pk=row.report_id)
    row.refresh_from_db(from_queryset=Attachment.objects.select_for_update())
    if row.state != AttachmentState.CHECKING:
        return _discarded(copy, AttachmentState(row.state))
    if _is_erased(row):
        return _written(row, _discarded(copy, AttachmentState.KEPT), None, by=by)
    return _written(row, state, copy, by=by)


def _discarded(copy: Incoming | None, state: AttachmentState) -> AttachmentState:
    if copy:
        copy.discard()
    return state


def _is_erased(row: Attachment) -> bool:
    gone = (erasure.erased_at(files.KIND, row.original), erasure.erased_at(Matter.REPORT, row.report_id))
    return any(gone)


def _written(
    row: Attachment, state: AttachmentState, copy: Incoming | None, *, by: Viewer
) -> AttachmentState:
    row.state, row.view = state, copy.id if copy else None
    files.keep([copy] if copy else [])
    row.save(update_fields=["state", "view"])
    audit.record("attachment.inspect", by=by, on=row, note=state)
    return state


def retry_waiting(at: datetime) -> int:
    """Put files that still wait after two minutes to the worker again, ten at a time; returns how many."""
    waiting = Attachment.objects.filter(state=AttachmentState.CHECKING, received_at__lt=at - WAITING)
    rows = list(waiting.order_by("received_at").values_list("pk", flat=True)[:TRIES_PER_MINUTE])
    if not rows or (clamd.is_used() and not clamd.answers()):
        return 0
    for pk in rows:
        inspect_later.enqueue(str(pk))
    return len(rows)


@dataclass(frozen=True)
class Opened:
    """A file for one officer: an open stream whose every chunk was verified, its kind, its number."""

    reader: OpeningReader
    size: int
    kind: Kind | None
    number: int
    original: bool

    @property
    def name(self) -> str:
        """A neutral name that tells copy and evidence apart; the one it came with stands on the page only."""
        which = "ASLI-bukti" if self.original else "salinan"
        return f"lampiran-{self.number}-{which}.{self.kind.extension if self.kind else 'bin'}"


def open_attachment(row: Attachment, *, by: Viewer, original: bool) -> Opened:
    """Open the original or the viewing copy; audited each time. The reader must be closed."""
    rules.check_opens(by, row.report_id, row.report.region_id)
    rules.check_file_opens(AttachmentState(row.state), erased=_is_erased(row))
    pk = row.original if original else row.view
    if pk is None:
        raise Denied(Say("intake.no_copy"))
    reader = _verified(pk)
    try:
        audit.record("attachment.read", by=by, on=row, note="original" if original else "copy")
        told = files.described([pk])[str(pk)]
    except BaseException:
        reader.close()
        raise
    return Opened(reader, reader.size, told.kind, row.number, original)


def _verified(pk: object) -> OpeningReader:
    try:
        reader = files.open_file(pk)
        reader.verify()
    except VaultError as error:
        raise Denied(Say("intake.file_damaged")) from error
    return reader
