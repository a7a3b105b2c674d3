"""A small office for the checks: five kabupaten, a task force in two of them, an account for every role."""

from __future__ import annotations

from dataclasses import dataclass

from gugus.accounts.actions import open_account
from gugus.accounts.models import Account
from gugus.accounts.rules import needs_factor, roles
from gugus.accounts.tests import make
from gugus.casework.tests import make as casework
from gugus.coordination.tests import make as coordination
from gugus.core.ids import new_id
from gugus.core.viewer import system
from gugus.desk.tests import make as desk
from gugus.intake.models import Report
from gugus.outreach.tests import make as outreach
from gugus.registry.tests import make as registry
from gugus.registry.tests.make import CIANJUR, KARAWANG
from gugus.screening.rules import Decision
from gugus.screening.tests import make as screening

PASSWORD = "kata-sandi-contoh"
POST_OF = {"penyidik": "penyidik", "pimpinan": "ketua", "statistik": "ketua"}
ALL_RIGHTS = "segala"


@dataclass(frozen=True)
class World:
    """Real ids by the name of the page that shows them, the words of a receipt, the code of another report."""

    ours: dict[str, dict[str, str]]
    words: str
    report_code: str


def office() -> list[str]:
    """Institutions, two task forces with a roster, an account for every declared role; their sign-in names."""
    registry.institutions()
    for code in (CIANJUR, KARAWANG):
        screening.on_duty(code)
    return [_account(role, (role,)) for role in roles()] + [_account(ALL_RIGHTS, tuple(roles()))]


def _account(name: str, held: tuple[str, ...], code: str = CIANJUR) -> str:
    at = registry.appointment(code, post_key=POST_OF.get(name, "sekretaris"))
    row = open_account(
        name, by=system("check"), appointment=str(at.pk), task_force=str(registry.task_force(code).pk), roles=held,
        password=PASSWORD,
    )  # fmt: skip
    if needs_factor(held):
        make.with_app(row)
    return name


def accounts() -> dict[str, Account]:
    """The accounts by sign-in name."""
    return {row.username: row for row in Account.objects.all()}


def filled() -> World:
    """One of each thing that has a page, in Cianjur."""
    received = screening.received()
    report = Report.objects.select_related("region").get(pk=received.report)
    hand_off = screening.decided(report, Decision.REFER, to=desk.yosef()).hand_off
    screening.decided(report, Decision.ASK, question="Apakah masih di sana?")
    event = casework.event(resting_on=report)
    casework.person(event)
    drafts = coordination.drafts()
    promise = coordination.commitment()
    coordination.note(promise.meeting)
    ids = {
        "report": {"pk": str(report.pk)}, "report_decide": {"pk": str(report.pk)},
        "hand_off": {"pk": str(hand_off.pk if hand_off else "")}, "event": {"pk": str(event.pk)},
        "event_person": {"pk": str(event.pk)}, "event_report": {"pk": str(event.pk)},
        "file_new": {"pk": str(event.pk)}, "file": {"pk": str(casework.file(event, lp=f"LP/B/{new_id().hex[:8]}/XI/2026").pk)},
        "process": {"key": casework.NEW}, "article": {"source": str(drafts[0].article_id)},
        "draft": {"source": str(drafts[0].article_id), "pk": str(drafts[0].pk)},
        "activity": {"pk": str(outreach.activity().pk)}, "meeting": {"pk": str(promise.meeting_id)},
        "meeting_close": {"pk": str(promise.meeting_id)}, "commitment": {"pk": str(promise.pk)},
    }  # fmt: skip
    return World(ids, received.words, screening.report().code)
