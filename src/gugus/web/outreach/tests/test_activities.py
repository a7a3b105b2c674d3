"""The list of activities, one activity, and recording one without script."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gugus.core.ids import new_id
from gugus.outreach.actions import Held
from gugus.outreach.models import Activity, ReachedVillage
from gugus.outreach.rules import Heads, HeldBasis
from gugus.outreach.tests import make
from gugus.registry.models import Region
from gugus.registry.tests.make import CIANJUR, KARAWANG
from gugus.web.desk.tests.make import browser, english, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]
LIST, NEW = "/en/kegiatan/", "/en/kegiatan/baru/"


def _form(**changes: Any) -> dict[str, Any]:
    plain = {
        "key": str(new_id()), "kind": "fsk", "title": "FSK di balai desa", "theme": "Tawaran kerja", "day": "2026-11-05",
        "venue": "Balai desa", "organiser": "Kantor Contoh", "online": "", "onsite": "84", "counted_how": "signed_list",
    }  # fmt: skip
    return {**plain, **changes}


def _send(client: Client, **changes: Any) -> Any:
    return client.post(NEW, _form(**changes))


def test_an_empty_list_does_not_say_that_nothing_happened() -> None:
    assert "No record does not mean that nothing happened" in text(browser(), LIST)


def test_the_list_keeps_numbers_apart_and_marks_unknown_days() -> None:
    make.activity(heads=Heads(1000, None, 500), held=Held())
    shown = text(browser(), LIST)
    assert "1,000" in shown
    assert "not known yet" in shown
    assert "Recorded by the office" in shown


def test_one_activity_shows_days_people_and_villages() -> None:
    held = Held(date(2026, 10, 5), HeldBasis.WORKED_OUT, stated_on=date(2026, 10, 6))
    row = make.activity(heads=Heads(1000, 150, 1000), held=held, villages=make.villages(2))
    shown = text(browser(), english("activity", row.pk))
    for words in (
        "5 October 2026", "worked out, confirmed by an officer", "not the day of the activity", "2 of 360 villages",
        "Online and onsite make 1,150, while 1,000 was quoted",
    ):  # fmt: skip
        assert words in shown


def test_an_activity_is_recorded_by_a_plain_form() -> None:
    client, villages = browser(), make.villages(2)
    answer = _send(client, villages=villages, tempat_district=f"{CIANJUR}.01")
    row = Activity.objects.get()
    assert answer.status_code == 302
    assert (row.region_id, row.onsite, row.online, row.held_basis) == (
        f"{CIANJUR}.01",
        84,
        None,
        HeldBasis.DECLARED,
    )
    assert ReachedVillage.objects.filter(activity=row).count() == 2


def test_a_whole_district_is_all_its_villages() -> None:
    _send(browser(), districts=[f"{CIANJUR}.01"], villages=make.villages(1))
    expected = Region.objects.filter(code__startswith=f"{CIANJUR}.01.").count()
    assert ReachedVillage.objects.count() == expected


def test_the_next_level_of_the_place_keeps_what_was_typed_and_complains_of_nothing() -> None:
    ticked = make.villages(1)
    answer = _send(browser(), title="", pick="1", tempat_district=f"{CIANJUR}.01", villages=ticked)
    shown = answer.content.decode()
    assert 'value="Tawaran kerja"' in shown
    assert f'value="{ticked[0]}" checked' in shown
    assert "tempat_village" in shown
    assert "g-field--error" not in shown
    assert not Activity.objects.exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"day": ""}, "mark below that it is not known"),
        ({"day_unknown": "on"}, "not both"),
        ({"day": "kemarin"}, "28/5/2024"),
        ({"title": "FSK"}, "at least five letters"),
        ({"onsite": "banyak"}, "in digits"),
        ({"onsite": "2000000"}, "too large"),
        ({"villages": ["32.15.01.2001"]}, "32.15.01.2001"),
        ({"kind": "rakor"}, "rakor"),
    ],
)
def test_bad_answers_are_said_and_everything_is_kept(changes: dict[str, Any], words: str) -> None:
    answer = _send(browser(), **changes)
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert words in shown
    assert 'value="Tawaran kerja"' in shown
    assert not Activity.objects.exists()


def test_an_unknown_day_is_recorded_as_unknown() -> None:
    _send(browser(), day="", day_unknown="on")
    assert Activity.objects.get().held_on is None


def test_the_same_form_sent_twice_is_one_activity() -> None:
    client, form = browser(), _form()
    client.post(NEW, form)
    assert client.post(NEW, form).status_code == 302
    assert Activity.objects.count() == 1


def test_another_kabupaten_finds_nothing_and_readers_may_not_write() -> None:
    row = make.activity()
    dewi = browser(code=KARAWANG)
    assert dewi.get(english("activity", row.pk)).status_code == 404
    assert row.title not in text(dewi, LIST)
    reader = browser("penyidik", "lembaga")
    assert "Record an activity" not in text(reader, LIST)
    assert reader.get(NEW).status_code == 403
    assert browser("penyidik", "jaksa").get(LIST).status_code == 403


def test_the_list_costs_the_same_with_more_rows_and_has_parts() -> None:
    client = browser()
    make.activity()
    client.get(LIST)
    with CaptureQueriesContext(connection) as one:
        client.get(LIST)
    for _ in range(26):
        make.activity()
    with CaptureQueriesContext(connection) as many:
        shown = text(client, LIST)
    assert len(many) == len(one)
    assert "bagian=2" in shown
