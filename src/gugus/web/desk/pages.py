"""What the desk and a hand-off show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gugus.casework import reads as casework
from gugus.coordination import reads as coordination
from gugus.core.matters import Matter
from gugus.core.time import today
from gugus.core.viewer import Viewer
from gugus.desk import notices, reads, rules
from gugus.desk.rules import HandOffState
from gugus.intake import reads as intake
from gugus.registry import reads as registry
from gugus.web.crumbs import Crumb
from gugus.web.matters import MATTERS
from gugus.web.paging import Paged, paged
from gugus.web.said import day, language, moment, short_moment

if TYPE_CHECKING:
    from gugus.coordination.models import Commitment
    from gugus.desk.models import HandOff, Notice
    from gugus.registry.models import Post

SUBJECTS: dict[str, tuple[Callable[[Viewer, str], object | None], str]] = {
    Matter.REPORT: (intake.report, "web:report"),
    Matter.EVENT: (casework.peristiwa, "web:event"),
    Matter.FILE: (casework.perkara, "web:file"),
}
PLACES = {
    "desk.handoff": ("web:hand_off", "desk.use"),
    Matter.REPORT: ("web:report", "report.read"),
    "desk.dutyroster": ("web:rosters", "duty.write"),
    "coordination.commitment": ("web:commitment", "meeting.read"),
    "core.rightsrequest": ("web:rights_request", "rights.read"),
    "core.breach": ("web:breach", "desk.use"),
}
STATES = {
    HandOffState.SENT: (gettext_lazy("Not opened yet"), "info"),
    HandOffState.SEEN: (gettext_lazy("Opened, waits for an answer"), "info"),
    HandOffState.ACCEPTED: (gettext_lazy("Accepted"), "ok"),
    HandOffState.DECLINED: (gettext_lazy("Declined"), "warn"),
    HandOffState.DONE: (gettext_lazy("Done"), "ok"),
    HandOffState.RECALLED: (gettext_lazy("Taken back"), "plain"),
}


@dataclass(frozen=True)
class Line:
    """One hand-off in a list: code only, the other post, where it stands."""

    url: str
    code: str
    kind: str
    other: str
    agency: str
    state: str
    badge: str
    late: bool
    sent: str
    answer_by: str


@dataclass(frozen=True)
class Promise:
    """One open commitment of the viewer's post."""

    url: str
    what: str
    meeting: str
    due: str
    late: bool


@dataclass(frozen=True)
class NoticeLine:
    """One notice to the post: its neutral sentence, a code, where to look; no names."""

    pk: str
    text: str
    code: str
    url: str
    at: str
    late: bool


@dataclass(frozen=True)
class DeskPage:
    """The desk: notices, what waits for my post (or has ended), what it sent, what it has promised."""

    notices: Sequence[NoticeLine]
    received: Paged[Line]
    sent: Paged[Line]
    promises: Sequence[Promise]
    ended: bool


@dataclass(frozen=True)
class Event:
    """One line of a hand-off's history, as the timeline shows it."""

    when: str
    what: str
    who: str = ""
    state: str = ""


@dataclass(frozen=True)
class HandOffPage:
    """One hand-off: what it is about, what was written, what this post can do now."""

    url: str
    code: str
    kind: str
    subject_url: str
    from_post: str
    to_post: str
    region: str
    state: str
    badge: str
    late: bool
    answer_by: str
    note: str
    answer: str
    history: Sequence[Event]
    steps: Sequence[str]
    crumbs: Sequence[Crumb]


def named(post: Post) -> str:
    """A post with its agency: "Kanit PPA, Polres Cianjur"."""
    return f"{post.title}, {post.agency.name}"


def desk_page(viewer: Viewer, params: QueryDict, now: datetime) -> DeskPage:
    """The desk of the viewer's post; with ``list=ended`` what it declined or finished."""
    ended = params.get("list") == "ended"
    read = reads.ended if ended else reads.for_post
    received = paged(params, "in", lambda limit, skip: read(viewer, limit, skip))
    sent = paged(params, "out", lambda limit, skip: reads.from_post(viewer, limit, skip))
    return DeskPage(
        _notices(viewer, now),
        received.made(lambda rows: [_line(row, row.from_post, now) for row in rows]),
        sent.made(lambda rows: [_line(row, row.to_post, now) for row in rows]),
        _promises(viewer, now),
        ended,
    )


def _line(row: HandOff, other: Post, now: datetime) -> Line:
    state = HandOffState(row.state)
    label, badge = STATES[state]
    zone, waits = row.region.zone, state in rules.UNANSWERED
    return Line(
        url=reverse("web:hand_off", args=[row.pk]), code=row.subject_code, kind=_kind(row), other=other.title, agency=other.agency.name,
        state=str(label), badge=badge, late=rules.is_late(state, row.answer_by, now),
        sent=short_moment(row.sent_at, zone), answer_by=short_moment(row.answer_by, zone) if waits else "",
    )  # fmt: skip


def _notices(viewer: Viewer, now: datetime) -> list[NoticeLine]:
    force, kinds = registry.task_force(viewer.task_force), notices.kinds()
    zone = force.region.zone if force else "WIB"
    return [
        NoticeLine(
            str(row.pk), kinds[row.kind].text.said(language()), _code(row), _notice_url(viewer, row),
            short_moment(row.due_at or row.at, zone), row.due_at is not None and row.due_at < now,
        )
        for row in reads.notices(viewer)
    ]  # fmt: skip


def _code(row: Notice) -> str:
    """The code shown beside a notice; a roster's and a promise's own sentence is enough."""
    return "" if row.subject_kind in ("desk.dutyroster", "coordination.commitment") else row.subject_code


def _notice_url(viewer: Viewer, row: Notice) -> str:
    """Where the thing itself is, for those who may open it; the page still decides."""
    name, right = PLACES.get(row.subject_kind, ("", ""))
    if not name or not (viewer.may(right) or viewer.is_assigned(row.subject_kind, row.subject_id)):
        return ""
    return reverse(name) if name == "web:rosters" else reverse(name, args=[row.subject_id])


def _kind(row: HandOff) -> str:
    return str(MATTERS.get(row.subject_kind, row.subject_kind))


def _promises(viewer: Viewer, now: datetime) -> list[Promise]:
    """What the post has promised, by due day; late by the legal day of its own task force."""
    rows, force = coordination.mine(viewer), registry.task_force(viewer.task_force)
    on = today(force.region.zone if force else "WIB", now)
    return [_promise(viewer, row, late=row.due_on < on) for row in rows]


def _promise(viewer: Viewer, row: Commitment, *, late: bool) -> Promise:
    url = reverse("web:commitment", args=[row.pk]) if viewer.may("meeting.read") else ""
    return Promise(url, row.deliverable, row.meeting.title, day(row.due_on), late)


def hand_off_page(viewer: Viewer, row: HandOff, now: datetime) -> HandOffPage:
    """The page of one hand-off for one of its two posts."""
    state = HandOffState(row.state)
    label, badge = STATES[state]
    return HandOffPage(
        url=reverse("web:hand_off", args=[row.pk]), code=row.subject_code, kind=_kind(row),
        subject_url=_subject_url(viewer, row), from_post=named(row.from_post), to_post=named(row.to_post),
        region=row.region.display_name, state=str(label), badge=badge,
        late=rules.is_late(state, row.answer_by, now), answer_by=moment(row.answer_by, row.region.zone) if state in rules.UNANSWERED else "",
        note=reads.note_of(row), answer=reads.answer_of(row), history=_history(row, state),
        steps=_steps(viewer, row, state),
        crumbs=[Crumb(_("Hand-offs"), reverse("web:desk")), Crumb(row.subject_code)],
    )  # fmt: skip


def _subject_url(viewer: Viewer, row: HandOff) -> str:
    """The address of the thing itself where the viewer may see it, else nothing: only its code is shown."""
    read, name = SUBJECTS.get(row.subject_kind, (None, ""))
    if read is None or read(viewer, row.subject_id) is None:
        return ""
    return reverse(name, args=[row.subject_id])


def _steps(viewer: Viewer, row: HandOff, state: HandOffState) -> list[str]:
    """What the viewer's post can do now: the receiver answers and finishes, the sender takes back."""
    open_to = rules.next_steps(state)
    if viewer.post == str(row.from_post_id):
        return ["recall"] if HandOffState.RECALLED in open_to else []
    names = {HandOffState.ACCEPTED: "accept", HandOffState.DECLINED: "decline", HandOffState.DONE: "done"}
    return [name for step, name in names.items() if step in open_to]


def _history(row: HandOff, state: HandOffState) -> list[Event]:
    zone, sender, receiver = row.region.zone, row.from_post.title, row.to_post.title
    told = [
        (row.sent_at, _("Handed on"), sender),
        (row.seen_at, _("Opened"), receiver),
        (row.answered_at, _answered(row, state), sender if state is HandOffState.RECALLED else receiver),
        (row.done_at, _("Done"), receiver),
    ]
    return [Event(moment(at, zone), what, who) for at, what, who in told if at is not None]


def _answered(row: HandOff, state: HandOffState) -> str:
    label = STATES[state if state is not HandOffState.DONE else HandOffState.ACCEPTED][0]
    return str(label)
