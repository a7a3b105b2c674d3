"""The page of one article: its text with marked spans, its drafts in groups, what was accepted from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gugus.coordination import readings
from gugus.coordination import reads as coordination
from gugus.coordination.corrections import corrected
from gugus.core.viewer import Viewer
from gugus.intake import article_reads
from gugus.intake import reads as intake
from gugus.intake.rules import DraftState
from gugus.registry import reads as registry
from gugus.registry.reads import Named
from gugus.registry.rules.naming import Written
from gugus.web.articles import groups
from gugus.web.articles.activities import other_codes
from gugus.web.articles.cards import Card, card, own_words
from gugus.web.articles.conflicts import CONFLICT, conflicts, sign_of
from gugus.web.articles.desk import Became, Desk
from gugus.web.articles.forms import BackForm
from gugus.web.articles.groups import Group
from gugus.web.articles.highlight import Marked, Part, parts
from gugus.web.articles.kept import QuotedLine, Version, figure_lines, versions
from gugus.web.articles.kinds import LETTERS, NAMES, NOTES, Family, family_of
from gugus.web.articles.order import Order
from gugus.web.articles.same import same_of
from gugus.web.outreach.office import Office, office_of
from gugus.web.said import day

if TYPE_CHECKING:
    from gugus.intake.models import ArticleDraft


@dataclass(frozen=True)
class Sign:
    """One family in the legend: its letter and name."""

    family: str
    letter: str
    name: str


@dataclass(frozen=True)
class Section:
    """A group of the whole article: its name, the link to its first card, how many of it wait."""

    url: str
    name: str
    waiting: int


@dataclass(frozen=True)
class Pager:
    """The parts beside this one of a long article, and which one this is."""

    prev: str = ""
    next: str = ""
    shown: str = ""


@dataclass(frozen=True)
class Sheet:
    """One article as an officer works on it; `reader` is the office that read it where it is another one."""

    source: str
    title: str
    lead: str
    address: str
    versions: Sequence[Version]
    waiting: str
    count: int
    groups: Sequence[Group]
    notes: Sequence[Group]
    all_notes: Group | None
    legend: Sequence[Sign]
    parts: Sequence[Part]
    figures: Sequence[QuotedLine]
    may_write: bool
    reader: str
    order: Order
    sections: Sequence[Section]
    pager: Pager

    @property
    def cards(self) -> list[Card]:
        """All cards in the order of the page."""
        return [each for group in (*self.groups, *self.notes) for each in group.cards]

    def card_of(self, pk: UUID) -> Card | None:
        """The card of one draft, None when it is not on this page."""
        return next((each for each in self.cards if each.pk == str(pk)), None)

    def person_back(self, pk: UUID) -> BackForm | None:
        """The form that takes back what was decided about participants on an activity's card."""
        people = (person for each in self.cards for person in each.people)
        return next((each.back for each in people if each.pk == str(pk)), None)

    def group_of(self, key: str) -> Group | None:
        """The group of a key, all notes among them."""
        every = [*self.groups, *self.notes, *([self.all_notes] if self.all_notes else [])]
        return groups.of(every, key)

    def after(self, decided: Sequence[str]) -> str:
        """The address of the next draft that waits once some are decided; the head of the page for none."""
        return self.order.after(decided)


def sheet(
    viewer: Viewer,
    source: UUID,
    now: datetime,
    sent: QueryDict | None = None,
    *,
    holding: str = "",
    part: str = "",
) -> Sheet | None:
    """One article with a part of its drafts: the part that holds the draft `holding`, else the one asked for.

    None when the viewer's offices have not read it. `sent` is what was sent for the draft `holding`.
    """
    office, rows = office_of(viewer, now), intake.drafts(viewer, source)
    if office is None or not rows:
        return None
    order = Order(rows)
    number = order.wanted(part, holding)
    links, shown = order.links(number), order.shown(number)
    desk = _desk(viewer, office, rows, shown, links, Sent(sent or QueryDict(), holding))
    cards = [card(desk, each, rows) for each in shown]
    main, notes = groups.main_groups(cards, order), groups.note_groups(cards, order)
    article, count = rows[0].article, sum(each.state == DraftState.PROPOSED for each in order.heads)
    return Sheet(
        source=str(source), title=article.title, lead=_lead(rows[0]), address=article.url,
        versions=versions(article_reads.other_versions(viewer, source)), waiting=_waiting(count, desk),
        count=count, groups=main, notes=notes, all_notes=groups.all_notes(notes, order), legend=_legend(rows),
        parts=parts(article.text, _marks(rows), links), figures=figure_lines(viewer, source),
        may_write=desk.decides, reader=_reader(office, rows[0]), order=order, sections=_sections(order, number),
        pager=_pager(order, number),
    )  # fmt: skip


def _sections(order: Order, part: int) -> list[Section]:
    """Every group of the article, wherever it stands."""
    kinds = [(str(title), key, (key,)) for key, title in groups.MAIN.items()]
    return [
        Section(_section_url(order, part, first, key), title, order.tally(*own).waiting)
        for title, key, own in (*kinds, (_("Also said"), groups.ALL_NOTES, tuple(NOTES)))
        if (first := order.first_of(*own))
    ]


def _section_url(order: Order, part: int, first: ArticleDraft, key: str) -> str:
    """The head of a group where it begins on this part, else its first card."""
    return f"#kelompok-{key}" if order.part_of(str(first.pk)) == part else order.to(first)


def _pager(order: Order, part: int) -> Pager:
    if order.last == 1:
        return Pager()
    shown = _("Part %(part)d of %(last)d") % {"part": part, "last": order.last}
    return Pager(
        order.query(part - 1) if part > 1 else "", order.query(part + 1) if part < order.last else "", shown
    )


def _reader(office: Office, row: ArticleDraft) -> str:
    """The name of the office that read the article, empty for the viewer's own."""
    reader = str(row.task_force_id)
    return "" if reader == office.task_force else registry.office_names([reader])[reader]


@dataclass(frozen=True)
class Sent:
    """What was sent, and for which draft."""

    data: QueryDict
    to: str


def _desk(
    viewer: Viewer, office: Office, rows: Sequence[ArticleDraft], shown: Sequence[ArticleDraft],
    links: Mapping[int, str], sent: Sent,
) -> Desk:  # fmt: skip
    source, reader = rows[0].article_id, str(rows[0].task_force_id)
    return Desk(
        viewer=viewer, office=office, decides=viewer.may("article.write") and reader == office.task_force, text=rows[0].article.text, labels=_labels(shown, office.region),
        named=_named(shown, office.region), became=_became(viewer, source, rows), against=conflicts(rows, links),
        same=same_of(viewer, rows, shown), signs={each.key: sign_of(each) for each in rows},
        sent_to=sent.to, sent=sent.data,
    )  # fmt: skip


def _labels(rows: Sequence[ArticleDraft], region: str) -> dict[str, str]:
    """Labels of every region that a draft names, in one query."""
    values = [each for row in rows if row.kind == "activity" for each in (row.value, corrected(row.value))]
    places = [readings.activity(value).place for value in values]
    codes = [code for place in places if place for code in (place.code, *place.candidates) if code]
    return registry.labels([region, *codes, *(code for value in values for code in other_codes(value))])


def _named(rows: Sequence[ArticleDraft], region: str) -> dict[str, Named]:
    """The offices that the activities name, as the register knows them at the day of the first that names them:
    each is looked up once, those of one region and day together."""
    asked: dict[tuple[str, date | None], dict[str, Written]] = {}
    seen: set[str] = set()
    for row in rows:
        if row.kind != "activity" or row.state != DraftState.PROPOSED:
            continue
        place = readings.activity(row.value).place
        at = (place.code if place and place.code else region, readings.day_of(row.value))
        names = {each.name: each for each in readings.offices(row.value) if each.name not in seen}
        asked.setdefault(at, {}).update(names)
        seen |= names.keys()
    found: dict[str, Named] = {}
    for (code, on), names in asked.items():
        if names:
            found |= registry.agencies_named(list(names.values()), code, on)
    return found


def _lead(row: ArticleDraft) -> str:
    article = row.article
    read = _("read on %(day)s") % {"day": day(article.retrieved_on)} if article.retrieved_on else ""
    out = _("published on %(day)s") % {"day": day(article.published_on)} if article.published_on else ""
    return " · ".join(each for each in (article.publisher, out, read) if each)


def _waiting(count: int, desk: Desk) -> str:
    if not count:
        return _("All drafts of this article are decided.")
    if not desk.decides:
        return ngettext("%(count)d draft waits", "%(count)d drafts wait", count) % {"count": count}
    return ngettext("%(count)d draft waits for you.", "%(count)d drafts wait for you.", count) % {
        "count": count
    }


def _legend(rows: Sequence[ArticleDraft]) -> list[Sign]:
    there = {family_of(row.kind) for row in rows if row.kind != CONFLICT}
    return [Sign(str(each), LETTERS[each], str(NAMES[each])) for each in Family if each in there]


def _marks(rows: Sequence[ArticleDraft]) -> list[Marked]:
    """What is marked: of a figure or a note its own words only, not the sentence around them."""
    return [
        Marked(row.number, str(family_of(row.kind)), int(span["start"]), int(span["end"]))
        for row in rows
        if row.state not in (DraftState.DROPPED, DraftState.SHOWN)
        for span in (row.spans[:1] if own_words(row.kind) else row.spans)
    ]


def _became(viewer: Viewer, source: UUID, rows: Sequence[ArticleDraft]) -> dict[str, Became]:
    """What accepted drafts became, by draft id."""
    kinds = {row.made_kind for row in rows}
    notes = coordination.notes_from(viewer, source) if "coordination.meetingnote" in kinds else ()
    rakor = coordination.meeting_from(viewer, source) if "registry.quotedstatement" in kinds else None
    meetings = {str(note.pk): note.meeting_id for note in notes}
    makers: Mapping[str, Callable[[ArticleDraft], Became]] = {
        "outreach.activity": partial(_page, _("Open the activity"), "web:activity"),
        "coordination.meeting": partial(_page, _("Open the rakor"), "web:meeting"),
        "registry.quotedfigure": _quoted_figure,
        "coordination.meetingnote": partial(_request, meetings),
        "registry.quotedstatement": partial(_promise, rakor),
    }
    return {str(row.pk): makers[row.made_kind](row) for row in rows if row.made_kind in makers}


def _page(words: str, name: str, row: ArticleDraft) -> Became:
    return Became(words, reverse(name, args=[row.made_id]))


def _quoted_figure(row: ArticleDraft) -> Became:
    return Became(
        _("See the quoted figure"), f"{reverse('web:article', args=[row.article_id])}#angka-{row.made_id}"
    )


def _request(meetings: Mapping[str, UUID | None], row: ArticleDraft) -> Became:
    meeting = meetings.get(row.made_id)
    page = reverse("web:meeting", args=[meeting]) if meeting else reverse("web:meetings")
    return Became(_("See the request"), f"{page}#catatan-{row.made_id}")


def _promise(rakor: UUID | None, row: ArticleDraft) -> Became:
    """A promise of an office stands at the rakor of its article; other statements have no page of their own."""
    if rakor is None or row.kind != "commitment":
        return Became()
    return Became(_("See it at the rakor"), f"{reverse('web:meeting', args=[rakor])}#janji-{row.made_id}")
