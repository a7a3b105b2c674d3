"""Roles of people, periods, police report numbers, and what may be recorded."""

from __future__ import annotations

from datetime import date

import pytest

from gugus.casework import rules
from gugus.casework.rules import PersonRole
from gugus.core.errors import Denied


def test_a_victim_has_a_status_and_nobody_else_has() -> None:
    rules.check_role(PersonRole.KORBAN, "", "terindikasi")
    with pytest.raises(Denied, match="status_is_of_korban"):
        rules.check_role(PersonRole.KORBAN, "", "")
    with pytest.raises(Denied, match="status_is_of_korban"):
        rules.check_role(PersonRole.SAKSI, "", "terindikasi")


def test_an_act_belongs_to_a_person_reported() -> None:
    rules.check_role(PersonRole.TERLAPOR, "perekrut", "")
    with pytest.raises(Denied, match="act_needs_terlapor"):
        rules.check_role(PersonRole.KORBAN, "perekrut", "terindikasi")


def test_a_person_is_written_with_two_letters_at_least() -> None:
    rules.check_person("Bu")
    with pytest.raises(Denied, match="name_needed"):
        rules.check_person(" B ")


def test_the_same_role_twice_is_refused_another_act_is_not() -> None:
    known = {("terlapor", "perekrut")}
    rules.check_another_role(known, PersonRole.TERLAPOR, "penampung")
    with pytest.raises(Denied, match="role_known"):
        rules.check_another_role(known, PersonRole.TERLAPOR, "perekrut")


def test_an_event_says_what_happened() -> None:
    rules.check_summary("Dibawa malam hari.")
    with pytest.raises(Denied, match="summary_needed"):
        rules.check_summary("         ?")
    with pytest.raises(Denied, match="summary_too_long"):
        rules.check_summary("a" * 20_001)


def test_nothing_ends_before_it_began() -> None:
    rules.check_period(None, date(2026, 1, 1))
    with pytest.raises(Denied, match="period_backwards"):
        rules.check_period(date(2026, 1, 2), date(2026, 1, 1))


def test_tomorrow_cannot_be_recorded() -> None:
    rules.check_not_future(date(2026, 1, 1), date(2026, 1, 1))
    with pytest.raises(Denied, match="stage_in_future"):
        rules.check_not_future(date(2026, 1, 2), date(2026, 1, 1))


def test_a_chosen_law_is_one_that_may_apply() -> None:
    rules.check_regime("b", ("a", "b"))
    with pytest.raises(Denied, match="regime_does_not_apply"):
        rules.check_regime("c", ("a", "b"))


def test_a_police_file_has_a_number_of_its_own() -> None:
    with pytest.raises(Denied, match="lp_needed"):
        rules.check_lp_number(" ", known=False)
    with pytest.raises(Denied, match="lp_known"):
        rules.check_lp_number("LP/B/1", known=True)


@pytest.mark.parametrize(
    "number",
    ["LP/B/123/VI/2026/SPKT/POLRES CIANJUR/POLDA JABAR", "lp-a/7/I/2024", "LP/GAR/12/B/V/2019/Jabar"],
)
def test_usual_police_report_numbers_need_no_remark(number: str) -> None:
    assert rules.lp_remark(number) is None


@pytest.mark.parametrize("number", ["123", "STTLP 12", "LP tanpa tahun 12", "SP.Sidik/45/VI/2026"])
def test_an_unusual_number_is_kept_with_a_remark(number: str) -> None:
    remark = rules.lp_remark(number)
    assert remark is not None
    assert remark.key == "casework.lp_unusual"
