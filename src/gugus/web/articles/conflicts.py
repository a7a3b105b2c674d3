"""What does not agree with what: shown on every card that a conflict concerns, nothing is resolved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from gugus.coordination import readings
from gugus.web.articles.kinds import family_of, sign

if TYPE_CHECKING:
    from gugus.intake.models import ArticleDraft

WORDS = {
    "figures_differ": _(
        "The article gives another number for the same thing. Both are kept, none is chosen."
    ),
    "parts_exceed_whole": _("The parts are more than their whole. All are kept as they were told."),
    "heads_do_not_add_up": _("The numbers of participants do not add up. All are kept as they were told."),
    "weekday_contradicts": _("The weekday and the date written do not fit each other. Look the day up."),
}
CONFLICT = "conflict"


@dataclass(frozen=True)
class Other:
    """Another draft of a conflict: the link to its card, its sign and words."""

    link: str
    sign: str
    words: str


@dataclass(frozen=True)
class Against:
    """One conflict as a card shows it: the sentence, and the other drafts of it."""

    words: str
    others: Sequence[Other] = ()


def sign_of(row: ArticleDraft) -> str:
    """The letter of a draft's family with its number: "A4"."""
    return sign(family_of(row.kind), row.number)


def conflicts(rows: Sequence[ArticleDraft], links: Mapping[int, str]) -> dict[str, list[Against]]:
    """The conflicts of an article by the key of each draft they concern; `links` lead to the cards, by number."""
    named = {row.key: row for row in rows}
    found: dict[str, list[Against]] = {}
    for row in rows:
        if row.kind != CONFLICT:
            continue
        read = readings.conflict(row.value)
        for key in read.of:
            found.setdefault(key, []).append(
                _against(read.conflict, key, [named[each] for each in read.of if each in named], links)
            )
    return found


def _against(conflict: str, own: str, rows: Sequence[ArticleDraft], links: Mapping[int, str]) -> Against:
    others = [_other(row, links[row.number]) for row in rows if row.key != own]
    return Against(str(WORDS.get(conflict, conflict)), others)


def _other(row: ArticleDraft, link: str) -> Other:
    quote = readings.quote_of(row.spans[0]) if row.spans else ""
    return Other(link, sign_of(row), " ".join(quote.split()[:9]))
