"""Danger, promises, floods, and what a decision needs."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gugus.core.errors import Denied
from gugus.intake.rules import Urgency
from gugus.screening import rules
from gugus.screening.rules import Decision


def _check(
    decision: Decision, *, reason: str = "Alasan contoh.", to_post: str = "", question: str = ""
) -> None:
    rules.check_decision(decision, reason=reason, to_post=to_post, question=question)


def test_every_mark_of_urgency_has_its_place_in_the_inbox() -> None:
    assert sorted(rules.DANGER_RANK, key=lambda each: rules.DANGER_RANK[each]) == [
        Urgency.NOW, Urgency.DAYS, Urgency.UNKNOWN, Urgency.NOT_SOON,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("urgency", "limit"),
    [
        (Urgency.NOW, timedelta(minutes=15)),
        (Urgency.DAYS, timedelta(minutes=15)),
        (Urgency.UNKNOWN, timedelta(hours=24)),
        (Urgency.NOT_SOON, timedelta(hours=24)),
    ],
)
def test_a_roster_promises_minutes_where_there_is_danger(urgency: Urgency, limit: timedelta) -> None:
    assert rules.promise(urgency, 15, 24) == limit


def test_a_louder_mark_is_read_before_the_earlier_one() -> None:
    assert rules.is_more_urgent(Urgency.NOW, than=Urgency.DAYS)
    assert not rules.is_more_urgent(Urgency.NOT_SOON, than=Urgency.UNKNOWN)
    assert not rules.is_more_urgent(Urgency.NOW, than=Urgency.NOW)


def test_six_hundred_reports_a_minute_of_one_region_are_taken_and_no_more() -> None:
    rules.check_flood(599)
    with pytest.raises(Denied, match="flood"):
        rules.check_flood(600)


@pytest.mark.parametrize("decision", list(Decision))
def test_no_decision_without_a_reason(decision: Decision) -> None:
    with pytest.raises(Denied, match="reason_needed"):
        _check(decision, reason=" ")


def test_a_referral_needs_a_post() -> None:
    _check(Decision.REFER, to_post="p1")
    with pytest.raises(Denied, match="post_needed"):
        _check(Decision.REFER)


def test_an_urgent_report_may_go_to_a_post_or_stay() -> None:
    _check(Decision.URGENT)
    _check(Decision.URGENT, to_post="p1")


@pytest.mark.parametrize("decision", [Decision.ASK, Decision.NOT_TPPO])
def test_a_post_beside_another_decision_is_a_slip(decision: Decision) -> None:
    with pytest.raises(Denied, match="post_not_wanted"):
        _check(decision, to_post="p1", question="Di mana?")


def test_asking_needs_a_question() -> None:
    _check(Decision.ASK, question="Di mana?")
    with pytest.raises(Denied, match="question_needed"):
        _check(Decision.ASK)


@pytest.mark.parametrize("decision", list(Decision))
def test_every_decision_leads_to_a_status(decision: Decision) -> None:
    assert decision in rules.STATUS_AFTER
