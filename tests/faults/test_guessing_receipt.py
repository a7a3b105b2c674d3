"""Guessing a receipt: the arithmetic of the page about limits is worked out here, and the limiter is shown at work."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from gugus.core import limits, receipt
from gugus.intake.tests import make as intake
from gugus.web.public.tests import make as public
from tests.docs.pages import ROOT

PAGE = (ROOT / "docs" / "explanation" / "limits-and-proof.md").read_text("utf-8")
RECEIPTS, HELD = 2**77, 100_000
YEAR = 365.25 * 24 * 3600
ROW = re.compile(r"^\| ([\d,]+) \| [^|]+ \| ([\d,]+) \|$", re.MULTILINE)
BIRTHDAY = RECEIPTS**0.5


def _number(text: str) -> int:
    return int(text.replace(",", ""))


def _years(a_second: float, held: int = HELD) -> float:
    """Years until one of so many receipts is met on average: all receipts are equally likely, tries are independent."""
    return RECEIPTS / held / a_second / YEAR


def test_seven_words_of_2048_are_77_bits_all_equally_likely() -> None:
    assert len(receipt.words()) ** receipt.LENGTH == RECEIPTS
    assert len({receipt.make(b"k" * 32, str(n)) for n in range(2_000)}) == 2_000
    first = [receipt.make(b"k" * 32, str(n)).split()[0] for n in range(20_000)]
    assert len(set(first)) > 2_000


def test_the_years_on_the_page_are_the_years_of_the_arithmetic() -> None:
    rows = [(_number(rate), _number(years)) for rate, years in ROW.findall(PAGE)]
    assert [rate for rate, _ in rows] == [3, 1_000, 100_000]
    for rate, years in rows:
        assert years == pytest.approx(_years(rate), rel=0.03)


def test_three_a_second_is_what_waiting_alone_lets_through() -> None:
    declared = limits.limits()
    waits = (declared["mailbox"].waits or 0) + (declared["letter"].waits or 0)
    assert waits / limits.MINUTE == 3


def test_one_mailbox_whose_first_six_words_were_seen_still_costs_days_of_sums() -> None:
    left = len(receipt.words())
    waited = left / 2 / ((limits.limits()["mailbox"].share or 0) / limits.MINUTE)
    assert waited > 80 * 60
    assert _years(3, held=1) * 3 / left**6 * YEAR < waited


def test_two_reporters_get_the_same_words_never_in_practice() -> None:
    assert HELD**2 / (2 * RECEIPTS) < 1e-13
    assert BIRTHDAY > 3e11


@pytest.mark.django_db
def test_after_ten_wrong_receipts_each_further_one_costs_a_sum_or_a_wait() -> None:
    guesses = [intake.words() for _ in range((limits.limits()["mailbox"].sender or 0) + 3)]
    statuses = [public.opened(seven).status_code for seven in guesses]
    assert statuses == [200] * 10 + [429] * 3


@pytest.mark.django_db
def test_claiming_other_addresses_buys_no_further_guesses() -> None:
    statuses = []
    for number in range(13):
        client = Client(HTTP_X_FORWARDED_FOR=f"203.0.113.{number}", HTTP_X_REAL_IP=f"203.0.113.{number}")
        said = {"token": public.door(), "words": intake.words()}
        statuses.append(client.post(public.MAILBOX, said).status_code)
    assert statuses == [200] * 10 + [429] * 3


@pytest.mark.django_db
def test_a_guess_on_many_addresses_is_counted_by_everybody_together() -> None:
    each_minute = limits.limits()["mailbox"].minute or 0
    senders = [limits.count("mailbox", f"10.0.{n // 250}.{n % 250}") for n in range(each_minute + 1)]
    assert senders == [0] * each_minute + [1]


@pytest.mark.django_db
def test_a_wrong_receipt_and_an_almost_right_one_are_answered_alike() -> None:
    right = intake.words()
    intake.report(seven=right)
    almost = " ".join([*right.split()[:-1], next(word for word in receipt.words() if word not in right)])
    said = [
        re.sub(r'value="[^"]*"', "", public.opened(seven).content.decode())
        for seven in (almost, intake.words())
    ]
    assert said[0] == said[1]
