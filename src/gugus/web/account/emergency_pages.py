"""What the page of emergency openings shows: to whoever opened, and to whoever reviews."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from gugus.accounts import reads
from gugus.accounts.rules.emergency import HOUR, KINDS, OPEN, REVIEW
from gugus.casework.codes import codes
from gugus.core.matters import Matter
from gugus.core.time import today
from gugus.core.viewer import Viewer
from gugus.intake.codes import codes as report_codes
from gugus.web.account.forms import EmergencyForm, ReviewForm
from gugus.web.matters import MATTERS
from gugus.web.paging import Paged, paged
from gugus.web.said import day, short_moment

if TYPE_CHECKING:
    from gugus.accounts.models import BreakGlass

PAGES: dict[str, tuple[str, str]] = {
    Matter.REPORT: ("web:report", "desk.use"),
    Matter.EVENT: ("web:event", "event.read"),
    Matter.FILE: ("web:file", "perkara.read"),
}
"""Where each kind of matter is read, and the right that its page needs."""


@dataclass(frozen=True)
class Row:
    """One opening: what (with its address while it is open to the viewer), by which post, why, until when, seen and reviewed by whom, and what can be done."""

    pk: str
    what: str
    url: str
    post: str
    agency: str
    reason: str
    when: str
    state: str
    badge: str
    seen: str
    reviewed: str
    finding: str
    may_end: bool
    form: ReviewForm | None


@dataclass(frozen=True)
class EmergencyPage:
    """The openings one may know of, the form to open one, and those a reviewer sees for the first time."""

    rows: Paged[Row]
    form: EmergencyForm | None
    unseen: list[BreakGlass]


def emergency_form(data: QueryDict | None, params: QueryDict) -> EmergencyForm:
    """The form; a closed page may lead here with `kind` and `kode` filled in."""
    given = {"kind": params.get("kind", ""), "subject": params.get("kode", "")}
    return EmergencyForm(
        data, kinds=[("", _("Choose…")), *((kind, str(MATTERS[kind])) for kind in KINDS)], initial=given
    )


def emergency_page(
    viewer: Viewer, params: QueryDict, now: datetime, form: EmergencyForm, review: ReviewForm | None = None
) -> EmergencyPage:
    """The page; `review` is a review that was refused, to be shown again."""
    found = paged(params, "page", lambda limit, skip: reads.openings(viewer, limit, skip))
    shown: Sequence[reads.Opening] = found.rows
    others = [each.row for each in shown if str(each.row.account_id) != viewer.id]
    return EmergencyPage(
        found.made(lambda rows: _lines(viewer, rows, now, review)),
        form if viewer.may(OPEN) else None,
        [row for row in others if row.seen_at is None and viewer.may(REVIEW)],
    )


def _lines(
    viewer: Viewer, rows: Sequence[reads.Opening], now: datetime, review: ReviewForm | None
) -> list[Row]:
    """The openings with the codes of what was opened, in two queries for all."""
    ids = [each.row.subject for each in rows]
    names = {**codes(ids), **report_codes(ids)}
    return [_row(viewer, each, names.get(each.row.subject, ""), now, review) for each in rows]


def _row(viewer: Viewer, opening: reads.Opening, code: str, now: datetime, review: ReviewForm | None) -> Row:
    row, zone = opening.row, opening.row.task_force.region.zone
    own = str(row.account_id) == viewer.id
    state, badge = _state(opening, now)
    reviewed = short_moment(row.reviewed_at, zone) if row.reviewed_at else ""
    return Row(
        str(row.pk), f"{MATTERS.get(row.kind, row.kind)} {code}", _url(viewer, row), row.post.title, row.post.agency.name,
        opening.reason, f"{short_moment(row.opened_at, zone)} - {short_moment(row.ended_at or row.opened_at + HOUR, zone)}",
        state, badge, short_moment(row.seen_at, zone) if row.seen_at else _("nobody yet"), reviewed, opening.finding,
        opening.is_open and (own or viewer.may(REVIEW)), _review_form(viewer, opening, own, review),
    )  # fmt: skip


def _url(viewer: Viewer, row: BreakGlass) -> str:
    """Where the opened matter is read, while it is open to the viewer and the role reads such pages."""
    name, right = PAGES.get(row.kind, ("", ""))
    if not name or not viewer.may(right) or f"{row.kind}:{row.subject}" not in viewer.opened:
        return ""
    return reverse(name, args=[row.subject])


def _review_form(
    viewer: Viewer, opening: reads.Opening, own: bool, review: ReviewForm | None
) -> ReviewForm | None:
    if own or opening.is_open or opening.row.reviewed_at or not viewer.may(REVIEW):
        return None
    pk = str(opening.row.pk)
    if review is not None and review.data.get("opening") == pk:
        return review
    return ReviewForm(initial={"opening": pk}, auto_id=f"id_{pk[:8]}_%s")


def _state(opening: reads.Opening, now: datetime) -> tuple[str, str]:
    row = opening.row
    if opening.is_open:
        return _("open now"), "danger"
    if row.reviewed_at is not None:
        return (_("reviewed: justified"), "ok") if row.justified else (_("reviewed: not justified"), "danger")
    if today(row.task_force.region.zone, now) > row.review_by:
        return _("review is late"), "danger"
    return _("to be reviewed by %(day)s") % {"day": day(row.review_by)}, "warn"
