"""Deciding about a report: who may, what follows, what the reporter reads."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gugus.core import tokens
from gugus.core.errors import Denied
from gugus.core.models import AuditEntry, SpentToken
from gugus.core.tokens import BadToken, Token
from gugus.desk import reads as desk_reads
from gugus.desk.models import HandOff
from gugus.desk.tests import make as desk
from gugus.intake import reads as intake
from gugus.intake.models import Report
from gugus.intake.rules import ReportStatus
from gugus.screening import actions, reads, rules
from gugus.screening.models import Triage
from gugus.screening.rules import Decision
from gugus.screening.tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def report() -> Report:
    make.on_duty()
    return make.report()


def test_a_referral_is_a_hand_off_with_the_reason(report: Report) -> None:
    row = make.decided(report, Decision.REFER, reason="Perlu penyidik.", to=desk.yosef())
    assert row.hand_off is not None
    assert (str(row.hand_off.to_post_id), row.hand_off.subject_code) == (desk.yosef().post, report.code)
    assert desk_reads.note_of(row.hand_off) == "Perlu penyidik."
    assert Report.objects.get(pk=report.pk).status == ReportStatus.REFERRED


def test_a_question_waits_in_the_mailbox(report: Report) -> None:
    make.decided(report, Decision.ASK, question="Di kota mana?")
    assert [each.text for each in intake.letters(report)] == ["Di kota mana?"]
    assert report.status == ReportStatus.ASKED


def test_the_reporter_reads_why_a_report_was_closed(report: Report) -> None:
    make.decided(report, Decision.NOT_TPPO, reason="Ini sengketa upah.")
    assert [each.text for each in intake.letters(report)] == ["Ini sengketa upah."]
    assert report.status == ReportStatus.CLOSED


def test_the_reason_of_other_decisions_stays_inside(report: Report) -> None:
    make.decided(report, Decision.URGENT)
    assert intake.letters(report) == []
    assert not HandOff.objects.exists()


def test_an_urgent_report_may_be_handed_to_a_post_as_well(report: Report) -> None:
    make.decided(report, Decision.URGENT, to=desk.yosef())
    assert HandOff.objects.get().subject_id == str(report.pk)


def test_a_report_is_not_referred_to_ones_own_post(report: Report) -> None:
    with pytest.raises(Denied):
        make.decided(report, Decision.REFER, to=desk.ratna())
    assert not Triage.objects.exists()


@pytest.mark.parametrize("who", [desk.yosef, desk.dewi])
def test_only_triage_officers_of_the_region_decide(report: Report, who: object) -> None:
    with pytest.raises(Denied):
        make.decided(report, by=who())  # type: ignore[operator]
    assert Report.objects.get(pk=report.pk).status == ReportStatus.RECEIVED


def test_every_decision_stays_and_is_audited(report: Report) -> None:
    make.decided(report, Decision.ASK, question="Di mana?")
    make.decided(report, Decision.URGENT, reason="Sudah jelas.")
    assert {(each.decision, each.reason) for each in reads.judgements(report)} == {
        (Decision.ASK, "Alasan contoh."), (Decision.URGENT, "Sudah jelas."),
    }  # fmt: skip
    notes = set(AuditEntry.objects.filter(action="report.triage").values_list("note", flat=True))
    assert notes == {"ask", "urgent"}


def test_the_same_form_decides_once(report: Report) -> None:
    form = tokens.read(str(report.pk), tokens.issue(str(report.pk)))
    for _ in range(2):
        actions.triage(
            report, Decision.REFER, by=desk.ratna(), reason="Perlu.", to_post=desk.yosef().post, token=form
        )
    assert (Triage.objects.count(), HandOff.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("decision", "reason"), [(Decision.NOT_TPPO, "Perlu."), (Decision.URGENT, "Alasan lain.")]
)
def test_another_decision_under_a_used_form_is_not_taken_for_the_first(
    report: Report, decision: Decision, reason: str
) -> None:
    form = Token(str(report.pk), "nonce")
    actions.triage(report, Decision.URGENT, by=desk.ratna(), reason="Perlu.", token=form)
    with pytest.raises(BadToken):
        actions.triage(report, decision, by=desk.ratna(), reason=reason, token=form)
    assert Triage.objects.count() == 1


def test_two_simultaneous_decisions_of_one_form_are_one(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = Token(str(report.pk), "nonce")
    one = actions.triage(report, Decision.URGENT, by=desk.ratna(), reason="Perlu.", token=form)
    monkeypatch.setattr(tokens, "spent", _blind_once(tokens.spent))
    assert actions.triage(report, Decision.URGENT, by=desk.ratna(), reason="Perlu.", token=form) == one
    assert Triage.objects.count() == 1


def _blind_once(real: Callable[[Token], SpentToken | None]) -> Callable[[Token], SpentToken | None]:
    """`tokens.spent` as the slower of two simultaneous requests meets it."""
    calls: list[Token] = []

    def spent(token: Token) -> SpentToken | None:
        calls.append(token)
        return None if len(calls) == 1 else real(token)

    return spent


@pytest.mark.parametrize("decision", list(Decision))
def test_every_decision_has_its_status(decision: Decision) -> None:
    assert rules.STATUS_AFTER[decision] not in reads.WAITING
