"""What the list of articles shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gugus.core.viewer import Viewer
from gugus.intake.article_reads import ArticleRow, articles
from gugus.web.articles.forms import PasteForm
from gugus.web.outreach.office import Office, office_of
from gugus.web.paging import Paged, paged
from gugus.web.said import day


@dataclass(frozen=True)
class Line:
    """One article read: how many of its drafts wait for an officer."""

    url: str
    title: str
    publisher: str
    office: str
    read_on: str
    waits: bool
    line: str


@dataclass(frozen=True)
class ListPage:
    """The articles read by the offices of the viewer's regions, and the form for another."""

    lines: Paged[Line]
    form: PasteForm
    office: Office | None
    may_write: bool


def list_page(viewer: Viewer, params: QueryDict, now: datetime, form: PasteForm) -> ListPage:
    """The list, newest article first."""
    rows = paged(params, "bagian", lambda limit, skip: articles(viewer, limit, skip))
    office = office_of(viewer, now)
    return ListPage(rows.made(_lines), form, office, viewer.may("article.write") and office is not None)


def _lines(rows: Sequence[ArticleRow]) -> list[Line]:
    return [_line(row) for row in rows]


def _line(row: ArticleRow) -> Line:
    waiting = ngettext("%(count)d draft waits", "%(count)d drafts wait", row.waiting) % {"count": row.waiting}
    decided = _("all decided: %(accepted)d accepted, %(dropped)d dropped")
    said = {"accepted": row.accepted, "dropped": row.dropped}
    return Line(
        reverse("web:article", args=[row.source]), row.title, row.publisher, row.office, day(row.read_on),
        row.waiting > 0, waiting if row.waiting else decided % said,
    )  # fmt: skip
