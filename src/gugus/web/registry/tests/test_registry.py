"""Regions, the picker, the task force and the data sources, as browsers see them."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.utils import translation

from gugus.registry.models import Appointment
from gugus.registry.tests import make
from gugus.registry.tests.make import CIANJUR
from gugus.web.desk.tests.make import browser, text
from gugus.web.pickers import asked_for_next, picker, picker_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]
REGIONS, PICK, FORCE, SOURCES = "/en/wilayah/", "/en/wilayah/pilih/", "/en/gugus/", "/en/sumber-data/"


def officer() -> Client:
    """Anybody at work."""
    return browser("sekretaris")


@pytest.mark.parametrize(("asked", "code"), [("Jakpus", "31.71"), ("Barsel", "62.04"), ("32.03", CIANJUR)])
def test_a_region_is_found_by_what_people_write(asked: str, code: str) -> None:
    assert f">{code}<" in text(officer(), f"{REGIONS}?q={asked}")


def test_a_region_is_shown_with_its_other_names() -> None:
    page = text(officer(), f"{REGIONS}?kode=31.71")
    assert "Other names" in page
    assert "also called" in page


def test_a_village_with_its_district_is_found() -> None:
    page = text(officer(), f"{REGIONS}?q=Sukaluyu, Cianjur")
    assert "Kecamatan Sukaluyu, Kabupaten Cianjur" in page


def test_nothing_found_says_what_to_try() -> None:
    assert "Nothing like this was found" in text(officer(), f"{REGIONS}?q=xyzzy")
    assert "Nothing like this" not in text(officer(), REGIONS)
    assert officer().get(f"{REGIONS}?kode=99.99").status_code == 200


def test_the_search_needs_a_login() -> None:
    assert Client().get("/wilayah/").status_code == 302


def test_the_picker_opens_level_by_level_without_script() -> None:
    client = Client()
    assert '<option value="32"' in text(client, PICK)
    page = text(client, f"{PICK}?wilayah_province=32&wilayah_regency=32.03")
    assert 'name="wilayah_district"' in page
    assert 'name="wilayah_village"' not in page
    assert "Kabupaten Cianjur" in page


def test_a_code_that_does_not_fit_its_parent_is_dropped() -> None:
    found = picker("Wilayah", "asal", {"asal_province": "32", "asal_regency": "62.04"})
    assert (found.code, [level.selected for level in found.levels]) == ("32", ["32", ""])


def test_the_picker_tells_the_deepest_choice_and_when_it_is_done() -> None:
    village = "32.03.01.2001"
    codes = ("32", "32.03", "32.03.01", village)
    sent = dict(zip(("a_province", "a_regency", "a_district", "a_village"), codes, strict=True))
    found = picker("Wilayah", "a", sent)
    assert (found.code, found.done) == (village, True)
    assert picker("Wilayah", "a", {}, selected=village).code == village


def test_a_picker_may_lie_within_a_region() -> None:
    found = picker("Desa", "d", {}, ("district", "village"), within=CIANJUR)
    assert {option.code[:5] for option in found.levels[0].options} == {CIANJUR}


def test_htmx_gets_the_fieldset_alone() -> None:
    with translation.override("en"):
        found = picker("Asal", "origin", {}, ("province", "regency"), hint="Boleh kosong.")
    response = Client().get(found.action + "&origin_province=32", headers={"HX-Request": "true"})
    part = response.content.decode()
    assert part.lstrip().startswith("<fieldset")
    assert "Boleh kosong." in part
    assert 'name="origin_regency"' in part


def test_a_forged_picker_is_not_believed() -> None:
    assert picker_of("palsu", {}) is None
    assert "<html" in text(Client(), f"{PICK}?ask=palsu")


def test_a_form_sent_for_the_next_level_is_told_apart() -> None:
    assert asked_for_next({"pick": "1"})
    assert not asked_for_next({"name": "x"})


def test_the_task_force_is_shown_by_post_without_names() -> None:
    page = text(officer(), FORCE)
    assert "SK Contoh 32.03" in page
    assert "Penyidik" in page
    assert "Ratna" not in page
    assert "Daily chair" in page


def test_an_acting_post_carries_its_mark_and_a_vacant_one_says_so() -> None:
    client = officer()
    held = make.appointment(CIANJUR, post_key="penyidik")
    Appointment.objects.filter(pk=held.pk).update(kind="plt", valid_to=date(2026, 12, 31))
    assert "Plt. Penyidik" in text(client, FORCE)
    assert "until 31 Dec 2026" in text(client, FORCE)
    Appointment.objects.filter(pk=held.pk).update(valid_to=date(2026, 2, 1))
    assert "nobody appointed on this day" in text(client, FORCE)


def test_the_data_sources_are_open_to_anyone() -> None:
    page = text(Client(), SOURCES)
    assert "wilayah/villages.csv" in page
    assert "83,762" in page
    assert "MIT" in page
