"""A breach: short screens, a clock from the moment it was known, letters entered from the office's books."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from gugus.core.breaches import actions, reads, rules
from gugus.core.breaches.actions import Met, What, Who
from gugus.core.breaches.rules import STEPS, Addressee, BreachState, CountBound
from gugus.core.clocks import ClockState
from gugus.core.errors import Denied
from gugus.core.models import AuditEntry
from gugus.core.tests import make_rights as make
from gugus.core.tests.make_rights import NOON, TODAY

database = pytest.mark.django_db


def test_a_breach_takes_at_most_eight_screens() -> None:
    assert len(STEPS) <= 8


def test_the_authority_is_data_and_says_that_it_is_to_be_confirmed() -> None:
    found = rules.authority(TODAY)
    assert (found.key, found.confidence) == ("kemkomdigi", "U")
    assert rules.clock_basis() == ("UU 27/2022 ps. 46", "S")


def test_everybody_is_told_only_when_the_authority_and_the_persons_are() -> None:
    assert rules.told_at(NOON, None, not_told="") is None
    assert rules.told_at(None, NOON, not_told="") is None
    assert rules.told_at(NOON, NOON + timedelta(hours=2), not_told="") == NOON + timedelta(hours=2)
    assert rules.told_at(NOON, None, not_told="nobody") == NOON


def test_a_number_comes_with_its_word() -> None:
    rules.check_count(None, CountBound.UNKNOWN)
    for count, bound in ((12, CountBound.UNKNOWN), (None, CountBound.ABOUT)):
        with pytest.raises(Denied, match="count_and_bound"):
            rules.check_count(count, bound)


@database
def test_every_screen_is_saved_and_audited_and_its_texts_are_sealed() -> None:
    row = make.filled(make.breach())
    row.refresh_from_db()
    assert row.step == len(STEPS) - 1
    assert b"grup" not in bytes(row.sealed_what or b"")
    assert reads.opened(row).what == "Daftar contoh terkirim ke grup lain."
    notes = AuditEntry.objects.filter(action="breach.save").order_by("number").values_list("note", flat=True)
    assert list(notes) == list(STEPS[1:-1])


@database
def test_a_record_with_a_missing_screen_is_not_finished() -> None:
    row = make.breach()
    with pytest.raises(Denied, match="screens_missing"):
        actions.finish(row, by=make.officer())


@database
def test_a_finished_record_says_what_it_said() -> None:
    row = make.finished()
    assert row.state == BreachState.RECORDED
    with pytest.raises(Denied, match="finished"):
        actions.save_changed(row, by=make.officer(), text="Lain lagi.")


@database
def test_a_screen_that_says_nothing_or_something_unknown_is_refused() -> None:
    row = make.breach()
    with pytest.raises(Denied, match="choose_one"):
        actions.save_what(row, What((), "Terkirim."), by=make.officer())
    with pytest.raises(Denied, match="unknown_word"):
        actions.save_who(row, Who(("hantu",), None, CountBound.UNKNOWN, "Tidak ada."), by=make.officer())
    with pytest.raises(Denied, match="text_needed"):
        actions.save_told(row, by=make.officer(), text=" ", not_told="")
    with pytest.raises(Denied, match="in_future"):
        actions.save_met(row, Met("insider", NOON, date(2026, 12, 24)), by=make.officer(), today=TODAY)


@database
def test_the_clock_follows_the_moment_it_was_known_and_ends_with_both_letters() -> None:
    row = make.finished()
    assert row.due_at - row.known_at == timedelta(hours=72)
    assert reads.clock_of(row).state(NOON + timedelta(hours=73)) is ClockState.LATE
    told = NOON + timedelta(hours=20)
    actions.enter_letter(row, by=make.custodian(), to=Addressee.AUTHORITY, number="500/1", at=told)
    assert row.state == BreachState.RECORDED
    actions.enter_letter(row, by=make.custodian(), to=Addressee.PEOPLE, number="500/2", at=told)
    assert row.state == BreachState.CLOSED
    assert reads.clock_of(row).state(NOON + timedelta(days=9)) is ClockState.MET


@database
def test_where_nobody_is_to_be_told_the_authority_closes_it() -> None:
    row = make.finished(not_told="nobody")
    actions.enter_letter(
        row, by=make.custodian(), to=Addressee.AUTHORITY, number="500/1", at=NOON + timedelta(hours=1)
    )
    assert row.state == BreachState.CLOSED


@database
def test_a_letter_sent_before_it_was_known_or_without_number_is_refused() -> None:
    row = make.finished()
    with pytest.raises(Denied, match="out_of_time"):
        actions.enter_letter(
            row, by=make.custodian(), to=Addressee.PEOPLE, number="5/1", at=NOON - timedelta(hours=1)
        )
    with pytest.raises(Denied, match="number_needed"):
        actions.enter_letter(
            row, by=make.custodian(), to=Addressee.PEOPLE, number="", at=NOON + timedelta(hours=1)
        )
    with pytest.raises(Denied, match="not_allowed"):
        actions.enter_letter(
            row, by=make.officer(), to=Addressee.PEOPLE, number="5/1", at=NOON + timedelta(hours=1)
        )


@database
def test_the_post_that_recorded_it_and_the_custodian_know_of_it_and_nobody_else() -> None:
    row = make.breach()
    assert reads.breach(make.officer(), row.pk) is not None
    assert reads.breach(make.custodian(), row.pk) is not None
    assert reads.breach(make.officer(who="dewi"), row.pk) is None
    assert reads.breach(make.custodian(make.ELSEWHERE), row.pk) is None


@database
def test_only_a_letter_that_tells_of_a_breach_is_drafted() -> None:
    row = make.finished()
    actions.write_letter(row, by=make.officer(), letter="breach_people")
    with pytest.raises(Denied, match="unknown_word"):
        actions.write_letter(row, by=make.officer(), letter="destruction")


@database
def test_a_post_hands_over_its_own_open_records_of_its_region() -> None:
    row = make.breach()
    assert [each.pk for each in reads.of_post(make.officer())] == [row.pk]
    assert reads.of_post(replace(make.officer(), regions=(make.ELSEWHERE,))) == []
    assert reads.of_post(replace(make.officer(), post="")) == []
