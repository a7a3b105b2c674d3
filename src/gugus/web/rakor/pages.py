"""What the list of rakor and one rakor show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from gugus.coordination import reads, rules
from gugus.coordination.owners import Candidate
from gugus.coordination.reads import Tally
from gugus.coordination.rules import CommitmentState, NoteKind
from gugus.core.time import today
from gugus.core.viewer import Viewer
from gugus.registry import reads as registry
from gugus.web.outreach.labels import held_label, people
from gugus.web.outreach.office import office_of
from gugus.web.outreach.pages import Item
from gugus.web.outreach.sources import ToldBy, readable, source_label, source_url, sources_of
from gugus.web.paging import Paged, paged
from gugus.web.rakor.forms import Choices, SayForm
from gugus.web.rakor.labels import BADGES, STATES, late_label
from gugus.web.rakor.quoted import WORD as PROMISE
from gugus.web.rakor.quoted import PromiseLine, details, initial_of, promise_lines, taken_promise
from gugus.web.said import day, moment
from gugus.web.templatetags.gugus import rupiah

if TYPE_CHECKING:
    from gugus.coordination.models import Commitment, Meeting, MeetingNote


@dataclass(frozen=True)
class MeetingLine:
    """One rakor in the list, with how its commitments stand."""

    url: str
    title: str
    place: str
    day: str
    closed: bool
    tally: Tally
    source: str


@dataclass(frozen=True)
class NoteLine:
    """A note or a request; `became` is the commitment a post took on, `take_url` where one can."""

    anchor: str
    text: str
    request: bool
    parties: str
    source_url: str
    became: str = ""
    became_url: str = ""
    take_url: str = ""


@dataclass(frozen=True)
class ListPage:
    """The rakor of the viewer's regions and the requests nobody has taken on."""

    lines: Paged[MeetingLine]
    requests: Sequence[NoteLine]
    may_write: bool


@dataclass(frozen=True)
class CommitmentLine:
    """One commitment: what, which post owns it, by when, where it stands today, its money."""

    url: str
    number: int
    what: str
    owner: str
    agency: str
    due: str
    state: str
    badge: str
    late: str
    unfunded: bool
    money: str
    evidence: str
    account: str
    meeting: str


@dataclass(frozen=True)
class Opening:
    """What earlier rakor left: one line that says it, and the commitments themselves."""

    line: str
    commitments: Sequence[CommitmentLine]


@dataclass(frozen=True)
class MeetingPage:
    """One rakor: facts, what it opens with, what was promised and said, the form for more."""

    pk: UUID
    title: str
    lead: str
    facts: Sequence[Item]
    sources: Sequence[ToldBy]
    agencies: Sequence[str]
    opening: Opening
    commitments: Sequence[CommitmentLine]
    notes: Sequence[NoteLine]
    waiting: Sequence[NoteLine]
    promises: Sequence[PromiseLine]
    open_promises: int
    closed: str
    may_write: bool
    taking: str
    as_written: Sequence[Item]
    form: SayForm


def list_page(viewer: Viewer, params: QueryDict, now: datetime) -> ListPage:
    """The list, newest day first."""
    office = office_of(viewer, now)
    on = office.today if office else today("WIB", now)
    rows = paged(params, "bagian", lambda limit, skip: reads.meetings(viewer, limit, skip))
    requests = _notes(viewer, reads.open_requests(viewer))
    return ListPage(rows.made(lambda found: _lines(found, on)), requests, viewer.may("meeting.write"))


def _lines(rows: Sequence[Meeting], on: date) -> list[MeetingLine]:
    places = registry.labels(row.region_id for row in rows)
    tallies = reads.tallies(rows, on)
    return [
        MeetingLine(
            reverse("web:meeting", args=[row.pk]), row.title, places.get(row.region_id, ""),
            held_label(row.held_on, row.held_basis)[0], row.closed_at is not None, tallies.get(row.pk, Tally()),
            source_label(row),
        )
        for row in rows
    ]  # fmt: skip


def candidates(task_force: str, on: date) -> list[Candidate]:
    """The posts of a task force that may own a commitment."""
    force = registry.task_force(task_force)
    posts = registry.posts_of(force, on) if force else ()
    return [Candidate(str(post.pk), post.title, post.agency.name) for post in posts]


def post_choices(posts: Sequence[Candidate]) -> Choices:
    """Posts as choices: "Kapolres Cianjur, Polres Cianjur"."""
    return [(post.pk, f"{post.title}, {post.agency}") for post in posts]


def meeting_page(
    viewer: Viewer, pk: UUID, now: datetime, sent: QueryDict, asked: QueryDict | None = None
) -> MeetingPage | None:
    """One rakor as it stands today; `asked` names the note or the quoted promise that a post is about to take on."""
    row = reads.meeting(viewer, pk)
    if row is None:
        return None
    on = today(row.task_force.region.zone, now)
    notes = _notes(viewer, reads.notes_of(row), row)
    waiting = _notes(viewer, reads.requests_before(viewer, row), row)
    closed = moment(row.closed_at, row.task_force.region.zone) if row.closed_at else ""
    may_write = viewer.may("meeting.write") and viewer.covers(row.region_id) and not closed
    promises = promise_lines(viewer, row, may_take=may_write)
    posts = candidates(str(row.task_force_id), on)
    taking = _taking(viewer, row, asked or QueryDict(), posts)
    return MeetingPage(
        pk=row.pk, title=row.title, lead=registry.label(row.region_id), facts=_facts(viewer, row),
        sources=sources_of(viewer, row, reads.tellings(row)),
        agencies=[each.as_written for each in reads.agencies_of(row)], opening=_opening(row, on),
        commitments=[_commitment(each, on) for each in reads.commitments_of(row)], notes=notes,
        waiting=waiting, promises=promises, open_promises=sum(not each.became for each in promises), closed=closed,
        may_write=may_write, taking=taking.text, as_written=taking.as_written,
        form=SayForm(sent or None, posts=post_choices(posts), initial=taking.initial),
    )  # fmt: skip


@dataclass(frozen=True)
class Taking:
    """What a post is about to take on: its words, who and when as an article writes it, what the form begins with."""

    text: str = ""
    as_written: Sequence[Item] = ()
    initial: Mapping[str, object] = field(default_factory=dict)


def _taking(viewer: Viewer, row: Meeting, asked: QueryDict, posts: Sequence[Candidate]) -> Taking:
    quoted = taken_promise(row, asked.get(PROMISE, ""))
    if quoted is not None:
        return Taking(quoted.what, details(quoted), initial_of(quoted, posts))
    note = _taken(viewer, asked.get("catatan", ""))
    return Taking(note.text, (), {"note": note.pk, "deliverable": note.text}) if note else Taking()


def _taken(viewer: Viewer, pk: str) -> MeetingNote | None:
    """The note that is to become a commitment; None when there is none or it has become one."""
    try:
        note = reads.note(viewer, UUID(pk)) if pk else None
    except ValueError:
        return None
    return note if note and note.commitment_id is None else None


def _facts(viewer: Viewer, row: Meeting) -> list[Item]:
    held, basis = held_label(row.held_on, row.held_basis)
    chair = f"{row.chair.title}, {row.chair.agency.name}" if row.chair else row.chair_as_written
    counts = [
        (_("Online"), row.online, row.online_bound),
        (_("Onsite"), row.onsite, row.onsite_bound),
        (_("Total as quoted"), row.quoted_total, row.total_bound),
    ]
    return [
        Item(_("Held"), held, note=basis),
        Item(_("Venue"), row.venue or _("not known yet")),
        Item(_("Chaired by"), chair or _("not recorded")),
        *([Item(_("Organiser"), row.organiser_as_written)] if row.organiser_as_written else []),
        *(Item(label, people(number, bound)) for label, number, bound in counts if number is not None),
        Item(_("Source"), source_label(row), source_url(row, readable(viewer, [row]))),
    ]


def _opening(row: Meeting, on: date) -> Opening:
    left = reads.opening_of(row)
    done = sum(each.state == CommitmentState.SELESAI for each in left)
    late = sum(_days_late(each, on) > 0 for each in left)
    unfunded = sum(_unfunded(each) for each in left)
    said = {"done": done, "late": late, "unfunded": unfunded}
    line = _("%(done)d done, %(late)d late, %(unfunded)d without a budget line") % said if left else ""
    return Opening(line, [_commitment(each, on) for each in left])


def _days_late(row: Commitment, on: date) -> int:
    return rules.days_late(CommitmentState(row.state), row.due_on, on)


def _unfunded(row: Commitment) -> bool:
    return rules.is_unfunded(row.budget_need, row.budget_line, CommitmentState(row.state))


def commitment_line(row: Commitment, on: date) -> CommitmentLine:
    """One commitment as it stands on a day."""
    return _commitment(row, on)


def _commitment(row: Commitment, on: date) -> CommitmentLine:
    late, state = _days_late(row, on), CommitmentState(row.state)
    money = rupiah(row.budget_need) if row.budget_need else ""
    return CommitmentLine(
        url=reverse("web:commitment", args=[row.pk]), number=row.number, what=row.deliverable,
        owner=row.owner.title, agency=row.owner.agency.name, due=day(row.due_on), state=str(STATES[state]),
        badge=BADGES[state], late=late_label(late) if late else "", unfunded=_unfunded(row),
        money=" · ".join(each for each in (money, row.budget_line) if each), evidence=row.evidence_wanted,
        account=row.account, meeting=row.meeting.title,
    )  # fmt: skip


def _notes(viewer: Viewer, rows: Iterable[MeetingNote], meeting: Meeting | None = None) -> list[NoteLine]:
    found = list(rows)
    known = readable(viewer, found)
    return [_note(viewer, each, known, meeting) for each in found]


def _note(viewer: Viewer, row: MeetingNote, known: frozenset[UUID], meeting: Meeting | None) -> NoteLine:
    parties = [each for each in (row.asker, row.asked) if each]
    address = reverse("web:meeting", args=[meeting.pk]) if meeting else ""
    can = viewer.may("meeting.write") and meeting is not None and meeting.closed_at is None
    became = row.commitment if meeting else None
    return NoteLine(
        anchor=f"catatan-{row.pk}", text=row.text, request=row.kind == NoteKind.REQUEST,
        parties=" → ".join(parties), source_url=source_url(row, known),
        became=_("commitment %(number)d, owned by %(owner)s") % {"number": became.number, "owner": became.owner.title}
        if became else "",
        became_url=reverse("web:commitment", args=[became.pk]) if became else "",
        take_url=f"{address}?catatan={row.pk}#ucapan" if can and became is None else "",
    )  # fmt: skip


def choices_of(states: Iterable[CommitmentState], words: Mapping[CommitmentState, object]) -> Choices:
    """States as choices, in their own order."""
    return [(str(state), str(words[state])) for state in states]
