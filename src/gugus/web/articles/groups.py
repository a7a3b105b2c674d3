"""The drafts of an article in the groups of the page, and which of them need no further look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gugus.coordination.rules import AT_ONCE
from gugus.web.articles.cards import Card
from gugus.web.articles.kinds import NOTES

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
    """Cards of one kind: heading, hint, those that can be accepted at once, the words of its buttons."""

    key: str
    title: str
    hint: str
    cards: Sequence[Card]
    waiting: int
    sure: Sequence[str]
    accept: str
    rest: Sequence[str]
    drop: str
    open: bool

    @property
    def many(self) -> Sequence[str]:
        """What the buttons name, no more than one step decides; nothing where one card's own button does the same."""
        named = self.rest or self.sure
        return list(dict.fromkeys([*self.rest[:AT_ONCE], *self.sure[:AT_ONCE]])) if len(named) >= FEW else ()

    @property
    def accepts(self) -> bool:
        """Whether accepting at once saves more than one press."""
        return len(self.sure) >= FEW

    @property
    def count(self) -> int:
        """How many cards."""
        return len(self.cards)


def main_groups(cards: Sequence[Card]) -> list[Group]:
    """Activities, figures, requests; a group without cards is left out."""
    return [
        _group(key, str(title), str(HINTS.get(key, "")), found)
        for key, title in MAIN.items()
        if (found := [each for each in cards if each.kind == key])
    ]


def note_groups(cards: Sequence[Card]) -> list[Group]:
    """What else was said, by kind, folded."""
    return [
        _group(key, str(heading), "", found)
        for key, (heading, _one) in NOTES.items()
        if (found := [each for each in cards if each.kind == key])
    ]


def all_notes(groups: Sequence[Group]) -> Group | None:
    """All notes as one group, for the buttons above them; None without any that wait."""
    cards = [card for group in groups for card in group.cards]
    whole = _group(ALL_NOTES, "", "", cards)
    return whole if whole.waiting else None


def _group(key: str, title: str, hint: str, cards: Sequence[Card]) -> Group:
    waiting = [each for each in cards if each.proposed]
    sure = [each.pk for each in waiting if each.sure]
    rest = [each.pk for each in waiting if each.form is not None]
    note = key in NOTES or key == ALL_NOTES
    return Group(
        key=key, title=title, hint=hint, cards=cards, waiting=len(waiting), sure=sure,
        accept=_accept(len(sure), len(waiting)), rest=rest if note else (),
        drop=_drop(len(rest)), open=any(each.open for each in cards),
    )  # fmt: skip


def _accept(sure: int, waiting: int) -> str:
    """The words of the button that accepts what nobody doubts."""
    if sure > AT_ONCE:
        return _("Accept the first %(count)d") % {"count": AT_ONCE}
    if sure == waiting:
        return _("Accept all %(count)d") % {"count": sure}
    return ngettext(
        "Accept the %(count)d without doubt", "Accept the %(count)d without doubts", sure
    ) % {"count": sure}  # fmt: skip


def _drop(count: int) -> str:
    """The words of the button that drops notes."""
    words = _("Drop the first %(count)d") if count > AT_ONCE else _("Drop all %(count)d")
    return words % {"count": min(count, AT_ONCE)}


def of(groups: Iterable[Group], key: str) -> Group | None:
    """The group of a key, None for none."""
    return next((each for each in groups if each.key == key), None)
