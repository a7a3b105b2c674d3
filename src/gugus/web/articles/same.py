"""Perhaps the same event, or the same figure: what is known already beside what this article says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gugus.coordination.same_reads import Proposal, proposals
from gugus.core.viewer import Viewer
from gugus.outreach.rules import Bound
from gugus.outreach.telling import Difference
from gugus.registry import reads as registry
from gugus.web.outreach.labels import BOUNDS
from gugus.web.said import day, said
from gugus.web.templatetags.gugus import number as shown_number

if TYPE_CHECKING:
    from gugus.intake.models import ArticleDraft

FIELDS = {
    "held_on": gettext_lazy("Held"),
    "venue": gettext_lazy("Venue"),
    "organiser": gettext_lazy("Organiser"),
    "region": gettext_lazy("Region"),
    "online": gettext_lazy("People online"),
    "onsite": gettext_lazy("People onsite"),
    "total": gettext_lazy("Total as quoted"),
    "number": gettext_lazy("Number"),
    "bound": gettext_lazy("How it was told"),
}
FIGURE = "registry.quotedfigure"


@dataclass(frozen=True)
class Beside:
    """One field that differs: what this article says, what is recorded; whether one of them says nothing."""

    label: str
    here: str
    there: str
    adds: bool


@dataclass(frozen=True)
class Same:
    """One proposal: what it is, where it was told, why, what differs; `value` is what its button sends.

    `office` is another office that recorded it; `parted`: an officer said that the two are not the same.
    """

    value: str
    title: str
    told: str
    url: str
    reasons: Sequence[str]
    beside: Sequence[Beside]
    waits: bool
    figure: bool
    office: str = ""
    parted: bool = False


def same_of(
    viewer: Viewer, rows: Sequence[ArticleDraft], shown: Sequence[ArticleDraft]
) -> dict[str, list[Same]]:
    """The proposals for those of an article's drafts that are shown, by draft id."""
    found = proposals(viewer, rows, {str(row.pk) for row in shown})
    codes = [str(code) for each in found.values() for one in each for code in _regions(one)]
    labels = registry.labels(codes) if codes else {}
    figures = {str(row.pk) for row in rows if row.kind == "figure"}
    return {pk: [_same(one, labels, figure=pk in figures) for one in each] for pk, each in found.items()}


def _regions(one: Proposal) -> list[str]:
    told = [each for each in one.differences if each.field == "region"]
    return [str(code) for each in told for code in (each.kept, each.told) if code]


def _same(one: Proposal, labels: Mapping[str, str], *, figure: bool) -> Same:
    outlet = one.publisher or one.source_title
    when = day(one.day) if one.day else "" if figure else _("day not known")
    return Same(
        value=f"{one.kind}:{one.pk}", title=one.title, told=", ".join(each for each in (outlet, when) if each),
        url=_url(one), reasons=[said(each) for each in one.reasons],
        beside=beside(one.differences, labels), waits=one.waits, figure=figure,
        office=one.office, parted=one.parted,
    )  # fmt: skip


def beside(differences: Sequence[Difference], labels: Mapping[str, str]) -> list[Beside]:
    """What differs, in words: here what the other source says, there what is recorded."""
    return [
        Beside(
            str(FIELDS.get(each.field, each.field)), shown(each.field, each.told, labels),
            shown(each.field, each.kept, labels), each.adds,
        )
        for each in differences
    ]  # fmt: skip


def shown(field: str, value: str | int | float | None, labels: Mapping[str, str]) -> str:
    """A value of one field as people read it; "not said" for none."""
    if value is None or value == "":
        return _("not said")
    if isinstance(value, int):
        return shown_number(value)
    text = str(value)
    if field == "held_on":
        return day(date.fromisoformat(text))
    if field == "bound":
        return str(BOUNDS[Bound(text)])
    return labels.get(text, text)


def _url(one: Proposal) -> str:
    if one.kind == FIGURE:
        return f"{reverse('web:article', args=[one.source])}#angka-{one.pk}"
    pages = {"outreach.activity": "web:activity", "coordination.meeting": "web:meeting"}
    if one.kind in pages:
        return reverse(pages[one.kind], args=[one.pk])
    return reverse("web:article", args=[one.source])
