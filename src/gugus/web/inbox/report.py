"""What the page of one report shows: the story with what points to people, messages, decisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from gugus.accounts.reads.handed import closed_posts
from gugus.casework import reads as casework
from gugus.core import erasure
from gugus.core.matters import Matter
from gugus.core.time import today
from gugus.core.viewer import Viewer
from gugus.desk import reads as desk
from gugus.desk.rules import HandOffState
from gugus.intake import reads as intake
from gugus.intake.reads import OpenMention
from gugus.intake.rules import TRIAGE, Direction, ReportStatus, Urgency
from gugus.registry import reads as registry
from gugus.screening import reads
from gugus.screening.routes import free_posts
from gugus.web.desk.pages import STATES, named
from gugus.web.inbox.attachments import FileLine, file_lines
from gugus.web.inbox.labels import DECISION, MENTION, STATUS, URGENCY
from gugus.web.said import moment

if TYPE_CHECKING:
    from gugus.desk.models import HandOff
    from gugus.intake.models import Report
    from gugus.registry.models import Post


@dataclass(frozen=True)
class Part:
    """A piece of a text; with a `mark` it is a mention, `note` says of what kind."""

    text: str
    mark: str = ""
    note: str = ""


@dataclass(frozen=True)
class Letter:
    """One message of the mailbox."""

    who: str
    when: str
    parts: Sequence[Part]


@dataclass(frozen=True)
class Decided:
    """One earlier decision."""

    what: str
    who: str
    when: str
    reason: str


@dataclass(frozen=True)
class Handed:
    """One hand-off of this report and its state."""

    to: str
    state: str
    badge: str
    when: str


@dataclass(frozen=True)
class EventLink:
    """One event that rests on this report."""

    code: str
    url: str


@dataclass(frozen=True)
class ReportPage:
    """One report, opened."""

    code: str
    lead: str
    urgency: str
    urgency_badge: str
    status: str
    status_badge: str
    story: Sequence[Part]
    letters: Sequence[Letter]
    decisions: Sequence[Decided]
    handed: Sequence[Handed]
    events: Sequence[EventLink]
    event_url: str
    erased: str
    files: Sequence[FileLine]


def report_page(viewer: Viewer, row: Report, now: datetime) -> ReportPage:
    """The page of one report for somebody of its region."""
    urgency, urgency_badge = URGENCY[Urgency(row.urgency)]
    status, status_badge = STATUS[ReportStatus(row.status)]
    mentions, zone = intake.mentions_of(row), row.region.zone
    lead = _("%(region)s, received %(time)s")
    return ReportPage(
        row.code, lead % {"region": row.region.display_name, "time": moment(row.received_at, zone)},
        str(urgency), urgency_badge, str(status), status_badge,
        marked(intake.story(row), mentions, ""), _letters(row, mentions), _decisions(row),
        [_handed(each, zone) for each in desk.on_subject(viewer, Matter.REPORT, row.pk)],
        _events(viewer, row), _event_url(viewer, row), _erased(row), file_lines(row, now),
    )  # fmt: skip


def access_words(viewer: Viewer, row: Report, *, routed: bool) -> str:
    """What opens the report to somebody who does not triage, and whose task the decision is; empty for who does."""
    if viewer.may(TRIAGE):
        return ""
    if routed:
        return _(
            "You decide about this report: everybody whose task it is stands behind one of its walls, so that it came to you."
        )
    if (Matter.REPORT, str(row.pk)) in viewer.assigned:
        return _("Assigned to your post, to be read. The triage officer of its region decides about it.")
    return _("Open to you in an emergency, for an hour at most and to be read only. A reviewer looks at why.")


def _erased(row: Report) -> str:
    at = erasure.erased_at(Matter.REPORT, row.pk)
    return moment(at, row.region.zone) if at else ""


def marked(text: str, mentions: Iterable[OpenMention], message: str) -> list[Part]:
    """A text cut at its mentions; those of the story have no message. Numbers run through the page."""
    parts, at = [], 0
    for number, each in enumerate(mentions, start=1):
        if each.message != message or each.start is None or each.end is None or each.start < at:
            continue
        parts.append(Part(text[at : each.start]))
        parts.append(Part(text[each.start : each.end], str(number), f"{MENTION[each.kind]}: {each.value}"))
        at = each.end
    return [part for part in (*parts, Part(text[at:])) if part.text]


def _letters(row: Report, mentions: Sequence[OpenMention]) -> list[Letter]:
    return [
        Letter(
            each.post_title if each.direction is Direction.TO_REPORTER else _("Reporter"),
            moment(each.at, row.region.zone), marked(each.text, mentions, each.id),
        )
        for each in intake.letters(row)
    ]  # fmt: skip


def _decisions(row: Report) -> list[Decided]:
    return [
        Decided(str(DECISION[each.decision]), each.post_title, moment(each.at, row.region.zone), each.reason)
        for each in reads.judgements(row)
    ]


def _handed(row: HandOff, zone: str) -> Handed:
    state, badge = STATES[HandOffState(row.state)]
    return Handed(named(row.to_post), str(state), badge, moment(row.sent_at, zone))


def _events(viewer: Viewer, row: Report) -> list[EventLink]:
    """The events that rest on this report and that the viewer may know of."""
    rows = casework.peristiwa_of_report(viewer, row)
    return [EventLink(each.code, reverse("web:event", args=[each.pk])) for each in rows]


def _event_url(viewer: Viewer, row: Report) -> str:
    """Where a peristiwa is opened from this report, for those who may: not by emergency, not in a transition."""
    rests = not viewer.limited and (viewer.may(TRIAGE) or (Matter.REPORT, str(row.pk)) in viewer.assigned)
    asked = urlencode({"report": str(row.pk)})
    return f"{reverse('web:event_new')}?{asked}" if rests and viewer.may("event.write") else ""


def posts_for(viewer: Viewer, row: Report, now: datetime) -> list[tuple[str, str]]:
    """Posts that can receive this report: superior and oversight of a named office first, then the others by name.

    The first are in the declared order, whoever may read reports and holds a leading seat before the rest.
    They hold a seat in the region's task force or in the province's; nobody behind a wall is among them, and no
    post whose account opens nothing that is handed on.
    """
    on, above = today(row.region.zone, now), row.region_id.split(".")[0]
    forces = [registry.task_force_of(code, on) for code in (row.region_id, above)]
    seats = [seat for force in forces if force is not None for seat in registry.seats(force, on)]
    found = {str(seat.post_id): seat.post for seat in seats}
    for closed in (viewer.post, *closed_posts(found)):
        found.pop(closed, None)
    watching, others = free_posts(row, list(found.values()), now)
    said = _("%(post)s (above or overseeing a named office)")
    return [
        *((str(post.pk), said % {"post": named(post)}) for post in watching),
        *((str(post.pk), named(post)) for post in sorted(others, key=_by_name)),
    ]


def _by_name(post: Post) -> tuple[str, str]:
    return post.agency.name, post.title
