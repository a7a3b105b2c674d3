"""What a further source tells: kept as it is, and where it differs said in one order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gugus.core.errors import Denied
from gugus.desk.tests import make as desk
from gugus.outreach import actions, reads
from gugus.outreach.actions import Told
from gugus.outreach.models import Activity
from gugus.outreach.nearby import Around
from gugus.outreach.rules import Bound, Heads
from gugus.outreach.telling import Difference, Telling, differences, kept_of, on_one_branch, telling_of
from gugus.outreach.tests import make
from gugus.registry.tests.make import source

DAY = date(2026, 10, 5)
SAID = Telling(DAY, ("2020-10-05",), "32.03", "Aula Pancaniti", "Dinas Contoh", Heads(400, 60, None), (Bound.LOWER, Bound.EXACT, Bound.EXACT))  # fmt: skip


def test_a_telling_comes_back_as_it_was_kept() -> None:
    assert telling_of(SAID.as_json()) == SAID
    assert telling_of(Telling().as_json()) == Telling()
    assert telling_of({}) == Telling()


def test_the_same_telling_differs_in_nothing() -> None:
    assert (
        differences(
            SAID, replace(SAID, region="32.03.01", venue="AULA PANCANITI", organiser="Dinas (DC) Contoh")
        )
        == ()
    )


def test_another_day_number_and_place_are_said_in_one_order() -> None:
    told = replace(SAID, held_on=date(2026, 10, 6), region="32.15", heads=Heads(400, 75, 500))
    assert differences(SAID, told) == (
        Difference("held_on", "2026-10-05", "2026-10-06"),
        Difference("region", "32.03", "32.15"),
        Difference("onsite", 60, 75),
        Difference("total", None, 500),
    )


def test_what_was_not_known_is_added_and_no_conflict() -> None:
    more = differences(Telling(), SAID)
    assert {each.field for each in more} == {"held_on", "venue", "organiser", "online", "onsite"}
    assert all(each.adds for each in more)
    assert not any(each.adds for each in differences(SAID, replace(SAID, venue="Pendopo")))


def test_what_a_further_source_leaves_out_is_no_difference() -> None:
    assert differences(SAID, Telling()) == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("32.03", "32.03.01", True), ("", "32", True), ("32.03", "32.031", False), ("32.03", "32.15", False)],
)
def test_regions_lie_on_one_branch_or_not(one: str, other: str, same: bool) -> None:
    assert on_one_branch(one, other) == on_one_branch(other, one) == same


@pytest.mark.django_db
@pytest.mark.usefixtures("five")
def test_a_further_source_is_kept_and_nothing_overwritten() -> None:
    by, row = desk.ratna(), make.activity()
    before = kept_of(row)
    other = Told(str(source(title="Lain", text="kata-kata").pk), 0, 9)
    told = actions.tell_activity(row, SAID, other, by=by)
    row.refresh_from_db()
    assert kept_of(row) == before
    assert [each.telling for each in reads.tellings(row)] == [SAID]
    assert actions.tell_activity(row, SAID, other, by=by).pk == told.pk
    assert Activity.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("five")
def test_a_parted_source_is_gone_but_remembered() -> None:
    by, row = desk.ratna(), make.activity()
    other = source(title="Lain", text="kata-kata")
    told = actions.tell_activity(row, SAID, Told(str(other.pk), 0, 9), by=by)
    actions.part_activity(told, by=by)
    assert list(reads.tellings(row)) == []
    assert reads.parted(other.pk) == {(str(row.pk), 0)}


@pytest.mark.django_db
@pytest.mark.usefixtures("five")
def test_another_office_adds_no_source() -> None:
    row = make.activity()
    with pytest.raises(Denied):
        actions.tell_activity(row, SAID, Told(str(source().pk), 0, 9), by=desk.dewi())


@pytest.mark.django_db
@pytest.mark.usefixtures("five")
@pytest.mark.parametrize(
    ("regions", "days", "found"),
    [
        (["32.03"], [0], True), (["32.03.01"], [1], True), (["32"], [-1], True), ([], [], True), (["32.03"], [], True),
        (["32.15"], [0], False), (["32.03"], [2], False), (["32.03", "32.15"], [2, 0], True),
    ],
)  # fmt: skip
def test_only_one_branch_and_the_days_around_are_looked_at(
    regions: list[str], days: list[int], found: bool
) -> None:
    row = make.activity()
    assert row.held_on is not None
    around = Around.of(regions, [date.fromordinal(row.held_on.toordinal() + day) for day in days], row.pk)
    assert [each.pk for each in reads.alike(desk.ratna(), around)] == ([row.pk] if found else [])
    assert list(reads.alike(desk.dewi(), around)) == []
