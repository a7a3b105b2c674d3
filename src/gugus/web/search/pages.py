"""What a search shows: who may be meant, why, where it stands, and how much was opened for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gugus.casework import reads as casework
from gugus.casework.reads import Belongs
from gugus.casework.rules import PersonRole, initials
from gugus.core.search import OPENED_AT_MOST
from gugus.core.viewer import Viewer
from gugus.intake.actions.search import Hit, SearchResult, SimilarResult
from gugus.intake.finding import Found
from gugus.intake.rules import MentionKind
from gugus.web.cases.words import ROLES, person_label
from gugus.web.inbox.labels import MENTION
from gugus.web.said import said

STRONG, FAIR = 85, 65
GRADES = (
    (STRONG, gettext_lazy("Fits well"), "ok"),
    (FAIR, gettext_lazy("May fit"), "info"),
    (0, gettext_lazy("Fits in part"), "plain"),
)

ENDS = 3
"""Characters shown of a number or an account, to tell two apart."""


@dataclass(frozen=True)
class Place:
    """Where a hit stands: the code of a report or an event with its address, and what it is there."""

    label: str
    url: str


@dataclass(frozen=True)
class HitLine:
    """One hit: a case code or initials, why it was found, where it stands; the words themselves stay closed."""

    value: str
    kind: str
    grade: str
    badge: str
    reasons: Sequence[str]
    places: Sequence[Place]
    region: str


@dataclass(frozen=True)
class ResultsPage:
    """The hits of one search, best first, and what was opened to find them."""

    asked: str
    opened: str
    limit_met: bool
    left_out: str
    hits: Sequence[HitLine]


@dataclass(frozen=True)
class SimilarLine:
    """One report that tells alike."""

    label: str
    url: str
    region: str
    likeness: str


@dataclass(frozen=True)
class SimilarPage:
    """Reports like one report, the most alike first."""

    rows: Sequence[SimilarLine]
    opened: str
    limit_met: bool


def page_of_code(viewer: Viewer, code: str) -> str:
    """Where the report or event of a code is opened; "" alike for an unknown one and one the viewer may not know of.

    Both are asked for, found or not.
    """
    event, report = casework.peristiwa_by_code(viewer, code), casework.report_by_code(viewer, code)
    if event is not None:
        return reverse("web:event", args=[event.pk])
    return reverse("web:report", args=[report.pk]) if report is not None else ""


def results_page(viewer: Viewer, result: SearchResult) -> ResultsPage:
    """The page of one search."""
    places = casework.belongs(viewer, [hit.found for hit in result.hits])
    asked = _("Looked for as: %(kind)s, %(text)s") % {"kind": MENTION[result.kind], "text": result.normal}
    more = ngettext("%(n)s more hit is not shown.", "%(n)s more hits are not shown.", result.left_out)
    return ResultsPage(
        asked, _opened(result.opened), result.more, more % {"n": result.left_out} if result.left_out else "",
        [_line(viewer, hit, places[hit.found.id]) for hit in result.hits],
    )  # fmt: skip


def _opened(count: int) -> str:
    return _("Opened %(n)s of at most %(limit)s.") % {"n": count, "limit": OPENED_AT_MOST}


def _line(viewer: Viewer, hit: Hit, events: Sequence[Belongs]) -> HitLine:
    one = hit.found
    grade, badge = next((label, kind) for least, label, kind in GRADES if hit.score >= least)
    value = _value(viewer, one, events)
    return HitLine(
        value, str(MENTION[one.kind]), str(grade), badge, [said(each) for each in hit.reasons], _places(hit, events),
        one.region,
    )  # fmt: skip


def _value(viewer: Viewer, one: Found, events: Sequence[Belongs]) -> str:
    """How a hit is called: initials for those who know the people of its case, else its case code.

    Whoever decides about reports reads their stories, and sees initials there. Numbers and accounts
    show their last characters only.
    """
    if one.kind is not MentionKind.PERSON:
        return f"…{one.value[-ENDS:]}" if len(one.value) > 2 * ENDS else "…"
    code = next(
        (person_label(each.word, each.code, each.number) for each in events if each.number),
        _("Somebody in %(code)s") % {"code": one.code} if one.code else _("Somebody"),
    )
    known = any(each.known for each in events) or (bool(one.report) and viewer.may("report.triage"))
    return f"{code} · {initials(one.value)}" if known else code


def _places(hit: Hit, events: Sequence[Belongs]) -> list[Place]:
    places = [Place(_event_label(each), reverse("web:event", args=[each.event])) for each in events]
    if hit.found.report:
        label = _("Report %(code)s") % {"code": hit.found.code}
        places.append(Place(label, reverse("web:report", args=[hit.found.report])))
    return places


def _event_label(each: Belongs) -> str:
    label = _("Event %(code)s") % {"code": each.code}
    roles = ", ".join(str(ROLES[PersonRole(role)]) for role in each.roles)
    return f"{label} ({roles})" if roles else label


def similar_page(result: SimilarResult) -> SimilarPage:
    """The page of reports that tell alike."""
    rows = [
        SimilarLine(
            each.code, reverse("web:report", args=[each.id]), each.region, f"{round(each.likeness * 100)} %"
        )
        for each in result.rows
    ]
    return SimilarPage(rows, _opened(result.opened), result.more)
