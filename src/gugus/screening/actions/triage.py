"""Deciding about a report."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from gugus.accounts.reads.handed import closed_posts
from gugus.core import audit, tokens, vault
from gugus.core.ids import new_id
from gugus.core.matters import Matter
from gugus.core.time import now
from gugus.core.tokens import BadToken, Token
from gugus.core.viewer import Viewer
from gugus.desk import actions as desk
from gugus.desk.models import HandOff
from gugus.intake import actions as intake
from gugus.intake.models import Report
from gugus.intake.rules import check_decides
from gugus.registry import reads as registry
from gugus.screening import rules
from gugus.screening.models import Triage
from gugus.screening.routes import is_left_to
from gugus.screening.rules import Decision
from gugus.screening.standing import is_behind


def triage(
    report: Report, decision: Decision, *, by: Viewer, reason: str, to_post: str = "", question: str = "",
    token: Token | None = None,
) -> Triage:  # fmt: skip
    """Decide about a report: urgent, refer to a post, ask the reporter, or not TPPO; always with a reason.

    An urgent report may be handed to a post as well. The reporter reads the question, and the
    reason where the report is closed. A form's `token` makes a double click one decision; another
    decision under a used token raises BadToken, so that nobody believes it was taken.
    """
    routed = is_left_to(report, by, now())
    check_decides(by, report.pk, report.region_id, routed=routed)
    rules.check_decision(decision, reason=reason, to_post=to_post, question=question)
    said = tokens.digest("|".join((decision, to_post, reason, question)))
    earlier = _earlier(token, said)
    if earlier is not None:
        return earlier
    told = {Decision.ASK: question, Decision.NOT_TPPO: reason}.get(decision, "")
    try:
        return _decide(
            report,
            decision,
            by=by,
            reason=reason,
            to_post=to_post,
            told=told,
            token=token,
            said=said,
            routed=routed,
        )
    except IntegrityError:
        earlier = _earlier(token, said)
        if earlier is None:
            raise
        return earlier


def _earlier(token: Token | None, said: str) -> Triage | None:
    """The decision that this form already made; raises BadToken when it now says something else."""
    spent = tokens.spent(token) if token else None
    if spent is not None and spent.content != said:
        raise BadToken
    return Triage.objects.filter(pk=spent.subject).first() if spent else None


@transaction.atomic
def _decide(
    report: Report,
    decision: Decision,
    *,
    by: Viewer,
    reason: str,
    to_post: str,
    told: str,
    token: Token | None,
    said: str,
    routed: bool,
) -> Triage:
    hand_off = _hand_off(report, by=by, to_post=to_post, reason=reason)
    if told:
        intake.write_to_reporter(report, told, by=by, routed=routed)
    intake.set_status(report, rules.STATUS_AFTER[decision], by=by, routed=routed)
    pk = new_id()
    row = Triage.objects.create(
        id=pk, report=report, region_id=report.region_id, decision=decision, at=now(), post_id=by.post,
        hand_off=hand_off, sealed_reason=vault.seal("screening.triage", pk, "reason", reason),
    )  # fmt: skip
    if token is not None:
        tokens.spend(token, content=said, subject=str(pk))
    audit.record("report.triage", by=by, on=report, note=decision)
    return row


def _hand_off(report: Report, *, by: Viewer, to_post: str, reason: str) -> HandOff | None:
    if not to_post:
        return None
    post = registry.post(to_post)
    rules.check_post_opens(to_post in closed_posts([to_post]))
    rules.check_post_free(post is not None and is_behind(report, post, now()))
    subject = (Matter.REPORT, str(report.pk), report.code)
    return desk.hand_off(by=by, to_post=to_post, region=report.region_id, note=reason, subject=subject)
