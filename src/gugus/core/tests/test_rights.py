"""Requests about one's own data: who may, by when, on which ground, and what is never shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from gugus.core.clocks import ClockState, HourClock
from gugus.core.errors import Denied
from gugus.core.models import AuditEntry, RightsRequest
from gugus.core.rights import actions, reads, rules
from gugus.core.rights.rules import Decision, RequestKind, RequestState
from gugus.core.tests import make_rights as make
from gugus.core.tests.make_rights import NOON, TODAY
from gugus.core.tests.make_walls import behind

database = pytest.mark.django_db


def decide(row: RightsRequest, decision: Decision = Decision.GRANTED, **changes: str) -> None:
    said = {
        "ground": "",
        "answer": "Kami menyimpan satu laporan.",
        "proof": "seen",
        "subject": "",
        "matter": "",
        **changes,
    }
    actions.decide(row, by=make.custodian(), decision=decision, **said)


@pytest.mark.parametrize("kind", [*RequestKind])
def test_every_kind_is_due_after_three_days_to_the_hour(kind: RequestKind) -> None:
    assert rules.due_at(kind, NOON) - NOON == timedelta(hours=72)
    assert rules.kinds()[kind].basis.startswith("UU 27/2022")


def test_the_erasing_clock_says_that_it_is_to_be_confirmed() -> None:
    assert rules.kinds()["erase"].confidence == "U"


@pytest.mark.parametrize(
    ("ended", "hours", "state"),
    [(None, 1, "running"), (None, 60, "soon"), (None, 73, "late"), (71, 80, "met"), (73, 80, "met_late")],
)
def test_a_clock_of_hours_says_where_it_stands(ended: int | None, hours: int, state: str) -> None:
    end = NOON + timedelta(hours=ended) if ended else None
    clock = HourClock(NOON, NOON + timedelta(hours=72), end)
    assert clock.state(NOON + timedelta(hours=hours)) is ClockState(state)
    assert clock.hours_left(NOON + timedelta(hours=hours)) == 72 - hours


def test_a_refusal_needs_a_ground_that_fits_the_kind() -> None:
    with pytest.raises(Denied, match="ground_needed"):
        rules.check_decision(RequestKind.SEE, Decision.REFUSED, ground="", proof="seen")
    with pytest.raises(Denied, match="another_kind"):
        rules.check_decision(RequestKind.ERASE, Decision.PARTLY, ground="endangers_others", proof="seen")
    with pytest.raises(Denied, match="without_refusal"):
        rules.check_decision(RequestKind.SEE, Decision.GRANTED, ground="others_data", proof="seen")
    rules.check_decision(RequestKind.SEE, Decision.REFUSED, ground="endangers_others", proof="none")


def test_nothing_is_granted_to_somebody_who_was_not_checked() -> None:
    with pytest.raises(Denied, match="proof_needed"):
        rules.check_decision(RequestKind.SEE, Decision.GRANTED, ground="", proof="none")


@pytest.mark.parametrize("proof", ["", "none", "jimat"])
@pytest.mark.parametrize("decision", [Decision.GRANTED, Decision.PARTLY, Decision.REFUSED])
def test_a_way_of_knowing_who_asks_that_is_none_is_refused_and_never_breaks(
    decision: Decision, proof: str
) -> None:
    ground = "" if decision is Decision.GRANTED else "public_interest"
    if decision is Decision.REFUSED and proof == "none":
        rules.check_decision(RequestKind.SEE, decision, ground=ground, proof=proof)
        return
    with pytest.raises(Denied, match="proof_needed"):
        rules.check_decision(RequestKind.SEE, decision, ground=ground, proof=proof)


@database
def test_words_name_and_contact_are_sealed_and_the_opening_is_audited() -> None:
    row = make.request()
    assert b"Melati" not in b"".join(map(bytes, (row.sealed_name, row.sealed_contact, row.sealed_words)))
    opened = reads.opened(make.custodian(), row)
    assert opened is not None
    assert (opened.name, opened.words) == ("Melati Contoh", "Saya ingin tahu data saya.")
    actions.open_page(row, by=make.custodian())
    assert AuditEntry.objects.filter(action="rights.read", note="words").count() == 1


@database
def test_a_legal_officer_sees_the_request_but_not_who_asks() -> None:
    row = make.request()
    assert reads.request(make.legal(), row.pk) is not None
    assert reads.opened(make.legal(), row) is None


@database
def test_others_and_other_regions_do_not_know_of_a_request() -> None:
    row = make.request()
    assert reads.request(make.officer(), row.pk) is None
    assert reads.request(make.custodian(make.ELSEWHERE), row.pk) is None
    assert reads.requests(make.custodian(make.ELSEWHERE)) == []
    with pytest.raises(Denied, match="not_allowed"):
        make.request(by=make.legal())


@database
def test_who_is_walled_off_from_a_report_does_not_know_of_a_request_about_it() -> None:
    row = make.request(subject="L-CONTO", matter="5f0d4a1e-0000-4000-8000-000000000001")
    walled = behind(make.custodian(), ("intake.report", row.matter_id))
    assert reads.request(walled, row.pk) is None
    assert reads.requests(walled) == []
    assert reads.of_post(walled) == []


@database
def test_a_decision_is_made_once_and_the_letter_stops_the_clock() -> None:
    row = make.request()
    decide(row)
    with pytest.raises(Denied, match="no_such_step"):
        decide(row)
    actions.close(
        row, by=make.custodian(), letter_number="400/1/X/2026", letter_on=date(2026, 11, 21), today=TODAY
    )
    assert row.state == RequestState.CLOSED
    assert reads.clock_of(row).state(NOON + timedelta(days=9)) is ClockState.MET
    assert reads.running() == []


@database
def test_a_decision_without_an_answer_is_not_kept() -> None:
    row = make.request()
    with pytest.raises(Denied, match="words_needed"):
        decide(row, answer=" ")
    row.refresh_from_db()
    assert row.state == RequestState.OPEN


@database
def test_a_request_is_not_closed_undecided_or_without_a_number_or_with_a_later_day() -> None:
    row = make.request()
    with pytest.raises(Denied, match="no_such_step"):
        actions.close(row, by=make.custodian(), letter_number="1/2", letter_on=TODAY, today=TODAY)
    decide(row)
    with pytest.raises(Denied, match="letter_number"):
        actions.close(row, by=make.custodian(), letter_number=" ", letter_on=TODAY, today=TODAY)
    with pytest.raises(Denied, match="letter_in_future"):
        actions.close(
            row, by=make.custodian(), letter_number="400/2", letter_on=date(2027, 1, 1), today=TODAY
        )


@database
def test_an_ordered_erasure_comes_before_the_letter_and_needs_its_code_typed_again() -> None:
    row = make.request(RequestKind.ERASE, subject="L-CONTO")
    decide(row)
    with pytest.raises(Denied, match="carry_out_first"):
        actions.close(row, by=make.custodian(), letter_number="400/2", letter_on=TODAY, today=TODAY)
    with pytest.raises(Denied, match="code_not_repeated"):
        actions.check_carry_out(row, by=make.legal(), typed="L-LAIN")
    actions.check_carry_out(row, by=make.legal(), typed="l-conto ")
    actions.note_carried_out(row, by=make.legal(), count=3)
    with pytest.raises(Denied, match="nothing_to_carry_out"):
        actions.check_carry_out(row, by=make.legal(), typed="L-CONTO")
    with pytest.raises(Denied, match="nothing_to_carry_out"):
        actions.note_carried_out(row, by=make.legal(), count=3)


@database
def test_who_decided_about_an_erasure_does_not_carry_it_out_from_another_post() -> None:
    row = make.request(RequestKind.ERASE, subject="L-CONTO")
    decide(row)
    acting = replace(make.legal(), also=frozenset({make.custodian().id}))
    with pytest.raises(Denied, match="same_person"):
        actions.check_carry_out(row, by=acting, typed="L-CONTO")
    with pytest.raises(Denied, match="same_person"):
        actions.note_carried_out(row, by=acting, count=3)
    actions.note_carried_out(row, by=make.legal(), count=3)


@database
def test_who_decided_about_an_erasure_does_not_carry_it_out() -> None:
    row = make.request(RequestKind.ERASE, subject="L-CONTO")
    decide(row)
    with pytest.raises(Denied, match="second_person"):
        actions.check_carry_out(row, by=make.custodian(), typed="L-CONTO")
    with pytest.raises(Denied, match="second_person"):
        actions.note_carried_out(row, by=make.custodian(), count=3)
    actions.check_carry_out(row, by=make.custodian(who="dewi"), typed="L-CONTO")
    with pytest.raises(Denied, match="not_allowed"):
        actions.check_carry_out(row, by=make.officer(), typed="L-CONTO")


@database
def test_one_person_for_both_steps_of_an_erasure_is_refused_by_the_database_too() -> None:
    row = make.request(RequestKind.ERASE, subject="L-CONTO")
    decide(row)
    with pytest.raises(IntegrityError, match="request_erasure_takes_two_people"):
        type(row).objects.filter(pk=row.pk).update(carried_out_by=row.decided_by)


@database
def test_a_request_that_came_tomorrow_or_says_nothing_is_refused() -> None:
    late, empty = (
        replace(make.asked(), received_at=NOON + timedelta(days=30)),
        replace(make.asked(), words=" "),
    )
    for one, why in (
        (late, "future"),
        (empty, "words_needed"),
        (replace(make.asked(), name="?"), "name_needed"),
    ):
        with pytest.raises(Denied, match=why):
            actions.open_request(one, by=make.custodian(), region=make.REGION, matter="")


@database
def test_every_act_on_a_request_is_audited_without_names() -> None:
    row = make.request()
    actions.write_letter(row, by=make.custodian(), letter="rights_answer")
    decide(row, Decision.REFUSED, ground="law_enforcement")
    found = (
        AuditEntry.objects.filter(action__startswith="rights.")
        .order_by("number")
        .values_list("action", "note")
    )
    assert list(found) == [
        ("rights.open", "see"), ("rights.letter", "rights_answer"), ("rights.decide", "refused law_enforcement"),
    ]  # fmt: skip


@database
def test_the_list_costs_the_same_with_more_requests() -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            reads.requests(make.custodian())
        return len(found)

    make.request()
    one = queries()
    for _ in range(5):
        make.request()
    assert queries() == one
