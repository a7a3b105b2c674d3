"""Receiving a report: one transaction, sealed, once; what changed is added; quick exit closes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from pytest_django import Settings

from gugus.core import tokens
from gugus.core.errors import Denied
from gugus.core.models import AuditEntry, SpentToken
from gugus.core.time import now
from gugus.core.tokens import BadToken, Token
from gugus.core.viewer import ANONYMOUS, receipt_holder
from gugus.intake import reads as intake
from gugus.intake.models import Mention, Message, Report
from gugus.intake.rules import ReportStatus, Urgency
from gugus.intake.tests.make import STORY
from gugus.registry.tests.make import BARITO_SELATAN, CIANJUR
from gugus.screening import actions, rules
from gugus.screening.actions import Outcome
from gugus.screening.rules import PublicForm
from gugus.screening.tests import make

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _cianjur_on_duty() -> None:
    make.on_duty()


def test_a_report_comes_in_and_its_seven_words_open_it() -> None:
    got = make.received()
    row = intake.report_by_receipt(got.words)
    assert got.outcome is Outcome.NEW
    assert len(got.words.split()) == 7
    assert row is not None
    assert (str(row.pk), row.region_id, row.status) == (got.report, CIANJUR, ReportStatus.RECEIVED)
    assert intake.story(row) == STORY


def test_names_and_phones_become_mentions() -> None:
    row = make.report()
    assert Mention.objects.filter(report=row).count() == 2


@pytest.mark.parametrize(
    ("urgency", "limit"), [(Urgency.NOW, 15 * MINUTE), (Urgency.UNKNOWN, 24 * 60 * MINUTE)]
)
def test_the_promise_comes_from_the_roster(urgency: Urgency, limit: timedelta) -> None:
    assert make.report(make.told(urgency=urgency)).promised_at == now() + limit


def test_without_a_roster_nothing_is_taken() -> None:
    with pytest.raises(Denied, match="no_roster"):
        make.received(make.told(code=BARITO_SELATAN))
    assert not Report.objects.exists()


@pytest.mark.parametrize("code", ["99.99", "", "bukan kode"])
def test_an_unknown_region_takes_nothing(code: str) -> None:
    with pytest.raises(Denied, match="no_roster"):
        make.received(make.told(code=code))


def test_the_same_form_twice_is_one_report_with_the_same_words() -> None:
    form = make.token()
    one, other = (make.received(form=form) for _ in range(2))
    assert one.words == other.words
    assert (other.outcome, other.report) == (Outcome.AGAIN, one.report)
    assert (Report.objects.count(), Message.objects.count()) == (1, 0)


def test_after_ten_minutes_the_words_are_not_shown_again(settings: Settings) -> None:
    form = make.token()
    make.received(form=form)
    settings.GUGUS_NOW = now() + 10 * MINUTE
    assert make.received(form=form).words
    settings.GUGUS_NOW = now() + MINUTE
    assert make.received(form=form).words == ""


def test_a_changed_text_is_added_once_to_the_same_report() -> None:
    form = make.token()
    one = make.received(form=form)
    outcomes = [make.received(make.told("Mereka sudah berangkat."), form=form).outcome for _ in range(2)]
    assert outcomes == [Outcome.ADDED, Outcome.AGAIN]
    row = Report.objects.get(pk=one.report)
    assert [each.text for each in intake.letters(row)] == ["Mereka sudah berangkat."]
    assert row.news_at == now()


def test_a_more_urgent_mark_under_the_same_form_is_heard() -> None:
    form = make.token()
    one = make.received(form=form)
    again = make.received(make.told(urgency=Urgency.NOW), form=form)
    row = Report.objects.get(pk=one.report)
    assert (again.outcome, row.urgency, row.promised_at) == (Outcome.ADDED, Urgency.NOW, now() + 15 * MINUTE)


def test_a_calmer_mark_under_the_same_form_changes_nothing() -> None:
    form = make.token()
    one = make.received(make.told(urgency=Urgency.NOW), form=form)
    make.received(make.told(urgency=Urgency.NOT_SOON), form=form)
    assert Report.objects.get(pk=one.report).urgency == Urgency.NOW


def _blind_once(
    real: Callable[[Token], SpentToken | None], form: str = PublicForm.MAILBOX
) -> Callable[[Token], SpentToken | None]:
    """`tokens.spent` as the slower of two simultaneous requests meets it: nothing yet, then the truth."""
    calls: list[Token] = []

    def spent(token: Token) -> SpentToken | None:
        if token.form == form:
            calls.append(token)
        return None if token.form == form and len(calls) == 1 else real(token)

    return spent


def test_two_simultaneous_sendings_make_one_report(monkeypatch: pytest.MonkeyPatch) -> None:
    form = make.token()
    one = make.received(form=form)
    monkeypatch.setattr(tokens, "spent", _blind_once(tokens.spent, PublicForm.TELL))
    other = make.received(form=form)
    assert (other.outcome, other.words) == (Outcome.AGAIN, one.words)
    assert (Report.objects.count(), SpentToken.objects.filter(subject=one.report).count()) == (1, 1)


def test_two_simultaneous_messages_are_added_once(monkeypatch: pytest.MonkeyPatch) -> None:
    row, form = make.report(), make.token(PublicForm.MAILBOX)
    holder = receipt_holder(str(row.pk))
    assert actions.add_message(row, "Sudah.", by=holder, token=form, seen=0)
    monkeypatch.setattr(tokens, "spent", _blind_once(tokens.spent))
    assert not actions.add_message(row, "Sudah.", by=holder, token=form, seen=0)
    assert Message.objects.count() == 1


def test_the_same_sentence_written_later_is_another_message() -> None:
    row, form = make.report(), make.token(PublicForm.MAILBOX)
    holder = receipt_holder(str(row.pk))
    added = [actions.add_message(row, "Tolong.", by=holder, token=form, seen=seen) for seen in (0, 0, 1)]
    assert added == [True, False, True]


def test_an_addition_does_not_put_off_what_was_promised(settings: Settings) -> None:
    row = make.report()
    promised = row.promised_at
    settings.GUGUS_NOW = now() + 60 * MINUTE
    actions.add_message(
        row, "Dan lagi.", by=receipt_holder(str(row.pk)), token=make.token(PublicForm.MAILBOX), seen=0
    )
    row.refresh_from_db()
    assert row.promised_at == promised


def test_names_in_a_message_become_mentions_too() -> None:
    row = make.report(make.told("Tolong."))
    holder = receipt_holder(str(row.pk))
    actions.add_message(row, "Namanya Melati.", by=holder, token=make.token(PublicForm.MAILBOX), seen=0)
    (mention,) = intake.mentions_of(row)
    assert (mention.value, bool(mention.message)) == ("Melati", True)


def test_a_flood_is_asked_to_wait_a_minute(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "REPORTS_PER_MINUTE", 3)
    for _ in range(3):
        make.received()
    with pytest.raises(Denied, match="flood"):
        make.received()
    settings.GUGUS_NOW = now() + MINUTE + timedelta(seconds=1)
    assert make.received().outcome is Outcome.NEW


def test_a_flood_does_not_stop_the_second_sending_of_a_form(monkeypatch: pytest.MonkeyPatch) -> None:
    form = make.token()
    make.received(form=form)
    monkeypatch.setattr(rules, "REPORTS_PER_MINUTE", 1)
    assert make.received(form=form).outcome is Outcome.AGAIN


def test_after_a_quick_exit_the_words_are_not_shown_to_whoever_comes_back() -> None:
    form = make.token()
    make.received(form=form)
    actions.leave_form(form, by=ANONYMOUS)
    again = make.received(form=form)
    assert (again.outcome, again.report, again.words) == (Outcome.CLOSED, "", "")


def test_a_form_left_before_sending_asks_for_a_fresh_one() -> None:
    form = make.token()
    for _ in range(2):
        actions.leave_form(form, by=ANONYMOUS)
    with pytest.raises(BadToken):
        make.received(form=form)
    assert not Report.objects.exists()


def test_leaving_is_audited_without_a_trace_of_who() -> None:
    actions.leave_form(make.token(), by=ANONYMOUS)
    row = AuditEntry.objects.get(action="form.leave")
    assert (row.actor_kind, row.actor, row.object_id, row.note) == ("anonymous", "", "", "")


def test_no_audit_row_carries_a_word_of_the_receipt() -> None:
    got = make.received()
    row = Report.objects.get(pk=got.report)
    actions.add_message(
        row, "Sudah.", by=receipt_holder(got.report), token=make.token(PublicForm.MAILBOX), seen=0
    )
    said = " ".join(f"{each.actor} {each.note} {each.object_id}" for each in AuditEntry.objects.all()).split()
    assert not set(said) & set(got.words.split())
