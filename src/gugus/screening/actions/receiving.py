"""Receiving a report and what is added to it; a form sent twice acts once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from django.db import IntegrityError, transaction

from gugus.core import audit, receipt, tokens, vault
from gugus.core.errors import Denied
from gugus.core.files import Incoming
from gugus.core.models import SpentToken
from gugus.core.time import now
from gugus.core.tokens import BadToken, Token
from gugus.core.viewer import Viewer, receipt_holder
from gugus.desk.models import DutyRoster
from gugus.intake import actions as intake
from gugus.intake import reads as intake_reads
from gugus.intake import rules as intake_rules
from gugus.intake.actions import attachments
from gugus.intake.models import Report
from gugus.intake.rules import Urgency
from gugus.screening import reads, rules, standing, walling
from gugus.screening.actions import routing
from gugus.screening.routes import Route, Tier
from gugus.screening.rules import PublicForm
from gugus.screening.walling import Unwanted, Wanted
from gugus_engine.say import Say


@dataclass(frozen=True)
class Told:
    """What somebody told by a form: where, how urgent, the story, in which language, with which files.

    `unwanted` is who must not see it.
    """

    region: str
    urgency: Urgency
    story: str
    language: str = "id"
    files: tuple[Incoming, ...] = ()
    unwanted: Unwanted = field(default_factory=Unwanted)


class Outcome(StrEnum):
    """What sending a form did."""

    NEW = "new"
    AGAIN = "again"
    ADDED = "added"
    CLOSED = "closed"


@dataclass(frozen=True)
class Received:
    """What the reporter is shown: what happened, the seven words (empty when their time has passed)."""

    outcome: Outcome
    report: str = ""
    words: str = ""


def receive_report(told: Told, *, by: Viewer, token: Token) -> Received:
    """Take a report from a public form: read in memory, then seal, in one transaction.

    The same form sent twice makes one report and, for ten minutes, shows the same seven words
    (they follow from the form's token by a keyed derivation and are stored nowhere). A changed text
    under the same token is added to the same report, so that nothing told is lost. After a quick
    exit the form tells nothing more; one that was not sent before it raises BadToken.

    The walls the reporter asks for stand from the first moment, with those the reader proposes; where
    they would leave nobody who could read the report, nothing is taken and the form says so (Denied).
    """
    intake_rules.check_story(told.story)
    earlier = tokens.spent(token)
    if reads.has_left(token):
        return _closed(earlier)
    if earlier is None:
        try:
            return _receive_new(told, by=by, token=token)
        except IntegrityError:
            earlier = tokens.spent(token)
            if earlier is None:
                raise
    return _receive_again(told, token=token, earlier=earlier)


def _closed(earlier: SpentToken | None) -> Received:
    if earlier is None:
        raise BadToken
    return Received(Outcome.CLOSED)


@transaction.atomic
def _receive_new(told: Told, *, by: Viewer, token: Token) -> Received:
    rules.check_flood(intake_reads.count_since(now() - timedelta(minutes=1), told.region))
    roster = reads.roster_of(told.region, now())
    if roster is None:
        raise Denied(Say("screening.no_roster"))
    wanted, route = walling.agreed(_wanted(told, told.region), told.region, now())
    words = receipt.make(vault.derived("receipt"), token.nonce)
    report = intake.store(
        by=by, region=told.region, task_force=str(roster.task_force_id), story=told.story, urgency=told.urgency,
        words=words, promised_at=now() + _limit(told.urgency, _reader(roster, route)),
        found=intake_rules.find_mentions(told.story), language=told.language,
    )  # fmt: skip
    tokens.spend(token, content=tokens.digest(told.story), subject=str(report.pk))
    attachments.attach(report, told.files, by=by)
    routing.put(report, wanted, by=by)
    if route is not None:
        routing.send_on(report, by=by, at=now(), found=route)
    audit.record("report.receive", by=by, on=report)
    return Received(Outcome.NEW, str(report.pk), words)


def _wanted(told: Told, region: str) -> list[Wanted]:
    return [*walling.asked(told.unwanted, region), *walling.proposed(told.story, region)]


def _reader(roster: DutyRoster, route: Route | None) -> DutyRoster | None:
    """The roster whose promise holds: that of whoever reads it."""
    if route is None or route.tier is Tier.HERE:
        return roster
    return reads.roster_of(route.region, now()) if route.region else None


def _limit(urgency: Urgency, roster: DutyRoster | None) -> timedelta:
    if roster is None:
        return rules.USUAL_PROMISE
    return rules.promise(urgency, roster.urgent_minutes, roster.all_hours)


def _receive_again(told: Told, *, token: Token, earlier: SpentToken) -> Received:
    holder = receipt_holder(earlier.subject)
    report = intake_reads.report_of_holder(holder)
    if report is None:
        raise BadToken
    walled = _wall_more(report, walling.asked(told.unwanted, report.region_id), by=holder)
    added = _hear_again(report, told, by=holder, token=token, earlier=earlier) or walled
    fresh = now() - earlier.spent_at <= tokens.SAME_ANSWER
    words = receipt.make(vault.derived("receipt"), token.nonce) if fresh else ""
    return Received(Outcome.ADDED if added else Outcome.AGAIN, earlier.subject, words)


def _wall_more(report: Report, wanted: Sequence[Wanted], *, by: Viewer) -> bool:
    """Set the walls that do not stand yet; two sendings at once set each of them once. True if any is new."""
    if not wanted:
        return False
    try:
        return _put_more(report, wanted, by=by)
    except IntegrityError:
        return _put_more(report, wanted, by=by)


@transaction.atomic
def _put_more(report: Report, wanted: Sequence[Wanted], *, by: Viewer) -> bool:
    there = routing.known(report)
    fresh = there.news(wanted)
    kept, route = walling.agreed(fresh, report.region_id, now(), standing=there.parties, firm=there.firm)
    if not kept:
        return False
    rules.check_walls(len(there.states), len(kept))
    routing.put(report, kept, by=by)
    routing.send_on(report, by=by, at=now(), found=route)
    return True


def _hear_again(report: Report, told: Told, *, by: Viewer, token: Token, earlier: SpentToken) -> bool:
    """Take what changed since the first sending: a more urgent mark, another text or file. True if any did."""
    louder = rules.is_more_urgent(told.urgency, than=Urgency(report.urgency))
    if louder:
        intake.mark_urgency(report, told.urgency, by=by, promised_at=_promised(report, told.urgency))
    digest = tokens.digest(told.story)
    other = digest != earlier.content
    mark = Token(PublicForm.TELL, f"{token.nonce}:{digest}")
    if other:
        return _add_once(report, told.story, by=by, mark=mark, files=told.files) or louder
    return _attach_alone(report, told.files, by=by) or louder


def add_message(
    report: Report, text: str, *, by: Viewer, token: Token, seen: int, files: tuple[Incoming, ...] = ()
) -> bool:
    """The receipt's holder adds to a report; False when exactly this, with these files, was added before.

    `seen` is how many messages the form stood under: a double click has the same number, a
    sentence written a second time on purpose another one.
    """
    intake_rules.check_message(text)
    mark = Token(PublicForm.MAILBOX, f"{token.nonce}:{seen}:{tokens.digest(text)}")
    return _add_once(report, text, by=by, mark=mark, files=files)


def _add_once(report: Report, text: str, *, by: Viewer, mark: Token, files: tuple[Incoming, ...]) -> bool:
    if tokens.spent(mark) is not None:
        return _attach_alone(report, files, by=by)
    try:
        _add(report, text, by=by, mark=mark, files=files)
    except IntegrityError:
        if tokens.spent(mark) is None:
            raise
        return _attach_alone(report, files, by=by)
    return True


@transaction.atomic
def _add(report: Report, text: str, *, by: Viewer, mark: Token, files: tuple[Incoming, ...]) -> None:
    tokens.spend(mark, content=tokens.digest(text), subject=str(report.pk))
    promised = _promised(report, Urgency(report.urgency))
    found = intake_rules.find_mentions(text)
    message = intake.write_to_desk(report, text, by=by, promised_at=promised, found=found)
    attachments.attach(report, files, by=by, message=message)
    _wall_more(report, walling.proposed(text, report.region_id, str(message.pk)), by=by)
    audit.record("report.add", by=by, on=report)


def _attach_alone(report: Report, files: tuple[Incoming, ...], *, by: Viewer) -> bool:
    """Keep files whose words came before; those that came before too are kept once."""
    promised = _promised(report, Urgency(report.urgency))
    return attachments.attach(report, files, by=by, promised_at=promised) > 0


def _promised(report: Report, urgency: Urgency) -> datetime:
    """When an addition will have been read; what was promised for something unread stays promised."""
    limit = _limit(urgency, standing.roster_for(report, now()))
    return min(now() + limit, report.promised_at) if report.is_unread else now() + limit


def leave_form(token: Token, *, by: Viewer) -> None:
    """Quick exit: from now on this form shows nothing and its words are not shown again."""
    if reads.has_left(token):
        return
    try:
        _leave(token, by=by)
    except IntegrityError:
        if not reads.has_left(token):
            raise


@transaction.atomic
def _leave(token: Token, *, by: Viewer) -> None:
    tokens.spend(Token(PublicForm.LEFT, token.nonce), content="", subject="")
    audit.record("form.leave", by=by)
