"""Regions, agencies, task forces as others ask for them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from gugus.core.errors import Denied
from gugus.core.viewer import ANONYMOUS, Viewer, ViewerKind
from gugus.registry import reads
from gugus.registry.models import AgencyAlias, Appointment, EmergencyNumber
from gugus.registry.reads import regions
from gugus.registry.rules.vocabulary import AppointmentKind, SeatRole
from gugus.registry.tests import make
from gugus_engine.text.gazetteer import Level

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]
TODAY = date(2026, 11, 21)


def test_pickers_walk_from_province_to_village() -> None:
    assert [choice.code for choice in reads.children(None)] == ["31", "32", "62"]
    assert next(choice.name for choice in reads.children("32")) == "Kabupaten Cianjur"
    assert len(reads.children("32.03")) == 32
    assert {choice.code[:8] for choice in reads.children("32.03.09")} == {"32.03.09"}


def test_districts_are_listed_by_the_usual_spelling() -> None:
    names = [choice.name for choice in reads.children("32.03")]
    assert names == sorted(names)
    assert "Bojongpicung" in names


def test_a_label_names_the_place_around() -> None:
    assert reads.label("32.03.20") == "Kecamatan Cibinong, Kabupaten Cianjur"
    assert reads.label("32.03.09.2008") == "Desa Sukaluyu, Kecamatan Sukaluyu, Kabupaten Cianjur"
    assert reads.label("31.71") == "Kota Administrasi Jakarta Pusat, Provinsi Daerah Khusus Ibukota Jakarta"
    assert reads.label("99") == ""


def test_labels_of_many_cost_one_query() -> None:
    codes = [choice.code for choice in reads.children("32.03")]
    with CaptureQueriesContext(connection) as queries:
        assert len(reads.labels(codes)) == 32
    assert len(queries) == 1


def test_an_unknown_code_is_refused_with_its_neighbours() -> None:
    assert [hit.code for hit in reads.nearest("32.13")] == ["32.14", "32.15", "32.03"]
    with pytest.raises(Denied, match=r"Kabupaten Cianjur, Provinsi Jawa Barat \(32\.03\)"):
        reads.known_code("32.13")


def test_a_code_under_an_unknown_parent_gets_the_parents_neighbours() -> None:
    assert reads.nearest("32.13.01")[0].level == Level.REGENCY


def test_what_is_no_code_is_told_so() -> None:
    assert reads.nearest("Cianjur") == ()
    with pytest.raises(Denied, match="no_region"):
        reads.known_code("Cianjur")


@pytest.mark.parametrize(
    ("typed", "code"), [("3203012001", "32.03.01.2001"), ("32.03", "32.03"), ("320", ""), ("x", "")]
)
def test_codes_are_read_with_and_without_dots(typed: str, code: str) -> None:
    assert reads.normal_code(typed) == code


def test_villages_are_counted_under_a_region() -> None:
    assert reads.count_villages("32.03") == 360
    assert reads.count_villages("31.71") == 44
    assert reads.count_villages("32.03.09.2008") == 1


def test_the_gazetteer_of_the_database_is_that_of_the_package() -> None:
    ours, packaged = reads.gazetteer(), reads.packaged_gazetteer()
    for key in ("cianjur", "jakpus", "bonjogpicung", "barsel"):
        assert [p for p in packaged.named(key) if p.code.startswith(make.FIVE)] == list(ours.named(key))
    assert ours.villages_named("sukaluyu", "32.03.09") == packaged.villages_named("sukaluyu", "32.03.09")


def test_agencies_of_a_region_include_those_that_serve_it() -> None:
    make.institutions()
    assert [row.name for row in reads.agencies_in("32.03")] == ["Polres Cianjur"]
    assert reads.agency("polres-12-polres-cianjur").parent.name == "Polda Jawa Barat"


def test_an_office_is_known_by_what_articles_call_it() -> None:
    make.institutions()
    wanted = str(reads.agency("imigrasi-karawang").pk)
    for text in ("Kantor Imigrasi Karawang", "Kanim Karawang", "Kantor Imigrasi Kelas I Non TPI Karawang"):
        assert reads.agency_id(text, "32.14") == wanted
    assert reads.agency_id("Kantor Imigrasi", "32.14") is None


def test_namesakes_are_told_apart_by_their_region() -> None:
    first, second = (
        make.agency(code="32.03", name="Forum Contoh"),
        make.agency(code="32.14", name="Forum Contoh"),
    )
    assert reads.agency_id("forum contoh", "32.03.01") == str(first.pk)
    assert reads.agency_id("Forum Contoh", "32.14") == str(second.pk)
    assert reads.agency_id("Forum Contoh", "62.04") is None


def test_other_names_are_dated() -> None:
    make.institutions()
    assert reads.kinds_named("bp2mi", date(2024, 1, 1)) == ["kp2mi"]
    assert reads.kinds_named("BP2MI", date(2025, 1, 1)) == []
    assert reads.kinds_named("P2TP2A", TODAY) == ["uptd_ppa"]


def test_an_agency_has_its_own_and_its_kinds_names() -> None:
    row = make.agency("unit_ppa_polres", name="Unit PPA Contoh")
    AgencyAlias.objects.create(kind="unit_ppa_polres", name="Satres PPA-PPO", valid_from=date(2026, 1, 21))
    AgencyAlias.objects.create(agency=row, name="Ruang Contoh")
    assert reads.names_on(row, date(2025, 1, 1)) == ["Unit PPA Contoh", "Ruang Contoh"]
    assert reads.names_on(row, TODAY) == ["Unit PPA Contoh", "Ruang Contoh", "Satres PPA-PPO"]


def test_a_village_belongs_to_the_nearest_task_force_above() -> None:
    force = make.task_force()
    assert reads.task_force_of("32.03.09.2008") == force
    assert reads.task_force_of("32.14") is None
    assert reads.task_forces(TODAY) == [force]
    assert reads.task_force_of("32.03", make.BEGINS - timedelta(days=1)) is None


def test_seats_come_in_the_order_of_the_decree() -> None:
    force = make.task_force()
    assert [seat.role for seat in reads.seats(force, TODAY)] == [
        SeatRole.CHAIR,
        SeatRole.SECRETARY,
        SeatRole.SUBGROUP_LEAD,
    ]
    assert reads.seats(force, make.BEGINS - timedelta(days=1)) == []
    assert len(reads.posts_of(force, TODAY)) == 3


def test_an_acting_holder_goes_before_the_definitive_one() -> None:
    row = make.appointment()
    acting = Appointment.objects.create(
        post=row.post, kind=AppointmentKind.PLH, valid_from=TODAY, valid_to=TODAY, sealed_holder=b""
    )
    assert reads.acting([row.post], TODAY) == {str(row.post_id): acting}
    assert reads.acting([row.post], TODAY + timedelta(days=1)) == {str(row.post_id): row}


def test_names_of_holders_open_for_people_at_work_only() -> None:
    row = make.appointment()
    officer = Viewer(ViewerKind.PERSON, id="1", regions=("32.03",))
    assert reads.holders(officer, [row]) == {str(row.pk): "Ratna Contoh ketua"}
    assert reads.holders(ANONYMOUS, [row]) == {}
    assert b"Ratna" not in bytes(row.sealed_holder)


def test_citizens_see_sure_numbers_in_their_order() -> None:
    make.institutions()
    assert [row.number for row in reads.emergency_numbers(TODAY, sure_only=True)] == ["110", "129", "148"]
    EmergencyNumber.objects.filter(number="110").update(valid_to=date(2026, 1, 1))
    assert [row.number for row in reads.emergency_numbers(TODAY, sure_only=True)] == ["129", "148"]


def test_a_period_cannot_end_before_it_begins() -> None:
    row = make.appointment()
    row.valid_to = make.BEGINS - timedelta(days=1)
    with pytest.raises(IntegrityError):
        row.save()


def test_details_are_ready_for_a_machine() -> None:
    found = reads.details("32.03.06")
    assert found is not None
    assert found["other_names"] == [{"name": "Bonjogpicung", "kind": "misprint"}]
    assert found["parent"] == "32.03"
    assert reads.details("00") is None


def test_a_long_text_in_place_of_a_code_is_not_taken_apart() -> None:
    assert regions.above("32.03.01.2001") == ["32.03.01", "32.03", "32"]
    assert regions.above("." * 1_000_000) == []
