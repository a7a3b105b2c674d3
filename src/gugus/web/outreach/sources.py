"""The sources of an activity or a rakor: who tells it, in which words, and where one says something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from gugus.coordination.corrections import corrected, correction_of
from gugus.coordination.readings import Draft, activity
from gugus.core.audit import kind_of
from gugus.core.viewer import Viewer
from gugus.intake import reads as intake
from gugus.outreach.telling import Difference, differences, kept_of
from gugus.registry import reads as registry
from gugus.web.articles.fixed import Fixed, fixed
from gugus.web.articles.order import PEOPLE
from gugus.web.articles.same import FIELDS, shown
from gugus.web.said import day

if TYPE_CHECKING:
    from gugus.coordination.models import Meeting, MeetingNote, MeetingTold
    from gugus.outreach.models import Activity, ActivityTold
    from gugus.registry.models import QuotedFigure, QuotedStatement

    Telling = ActivityTold | MeetingTold
    Row = Activity | Meeting
    Sourced = Row | MeetingNote | Telling | QuotedStatement | QuotedFigure

ARTICLE = "article"


@dataclass(frozen=True)
class ToldBy:
    """One source: its outlet, title and day, its words (only for those who may read articles), what it says otherwise.

    `fixed` is what an officer corrected of what was read in it.
    """

    outlet: str
    title: str
    when: str
    words: str
    url: str
    says: Sequence[str]
    fixed: Sequence[Fixed] = ()


def source_label(row: Sourced) -> str:
    """Where a record comes from: the source's publisher or title, or our own recording."""
    if row.source is None:
        return _("Recorded by the office")
    return row.source.publisher or row.source.title


def readable(viewer: Viewer, rows: Sequence[Sourced]) -> frozenset[UUID]:
    """The articles behind some records whose pages this viewer may open."""
    if not viewer.may("article.read"):
        return frozenset()
    return intake.articles_read(viewer, {row.source_id for row in rows if row.source_id})


def source_url(row: Sourced, known: frozenset[UUID]) -> str:
    """The address of the words in the article that a record rests on, where it is among those `known`."""
    if row.source is None or row.source.kind != ARTICLE or row.source_id not in known:
        return ""
    return f"{reverse('web:article', args=[row.source_id])}#t{row.span_start}"


def sources_of(viewer: Viewer, row: Row, tellings: Sequence[Telling]) -> list[ToldBy]:
    """The source a record was made from, then the further ones; none for what the office recorded itself."""
    known = readable(viewer, [row, *tellings])
    codes = [row.region_id, *(each.telling.region for each in tellings)]
    labels = registry.labels([code for code in codes if code]) if tellings else {}
    url = source_url(row, known)
    first = [replace(_told(row, url, ()), fixed=_fixed(viewer, row) if url else ())] if row.source else []
    kept = kept_of(row)
    return [
        *first,
        *(
            _told(
                each, source_url(each, known), [_says(one, labels) for one in differences(kept, each.telling)]
            )
            for each in tellings
        ),
    ]


def _fixed(viewer: Viewer, row: Row) -> list[Fixed]:
    """What an officer corrected when the record was made from its draft."""
    drafts = intake.made_from(viewer, kind_of(row), row.pk, row.source_id)
    people = [each.value for each in drafts if each.kind == PEOPLE]
    values = [each.value for each in drafts if each.kind != PEOPLE and correction_of(each.value)]
    labels = registry.labels([code for each in values for code in _codes(each)]) if values else {}
    return [one for each in values for one in fixed(each, people, labels)]


def _codes(value: Draft) -> list[str]:
    read = [activity(value).place, activity(corrected(value)).place]
    return [place.code for place in read if place and place.code]


def _told(row: Row | Telling, url: str, says: Sequence[str]) -> ToldBy:
    source = row.source
    if source is None:
        return ToldBy("", "", "", "", "", says)
    when = source.published_on or source.retrieved_on
    start, end = row.span_start, row.span_end
    words = " ".join(source.text[start:end].split()) if url and start is not None and end is not None else ""
    title = source.title if source.publisher else ""
    return ToldBy(source.publisher or source.title, title, day(when), words, url, says)


def _says(one: Difference, labels: dict[str, str]) -> str:
    """ "Online: 340, recorded is 300", or what only this source says."""
    said = {"field": str(FIELDS.get(one.field, one.field)), "told": shown(one.field, one.told, labels)}
    if one.adds:
        return _("%(field)s: %(told)s, told by this source alone") % said
    return _("%(field)s: %(told)s, recorded is %(kept)s") % {
        **said,
        "kept": shown(one.field, one.kept, labels),
    }
