"""Reading what came in: who sees which report, and what a receipt opens."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connections
from pytest_django import DjangoAssertNumQueries, Settings

from gugus.core.models import WrappedKey
from gugus.core.time import now
from gugus.core.vault import VaultError
from gugus.core.viewer import ANONYMOUS, receipt_holder, system
from gugus.desk.tests import make as desk
from gugus.intake import actions, reads
from gugus.intake.tests import make
from gugus.registry.tests.make import BARITO_SELATAN, CIANJUR

pytestmark = pytest.mark.django_db


def test_a_triage_officer_sees_the_reports_of_the_own_region_only() -> None:
    here, there = make.report(), make.report(code=BARITO_SELATAN)
    assert list(reads.reports(desk.ratna())) == [here]
    assert reads.report(desk.ratna(), there.pk) is None
    assert reads.report(desk.dewi(), here.pk) is None


def test_without_the_right_no_report_is_seen() -> None:
    make.report()
    assert not reads.reports(desk.yosef())


@pytest.mark.parametrize(
    "change", [str.upper, lambda text: text.replace(" ", "-"), lambda text: f" 1. {text} ."]
)
def test_a_receipt_opens_its_report_however_it_is_typed(change: object) -> None:
    seven = make.words()
    row = make.report(seven=seven)
    assert reads.report_by_receipt(change(seven)) == row  # type: ignore[operator]


def test_four_letters_of_each_word_are_enough() -> None:
    seven = make.words()
    row = make.report(seven=seven)
    assert reads.report_by_receipt(" ".join(word[:4] for word in seven.split())) == row


@pytest.mark.parametrize("words", ["", "satu dua", "zzzz " * 7, make.STORY])
def test_wrong_words_open_nothing(words: str) -> None:
    make.report()
    assert reads.report_by_receipt(words) is None


def test_the_words_in_another_order_open_nothing() -> None:
    seven = make.words().split()
    make.report(seven=" ".join(seven))
    assert reads.report_by_receipt(" ".join(reversed(seven))) is None


def test_the_holder_of_a_receipt_sees_that_report_only() -> None:
    row = make.report()
    assert reads.report_of_holder(receipt_holder(str(row.pk))) == row
    assert reads.report_of_holder(ANONYMOUS) is None


def test_a_mailbox_of_any_length_opens_with_one_query_of_each_store(
    django_assert_num_queries: DjangoAssertNumQueries, settings: Settings
) -> None:
    row = make.report()
    for number in range(8):
        settings.GUGUS_NOW += timedelta(minutes=1)
        actions.write_to_reporter(row, f"pesan {number}", by=desk.ratna())
    with django_assert_num_queries(1), django_assert_num_queries(1, connection=connections["keys"]):
        assert [each.text for each in reads.letters(row)] == [f"pesan {number}" for number in range(8)]


def test_the_seven_words_open_the_mailbox_without_the_office() -> None:
    seven = make.words()
    row = make.report(seven=seven)
    actions.write_to_reporter(row, "Kami baca.", by=desk.ratna())
    WrappedKey.objects.filter(kind="intake.report", subject=str(row.pk), holder="office").delete()
    assert [each.text for each in reads.letters_by_receipt(row, seven.upper())] == ["Kami baca."]
    with pytest.raises(VaultError):
        reads.letters_by_receipt(row, make.words())


def test_the_night_counts_reports_of_a_region_in_a_time() -> None:
    make.report()
    make.report(code=BARITO_SELATAN)
    day = timedelta(days=1)
    assert reads.count_received("32", now() - day, now() + day) == 1
    assert reads.count_received(CIANJUR, now() + day, now() + 2 * day) == 0
    assert reads.count_since(now() - day, CIANJUR) == 1


def test_the_system_reads_every_region() -> None:
    for code in (CIANJUR, BARITO_SELATAN):
        make.report(code=code)
    assert reads.reports(system("night")).count() == 2
