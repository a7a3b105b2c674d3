"""What the page of one commitment shows: what was promised, what happened to it, where it can go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from gugus.coordination import reads, rules
from gugus.coordination.rules import CommitmentState
from gugus.core.reads import history
from gugus.core.time import today
from gugus.core.viewer import Viewer
from gugus.registry import reads as registry
from gugus.web.outreach.pages import Item
from gugus.web.outreach.sources import readable, source_label, source_url
from gugus.web.rakor.forms import MoveForm
from gugus.web.rakor.labels import MOVES, STATES
from gugus.web.rakor.pages import CommitmentLine, choices_of, commitment_line
from gugus.web.said import day, moment

if TYPE_CHECKING:
    from gugus.coordination.models import Commitment

KIND = "coordination.commitment"


@dataclass(frozen=True)
class Event:
    """One thing done to a commitment."""

    when: str
    what: str
    who: str
    state: str = "done"


@dataclass(frozen=True)
class CommitmentPage:
    """One commitment, its history, and the form that moves it where the viewer may."""

    pk: UUID
    meeting_url: str
    line: CommitmentLine
    facts: Sequence[Item]
    history: Sequence[Event]
    form: MoveForm
    may_move: bool


def commitment_page(viewer: Viewer, pk: UUID, now: datetime, sent: QueryDict) -> CommitmentPage | None:
    """One commitment; None when the viewer may not know of it."""
    row = reads.commitment(viewer, pk)
    if row is None:
        return None
    zone = row.task_force.region.zone
    line = commitment_line(row, today(zone, now))
    states = rules.next_states(CommitmentState(row.state))
    owner = viewer.post == str(row.owner_id)
    may = owner or (viewer.may("meeting.write") and viewer.covers(row.region_id))
    return CommitmentPage(
        pk=row.pk, meeting_url=reverse("web:meeting", args=[row.meeting_id]), line=line, facts=[*_facts(row, line), *_quoted(viewer, row)],
        history=_history(row, zone), form=MoveForm(sent or None, states=choices_of(states, MOVES)),
        may_move=bool(states) and may,
    )  # fmt: skip


def _facts(row: Commitment, line: CommitmentLine) -> list[Item]:
    none = _("not recorded")
    facts = [
        Item(_("Owner post"), line.owner, note=line.agency),
        Item(_("Due day"), line.due),
        Item(_("Evidence wanted"), line.evidence or none),
        Item(_("Money and budget line"), line.money or _("no money needed")),
        Item(_("Promised at"), line.meeting, reverse("web:meeting", args=[row.meeting_id])),
    ]
    if row.account:
        facts.append(Item(_("Evidence or reason"), row.account, note=day(row.state_since)))
    return facts


def _quoted(viewer: Viewer, row: Commitment) -> list[Item]:
    """The words of the article that the owner took on, for those who may read it; else that there are some."""
    if row.quoted is None:
        return []
    url = source_url(row.quoted, readable(viewer, [row.quoted]))
    words = f"“{' '.join(row.quoted.quote.split())}”" if url else source_label(row.quoted)
    return [Item(_("Quoted from an article"), words, url, note=row.quoted.owner)]


def _history(row: Commitment, zone: str) -> list[Event]:
    """What the audit says; a commitment has at most four rows, so its posts are few."""
    rows = history(KIND, row.pk)
    titles = {
        pk: post.title
        for pk in {each["post"] for each in rows if each["post"]}
        if (post := registry.post(pk))
    }
    return [
        Event(moment(each["at"], zone), _said(each["action"], each["note"]), titles.get(each["post"], ""))
        for each in rows
    ]


def _said(action: str, note: str) -> str:
    if action == "commitment.move" and note in [*CommitmentState]:
        return str(STATES[CommitmentState(note)])
    return _("Promised")
