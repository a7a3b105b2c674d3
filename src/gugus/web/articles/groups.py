"""The drafts of an article in the groups of the page, and which of them need no further look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gugus.web.articles.cards import Card
from gugus.web.articles.kinds import NOTES
from gugus.web.articles.order import Order, Tally

MAIN = {
    "activity": gettext_lazy("Activities"),
    "participants": gettext_lazy("Numbers that belong to no activity"),
    "figure": gettext_lazy("Quoted figures"),
    "request": gettext_lazy("Requests"),
}
HINTS = {
    "figure": gettext_lazy(
        "They stand beside official figures with this article as their source, never in our counters."
    ),
    "request": gettext_lazy("No commitment until a post of the asked side takes it on."),
}
FEW = 2
ALL_NOTES = "notes"


@dataclass(frozen=True)
class Group:
    """Cards of one kind: heading, hint, those that can be accepted at once, the words of its buttons.

    `tally` counts the whole article, `cards` are those on this part of the page.
    """

    key: str
    title: str
    hint: str
    cards: Sequence[Card]
    tally: Tally
    sure: Sequence[str]
    accept: str
    rest: Sequence[str]
    drop: str
    open: bool

    @property
    def many(self) -> Sequence[str]:
        """What the buttons name, of this part only; nothing where one card's own button does the same."""
        named = self.rest or self.sure
        return list(dict.fromkeys([*self.rest, *self.sure])) if len(named) >= FEW else ()

    @property
    def accepts(self) -> bool:
        """Whether accepting at once saves more than one press."""
        return len(self.sure) >= FEW

    @property
    def count(self) -> int:
        """How many cards of its kind the article has."""
        return self.tally.count

    @property
    def waiting(self) -> int:
        """How many of them wait."""
        return self.tally.waiting

    @property
    def said(self) -> str:
        """How many of how many wait: "2 of 5 wait", "all decided"."""
        if not self.waiting:
            return _("all decided")
        if self.waiting == self.count:
            return ngettext("%(count)d waits", "%(count)d wait", self.count) % {"count": self.count}
        return _("%(waiting)d of %(count)d wait") % {"waiting": self.waiting, "count": self.count}


def main_groups(cards: Sequence[Card], order: Order) -> list[Group]:
    """Activities, figures, requests; a group without cards is left out."""
    return [
        _group(key, str(title), str(HINTS.get(key, "")), found, order.tally(key))
        for key, title in MAIN.items()
        if (found := [each for each in cards if each.kind == key])
    ]


def note_groups(cards: Sequence[Card], order: Order) -> list[Group]:
    """What else was said, by kind, folded."""
    return [
        _group(key, str(heading), "", found, order.tally(key))
        for key, (heading, _one) in NOTES.items()
        if (found := [each for each in cards if each.kind == key])
    ]


def all_notes(groups: Sequence[Group], order: Order) -> Group | None:
    """All notes as one group, for the buttons above them; None without any that wait."""
    cards = [card for group in groups for card in group.cards]
    whole = _group(ALL_NOTES, "", "", cards, order.tally(*NOTES))
    return whole if whole.waiting else None


def _group(key: str, title: str, hint: str, cards: Sequence[Card], tally: Tally) -> Group:
    waiting = [each for each in cards if each.proposed]
    sure = [each.pk for each in waiting if each.sure]
    rest = [each.pk for each in waiting if each.form is not None]
    note = key in NOTES or key == ALL_NOTES
    return Group(
        key=key, title=title, hint=hint, cards=cards, tally=tally, sure=sure,
        accept=_accept(len(sure), tally.waiting), rest=rest if note else (),
        drop=_drop(len(rest), tally.waiting), open=any(each.open for each in cards),
    )  # fmt: skip


def _accept(sure: int, waiting: int) -> str:
    """The words of the button that accepts what nobody doubts."""
    if sure == waiting:
        return _("Accept all %(count)d") % {"count": sure}
    return ngettext(
        "Accept the %(count)d without doubt", "Accept the %(count)d without doubts", sure
    ) % {"count": sure}  # fmt: skip


def _drop(count: int, waiting: int) -> str:
    """The words of the button that drops notes; of a long group those that are shown."""
    words = _("Drop all %(count)d") if count == waiting else _("Drop the %(count)d shown")
    return words % {"count": count}


def of(groups: Iterable[Group], key: str) -> Group | None:
    """The group of a key, None for none."""
    return next((each for each in groups if each.key == key), None)
