"""The page of a report names the events that rest on it, and says plainly that its button makes a new one."""

from __future__ import annotations

import html

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gugus.casework.tests import make as casework
from gugus.intake.models import Report
from gugus.screening.tests import make as screening
from gugus.web.inbox.tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def row() -> Report:
    screening.on_duty()
    return screening.report()


def _open(client: Client, row: Report) -> str:
    return html.unescape(client.get(f"/en/laporan/{row.pk}/").content.decode())


def test_before_there_is_an_event_the_button_says_that_a_new_one_is_made(row: Report) -> None:
    page = _open(make.signed_in(), row)
    assert "Make a new event of this report" in page
    assert f"/en/peristiwa/baru/?report={row.pk}" in page
    assert "See event" not in page


def test_an_event_of_the_report_is_linked_by_its_code(row: Report) -> None:
    client, event = make.signed_in(), casework.event(resting_on=row)
    page = _open(client, row)
    assert f"See event {event.code}" in page
    assert f'href="/en/peristiwa/{event.pk}/"' in page
    assert "Make another new event" in page
    assert "Make a new event of this report" not in page


def test_whoever_reads_no_events_sees_none(row: Report) -> None:
    event = casework.event(resting_on=row)
    page = _open(make.signed_in("ketua", "kustodian"), row)
    assert event.code not in page


def test_more_events_cost_no_more_queries(row: Report) -> None:
    client, counted = make.signed_in(), []
    _open(client, row)
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            _open(client, row)
        counted.append(len(queries))
        casework.event(resting_on=row)
    assert counted[0] == counted[1]
