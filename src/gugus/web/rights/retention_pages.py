"""What the page of retention and one list of what may be destroyed show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gugus.casework.reads.retention import due_files
from gugus.core.matters import Matter
from gugus.core.retention import reads
from gugus.core.retention.rules import Kept, RetentionClass, ReviewState, before, classes, kept_words
from gugus.core.viewer import Viewer
from gugus.registry import reads as registry
from gugus.web.letters.drafts import LetterView, may_draft, review_letter, view_of
from gugus.web.matters import MATTERS
from gugus.web.outreach.office import Office
from gugus.web.outreach.pages import Item
from gugus.web.paging import Paged, paged
from gugus.web.rights.forms import PeriodForm, ReviewForm
from gugus.web.said import language, moment, short_moment
from gugus.web.templatetags.gugus import number

if TYPE_CHECKING:
    from gugus.core.models import RetentionPeriod, RetentionReview

STATES = {
    ReviewState.DRAWN_UP: (gettext_lazy("Waits for a second person"), "warn"),
    ReviewState.CONFIRMED: (gettext_lazy("Confirmed, waits to be carried out"), "info"),
    ReviewState.CARRIED_OUT: (gettext_lazy("Destroyed"), "ok"),
    ReviewState.DROPPED: (gettext_lazy("Called off"), "plain"),
}
KINDS: dict[str, object] = {
    **{each: MATTERS[each] for each in (Matter.REPORT, Matter.EVENT)},
    "core.rightsrequest": gettext_lazy("Request about data"),
}


@dataclass(frozen=True)
class ClassCard:
    """One class: from when it counts, for how long and how sure that is, how many there are and how many are due."""

    key: str
    name: str
    starts: str
    period: str
    basis: str
    badge: str
    word: str
    count: str
    due: str
    may_draw_up: bool


@dataclass(frozen=True)
class ReviewLine:
    """One list in the list of lists."""

    url: str
    code: str
    name: str
    state: str
    badge: str
    drawn_up: str


@dataclass(frozen=True)
class RetentionPage:
    """All classes, the lists drawn up so far, the form that confirms a period."""

    classes: Sequence[ClassCard]
    reviews: Paged[ReviewLine]
    form: PeriodForm
    may_write: bool


@dataclass(frozen=True)
class ReviewPage:
    """One list: what is on it, who went through it, what can be done now."""

    pk: UUID
    code: str
    state: str
    badge: str
    facts: Sequence[Item]
    items: Sequence[str]
    form: ReviewForm
    letter: LetterView | None
    own: bool
    may_confirm: bool
    may_carry_out: bool
    may_drop: bool


def period_form(data: QueryDict | None = None) -> PeriodForm:
    """The form with the classes that are reviewed."""
    listed = [(key, one.name.said(language())) for key, one in classes().items() if one.reviewed]
    return PeriodForm(data, classes=listed)


def retention_page(viewer: Viewer, office: Office, params: QueryDict, form: PeriodForm) -> RetentionPage:
    """Every class as it stands today; the number of queries depends on the classes, not on what they hold."""
    periods = reads.periods(viewer)
    rows = paged(params, "bagian", lambda limit, skip: reads.reviews(viewer, limit, skip))
    return RetentionPage(
        [_card(viewer, one, periods.get(key), office) for key, one in classes().items()],
        rows.made(lambda found: [_line(row, office.zone) for row in found]), form, viewer.may("retention.write"),
    )  # fmt: skip


def _card(viewer: Viewer, one: RetentionClass, period: RetentionPeriod | None, office: Office) -> ClassCard:
    count, tongue = reads.count(viewer, one), language()
    due, some = _due(viewer, one, period, office)
    months = period.months if period else one.months
    badge, word = ("ok", _("confirmed by this office")) if period else _doubt(one)
    return ClassCard(
        key=one.key, name=one.name.said(tongue), starts=one.starts.said(tongue),
        period=_("Without end") if months is None and one.confidence != "U" else _months(months),
        basis=period.basis if period else one.basis, badge=badge, word=word,
        count=number(count) if count is not None else "", due=due,
        may_draw_up=some and viewer.may("retention.write"),
    )  # fmt: skip


def _doubt(one: RetentionClass) -> tuple[str, str]:
    if one.confidence == "U":
        return "warn", _("to be confirmed")
    return ("plain", _("likely")) if one.confidence == "L" else ("ok", _("sure"))


def _months(months: int | None) -> str:
    if months is None:
        return _("No period known")
    if months == 0:
        return _("Not kept")
    return ngettext("%(n)d month", "%(n)d months", months) % {"n": months}


def _due(
    viewer: Viewer, one: RetentionClass, period: RetentionPeriod | None, office: Office
) -> tuple[str, bool]:
    """How many are due and held, and whether a list can be drawn up."""
    if not one.reviewed:
        return "", False
    if period is None:
        return _("Not counted: no period is confirmed. Nothing is destroyed."), False
    found = due_files(viewer, one.key, before(office.today, period.months), office.zone)
    said = ngettext("%(n)d due", "%(n)d due", len(found.items)) % {"n": len(found.items)}
    more = _(" (and more)") if found.more else ""
    held = _("; %(n)d held by police files") % {"n": found.held} if found.held else ""
    return f"{said}{more}{held}", bool(found.items)


def _line(row: RetentionReview, zone: str) -> ReviewLine:
    label, badge = STATES[ReviewState(row.state)]
    return ReviewLine(
        reverse("web:retention_review", args=[row.pk]), row.code, classes()[row.class_key].name.said(language()),
        str(label), badge, short_moment(row.drawn_up_at, zone),
    )  # fmt: skip


def review_form(viewer: Viewer, row: RetentionReview, data: QueryDict | None = None) -> ReviewForm:
    """The form with what is on a list."""
    items = [(pk, f"{KINDS[kind]} {code}") for kind, pk, code in reads.items_of(viewer, row)]
    return ReviewForm(data, items=items)


def review_page(viewer: Viewer, row: RetentionReview, office: Office, form: ReviewForm) -> ReviewPage:
    """One list as it stands now."""
    state = ReviewState(row.state)
    label, badge = STATES[state]
    own, writes = viewer.is_oneself(row.drawn_up_by), viewer.may("retention.write")
    draft = review_letter(viewer, row, office.zone, "id") if state is ReviewState.CARRIED_OUT else None
    why = reads.why_kept(row)
    return ReviewPage(
        pk=row.pk, code=row.code, state=str(label), badge=badge, facts=_facts(viewer, row, office.zone),
        items=[
            f"{KINDS[kind]} {code}{_kept(why[pk]) if pk in why else ''}"
            for kind, pk, code in reads.items_of(viewer, row)
        ],
        form=form, letter=view_of(draft) if draft and may_draft(draft.template, viewer) else None, own=own,
        may_confirm=writes and not own and state is ReviewState.DRAWN_UP,
        may_carry_out=viewer.may("rights.write") and state is ReviewState.CONFIRMED,
        may_drop=writes and state is ReviewState.DRAWN_UP,
    )  # fmt: skip


def _kept(why: Kept) -> str:
    return " · " + _("kept") + f" ({kept_words()[why].said(language())})"


def _facts(viewer: Viewer, row: RetentionReview, zone: str) -> list[Item]:
    facts = [
        Item(_("Class of files"), classes()[row.class_key].name.said(language())),
        Item(_("Period"), _months(row.months), note=row.basis),
        Item(_("Drawn up"), moment(row.drawn_up_at, zone), note=_title(row.drawn_up_post)),
    ]
    if row.confirmed_at:
        facts.append(Item(_("Confirmed"), moment(row.confirmed_at, zone), note=_title(row.confirmed_post)))
    if row.carried_out_at:
        erased = reads.erased_of(viewer, row)
        count = ngettext("%(n)d erased", "%(n)d erased", erased) % {"n": erased}
        facts.append(Item(_("Destroyed"), moment(row.carried_out_at, zone), note=count))
    return facts


def _title(pk: str) -> str:
    post = registry.post(pk) if pk else None
    return post.title if post else ""


def crumbs(here: str) -> list[dict[str, str]]:
    """The way back to the page of retention."""
    return [{"label": _("Retention"), "url": reverse("web:retention")}, {"label": here}]
