"""Assignments by letter (surat tugas): which matters a post works on; a post without one sees codes only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from gugus.core import audit, rules
from gugus.core.keys import Subject
from gugus.core.models import Assignment
from gugus.core.rules import check_right
from gugus.core.time import now
from gugus.core.viewer import Viewer

RIGHT = "assignment.write"
PROVISIONAL_DAYS = 14
"""Days for which whoever opens a case works on it while the letter is still to come."""


def _living(on: date) -> QuerySet[Assignment]:
    """The assignments that hold on a legal day."""
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gte=on)
    return Assignment.objects.filter(lasting, ended_at=None, valid_from__lte=on)


def of_post(post: str, on: date, *, begun_by: date | None = None) -> frozenset[Subject]:
    """The (kind, id) of every matter assigned to a post on a legal day; one query.

    With `begun_by` only those that had begun on that day: a transition brings nothing new.
    """
    rows = _living(on).filter(post=post)
    if begun_by is not None:
        rows = rows.filter(valid_from__lte=begun_by)
    return frozenset((kind, str(subject)) for kind, subject in rows.values_list("kind", "subject"))


def of_matter(matter: Subject) -> Sequence[Assignment]:
    """The assignments to one matter, ended ones too, oldest first."""
    return list(Assignment.objects.filter(kind=matter[0], subject=matter[1]).order_by("valid_from", "id"))


def of_posts(posts: Sequence[str], on: date) -> QuerySet[Assignment]:
    """What is assigned to these posts on a legal day or from a later one on, the newest first."""
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gte=on)
    rows = Assignment.objects.filter(lasting, post__in=posts, ended_at=None)
    return rows.order_by("-valid_from", "id")


@transaction.atomic
def assign(
    matter: Subject, post: str, *, letter: str, valid_from: date, valid_to: date | None, by: Viewer
) -> Assignment:
    """Assign a post to a matter by a letter, from one legal day to another, or until it is ended.

    Nobody assigns the own post. An assignment whose letter was still to come gets it now.
    """
    check_right(by, RIGHT)
    rules.check_assignment(by, post, letter, valid_from, valid_to)
    kind, subject = matter
    known = Assignment.objects.filter(kind=kind, subject=subject, post=post, ended_at=None)
    coming = known.filter(letter="").order_by("valid_from").first()
    if coming is not None:
        return _give_letter(coming, letter, valid_from, valid_to, by=by)
    rules.check_not_assigned_yet(known.filter(valid_from=valid_from).exists())
    return _make(matter, post, letter, (valid_from, valid_to), by=by)


@transaction.atomic
def assign_provisionally(matter: Subject, *, on: date, by: Viewer) -> Assignment | None:
    """Whoever opens a case works on it for 14 days while the letter is still to come; None without a post."""
    if not by.post:
        return None
    return _make(matter, by.post, "", (on, on + timedelta(days=PROVISIONAL_DAYS)), by=by)


def _make(
    matter: Subject, post: str, letter: str, days: tuple[date, date | None], *, by: Viewer
) -> Assignment:
    row = Assignment.objects.create(
        kind=matter[0], subject=matter[1], post=post, letter=letter.strip(), valid_from=days[0], valid_to=days[1],
        made_at=now(), made_by=by.id or by.kind,
    )  # fmt: skip
    audit.record("assignment.make", by=by, on=row, note=f"{matter[0]} {matter[1]} post={post}")
    return row


def _give_letter(row: Assignment, letter: str, start: date, end: date | None, *, by: Viewer) -> Assignment:
    row.letter, row.valid_from, row.valid_to = letter.strip(), min(row.valid_from, start), end
    row.save(update_fields=["letter", "valid_from", "valid_to"])
    audit.record("assignment.letter", by=by, on=row, note=f"{row.kind} {row.subject} post={row.post}")
    return row


@transaction.atomic
def end(row: Assignment, *, on: date, by: Viewer) -> None:
    """End an assignment at once, dated on a legal day; ending it twice changes nothing."""
    check_right(by, RIGHT)
    rules.check_other_post(by, row.post)
    row.refresh_from_db(from_queryset=Assignment.objects.select_for_update())
    if row.ended_at is not None:
        return
    row.ended_at, row.ended_by = now(), by.id or by.kind
    row.valid_to = max(on, row.valid_from)
    row.save(update_fields=["ended_at", "ended_by", "valid_to"])
    audit.record("assignment.end", by=by, on=row, note=f"{row.kind} {row.subject} post={row.post}")
