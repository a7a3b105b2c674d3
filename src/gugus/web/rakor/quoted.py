"""Promises that were quoted from a rakor's own articles, and the form that makes one a commitment of a post."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from gugus.coordination import reads
from gugus.coordination.owners import Candidate, owner_meant
from gugus.core.viewer import Viewer
from gugus.web.outreach.pages import Item
from gugus.web.outreach.sources import readable, source_label, source_url
from gugus.web.templatetags.gugus import rupiah

if TYPE_CHECKING:
    from gugus.coordination.models import Commitment, Meeting
    from gugus.registry.models import QuotedStatement

WORD = "janji"


@dataclass(frozen=True)
class PromiseLine:
    """A promise as an article quotes it; `became` is the commitment a post made of it, `take_url` where one can."""

    anchor: str
    text: str
    details: Sequence[Item]
    words: str
    outlet: str
    source_url: str
    became: str = ""
    became_url: str = ""
    take_url: str = ""


def promise_lines(viewer: Viewer, row: Meeting, *, may_take: bool) -> list[PromiseLine]:
    """The promises quoted from the articles that a meeting comes from; their words for those who may read articles."""
    found = reads.promises_of(row)
    known, taken = readable(viewer, found), reads.taken_promises(found)
    page = reverse("web:meeting", args=[row.pk])
    lines = [_line(each, source_url(each, known), taken.get(each.pk)) for each in found]
    return [
        _with_button(line, f"{page}?{WORD}={each.pk}#ucapan") if may_take and not line.became else line
        for line, each in zip(lines, found, strict=True)
    ]


def _with_button(line: PromiseLine, url: str) -> PromiseLine:
    return PromiseLine(**{**vars(line), "take_url": url})


def _line(row: QuotedStatement, url: str, became: Commitment | None) -> PromiseLine:
    owned = _("commitment %(number)d, owned by %(owner)s")
    return PromiseLine(
        anchor=f"{WORD}-{row.pk}", text=row.what, details=details(row), words=" ".join(row.quote.split()) if url else "",
        outlet=source_label(row), source_url=url,
        became=owned % {"number": became.number, "owner": became.owner.title} if became else "",
        became_url=reverse("web:commitment", args=[became.pk]) if became else "",
    )  # fmt: skip


def details(row: QuotedStatement) -> list[Item]:
    """Who promises, by when, how much money: as the article writes it."""
    items = [
        Item(_("Who promises"), row.owner),
        Item(_("By when"), row.due),
        Item(_("Money"), rupiah(row.amount) if row.amount else ""),
    ]
    return [each for each in items if each.value]


def taken_promise(row: Meeting, pk: str) -> QuotedStatement | None:
    """The promise that is to become a commitment; None where the meeting quotes none such, or a post took it on."""
    try:
        wanted = UUID(pk) if pk else None
    except ValueError:
        return None
    found = [each for each in reads.promises_of(row) if each.pk == wanted] if wanted else []
    return found[0] if found and not reads.taken_promises(found) else None


def initial_of(row: QuotedStatement, posts: Sequence[Candidate]) -> Mapping[str, object]:
    """What the form of a commitment is filled in with; the owner only where exactly one post bears the name."""
    return {
        "promise": row.pk, "deliverable": row.what[:300], "owner": owner_meant(row.owner, posts), "budget_need": row.amount,
    }  # fmt: skip
