"""The page of one article: its text with marked spans, its drafts, the figures quoted from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gugus.coordination import readings
from gugus.coordination import reads as coordination
from gugus.core.viewer import Viewer
from gugus.intake import reads as intake
from gugus.intake.rules import DraftState
from gugus.registry import reads as registry
from gugus.web.articles.cards import Card, Desk, card
from gugus.web.articles.highlight import Marked, Part, parts
from gugus.web.outreach.labels import people
from gugus.web.outreach.office import office_of
from gugus.web.said import day

if TYPE_CHECKING:
    from gugus.intake.models import ArticleDraft
    from gugus.registry.models import QuotedFigure


@dataclass(frozen=True)
class QuotedLine:
    """One figure that was accepted from this article."""

    anchor: str
    said: str
    unit: str
    period: str
    speaker: str


@dataclass(frozen=True)
class Sheet:
    """One article as an officer works on it."""

    source: str
    title: str
    lead: str
    waiting: str
    cards: Sequence[Card]
    parts: Sequence[Part]
    figures: Sequence[QuotedLine]
    may_write: bool

    def card_of(self, pk: UUID) -> Card | None:
        """The card of one draft, None when it is not on this page."""
        return next((each for each in self.cards if each.pk == str(pk)), None)


def sheet(
    viewer: Viewer, source: UUID, now: datetime, sent: QueryDict | None = None, sent_to: str = ""
) -> Sheet | None:
    """One article with its drafts; None when the viewer's offices have not read it."""
    office, rows = office_of(viewer, now), _own(viewer, intake.drafts(viewer, source))
    if office is None or not rows:
        return None
    figures = registry.figures(str(source))
    desk = Desk(
        viewer,
        office,
        _labels(rows, office.region),
        _became(viewer, source, rows),
        sent_to,
        sent or QueryDict(),
    )
    attached = {each.key for each in rows if each.kind == "activity"}
    alone = [each for each in rows if each.kind != "participants" or each.value.get("of") not in attached]
    return Sheet(
        source=str(source), title=rows[0].article.title, lead=_lead(rows[0]), waiting=_waiting(alone),
        cards=[card(desk, each, rows) for each in alone], parts=parts(rows[0].article.text, _marks(rows)),
        figures=[_quoted(each) for each in figures], may_write=viewer.may("article.write"),
    )  # fmt: skip


def _own(viewer: Viewer, rows: Sequence[ArticleDraft]) -> list[ArticleDraft]:
    """The drafts of the viewer's own office; of another's below it when its own has not read the article."""
    offices = {str(row.task_force_id) for row in rows}
    chosen = viewer.task_force if viewer.task_force in offices else min(offices, default="")
    return [row for row in rows if str(row.task_force_id) == chosen]


def _labels(rows: Sequence[ArticleDraft], region: str) -> dict[str, str]:
    """Labels of every region that a draft names, in one query."""
    places = [readings.activity(row.value).place for row in rows if row.kind == "activity"]
    codes = [code for place in places if place for code in (place.code, *place.candidates) if code]
    return registry.labels([region, *codes])


def _lead(row: ArticleDraft) -> str:
    article = row.article
    read = _("read on %(day)s") % {"day": day(article.retrieved_on)} if article.retrieved_on else ""
    return " · ".join(each for each in (article.publisher, read) if each)


def _waiting(rows: Sequence[ArticleDraft]) -> str:
    count = sum(row.state == DraftState.PROPOSED for row in rows)
    if not count:
        return _("All drafts of this article are decided.")
    return ngettext("%(count)d draft waits for you.", "%(count)d drafts wait for you.", count) % {
        "count": count
    }


def _marks(rows: Sequence[ArticleDraft]) -> list[Marked]:
    return [
        Marked(row.number, int(span["start"]), int(span["end"]))
        for row in rows
        if row.state != DraftState.DROPPED
        for span in row.spans
    ]


def _became(viewer: Viewer, source: UUID, rows: Sequence[ArticleDraft]) -> dict[str, tuple[str, str]]:
    """What accepted drafts became, by draft id: (what, address)."""
    asked = any(row.made_kind == "coordination.meetingnote" for row in rows)
    meetings = (
        {str(note.pk): note.meeting_id for note in coordination.notes_from(viewer, source)} if asked else {}
    )
    return {str(row.pk): _made(row, meetings.get(row.made_id)) for row in rows if row.made_id}


def _made(row: ArticleDraft, meeting: UUID | None) -> tuple[str, str]:
    made = {
        "outreach.activity": (_("Open the activity"), "web:activity"),
        "coordination.meeting": (_("Open the rakor"), "web:meeting"),
    }
    if row.made_kind in made:
        label, name = made[row.made_kind]
        return label, reverse(name, args=[row.made_id])
    if row.made_kind == "registry.quotedfigure":
        return _(
            "See the quoted figure"
        ), f"{reverse('web:article', args=[row.article_id])}#angka-{row.made_id}"
    page = reverse("web:meeting", args=[meeting]) if meeting else reverse("web:meetings")
    return _("See the request"), f"{page}#catatan-{row.made_id}"


def _quoted(row: QuotedFigure) -> QuotedLine:
    number = int(row.number) if row.number == int(row.number) else None
    said = people(number, row.bound) if number is not None else f"{row.number:n}"
    period = " - ".join(dict.fromkeys(each for each in (row.period_from, row.period_to) if each))
    speaker = ", ".join(each for each in (row.speaker_post, row.speaker_agency) if each)
    return QuotedLine(f"angka-{row.pk}", said, row.unit, period, speaker)
