"""Builders of screening: what somebody told by the public form, and a region with its roster."""

from __future__ import annotations

from datetime import timedelta

from gugus.accounts import reads as accounts
from gugus.accounts.actions import open_account
from gugus.accounts.models import Account
from gugus.core import tokens
from gugus.core.time import now
from gugus.core.tokens import Token
from gugus.core.viewer import ANONYMOUS, Viewer
from gugus.desk.models import DutyRoster
from gugus.desk.tests import make as desk
from gugus.intake import reads as intake_reads
from gugus.intake.models import Report
from gugus.intake.rules import Urgency
from gugus.intake.tests.make import STORY
from gugus.registry.actions import appoint_from_decree
from gugus.registry.models import Appointment
from gugus.registry.rules.decree import AgencyNamed, Holding, PostNamed, SeatGiven
from gugus.registry.rules.vocabulary import SeatRole
from gugus.registry.tests import make as registry
from gugus.registry.tests.make import CIANJUR
from gugus.screening import actions
from gugus.screening.actions import Received, Told, Unwanted
from gugus.screening.models import Triage
from gugus.screening.rules import Decision, PublicForm


def on_duty(code: str = CIANJUR) -> DutyRoster:
    """A roster of a region that holds today: read at 08.00 and 14.00, urgent within 15 minutes."""
    start = (now() - timedelta(days=1)).date()
    return desk.roster(code=code, start=start, days=30, reads_at=("08:00", "14:00"))


def token(form: PublicForm = PublicForm.TELL) -> Token:
    """The token of a form that was just shown."""
    return tokens.read(form, tokens.issue(form))


def told(
    story: str = STORY, *, code: str = CIANJUR, urgency: Urgency = Urgency.UNKNOWN, groups: tuple[str, ...] = (),
    names: str = "",
) -> Told:  # fmt: skip
    """What somebody told, and who must not see it."""
    return Told(code, urgency, story, unwanted=Unwanted(groups, names))


def received(what: Told | None = None, *, form: Token | None = None) -> Received:
    """A report taken from the public form."""
    return actions.receive_report(what or told(), by=ANONYMOUS, token=form or token())


def report(what: Told | None = None) -> Report:
    """The report that was taken."""
    return Report.objects.select_related("region").get(pk=received(what).report)


def decided(
    row: Report, decision: Decision = Decision.URGENT, *, by: Viewer | None = None, reason: str = "Alasan contoh.",
    to: Viewer | None = None, question: str = "",
) -> Triage:  # fmt: skip
    """A decision about a report, by Ratna unless somebody else is named."""
    post = to.post if to else ""
    return actions.triage(
        row, decision, by=by or desk.ratna(), reason=reason, to_post=post, question=question
    )


def officer(
    key: str = "sekretaris", *roles: str, kind: str = "polres", code: str = CIANJUR, name: str = ""
) -> Account:
    """An account at a post of an office in a region's task force, triage unless named; the same once only."""
    agency, held = f"uji-{kind}-{code}", name or f"Kenanga {kind.title().replace('_', '')}ana {key}"
    post = f"{agency}/{key}"
    force = registry.appointed(code).task_force
    if kind != "polres":
        plain = registry.decree(code)
        decree = registry.decree(
            code, title=f"SK {post}", agencies=(*plain.agencies, AgencyNamed(agency, kind, code)),
            posts=(*plain.posts, PostNamed(agency, key, key.title())),
            seats=(*plain.seats, SeatGiven(SeatRole.MEMBER, post)),
            holdings=(*plain.holdings, Holding(post, held, registry.BEGINS)),
        )  # fmt: skip
        appoint_from_decree(decree, by=registry.BY)
    holding = Appointment.objects.get(post__agency__key=agency, post__key=key)
    return open_account(
        f"{key}.{kind}.{code}", by=registry.BY, appointment=str(holding.pk),
        task_force=str(force.pk), roles=roles or ("triase",), password="contoh",
    )  # fmt: skip


def sees(row: Report, account: Account) -> bool:
    """Whether an account finds this report."""
    return intake_reads.report(viewer_of(account), row.pk) is not None


def viewer_of(account: Account) -> Viewer:
    """The viewer an account makes, read anew."""
    fresh = accounts.account(account.username)
    assert fresh is not None
    return accounts.viewer_of(fresh)
