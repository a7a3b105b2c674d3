"""Opening a closed thing in an emergency, ending it, and looking back at it the next day."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from gugus.accounts.models import Account, BreakGlass
from gugus.accounts.reads.emergency import VAULT_KIND, reviewers
from gugus.accounts.rules import emergency as rules
from gugus.core import audit, vault
from gugus.core.errors import Denied
from gugus.core.ids import new_id
from gugus.core.rules import check_may, check_reason, check_right
from gugus.core.time import now, today
from gugus.core.viewer import Viewer
from gugus_engine.say import Say


@transaction.atomic
def open_emergency(account: Account, *, by: Viewer, kind: str, subject: str, reason: str) -> BreakGlass:
    """Open one closed matter for an hour; who reviews is told at once, on every page they see.

    `subject` is the id of the matter: casework's `open_emergency` finds it by its code. Denied where
    nobody else could be told, and where an own earlier opening of it did not stand its review.
    """
    check_right(by, rules.OPEN)
    rules.check_opening(kind, subject, reason)
    _check_again(account, kind, subject.strip())
    told = reviewers(account, (kind, subject.strip()))
    rules.check_told(len(told))
    pk, at = new_id(), now()
    row = BreakGlass.objects.create(
        id=pk, task_force_id=account.task_force_id, account=account, post_id=by.post, kind=kind, subject=subject.strip(),
        sealed_reason=vault.seal(VAULT_KIND, pk, "reason", reason.strip()), opened_at=at,
        review_by=rules.review_by(today(account.task_force.region.zone, at)),
    )  # fmt: skip
    account.emergency_until = at + rules.HOUR
    account.save(update_fields=["emergency_until"])
    audit.record("emergency.open", by=by, on=row, note=f"{kind} {row.subject} told={len(told)}")
    return row


def _check_again(account: Account, kind: str, subject: str) -> None:
    rows = BreakGlass.objects.filter(account=account, kind=kind, subject=subject)
    on = today(account.task_force.region.zone, now())
    rules.check_again(rows.values_list("justified", "review_by"), on)


@transaction.atomic
def end_emergency(row: BreakGlass, *, by: Viewer) -> None:
    """End it before the hour is over: whoever opened it, or whoever reviews."""
    if by.id != str(row.account_id):
        check_may(by, rules.REVIEW, row.task_force.region_id)
    if not rules.is_open(row.opened_at, row.ended_at, now()):
        raise Denied(Say("accounts.emergency_over"))
    row.ended_at = now()
    row.save(update_fields=["ended_at"])
    audit.record("emergency.end", by=by, on=row)


@transaction.atomic
def see_openings(rows: list[BreakGlass], *, by: Viewer) -> None:
    """A reviewer has looked at openings of others: noted once for each, by the first who looked."""
    if not by.may(rules.REVIEW):
        return
    others = [row.pk for row in rows if row.seen_at is None and not by.is_oneself(row.account_id)]
    fresh = list(BreakGlass.objects.select_for_update().filter(pk__in=others, seen_at=None))
    BreakGlass.objects.filter(pk__in=[row.pk for row in fresh]).update(seen_at=now(), seen_by=UUID(by.id))
    for row in fresh:
        audit.record("emergency.seen", by=by, on=row)


@transaction.atomic
def review_emergency(row: BreakGlass, *, by: Viewer, justified: bool, finding: str) -> None:
    """Look back at it, by another person and after it has ended, with a finding in words."""
    check_may(by, rules.REVIEW, row.task_force.region_id)
    rules.check_reviewer(by, str(row.account_id))
    rules.check_over(rules.is_open(row.opened_at, row.ended_at, now()))
    check_reason(finding)
    if row.reviewed_at is not None:
        raise Denied(Say("accounts.already_reviewed"))
    row.reviewed_at, row.reviewed_by_id, row.justified = now(), UUID(by.id), justified
    row.sealed_finding = vault.seal(VAULT_KIND, row.pk, "finding", finding.strip())
    row.save(update_fields=["reviewed_at", "reviewed_by", "justified", "sealed_finding"])
    audit.record("emergency.review", by=by, on=row, note="justified" if justified else "not justified")
