"""What the list of articles and the list of corrections show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gugus.core.viewer import Viewer
from gugus.intake.article_reads import ArticleRow, articles
from gugus.intake.example_reads import ExampleRow, count_examples, examples
from gugus.web.articles.fixed import field_name, plain
from gugus.web.articles.forms import REASONS, PasteForm
from gugus.web.articles.kinds import NAMES, NOTES, family_of
from gugus.web.articles.taking import Result
from gugus.web.outreach.office import Office, office_of
from gugus.web.paging import Paged, paged
from gugus.web.said import day

SHOWN = {
    "": gettext_lazy("All"),
    "menunggu": gettext_lazy("Waiting"),
    "selesai": gettext_lazy("Decided"),
}
ASKED = {"": "", "menunggu": "waiting", "selesai": "decided"}


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
class Filter:
    """One way to look at the list."""

    url: str
    label: str
    current: bool


@dataclass(frozen=True)
class ListPage:
    """The articles read by the offices of the viewer's regions, and the form for another."""

    lines: Paged[Line]
    filters: Sequence[Filter]
    filtered: bool
    form: PasteForm
    results: Sequence[Result]
    office: Office | None
    may_write: bool
    examples: str


@dataclass(frozen=True)
class ExampleLine:
    """One thing that an officer corrected or dropped: the words, what was read, what the officer made of it."""

    words: str
    url: str
    article: str
    kind: str
    field: str
    read: str
    corrected: str
    decided: str


def list_page(
    viewer: Viewer, params: QueryDict, now: datetime, form: PasteForm, results: Sequence[Result] = ()
) -> ListPage:
    """The list, what waits first, then the newest."""
    show = params.get("tampil", "") if params.get("tampil", "") in SHOWN else ""
    rows = paged(params, "bagian", lambda limit, skip: articles(viewer, limit, skip, ASKED[show]))
    office = office_of(viewer, now)
    own = office.name if office else ""
    return ListPage(
        lines=rows.made(lambda found: [_line(each, own) for each in found]), filters=_filters(show), filtered=bool(show), form=form, results=results, office=office,
        may_write=viewer.may("article.write") and office is not None, examples=_examples_said(count_examples(viewer)),
    )  # fmt: skip


def _filters(show: str) -> list[Filter]:
    return [Filter(f"?tampil={key}" if key else "?", str(label), key == show) for key, label in SHOWN.items()]


def _examples_said(count: int) -> str:
    told = ngettext(
        "%(count)d correction kept as an example", "%(count)d corrections kept as examples", count
    )
    return told % {"count": count} if count else ""


def _line(row: ArticleRow, own: str) -> Line:
    """One line; the office is named where it is another than the viewer's."""
    waiting = ngettext("%(count)d draft waits", "%(count)d drafts wait", row.waiting) % {"count": row.waiting}
    decided = _("0 drafts wait: %(accepted)d accepted, %(dropped)d dropped")
    said = {"accepted": row.accepted, "dropped": row.dropped}
    return Line(
        reverse("web:article", args=[row.source]), row.title, row.publisher, "" if row.office == own else row.office,
        day(row.read_on), row.waiting > 0, waiting if row.waiting else decided % said,
    )  # fmt: skip


def examples_page(viewer: Viewer, params: QueryDict) -> Paged[ExampleLine]:
    """What officers corrected or dropped, the newest first."""
    rows = paged(params, "bagian", lambda limit, skip: examples(viewer, limit, skip))
    return rows.made(lambda found: [_example(each) for each in found])


def _example(row: ExampleRow) -> ExampleLine:
    url = f"{reverse('web:article', args=[row.article])}#t{row.span_start}"
    dropped = row.outcome == "dropped"
    why = str(REASONS.get(row.reason, "")) if dropped else ""
    corrected = ": ".join(each for each in (_("dropped"), why) if each) if dropped else plain(row.corrected)
    kind = str(NOTES[row.kind][1]) if row.kind in NOTES else str(NAMES[family_of(row.kind)])
    return ExampleLine(
        row.words, url, row.title, kind, field_name(row.field), "" if dropped else plain(row.read), corrected, day(row.decided_at)
    )  # fmt: skip
