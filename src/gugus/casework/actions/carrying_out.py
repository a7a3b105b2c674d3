"""Requests about data as they meet reports and events: taking in, deciding, erasing; lists whose period ended."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from gugus.casework.actions.erasing import MENTION, count_gone, erase, find
from gugus.casework.models import Part, Peristiwa
from gugus.casework.reads.retention import due_files
from gugus.core import erasure, walls
from gugus.core.errors import Denied
from gugus.core.keys import Subject
from gugus.core.matters import Matter
from gugus.core.models import RetentionPeriod, RetentionReview, RightsRequest
from gugus.core.retention import actions as retention
from gugus.core.retention import rules as periods
from gugus.core.retention.reads import erased_among, items_to_erase
from gugus.core.retention.rules import Kept, ReviewState
from gugus.core.rights import actions as rights
from gugus.core.rights.actions import Asked
from gugus.core.rights.rules import KIND as REQUEST
from gugus.core.rights.rules import Decision
from gugus.core.rules import check_may
from gugus.core.viewer import Viewer
from gugus.intake.models import Mention, Report
from gugus_engine.say import Say

ENDED = "retention_ended"
KEPT = {
    "casework.held_by_files": Kept.HELD, "casework.already_erased": Kept.GONE, "casework.nothing_to_erase": Kept.UNREACHED,
}  # fmt: skip
"""What a rule's no to one thing on a list means for the minutes of it."""


def matter_of(subject: str, *, by: Viewer) -> str:
    """The id of the report or event that a typed subject names, empty for an empty one.

    Denied alike when there is none, when it lies outside the viewer's regions, and when the viewer is
    walled off from it or from an event in which the person has a part.
    """
    if not subject.strip():
        return ""
    kind, pk = find(subject, by=by)
    region, matters = _place_of(kind, pk)
    if not by.covers(region) or walls.hidden_among(by.parties, matters):
        raise Denied(Say("casework.nothing_to_erase"))
    return matters[0][1] if matters else pk


def _place_of(kind: str, pk: str) -> tuple[str, list[Subject]]:
    """The region of a subject and the matters it stands in, a person's report before the events."""
    if kind != MENTION:
        model = Report if kind == Matter.REPORT else Peristiwa
        return str(model._default_manager.values_list("region", flat=True).get(pk=pk)), [(kind, pk)]
    region, report = Mention.objects.values_list("region", "report").get(pk=pk)
    events = Part.objects.filter(mention=UUID(pk)).order_by("id").values_list("peristiwa", flat=True)
    return str(region), [
        *([(Matter.REPORT, str(report))] if report else []),
        *((Matter.EVENT, str(each)) for each in events),
    ]


def take_in_request(asked: Asked, *, by: Viewer, region: str) -> RightsRequest:
    """Take in a person's request about their data; a code that is named must exist."""
    check_may(by, "rights.write", region)
    return rights.open_request(asked, by=by, region=region, matter=matter_of(asked.subject, by=by))


def decide_request(
    row: RightsRequest, *, by: Viewer, decision: Decision, ground: str, answer: str, proof: str, subject: str
) -> None:
    """Decide about a request; the code it is about may be named or mended here."""
    check_may(by, "rights.write", row.region_code)
    matter = matter_of(subject, by=by)
    rights.decide(
        row,
        by=by,
        decision=decision,
        ground=ground,
        answer=answer,
        proof=proof,
        subject=subject,
        matter=matter,
    )


def carry_out_request(row: RightsRequest, *, by: Viewer, typed: str) -> int:
    """Erase what a granted request is about, after its code was typed once more; returns how many sealed things.

    Another person than the one who decided does it. Denied where a police file rests on it: then the request is refused
    on that ground instead. An erasure that was cut short is finished by asking once more; where nothing is left to
    erase, also because it broke off before it was noted, it is only noted.
    """
    row.refresh_from_db()
    rights.check_carry_out(row, by=by, typed=typed)
    matter_of(row.subject, by=by)
    count = count_gone(row.subject, by=by) or erase(row.subject, by=by, basis="request").count
    rights.note_carried_out(row, by=by, count=count)
    return count


def draw_up_review(period: RetentionPeriod, *, by: Viewer, today: date, zone: str) -> RetentionReview:
    """Draw up the list of what is due today under a confirmed period; nothing is erased by it."""
    before = periods.before(today, period.months)
    found = due_files(by, period.class_key, before, zone)
    return retention.draw_up(period, found.items, by=by)


def carry_out_review(row: RetentionReview, *, by: Viewer) -> int:
    """Erase what a confirmed list still asks for; what a police file has come to rest on meanwhile stays.

    Each thing is erased by itself, so that a list that was cut short can be carried out once more.
    Returns how many things of the list were erased.
    """
    check_may(by, "rights.write", row.region_code)
    row.refresh_from_db()
    periods.check_step(ReviewState(row.state), ReviewState.CONFIRMED)
    asked = items_to_erase(row)
    kept = {pk: why for kind, pk, _ in asked if (why := _erase_one(kind, pk, by)) is not None}
    retention.note_carried_out(row, by=by, kept=kept)
    return len(asked) - len(kept)


def _erase_one(kind: str, pk: str, by: Viewer) -> Kept | None:
    """Erase one thing whose period has ended; why it was kept, None when it is erased."""
    if kind == REQUEST:
        erasure.erase([(kind, pk)], by=by, basis=ENDED)
        return None
    try:
        erase(f"{kind}:{pk}", by=by, basis=ENDED)
    except Denied as error:
        if error.say.key not in KEPT:
            raise
        return None if erased_among(kind, [pk], ENDED) else KEPT[error.say.key]
    return None
