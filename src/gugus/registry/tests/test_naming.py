"""Names of agencies are dated: an old one stands for its agency in its time, or where it is a former name."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gugus.registry import reads
from gugus.registry.models import Agency, AgencyAlias
from gugus.registry.reads import Written, agencies_named
from gugus.registry.rules.agency_text import opening_of, possible_names
from gugus.registry.rules.naming import Bearing, Dated, bearing
from gugus.registry.tests import make
from gugus.registry.tests.make import CIANJUR, KARAWANG

BEFORE, AFTER = date(2020, 1, 1), date(2025, 1, 1)
UNTIL = date(2024, 10, 20)


@pytest.mark.parametrize(
    ("name", "on", "old"),
    [
        (Dated("a"), AFTER, False),
        (Dated("a", until=UNTIL), BEFORE, False),
        (Dated("a", until=UNTIL), AFTER, None),
        (Dated("a", until=UNTIL), None, None),
        (Dated("a", until=UNTIL, former=True), AFTER, True),
        (Dated("a", until=UNTIL, former=True), BEFORE, False),
        (Dated("a", until=UNTIL, former=True), None, True),
        (Dated("a", former=True), AFTER, True),
        (Dated("a", since=UNTIL), BEFORE, None),
        (Dated("a", since=UNTIL), None, False),
    ],
)
def test_a_name_stands_for_its_agency_in_its_time(name: Dated, on: date | None, old: bool | None) -> None:
    assert bearing([name], on) == ({} if old is None else {"a": Bearing("a", old)})


def test_a_present_name_goes_before_an_old_one() -> None:
    names = [Dated("a", former=True), Dated("a")]
    assert bearing(names, AFTER) == bearing(reversed(names), AFTER) == {"a": Bearing("a", False)}


def test_opening_words_keep_their_days() -> None:
    found = opening_of("Kanwil Kemenkumham Jawa Barat")
    assert found is not None
    assert (found.kind, found.until) == ("kanwil_imigrasi", UNTIL)
    assert [each.name for each in possible_names("Kanim Kelas I Non TPI Karawang")] == [
        "Kanim Karawang", "Kantor Imigrasi Karawang",
    ]  # fmt: skip


def _agency(name: str, kind: str = "dinsos", code: str = CIANJUR) -> Agency:
    make.five_regencies()
    return Agency.objects.create(
        key=f"uji-{name.lower().replace(' ', '-')}", kind=kind, name=name, region_id=code
    )


@pytest.mark.django_db
def test_a_renamed_dinas_is_found_by_its_old_name_only_in_its_time() -> None:
    row = _agency("Dinas Sosial dan P3A Kabupaten Cianjur")
    AgencyAlias.objects.create(agency=row, name="Dinas Sosial Contoh", valid_to=UNTIL)
    named = agencies_named(["dinas sosial contoh"], CIANJUR, BEFORE)["dinas sosial contoh"]
    assert (named.id, named.name, named.former) == (str(row.pk), row.name, False)
    assert agencies_named(["Dinas Sosial Contoh"], CIANJUR, AFTER) == {}
    AgencyAlias.objects.update(former=True)
    assert agencies_named(["Dinas Sosial Contoh"], CIANJUR, AFTER)["Dinas Sosial Contoh"].former


@pytest.mark.django_db
def test_the_old_words_of_a_kind_are_dated_too() -> None:
    row = _agency("Kantor Wilayah Direktorat Jenderal Imigrasi Jawa Barat", "kanwil_imigrasi", "32")
    old = "Kanwil Kemenkumham Jawa Barat"
    assert reads.agency_id(old, CIANJUR, BEFORE) == str(row.pk)
    assert reads.agency_id(old, CIANJUR, AFTER) is None
    uptd = _agency("UPTD PPA Kabupaten Cianjur", "uptd_ppa")
    found = agencies_named(["P2TP2A Kabupaten Cianjur"], CIANJUR, AFTER)
    assert [(each.id, each.former) for each in found.values()] == [(str(uptd.pk), True)]


@pytest.mark.django_db
def test_what_the_reader_knows_of_kind_and_region_names_the_one_agency_there() -> None:
    make.institutions()
    asked = [
        Written("Kepolisian Resor (Polres) Cianjur", "polres", CIANJUR),
        Written("Kapolres Karawang", "polres", KARAWANG),
    ]
    found = agencies_named(asked, CIANJUR, AFTER)
    assert [found[each.name].name for each in asked] == ["Polres Cianjur", "Polres Karawang"]


@pytest.mark.django_db
def test_two_of_one_kind_in_a_region_are_not_chosen_between() -> None:
    _agency("Dinas Sosial Satu")
    _agency("Dinas Sosial Dua")
    assert agencies_named([Written("Dinsos Cianjur", "dinsos", CIANJUR)], CIANJUR, AFTER) == {}


@pytest.mark.django_db
def test_a_name_without_an_agency_stays_as_written() -> None:
    make.five_regencies()
    assert agencies_named(["Forum Antah Berantah", "", "  "], CIANJUR, AFTER) == {}


@pytest.mark.django_db
def test_an_agency_that_has_ended_is_not_found_after_its_end() -> None:
    row = _agency("Dinas Lama")
    Agency.objects.filter(pk=row.pk).update(valid_to=UNTIL)
    assert reads.agency_id("Dinas Lama", CIANJUR, BEFORE) == str(row.pk)
    assert reads.agency_id("Dinas Lama", CIANJUR, AFTER) is None


@pytest.mark.django_db
def test_forty_names_take_as_many_queries_as_one() -> None:
    rows = [_agency(f"Dinas Contoh {number}") for number in range(40)]
    for names in ([rows[0].name], [row.name for row in rows]):
        with CaptureQueriesContext(connection) as queries:
            assert len(agencies_named(names, CIANJUR, AFTER)) == len(names)
        assert len(queries) == 3
