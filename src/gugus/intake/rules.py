"""Vocabularies of a report, and what a reporter's page may say about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gugus.accounts.rules.standing import check_goes_on
from gugus.core.errors import Denied
from gugus.core.matters import Matter
from gugus.core.rules import check_may, check_region, check_right
from gugus.core.viewer import Viewer, ViewerKind
from gugus_engine.say import Say
from gugus_engine.text import names

TRIAGE = "report.triage"
STORY_LIMIT = 20_000
"""Characters taken in one go, in a story and in a message."""
MESSAGES_PER_HOUR = 30
"""Messages that one receipt may add within an hour."""
FILES_PER_FORM = 5
"""Files taken with one form."""
FILES_PER_REPORT = 60
"""Files kept with one report."""


class Door(StrEnum):
    """By which door a report came in."""

    WEB = "web"
    OFFICER = "officer"


class Urgency(StrEnum):
    """The reporter's own mark of how urgent it is."""

    NOW = "now"
    DAYS = "days"
    NOT_SOON = "not_soon"
    UNKNOWN = "unknown"


class ReportStatus(StrEnum):
    """Where a report stands, told to the reporter in citizens' words."""

    RECEIVED = "received"
    READ = "read"
    ASKED = "asked"
    URGENT = "urgent"
    REFERRED = "referred"
    CLOSED = "closed"


# A report that was asked about or closed waits for an officer again when the reporter adds something.
_AFTER_ADDITION = {ReportStatus.ASKED: ReportStatus.RECEIVED, ReportStatus.CLOSED: ReportStatus.RECEIVED}


class Direction(StrEnum):
    """Who wrote a message."""

    TO_REPORTER = "to_reporter"
    FROM_REPORTER = "from_reporter"


class MentionKind(StrEnum):
    """What a mention points to."""

    PERSON = "person"
    PHONE = "phone"
    HANDLE = "handle"
    LINK = "link"
    EMAIL = "email"
    NIK = "nik"
    PASSPORT = "passport"


class AttachmentState(StrEnum):
    """What is known about a file that was sent: being looked at, shown as a copy, kept only, refused."""

    CHECKING = "checking"
    READY = "ready"
    KEPT = "kept"
    REFUSED = "refused"


WHY_MIN = 3
"""Letters of a reason."""


class DraftState(StrEnum):
    """What an officer made of a draft; a conflict is only shown beside what it concerns and never waits."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DROPPED = "dropped"
    SHOWN = "shown"


class DropReason(StrEnum):
    """Why an officer drops a draft: it is wrong, it is about something else, it is there twice, nobody needs it."""

    WRONG = "wrong"
    NOT_ABOUT = "not_about"
    DOUBLE = "double"
    NOT_NEEDED = "not_needed"


class Outcome(StrEnum):
    """What a labelled example shows: that a field was corrected, or that the whole draft was dropped."""

    CORRECTED = "corrected"
    DROPPED = "dropped"


MAIN = ("activity", "participants", "figure", "request")
"""The kinds of draft that an officer makes something of one by one; the rest are notes on what is told."""
CONFLICT = "conflict"
DRAFTS_LIMIT = 300
"""Drafts and notes of one article: more is not one article, and no officer decides on them on one page."""


def is_statement(kind: str) -> bool:
    """Whether a draft is a note that can be kept as a quoted statement."""
    return kind not in MAIN and kind != CONFLICT


def state_of_new(kind: str) -> DraftState:
    """The state in which a draft is kept first: what shows a conflict waits for nobody."""
    return DraftState.SHOWN if kind == CONFLICT else DraftState.PROPOSED


@dataclass(frozen=True)
class Found:
    """One mention found in a text: kind, as written, normal form, offsets into the text."""

    kind: MentionKind
    text: str
    normal: str
    start: int
    end: int


def find_mentions(text: str) -> list[Found]:
    """Names, phones and handles in a text, read in memory before it is sealed."""
    return [
        Found(MentionKind(each.kind), each.text, each.normal, each.span.start, each.span.end)
        for each in names.mentions(text)
    ]


def check_opens(by: Viewer, report: object, region: str) -> None:
    """Denied unless a letter or an emergency opens this report, or somebody reads the reports of this region."""
    if by.is_assigned(Matter.REPORT, report):
        return
    check_right(by, "report.read")
    check_may(by, TRIAGE, region)
    check_goes_on(by, Matter.REPORT, report)


def check_decides(by: Viewer, report: object, region: str, *, routed: bool = False) -> None:
    """Denied unless somebody's task it is to decide: reading it by a letter or an emergency is not enough.

    It is the task of the posts that triage, for their region or for what was assigned to them. `routed`
    says that the declared route leads past all of these to the own post: then that one must, who else.
    """
    check_right(by, "report.read")
    assigned = (Matter.REPORT, str(report)) in by.assigned
    if assigned and routed:
        return
    if assigned and not by.may(TRIAGE):
        raise Denied(Say("intake.decided_by_triage"))
    check_right(by, TRIAGE)
    if not assigned:
        check_region(by, region)
        check_goes_on(by, Matter.REPORT, report)


def decides(by: Viewer, report: object, region: str, *, routed: bool = False) -> bool:
    """Whether it is somebody's task to decide: the form is shown, and what they read counts as read by the desk."""
    try:
        check_decides(by, report, region, routed=routed)
    except Denied:
        return False
    return True


def check_story(story: str) -> None:
    """Denied when nothing was told, or more than can be taken in one go (20,000 characters)."""
    if not story.strip():
        raise Denied(Say("intake.story_empty"))
    if len(story) > STORY_LIMIT:
        raise Denied(Say("intake.story_too_long", limit=STORY_LIMIT))


def check_message(text: str) -> None:
    """Denied when a message says nothing, or more than can be taken in one go."""
    if not text.strip():
        raise Denied(Say("intake.message_empty"))
    if len(text) > STORY_LIMIT:
        raise Denied(Say("intake.story_too_long", limit=STORY_LIMIT))


def check_not_erased(erased: bool) -> None:
    """Denied when what was told is erased: nothing is added to it any more."""
    if erased:
        raise Denied(Say("intake.report_erased"))


def check_pace(written_this_hour: int) -> None:
    """Denied when one mailbox was filled faster than people can read it."""
    if written_this_hour >= MESSAGES_PER_HOUR:
        raise Denied(Say("intake.too_many_messages", limit=MESSAGES_PER_HOUR))


def check_room(kept: int, more: int) -> None:
    """Denied when a report would hold more files than anybody can look through."""
    if kept + more > FILES_PER_REPORT:
        raise Denied(Say("intake.too_many_files", limit=FILES_PER_REPORT))


def check_file_opens(state: AttachmentState, *, erased: bool) -> None:
    """Denied while a file is being looked at, and for good when it holds something harmful or is erased."""
    if erased:
        raise Denied(Say("intake.file_erased"))
    if state in (AttachmentState.CHECKING, AttachmentState.REFUSED):
        raise Denied(Say(f"intake.file_{state}"))


def next_status(status: ReportStatus) -> ReportStatus:
    """Where a report stands after the reporter added something."""
    return _AFTER_ADDITION.get(status, status)


def check_draft_open(state: DraftState) -> None:
    """Denied when a draft was decided already, or only shows a conflict between others."""
    if state is DraftState.SHOWN:
        raise Denied(Say("intake.draft_only_shown"))
    if state is not DraftState.PROPOSED:
        raise Denied(Say("intake.draft_decided"))


def check_draft_decided(state: DraftState, *, joined: bool) -> None:
    """Denied for what still waits, only shows a conflict, or was joined: a join is taken apart instead."""
    if state is DraftState.SHOWN:
        raise Denied(Say("intake.draft_only_shown"))
    if state is DraftState.PROPOSED:
        raise Denied(Say("intake.draft_waits"))
    if joined:
        raise Denied(Say("intake.draft_joined"))


def check_why(why: str) -> None:
    """Denied when a decision is taken back without a reason."""
    if len(why.strip()) < WHY_MIN:
        raise Denied(Say("intake.why_needed"))


def check_own_draft(by: Viewer, task_force: object) -> None:
    """Denied for a draft of another office: what an office read, that office decides."""
    if by.kind is not ViewerKind.SYSTEM and by.task_force != str(task_force):
        raise Denied(Say("intake.draft_of_another"))


def check_draft_joined(state: DraftState, *, joined: bool) -> None:
    """Denied unless a draft was taken for the same as something else: only that can be taken back."""
    if state is not DraftState.ACCEPTED or not joined:
        raise Denied(Say("intake.draft_not_joined"))


def status_sentence(status: ReportStatus) -> Say:
    """The sentence that tells a reporter where the report stands."""
    return Say(f"intake.status.{status}")
