"""What one request shows: its clock, what was asked, what can be done now, the letter that answers it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gugus.core.reads import history
from gugus.core.rights import reads
from gugus.core.rights.actions import CARRY_OUT
from gugus.core.rights.reads import Opened
from gugus.core.rights.rules import KIND, Decision, RequestKind, RequestState, is_to_be_carried_out
from gugus.core.viewer import Viewer
from gugus.registry import reads as registry
from gugus.web.crumbs import Crumb
from gugus.web.hours import HourView
from gugus.web.letters.drafts import LetterView, rights_letter, view_of
from gugus.web.outreach.pages import Item
from gugus.web.rights.deciding import Forms
from gugus.web.rights.labels import door_name, ground_name, kind_name, proof_name
from gugus.web.rights.pages import clock_of, crumbs, state_of
from gugus.web.said import day, moment, said
from gugus_engine.say import Say

if TYPE_CHECKING:
    from gugus.core.models import RightsRequest

ACTS = {
    "rights.open": gettext_lazy("Taken in"),
    "rights.decide": gettext_lazy("Decided"),
    "rights.carry_out": gettext_lazy("Erased"),
    "rights.letter": gettext_lazy("Letter drafted"),
    "rights.close": gettext_lazy("Letter entered"),
}


@dataclass(frozen=True)
class Event:
    """One thing done to a request."""

    when: str
    what: str
    who: str
    state: str = ""


@dataclass(frozen=True)
class RequestPage:
    """One request for one viewer; `opened` is None for those who may not see who asks."""

    code: str
    kind: str
    state: str
    badge: str
    clock: HourView
    facts: Sequence[Item]
    opened: Opened | None
    letter: LetterView | None
    history: Sequence[Event]
    crumbs: Sequence[Crumb | dict[str, str]]
    forms: Forms
    may_decide: bool
    may_carry_out: bool
    waits_for_another: str
    may_close: bool


def request_page(
    viewer: Viewer, row: RightsRequest, now: datetime, zone: str, forms: Forms, tongue: str
) -> RequestPage:
    """The page of one request as it stands now."""
    label, badge = state_of(row)
    state, writes = RequestState(row.state), viewer.may("rights.write")
    ordered = is_to_be_carried_out(RequestKind(row.kind), Decision(row.decision) if row.decision else None)
    undone = ordered and row.carried_out_at is None
    carries, own = (
        viewer.may(CARRY_OUT) and state is RequestState.DECIDED and undone,
        viewer.is_oneself(row.decided_by),
    )
    draft = rights_letter(viewer, row, zone, tongue) if writes and row.decision else None
    return RequestPage(
        code=row.code, kind=kind_name(row.kind), state=label, badge=badge, clock=clock_of(row, now, zone),
        facts=_facts(row, zone), opened=reads.opened(viewer, row), letter=view_of(draft) if draft else None,
        history=_history(row, zone), crumbs=crumbs(row.code), forms=forms,
        may_decide=writes and state is RequestState.OPEN,
        may_carry_out=carries and not own,
        waits_for_another=said(Say("rights.second_person")) if carries and own else "",
        may_close=writes and state is RequestState.DECIDED and not undone,
    )  # fmt: skip


def _facts(row: RightsRequest, zone: str) -> list[Item]:
    facts = [
        Item(_("Received"), moment(row.received_at, zone), note=door_name(row.door)),
        Item(_("Who asks"), proof_name(row.proof)),
        Item(_("About"), row.subject or _("not named yet")),
    ]
    if row.ground:
        facts.append(Item(_("Ground of refusal"), ground_name(row.ground)))
    if row.carried_out_at:
        count = _("%(n)d sealed things made unreadable") % {"n": row.carried_out_count or 0}
        facts.append(Item(_("Erased"), moment(row.carried_out_at, zone), note=count))
    if row.letter_on:
        facts.append(Item(_("Letter"), row.letter_number, note=day(row.letter_on)))
    return facts


def _history(row: RightsRequest, zone: str) -> list[Event]:
    """What was done, without the openings; the few posts of one request are named."""
    done = [each for each in history(KIND, row.pk) if each["action"] in ACTS]
    titles = {
        pk: post.title
        for pk in {each["post"] for each in done if each["post"]}
        if (post := registry.post(pk))
    }
    return [
        Event(moment(each["at"], zone), str(ACTS[each["action"]]), titles.get(each["post"], ""))
        for each in done
    ]
