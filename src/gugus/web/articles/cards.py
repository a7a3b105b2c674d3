"""One draft as a card: what was read, its words, doubts and conflicts, what became of it, the form that corrects it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy

from gugus.coordination import readings
from gugus.intake.rules import DraftState
from gugus.outreach.rules import ActivityKind
from gugus.web.articles import activities, told
from gugus.web.articles.conflicts import Against, sign_of
from gugus.web.articles.desk import Became, Desk
from gugus.web.articles.fixed import Fixed, fixed
from gugus.web.articles.forms import REASONS, BackForm
from gugus.web.articles.kinds import NAMES, Family, family_of
from gugus.web.articles.made import Made
from gugus.web.articles.order import PEOPLE
from gugus.web.articles.same import Same
from gugus.web.outreach.pages import Item

if TYPE_CHECKING:
    from gugus.intake.models import ArticleDraft

STATES = {
    DraftState.PROPOSED: (gettext_lazy("Waits"), "info"),
    DraftState.ACCEPTED: (gettext_lazy("Accepted"), "ok"),
    DraftState.DROPPED: (gettext_lazy("Dropped"), "plain"),
    DraftState.SHOWN: (gettext_lazy("Shown"), "plain"),
}
QUOTES = 1


@dataclass(frozen=True)
class Quoted:
    """The words a draft rests on with those around them in their sentence, and where they stand in the text."""

    words: str
    anchor: str
    before: str = ""
    after: str = ""

    @property
    def short(self) -> str:
        """The first words, to name a link by."""
        return " ".join(self.words.split()[:6])


@dataclass(frozen=True)
class Reason:
    """A reason to drop a draft: what its button sends and says."""

    value: str
    label: str


@dataclass(frozen=True)
class Card:
    """One draft: its sign, what was read, what is to be settled, its words, what became of it, its form.

    `asks` are fields of the form that are asked at once, because a doubt is settled by them. `apart` is what
    it was joined with and taken apart from. `fixed` is what an officer corrected, `back` the form that takes
    the decision back, `taken_back` why the last one was.
    """

    pk: str
    number: int
    key: str
    kind: str
    family: Family
    sign: str
    name: str
    title: str
    state: str
    badge: str
    look: str
    proposed: bool
    facts: Sequence[Item]
    doubts: Sequence[str]
    against: Sequence[Against]
    quotes: Sequence[Quoted]
    more: Sequence[Quoted]
    people: Sequence[Card]
    same: Sequence[Same]
    apart: Sequence[Same]
    became: Became
    joined: bool
    reason: str
    action: str
    form: forms.Form | None
    asks: Sequence[str]
    reasons: Sequence[Reason]
    open: bool
    unattached: bool
    fixed: Sequence[Fixed] = ()
    back: BackForm | None = None
    taken_back: str = ""
    rakor: bool = False

    @property
    def sure(self) -> bool:
        """Whether it can be accepted without another look: nothing doubted, nothing contradicts, nothing like it."""
        settled = not (self.doubts or self.against or self.same or self.asks)
        return self.form is not None and settled and not any(each.against for each in self.people)

    @property
    def asked(self) -> Sequence[forms.BoundField]:
        """The fields that are asked at once."""
        return [self.form[name] for name in self.asks] if self.form else []

    @property
    def fixes(self) -> Sequence[forms.BoundField]:
        """The fields behind "Correct"."""
        return [each for each in self.form if each.name not in self.asks] if self.form else []


def card(desk: Desk, row: ArticleDraft, rows: Sequence[ArticleDraft]) -> Card:
    """The card of one draft; an activity carries the participants that belong to it."""
    own = [each for each in rows if each.kind == PEOPLE and each.value.get("of") == row.key]
    made, proposed = _made(desk, row, own), row.state == DraftState.PROPOSED
    state, badge = STATES[DraftState(row.state)]
    family, quotes, sent = family_of(row.kind), _quotes(row), desk.data(row)
    may = proposed and desk.decides
    same = desk.same.get(str(row.pk), ()) if may else ()
    return Card(
        pk=str(row.pk), number=row.number, key=row.key, kind=row.kind, family=family, sign=sign_of(row),
        name=str(NAMES[family]), title=made.title, state=str(state), badge=badge, look=row.state,
        proposed=proposed, facts=made.facts, doubts=made.doubts if proposed else (),
        against=_against(desk, row, own), quotes=quotes[:QUOTES], more=quotes[QUOTES:],
        people=[card(desk, each, ()) for each in own], same=[each for each in same if not each.parted],
        apart=[each for each in same if each.parted],
        became=desk.became.get(str(row.pk), Became()), joined=row.joined and desk.decides,
        reason=str(REASONS.get(row.reason, "")), action=reverse("web:draft", args=[row.article_id, row.pk]),
        form=made.form if may else None, asks=made.asks if may else (),
        reasons=[Reason(str(value), str(label)) for value, label in REASONS.items()] if may else (),
        open=sent is not None and not made.asks, unattached=row.kind == PEOPLE,
        fixed=() if proposed else fixed(row.value, [each.value for each in own], desk.labels),
        back=_back(desk, row), taken_back=row.taken_back if proposed else "",
        rakor=proposed and row.value.get("type") == ActivityKind.RAKOR and desk.viewer.may("meeting.read"),
    )  # fmt: skip


def _back(desk: Desk, row: ArticleDraft) -> BackForm | None:
    """The form that takes a decision back, where the viewer's office made one; a join is taken apart instead."""
    decided = row.state in (DraftState.ACCEPTED, DraftState.DROPPED)
    if not decided or row.joined or not desk.decides:
        return None
    return BackForm(desk.data(row), prefix=f"b{row.number}", auto_id=f"b{row.number}-%s")


def _made(desk: Desk, row: ArticleDraft, own: Sequence[ArticleDraft]) -> Made:
    if row.kind == "activity":
        return activities.activity(desk, row, own)
    made = {PEOPLE: told.participants, "figure": told.figure, "request": told.request}
    return made.get(row.kind, told.statement)(desk, row)


def _against(desk: Desk, row: ArticleDraft, own: Sequence[ArticleDraft]) -> list[Against]:
    """The conflicts of a draft; an activity's with those of its participants, each sentence once."""
    mine = list(desk.against.get(row.key, ()))
    theirs = {each.words: Against(each.words) for one in own for each in desk.against.get(one.key, ())}
    return [*mine, *(each for words, each in theirs.items() if words not in {one.words for one in mine})]


def _quotes(row: ArticleDraft) -> list[Quoted]:
    """The words of a draft: of a figure or a note its own words within their sentence, else each span."""
    if not own_words(row.kind):
        return [Quoted(_line(readings.quote_of(span)), f"t{span['start']}") for span in row.spans]
    core = row.spans[0]
    start, end = int(core["start"]), int(core["end"])
    around = [span for span in row.spans[1:] if int(span["start"]) <= start and end <= int(span["end"])]
    whole = min(around, key=lambda span: int(span["end"]) - int(span["start"]), default=core)
    sentence, at = readings.quote_of(whole), start - int(whole["start"])
    before, after = sentence[:at], sentence[at + end - start :]
    return [Quoted(_line(sentence[at : at + end - start]), f"t{start}", _line(before), _line(after))]


def own_words(kind: str) -> bool:
    """Whether a draft of a kind rests on a few words of a sentence: the first span, the sentence being the next."""
    return family_of(kind) in (Family.NOTE, Family.FIGURE)


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
