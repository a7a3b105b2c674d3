"""How people are counted, how a day is known, which villages an activity may reach."""

from __future__ import annotations

import pytest

from gugus.core.errors import Denied
from gugus.outreach import rules
from gugus.outreach.rules import Heads, HeldBasis


def test_online_and_onsite_together_are_known_only_when_both_are() -> None:
    assert Heads(1000, 150).both == 1150
    assert Heads(1000, None).both is None


def test_a_quoted_total_that_is_another_number_differs() -> None:
    assert Heads(1000, 150, 1000).differs
    assert not Heads(850, 150, 1000).differs
    assert not Heads(None, 150, 1000).differs


@pytest.mark.parametrize("heads", [Heads(-1, 0), Heads(0, 1_000_001), Heads(quoted_total=-5)])
def test_a_number_beyond_what_can_gather_is_refused(heads: Heads) -> None:
    with pytest.raises(Denied, match="heads_out_of_range"):
        rules.check_heads(heads)


def test_zero_people_is_a_number() -> None:
    rules.check_heads(Heads(0, 0, 0))


@pytest.mark.parametrize(("basis", "has_day"), [(HeldBasis.UNKNOWN, True), (HeldBasis.DECLARED, False)])
def test_a_day_and_its_basis_come_together(basis: HeldBasis, has_day: bool) -> None:
    with pytest.raises(Denied, match="held_basis"):
        rules.check_held(basis, has_day=has_day)


@pytest.mark.parametrize("code", ["32.03.01", "32.14.01.2001", "32.03.01.2001.1"])
def test_only_villages_of_the_own_kabupaten_are_reached(code: str) -> None:
    with pytest.raises(Denied, match="village_elsewhere"):
        rules.check_villages([code], "32.03.01")


def test_an_activity_of_a_province_reaches_villages_of_the_province() -> None:
    rules.check_villages(["31.71.01.1001"], "31")


def test_a_title_of_a_few_letters_is_refused() -> None:
    with pytest.raises(Denied, match="title_needed"):
        rules.check_title(" FSK ")
