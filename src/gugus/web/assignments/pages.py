"""What the page of assignments shows: the living ones of a task force, and the form of the next letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from gugus.casework import reads
from gugus.casework.reads import Assigned
from gugus.core.viewer import Viewer
from gugus.web.assignments.forms import LetterForm
from gugus.web.desk.pages import named
from gugus.web.paging import Paged, paged
from gugus.web.said import short_day


@dataclass(frozen=True)
class Line:
    """One assignment: the code of the case, who works on it, by which letter, until when."""

    code: str
    post: str
    agency: str
    letter: str
    period: str
    state: str
    badge: str
    end_url: str


@dataclass(frozen=True)
class AssignmentsPage:
    """The living assignments of the viewer's task force, newest first, and the form."""

    rows: Paged[Line]
    form: LetterForm


def letter_form(viewer: Viewer, on: date, data: QueryDict | None = None) -> LetterForm:
    """The form with the posts of the viewer's task force."""
    posts = [(key, named(post)) for key, post in reads.seats(viewer, on).items()]
    return LetterForm(data, posts=posts, initial={"valid_from": on})


def assignments_page(viewer: Viewer, params: QueryDict, on: date, form: LetterForm) -> AssignmentsPage:
    """The page on a legal day of the office."""
    rows = paged(params, "page", lambda limit, skip: reads.assignments(viewer, on, limit, skip))
    return AssignmentsPage(rows.made(lambda found: _lines(found, on)), form)


def _lines(rows: Sequence[Assigned], on: date) -> list[Line]:
    return [_line(each, on) for each in rows]


def _line(each: Assigned, on: date) -> Line:
    row = each.row
    state, badge = _state(row.letter, row.valid_from, on)
    period = (
        _("%(first)s to %(last)s") % {"first": short_day(row.valid_from), "last": short_day(row.valid_to)}
        if row.valid_to
        else _("since %(day)s") % {"day": short_day(row.valid_from)}
    )
    return Line(
        each.code, each.post.title, each.post.agency.name, row.letter, period, state, badge,
        reverse("web:assignment_end", args=[row.pk]),
    )  # fmt: skip


def _state(letter: str, first: date, on: date) -> tuple[str, str]:
    if not letter:
        return _("letter to follow"), "warn"
    return (_("open to the post"), "ok") if first <= on else (_("not begun yet"), "info")
