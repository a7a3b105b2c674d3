"""What a hand-over pack shows: open work by kind, clocks, promises, what is rotated; codes only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from gugus.accounts import reads as accounts
from gugus.accounts.rules import rights_of
from gugus.coordination.handover import Pack, pack_of
from gugus.core.breaches import reads as breaches
from gugus.core.breaches.rules import BreachState
from gugus.core.rights import reads as rights
from gugus.core.viewer import Viewer
from gugus.core.walls import hidden_among
from gugus.desk.rules import HandOffState
from gugus.web.access import found
from gugus.web.breaches.labels import STATES as BREACHES
from gugus.web.desk.pages import STATES as HANDOFFS
from gugus.web.hours import hour_view
from gugus.web.matters import MATTERS
from gugus.web.outreach.office import Office, office_of
from gugus.web.rakor.labels import STATES as COMMITMENTS
from gugus.web.rights.labels import kind_name
from gugus.web.rights.pages import state_of
from gugus.web.rights.retention_pages import STATES as REVIEWS
from gugus.web.said import day, language, moment, short_day, short_moment

if TYPE_CHECKING:
    from gugus.accounts.models import Account
    from gugus.desk.models import HandOff


@dataclass(frozen=True)
class Row:
    """One open thing: what it is (a code), who is on the other side, by when, where it stands."""

    what: str
    other: str
    due: str
    state: str


@dataclass(frozen=True)
class Part:
    """One kind of open work."""

    title: str
    other: str
    rows: Sequence[Row]


@dataclass(frozen=True)
class ChoreLine:
    """One line of the checklist."""

    text: str
    rotate: bool


@dataclass(frozen=True)
class HandoverPage:
    """The pack of the viewer's post; `empty` names the kinds of work of which nothing is open."""

    office: str
    post: str
    account: str
    made: str
    open_count: int
    parts: Sequence[Part]
    empty: Sequence[str]
    chores: Sequence[ChoreLine]


def handover_page(viewer: Viewer, office: Office, now: datetime) -> HandoverPage:
    """The pack of the viewer's own post."""
    return _page(pack_of(viewer, now=now, zone=office.zone), office, now)


def handover_page_of(viewer: Viewer, row: Account, now: datetime) -> HandoverPage:
    """The pack of the post behind another account, as far as both may know of it."""
    holder = _both(viewer, row)
    office = found(office_of(holder, now))
    return _page(pack_of(holder, now=now, zone=office.zone), office, now, row.username)


def open_count_of(viewer: Viewer, row: Account, now: datetime) -> int:
    """How many things are open at the post behind an account, as far as both may know of them."""
    holder = _both(viewer, row)
    return pack_of(holder, now=now, zone=row.task_force.region.zone).open_count


def _both(viewer: Viewer, row: Account) -> Viewer:
    """The holder of a post with the walls of whoever looks as well; with the rights of the roles, also once the post is over."""
    holder = accounts.viewer_of(row)
    hidden = hidden_among(viewer.parties, holder.assigned)
    return replace(
        holder, rights=rights_of(row.roles), parties=holder.parties | viewer.parties, assigned=holder.assigned - hidden,
        opened=frozenset(),
    )  # fmt: skip


def _page(pack: Pack, office: Office, now: datetime, account: str = "") -> HandoverPage:
    parts = [*_desk(pack), _cases(pack), *_clocks(pack, now, office.zone), *_promises(pack)]
    return HandoverPage(
        office=office.name, post=pack.viewer.post_name, account=account, made=moment(now, office.zone), open_count=pack.open_count,
        parts=[each for each in parts if each.rows], empty=[each.title for each in parts if not each.rows],
        chores=[ChoreLine(each.text.said(language()), each.rotate) for each in pack.chores],
    )  # fmt: skip


def _desk(pack: Pack) -> list[Part]:
    return [
        Part(
            _("Hand-offs that wait for this post"),
            _("From"),
            [_hand_off(row, row.from_post.title) for row in pack.waiting],
        ),
        Part(
            _("Hand-offs this post has sent"),
            _("To"),
            [_hand_off(row, row.to_post.title) for row in pack.sent],
        ),
    ]


def _hand_off(row: HandOff, other: str) -> Row:
    kind = str(MATTERS.get(row.subject_kind, row.subject_kind))
    due = short_moment(row.answer_by, row.region.zone)
    return Row(f"{kind} {row.subject_code}", other, due, str(HANDOFFS[HandOffState(row.state)][0]))


def _cases(pack: Pack) -> Part:
    """What a letter of assignment opens to the post: its holder changes, the letters stay."""
    rows = [
        Row(
            each.code,
            each.letter or _("letter to follow"),
            short_day(each.valid_to) if each.valid_to else "",
            _("assigned"),
        )
        for each in pack.cases
    ]
    return Part(_("Cases assigned to this post"), _("Letter of assignment"), rows)


def _clocks(pack: Pack, now: datetime, zone: str) -> list[Part]:
    """Requests, incidents and lists: the clocks that a law sets."""
    requests = [
        Row(
            row.code,
            kind_name(row.kind),
            short_moment(row.due_at, zone),
            f"{state_of(row)[0]} · {hour_view(rights.clock_of(row), now, zone).told}",
        )
        for row in pack.requests
    ]
    incidents = [
        Row(
            row.code,
            "",
            short_moment(row.due_at, zone),
            f"{BREACHES[BreachState(row.state)][0]} · {hour_view(breaches.clock_of(row), now, zone).told}",
        )
        for row in pack.breaches
    ]
    lists = [Row(row.code, "", "", str(REVIEWS[row.state][0])) for row in pack.reviews]  # type: ignore[index]
    return [
        Part(_("Requests about personal data"), _("What is asked"), requests),
        Part(_("Data incidents"), "", incidents),
        Part(_("Lists of what may be destroyed"), "", lists),
    ]


def _promises(pack: Pack) -> list[Part]:
    promises = [
        Row(row.deliverable, row.meeting.title, day(row.due_on), str(COMMITMENTS[row.state]))  # type: ignore[index]
        for row in pack.commitments
    ]
    duties = [
        Row(
            row.region.display_name, _("on duty") if str(row.post_id) == pack.viewer.post else _("back-up"),
            f"{short_day(row.valid_from)} – {short_day(row.valid_to)}", ", ".join(each.replace(":", ".") for each in row.reads_at),
        )
        for row in pack.duties
    ]  # fmt: skip
    return [
        Part(_("Commitments from rakor"), _("Promised at"), promises),
        Part(_("Duty rosters that name this post"), _("Named as"), duties),
    ]
