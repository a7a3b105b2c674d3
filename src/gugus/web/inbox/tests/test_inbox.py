"""The inbox: who sees it, in which order, what it keeps back, what it costs."""

from __future__ import annotations

import html
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from gugus.core.time import now
from gugus.intake.rules import Urgency
from gugus.intake.tests import make as reports
from gugus.registry.tests.make import BARITO_SELATAN
from gugus.screening.tests import make as screening
from gugus.web.inbox.tests import make

pytestmark = pytest.mark.django_db
URL = "/en/laporan/"


def _page(client: Client, **params: str) -> str:
    return client.get(URL, params).content.decode()


def test_the_most_dangerous_stands_on_top() -> None:
    calm, now_ = reports.report(urgency=Urgency.NOT_SOON), reports.report(urgency=Urgency.NOW)
    page = _page(make.signed_in())
    assert page.index(now_.code) < page.index(calm.code)
    assert "2 reports wait for a decision" in page


def test_no_word_of_a_story_stands_in_the_list() -> None:
    reports.report()
    page = _page(make.signed_in())
    assert "Melati" not in page
    assert "0812" not in page


def test_reports_of_other_regions_are_not_there() -> None:
    other = reports.report(code=BARITO_SELATAN)
    page = _page(make.signed_in())
    assert other.code not in page
    assert "Nothing waits" in page


def test_a_promise_that_has_passed_is_marked(settings: Settings) -> None:
    reports.report(urgency=Urgency.NOW, promised_at=now() + timedelta(minutes=15))
    client = make.signed_in()
    assert ">Late<" not in _page(client)
    settings.GUGUS_NOW = now() + timedelta(minutes=16)
    assert ">Late<" in _page(client)


def test_decided_reports_stand_in_their_own_list() -> None:
    row = reports.report()
    screening.decided(row)
    client = make.signed_in()
    assert row.code not in _page(client)
    assert row.code in _page(client, list="decided")


def test_a_long_list_comes_in_parts() -> None:
    for _ in range(27):
        reports.report()
    client = make.signed_in()
    first = _page(client)
    following = re.search(
        r'href="\?(after=[^"]+)"[^>]*rel="next"|rel="next"[^>]*href="\?(after=[^"]+)"', first
    )
    assert following is not None
    second = client.get(f"{URL}?{html.unescape(following[1] or following[2])}").content.decode()
    assert (first.count("L-"), second.count("L-")) == (25, 2)
    assert 'rel="next"' not in second


def test_the_list_costs_the_same_however_many_reports_there_are() -> None:
    client, costs = make.signed_in(), []
    for rows in (1, 9):
        for _ in range(rows):
            reports.report()
        with CaptureQueriesContext(connection) as queries:
            client.get(URL)
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_a_role_without_the_right_reads_why_not() -> None:
    answer = make.signed_in("penyidik", "penyidik").get(URL)
    assert answer.status_code == 403
    assert "does not" in answer.content.decode()


def test_a_stranger_is_asked_to_sign_in() -> None:
    assert Client().get(URL).status_code == 302
