"""One draft as a card: what was read, with reasons and doubts, and the form that corrects it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gugus.coordination import readings
from gugus.coordination.doubts import Words, doubts
from gugus.coordination.readings import ActivityRead, DayRead
from gugus.core.viewer import Viewer
from gugus.intake.rules import DraftState
from gugus.outreach.rules import Bound, Heads
from gugus.registry import reads as registry
from gugus.web.articles.forms import UNKNOWN, ActivityDraftForm, Choices, FigureDraftForm, RequestDraftForm
from gugus.web.outreach.labels import BOUNDS, kind_label, people
from gugus.web.outreach.office import Office
from gugus.web.outreach.pages import Item
from gugus.web.said import day, said
from gugus.web.templatetags.gugus import number as shown_number

if TYPE_CHECKING:
    from gugus.intake.models import ArticleDraft

KINDS = {
    "activity": gettext_lazy("Activity"),
    "participants": gettext_lazy("Participants"),
    "figure": gettext_lazy("Quoted figure"),
    "request": gettext_lazy("Request"),
}
STATES = {
    DraftState.PROPOSED: (gettext_lazy("Waits"), "info"),
    DraftState.ACCEPTED: (gettext_lazy("Accepted"), "ok"),
    DraftState.DROPPED: (gettext_lazy("Dropped"), "plain"),
}
MODES = {
    "online": gettext_lazy("Online"),
    "onsite": gettext_lazy("Onsite"),
    "total": gettext_lazy("Total as quoted"),
}

QUOTES = 2


@dataclass(frozen=True)
class Quoted:
    """The words a draft rests on, and where they stand in the text."""

    words: str
    anchor: str

    @property
    def short(self) -> str:
        """The first words, to name a link by."""
        return " ".join(self.words.split()[:6])


@dataclass(frozen=True)
class Card:
    """One draft: its number in the text, what was read, doubts, quotes, what became of it, its form."""

    pk: str
    number: int
    kind: str
    title: str
    state: str
    badge: str
    look: str
    proposed: bool
    facts: Sequence[Item]
    doubts: Sequence[str]
    quotes: Sequence[Quoted]
    more: Sequence[Quoted]
    people: Sequence[Card]
    became: str
    became_url: str
    action: str
    form: forms.Form | None
    fields: str
    open: bool
    unattached: bool = False


@dataclass(frozen=True)
class Desk:
    """What all cards of an article share: who looks, for which office, names of regions, what became of drafts."""

    viewer: Viewer
    office: Office
    labels: Mapping[str, str]
    became: Mapping[str, tuple[str, str]]
    sent_to: str
    sent: QueryDict

    def data(self, row: ArticleDraft) -> QueryDict | None:
        """What was sent for this draft, None when nothing was."""
        return self.sent if self.sent and str(row.pk) == self.sent_to else None

    def name(self, code: str) -> str:
        """The label of a region, its code where it is not loaded."""
        return self.labels.get(code, code)


def card(desk: Desk, row: ArticleDraft, rows: Sequence[ArticleDraft]) -> Card:
    """The card of one draft; an activity carries the participants that belong to it."""
    own = [each for each in rows if each.kind == "participants" and each.value.get("of") == row.key]
    made = {"activity": _activity, "participants": _participants, "figure": _figure, "request": _request}
    title, facts, doubtful, form = made[row.kind](desk, row, own)
    proposed = row.state == DraftState.PROPOSED
    state, badge = STATES[DraftState(row.state)]
    became, became_url = desk.became.get(str(row.pk), ("", ""))
    return Card(
        pk=str(row.pk), number=row.number, kind=str(KINDS[row.kind]), title=title, state=str(state), badge=badge,
        look=row.state, proposed=proposed, facts=facts, doubts=doubtful if proposed else (), quotes=_quotes(row)[:QUOTES], more=_quotes(row)[QUOTES:],
        people=[card(desk, each, ()) for each in own] if row.kind == "activity" else (), became=became,
        became_url=became_url, action=reverse("web:draft", args=[row.article_id, row.pk]),
        form=form if proposed and desk.viewer.may("article.write") else None,
        fields="articles/activity_fields.html" if row.kind == "activity" else "articles/plain_fields.html",
        open=desk.data(row) is not None or _must_choose(row), unattached=row.kind == "participants",
    )  # fmt: skip


Made = tuple[str, Sequence[Item], Sequence[str], forms.Form | None]


def _must_choose(row: ArticleDraft) -> bool:
    """Whether an activity's region is open, or its day may be another one."""
    read = readings.activity(row.value) if row.kind == "activity" else None
    if read is None:
        return False
    return not (read.place and read.place.code) or len(read.held.candidates if read.held else ()) > 1


def _quotes(row: ArticleDraft) -> list[Quoted]:
    return [Quoted(" ".join(str(span["quote"]).split()), f"t{span['start']}") for span in row.spans]


def _activity(desk: Desk, row: ArticleDraft, own: Sequence[ArticleDraft]) -> Made:
    read = readings.activity(row.value)
    counted = [each.value for each in own]
    doubtful = [said(each) for each in doubts(read, counted, Words(day, shown_number))]
    if read.place and read.place.code and not desk.viewer.covers(read.place.code):
        doubtful.append(
            _(
                "%(place)s lies outside your area of work: its own office accepts it, or choose another region."
            )
            % {"place": desk.name(read.place.code)}
        )
    heads, _told = readings.heads(each.value for each in own if each.state == DraftState.PROPOSED)
    return readings.title_of(read), _facts(desk, read), doubtful, _activity_form(desk, row, read, heads)


def _facts(desk: Desk, read: ActivityRead) -> list[Item]:
    place = read.place
    where = desk.name(place.code) if place and place.code else (place.name if place else "")
    reason = said(place.reason) if place and place.reason else ""
    facts = [
        Item(_("Kind"), kind_label(read.kind)),
        Item(_("Held"), _day(read.held) or _("the day is not known")),
        Item(_("Day of the statement"), _day(read.statement)),
        Item(_("Published"), _day(read.published)),
        Item(_("Region"), where, note=reason),
        Item(_("Venue"), read.venue),
        Item(_("Organiser"), read.organiser),
        Item(_("Offices named"), ", ".join(read.agencies)),
    ]
    return [fact for fact in facts if fact.value]


def _day(read: DayRead | None) -> str:
    """A day as it was read: the day itself, its weekday, or only its year."""
    if read is None:
        return ""
    if read.value is not None:
        return day(read.value)
    if read.year:
        return str(read.year)
    return _("%(weekday)s, without a date") % {"weekday": read.weekday} if read.weekday else ""


def _activity_form(desk: Desk, row: ArticleDraft, read: ActivityRead, heads: Heads) -> ActivityDraftForm:
    prefix, data = f"d{row.number}", desk.data(row)
    text = data.get(f"{prefix}-region_text", "") if data else ""
    hits = registry.search(text, limit=6, within=desk.office.region) if text else ()
    regions = dict.fromkeys(_codes(read, desk.office)) | dict.fromkeys(hit.code for hit in hits)
    names = {**desk.labels, **{hit.code: hit.label for hit in hits}}
    held = read.held.value if read.held else None
    return ActivityDraftForm(
        data, prefix=prefix, days=_days(read), regions=[(code, names.get(code, code)) for code in regions],
        hits=len(hits), auto_id=f"{prefix}-%s",
        initial={
            "kind": read.kind, "title": readings.title_of(read), "venue": read.venue, "online": heads.online,
            "onsite": heads.onsite, "total": heads.quoted_total, "day": held.isoformat() if held else UNKNOWN,
            "region": read.place.code if read.place else "",
        },
    )  # fmt: skip


def _codes(read: ActivityRead, office: Office) -> list[str]:
    """The regions to choose from: the one read, what else the name may mean, the office's own."""
    if read.place is None:
        return [office.region]
    return [code for code in (read.place.code, *read.place.candidates, office.region) if code]


def _days(read: ActivityRead) -> Choices:
    """The days to choose from: the one proposed, what else it may be (newest first), the statement's."""
    found: dict[date, str] = {}
    if read.held and read.held.value:
        written = read.held.basis == "written"
        label = _("%(day)s, as written") if written else _("%(day)s, proposed; please confirm")
        found[read.held.value] = label % {"day": day(read.held.value)}
    for each in sorted(read.held.candidates if read.held else (), reverse=True):
        found.setdefault(each, day(each))
    if read.statement and read.statement.value:
        stated = read.statement.value
        found.setdefault(
            stated, _("%(day)s, the day of the statement, if it was the same day") % {"day": day(stated)}
        )
    return [(each.isoformat(), label) for each, label in found.items()]


def _participants(desk: Desk, row: ArticleDraft, own: Sequence[ArticleDraft]) -> Made:
    read = readings.people(row.value)
    mode = str(MODES.get(read.mode, read.mode)) if read.number is not None else _("Number not told")
    told = people(read.number, read.bound) or read.word
    organisations = read.counted == "organisations"
    notes = [
        read.who if read.number is not None else "",
        _("organisations, not people") if organisations else "",
        "" if read.attended else _("invited only"),
    ]
    return f"{mode}: {told}", [Item("", ", ".join(note for note in notes if note))], (), None


def _figure(desk: Desk, row: ArticleDraft, own: Sequence[ArticleDraft]) -> Made:
    read = readings.figure(row.value)
    number = shown_number(read.number) if isinstance(read.number, int) else str(read.number or "?")
    told = "" if read.bound == Bound.EXACT else f"{BOUNDS[Bound(read.bound)]} "
    facts = [
        Item(_("Period"), read.period or _("not told")),
        Item(_("Said by"), read.speaker or _("not told")),
        Item(_("Region"), read.place),
    ]
    form = FigureDraftForm(
        desk.data(row), prefix=f"d{row.number}", auto_id=f"d{row.number}-%s",
        initial={"number": number.replace("?", ""), "bound": _form_bound(read.bound), "unit": read.unit},
    )  # fmt: skip
    doubtful = [_("Only a word was said, not a number.")] if read.number is None else []
    return f"{told}{number} {read.unit}", [fact for fact in facts if fact.value], doubtful, form


def _form_bound(bound: str) -> str:
    """A word that is "not certain" is kept as "about"."""
    return Bound.APPROX if bound == Bound.VAGUE else bound


def _request(desk: Desk, row: ArticleDraft, own: Sequence[ArticleDraft]) -> Made:
    read = readings.request(row.value)
    unknown = _("not told")
    facts = [Item(_("Asked by"), read.asker or unknown), Item(_("Asked of"), read.asked or unknown)]
    form = RequestDraftForm(
        desk.data(row), prefix=f"d{row.number}", auto_id=f"d{row.number}-%s",
        initial={"what": read.what, "asker": read.asker, "asked": read.asked},
    )  # fmt: skip
    return read.what, facts, [], form
