"""Erasing a report, a peristiwa or a person with all that was written under them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from gugus.casework import rules
from gugus.casework.actions.walls import closure
from gugus.casework.models import Part, Peristiwa, PeristiwaReport, Perkara
from gugus.core import erasure, vault, walls
from gugus.core.errors import Denied
from gugus.core.ids import typed_code
from gugus.core.keys import Subject
from gugus.core.matters import Matter
from gugus.core.reads import beyond_walls
from gugus.core.tombstones import Place
from gugus.core.viewer import Viewer
from gugus.desk.models import HandOff
from gugus.intake import reads as intake
from gugus.intake.models import Attachment, Mention, Message, Report
from gugus.screening.models import Triage
from gugus_engine.say import Say

MESSAGE, MENTION = "intake.message", "intake.mention"
FILE = "core.sealedfile"
_NAMED = re.compile(r"(?P<kind>[a-z]+\.[a-z]+)[:/](?P<id>[0-9a-f-]{36})")


@dataclass(frozen=True)
class Erased:
    """What an erasure did: the subject asked for, and how many sealed subjects became unreadable."""

    subject: Subject
    count: int


@dataclass(frozen=True)
class _Scope:
    """What goes, what is blanked in texts that stay, and the peristiwa it belongs to."""

    subjects: tuple[Subject, ...]
    events: tuple[UUID, ...]
    places: tuple[Place, ...] = ()


def erase(subject: str, *, by: Viewer, basis: str) -> Erased:
    """Erase what a code (L-..., K-...) or "kind:id" names, on a declared lawful basis.

    A report goes with its messages, mentions, files, decisions and hand-off notes; a peristiwa with its
    texts and notes (its people stay); a person with the name and year of birth, blanked as well in the
    report where it stood. Denied for an unknown subject, or while a police file rests on it and
    no court ordered it. Tombstone and audit line say the basis.
    """
    chosen = erasure.check_basis(basis)
    found = find(subject, by=by)
    rules.check_not_erased_yet(_is_gone(found))
    scope = _SCOPES[found[0]](found[1])
    rules.check_not_held(
        Perkara.objects.filter(peristiwa__in=scope.events).count(), lifts_hold=chosen.lifts_hold
    )
    if found[0] == Matter.REPORT:
        scope = _closed(found[1], basis)
    return Erased(found, erasure.erase(scope.subjects, by=by, basis=basis, places=scope.places))


def count_gone(subject: str, *, by: Viewer) -> int:
    """How many sealed subjects an erasure that is over left unreadable for what a code names; 0 before that."""
    found = find(subject, by=by)
    return len(_SCOPES[found[0]](found[1]).subjects) if _is_gone(found) else 0


def _is_gone(subject: Subject) -> bool:
    open_ = {(each.kind, each.subject) for each in erasure.unfinished()}
    return subject not in open_ and erasure.erased_at(*subject) is not None


def _closed(pk: str, basis: str) -> _Scope:
    """The scope of a report to which nothing can be added any more."""
    with transaction.atomic():
        Report.objects.select_for_update().get(pk=pk)
        erasure.announce((Matter.REPORT, pk), basis=basis, places=_why_walled((Matter.REPORT, pk)))
    return _report(pk)


def finish_erasures(*, by: Viewer) -> int:
    """Carry out erasures that were cut short, a report with all its parts; returns how many subjects."""
    count = 0
    for stone in erasure.unfinished():
        if stone.kind == Matter.REPORT and Report.objects.filter(pk=stone.subject).exists():
            parts = _report(stone.subject).subjects
            count += erasure.erase(parts, by=by, basis=stone.basis, places=stone.places)
    return count + erasure.finish(by=by)


def find(subject: str, *, by: Viewer) -> Subject:
    """The kind and id that a typed subject names; Denied alike when there is none and behind a wall."""
    named = _NAMED.fullmatch(subject.strip().lower())
    pk = _by_id(named["kind"], named["id"], by) if named else None
    if pk is not None and named is not None:
        return named["kind"], pk
    for kind, rows in ((Matter.REPORT, Report.objects), (Matter.EVENT, Peristiwa.objects)):
        known = beyond_walls(rows.filter(code=typed_code(subject)), by)
        by_code = known.values_list("pk", flat=True).first()
        if by_code is not None:
            return kind, str(by_code)
    raise Denied(Say("casework.nothing_to_erase"))


def _by_id(kind: str, pk: str, by: Viewer) -> str | None:
    model = {Matter.REPORT: Report, Matter.EVENT: Peristiwa, MENTION: Mention}.get(kind)
    return pk if model and beyond_walls(model._default_manager.filter(pk=pk), by).exists() else None


def _report(pk: str) -> _Scope:
    row = Report.objects.get(pk=pk)
    subjects: list[Subject] = [(Matter.REPORT, pk)]
    for kind, rows in ((MESSAGE, Message), (MENTION, Mention), ("screening.triage", Triage)):
        subjects += [
            (kind, str(each)) for each in rows.objects.filter(report=row).values_list("pk", flat=True)
        ]
    subjects += _notes(Matter.REPORT, pk)
    for original, view in Attachment.objects.filter(report=row).values_list("original", "view"):
        subjects += [(FILE, str(each)) for each in (original, view) if each]
    events = PeristiwaReport.objects.filter(report=row).values_list("peristiwa", flat=True)
    return _Scope(tuple(subjects), tuple(events), tuple(_why_walled((Matter.REPORT, pk))))


def _why_walled(matter: Subject) -> list[Place]:
    """Why walls stand around a matter, in the words they were set with, here and as copied over its case.

    The walls themselves stay: whoever is walled off must not be let in by an erasure.
    """
    around = [each for one in closure(matter) for each in walls.of_matter(*one)]
    reasons = {each.pk: walls.reason_of(each) for each in around}
    own = {reasons[each.pk] for each in around if (each.kind, str(each.subject)) == matter}
    return [
        Place(walls.KIND, str(wall), "reason", 0, len(said), walls.KIND, str(wall))
        for wall, said in reasons.items()
        if said in own
    ]


def _notes(kind: str, pk: str) -> list[Subject]:
    rows = HandOff.objects.filter(subject_kind=kind, subject_id=pk)
    return [("desk.handoff", str(each)) for each in rows.values_list("pk", flat=True)]


def _event(pk: str) -> _Scope:
    return _Scope(
        ((Matter.EVENT, pk), *_notes(Matter.EVENT, pk)), (UUID(pk),), tuple(_why_walled((Matter.EVENT, pk)))
    )


def _mention(pk: str) -> _Scope:
    row = Mention.objects.get(pk=pk)
    events = Part.objects.filter(mention=row).values_list("peristiwa", flat=True)
    return _Scope(((MENTION, pk),), tuple(events), tuple(_places(row)))


def _places(row: Mention) -> list[Place]:
    """Where the value of a mention stands in the texts of its report: each occurrence."""
    if row.report is None or not row.sealed_value:
        return []
    value = vault.unseal(MENTION, row.pk, "value", bytes(row.sealed_value))
    texts: list[tuple[str, str, str, str]] = [
        (Matter.REPORT, str(row.report.pk), "story", intake.story(row.report))
    ]
    texts += [(MESSAGE, each.id, "text", each.text) for each in intake.letters(row.report)]
    whole = re.compile(rf"(?<!\w){re.escape(value)}(?!\w)", re.IGNORECASE)
    return [
        Place(kind, subject, field, found.start(), found.end(), Matter.REPORT, str(row.report.pk))
        for kind, subject, field, text in texts
        for found in whole.finditer(text)
    ]


_SCOPES = {Matter.REPORT: _report, Matter.EVENT: _event, MENTION: _mention}
