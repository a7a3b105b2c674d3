"""The leaders' page: hidden cells, zero with its coverage, what is late in words, the same for all leaders."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gugus.insight.tests import make
from gugus.registry.tests.make import KARAWANG
from gugus.web.desk.tests.make import browser, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]
PAGE = "/en/pimpinan/"


def main_part(page: str) -> str:
    """The page without its frame, which names the account."""
    found = re.search(r"<main.*?</main>", page, re.DOTALL)
    assert found is not None
    return found[0]


def leader(key: str = "ketua", *roles: str) -> str:
    """What a leader of Cianjur reads."""
    return main_part(text(browser(key, *(roles or ("pimpinan",))), PAGE))


def test_before_the_first_night_the_page_says_so() -> None:
    assert "No figures yet" in leader()


def test_small_numbers_are_hidden_and_large_ones_shown() -> None:
    make.reports(4)
    make.event_with_people()
    make.night()
    page = leader()
    assert "fewer than 5" in page
    assert re.search(r">6\s*<span class=\"g-figure__unit\">people", page)
    assert ">4 <" not in page


def test_a_zero_stands_beside_the_villages_nobody_reached() -> None:
    make.prevention()
    make.night()
    page = leader()
    assert "356 of 360 villages not reached yet" in page
    assert "of 360 villages" in page


def test_attendance_online_and_onsite_is_kept_apart() -> None:
    make.prevention()
    make.night()
    page = leader()
    assert ">1,020 <" in page
    assert ">234 <" in page
    assert "1,254" not in page
    assert "1 record could not be counted" in page


def test_what_is_late_is_told_in_words_by_owner() -> None:
    make.late_things()
    make.night()
    page = leader()
    assert "fewer than 5 clocks of police files" in page
    assert "oldest due in October 2026" in page
    assert "1 hand-off without an answer" in page
    assert "LP/B/1" not in page


def test_few_clocks_of_police_files_are_told_without_number_and_day() -> None:
    make.late_things()
    make.night()
    page = leader()
    assert "2 clocks of police files" not in page
    assert "1 October 2026" not in page


def test_a_late_clock_of_an_unverified_rule_is_marked() -> None:
    make.late_things()
    make.night()
    assert "perhaps: their rules are to be confirmed" in leader()


def test_every_figure_carries_unit_source_period_instant_and_method() -> None:
    make.night()
    page = leader()
    figures = page.count('class="g-figure"')
    assert figures == 11
    assert page.count("source: ") == page.count("as of 21 Nov 2026, 09.00 WIB</") == figures
    assert page.count("How this is counted") == figures


def test_one_sentence_may_be_read_aloud_and_three_may_not() -> None:
    make.reports(9)
    make.night()
    page = leader()
    assert "received 9 reports" in page
    assert "free of trafficking" in page


def test_attendance_that_no_activity_told_is_not_known_rather_than_zero() -> None:
    make.outreach.activity(heads=make.Heads(None, 84))
    make.night()
    page = leader()
    assert page.count(">not known yet <") == 1
    assert ">84 <" in page


def test_coverage_stands_beside_zeros_that_could_be_misread_only() -> None:
    make.night()
    assert leader().count("360 of 360 villages not reached yet") == 6


def test_two_leaders_read_the_same_page() -> None:
    make.reports(3)
    make.late_things()
    make.night()
    assert leader("ketua", "pimpinan") == leader("sekretaris", "sekretariat")


def test_another_task_force_sees_its_own_night_only() -> None:
    make.reports(9)
    make.night()
    assert "No figures yet" in text(browser("ketua", "pimpinan", code=KARAWANG), PAGE)


def test_roles_without_the_right_are_refused() -> None:
    assert browser("penyidik", "penyidik").get(PAGE).status_code == 403


def test_the_page_costs_the_same_whatever_is_late() -> None:
    client = browser("ketua", "pimpinan")

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            client.get(PAGE)
        return len(found)

    make.night()
    queries()
    one = queries()
    make.late_things()
    make.night()
    assert queries() == one
