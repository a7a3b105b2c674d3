"""Retention: unverified periods make nothing due, a list takes two people, nothing goes by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from gugus.core.errors import Denied
from gugus.core.models import RetentionReview
from gugus.core.retention import actions, reads, rules
from gugus.core.retention.rules import Kept, ReviewState
from gugus.core.tests import make_rights as make
from gugus.core.tests.make_walls import behind
from gugus.core.time import now

database = pytest.mark.django_db
A, B = "5f0d4a1e-0000-4000-8000-00000000000a", "5f0d4a1e-0000-4000-8000-00000000000b"
ITEMS = [("intake.report", A, "L-AAAAA"), ("intake.report", B, "L-BBBBB")]


def review() -> RetentionReview:
    return actions.draw_up(make.period(), ITEMS, by=make.legal())


def test_no_unverified_period_has_a_number() -> None:
    assert all(one.months is None for one in rules.classes().values() if one.confidence == "U")


@pytest.mark.parametrize(
    ("today", "months", "day"),
    [
        (date(2026, 11, 21), 12, date(2025, 11, 21)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
    ],
)
def test_months_are_counted_back_to_the_same_day(today: date, months: int, day: date) -> None:
    assert rules.before(today, months) == day


@database
def test_a_period_is_confirmed_with_its_basis_and_the_newest_counts() -> None:
    make.period(months=12)
    make.period(months=24)
    assert reads.periods(make.custodian())["cases"].months == 24
    with pytest.raises(Denied, match="basis_needed"):
        actions.confirm_period("cases", by=make.legal(), region=make.REGION, months=12, basis=" ")
    with pytest.raises(Denied, match="out_of_range"):
        actions.confirm_period("cases", by=make.legal(), region=make.REGION, months=0, basis="JRA 1/2025")
    with pytest.raises(Denied, match="unknown_class"):
        actions.confirm_period("proof", by=make.legal(), region=make.REGION, months=12, basis="JRA 1/2025")


@database
def test_who_drew_a_list_up_does_not_confirm_it_from_another_post() -> None:
    row = review()
    with pytest.raises(Denied, match="same_person"):
        actions.confirm(row, by=replace(make.custodian(), also=frozenset({make.legal().id})), spared=[])
    actions.confirm(row, by=make.custodian(), spared=[])
    assert row.state == ReviewState.CONFIRMED


@database
def test_who_drew_a_list_up_does_not_confirm_it() -> None:
    row = review()
    with pytest.raises(Denied, match="second_person"):
        actions.confirm(row, by=make.legal(), spared=[])
    actions.confirm(row, by=make.custodian(), spared=[B])
    assert (row.state, row.spared) == (ReviewState.CONFIRMED, [B])
    assert reads.items_to_erase(row) == [ITEMS[0]]


@database
def test_what_the_second_person_may_not_know_of_is_neither_shown_nor_erased() -> None:
    row = review()
    walled = behind(make.custodian(), ITEMS[0][:2])
    assert reads.items_of(walled, row) == [ITEMS[1]]
    actions.confirm(row, by=walled, spared=[])
    assert reads.items_to_erase(row) == [ITEMS[1]]


@database
def test_an_empty_list_is_not_drawn_up_and_a_dropped_one_is_not_confirmed() -> None:
    with pytest.raises(Denied, match="nothing_due"):
        actions.draw_up(make.period(), [], by=make.legal())
    row = review()
    actions.drop(row, by=make.legal())
    with pytest.raises(Denied, match="no_such_step"):
        actions.confirm(row, by=make.custodian(), spared=[])


@database
def test_lists_of_other_regions_are_not_known() -> None:
    row = review()
    assert reads.review(make.custodian(make.ELSEWHERE), row.pk) is None
    assert reads.review(make.officer(), row.pk) is None
    assert [each.pk for each in reads.waiting(make.custodian())] == [row.pk]


@database
def test_a_list_of_nothing_but_walled_things_is_not_there() -> None:
    row, walled = review(), behind(make.custodian(), *(item[:2] for item in ITEMS))
    assert reads.review(walled, row.pk) is None
    assert reads.reviews(walled) == reads.waiting(walled) == []
    assert reads.review(make.custodian(), row.pk) == row


@database
def test_what_was_erased_behind_a_wall_is_not_counted() -> None:
    row, walled = review(), behind(make.custodian(), ITEMS[0][:2])
    actions.confirm(row, by=make.custodian(), spared=[])
    actions.note_carried_out(row, by=make.custodian(), kept={})
    assert (reads.erased_of(walled, row), reads.erased_of(make.custodian(), row)) == (1, 2)


@database
def test_what_was_kept_stays_with_its_reason_and_is_not_counted_as_erased() -> None:
    row = review()
    actions.confirm(row, by=make.custodian(), spared=[A])
    actions.note_carried_out(row, by=make.custodian(), kept={B: Kept.HELD})
    row.refresh_from_db()
    assert reads.why_kept(row) == {A: Kept.SPARED, B: Kept.HELD}
    assert row.erased == reads.erased_of(make.custodian(), row) == 0


def test_every_reason_to_keep_something_has_its_words() -> None:
    assert set(rules.kept_words()) == set(Kept)


@database
def test_an_open_list_waits_however_many_newer_ones_are_closed() -> None:
    old, later = review(), now() + timedelta(days=1)
    for number in range(reads.CHUNK + 1):
        RetentionReview.objects.create(
            code=f"M-{number}", region_code=make.REGION, task_force=old.task_force, class_key="cases", months=12, basis="JRA",
            items=old.items, drawn_up_at=later, drawn_up_post="x", drawn_up_by="x", state=ReviewState.DROPPED,
        )  # fmt: skip
    assert [row.pk for row in reads.waiting(make.custodian())] == [old.pk]
    assert [row.pk for row in reads.reviews(make.custodian(), 5, reads.CHUNK + 1)] == [old.pk]
    assert len(reads.reviews(make.custodian(), 5)) == 5
