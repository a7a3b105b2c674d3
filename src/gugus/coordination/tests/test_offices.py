"""The offices of an accepted activity: found by kind, region and dated name, else kept as written."""

from __future__ import annotations

from datetime import date

import pytest

from gugus.coordination import actions
from gugus.coordination.actions import Correction
from gugus.coordination.models import Meeting, MeetingAgency
from gugus.coordination.tests import make
from gugus.desk.tests import make as desk
from gugus.outreach.models import Activity, ActivityAgency
from gugus.registry.models import Agency, AgencyAlias
from gugus.registry.tests.make import CIANJUR

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]
UPTD, OLD = "UPTD PPA Kabupaten Cianjur", "P2TP2A Kabupaten Cianjur"


def _agency(name: str, kind: str) -> Agency:
    return Agency.objects.create(key=f"uji-{kind}", kind=kind, name=name, region_id=CIANJUR)


def _accepted(correction: Correction | None = None, **value: object) -> Activity | Meeting:
    by = desk.ratna()
    made = actions.accept_draft(
        make.draft("activity", by=by, activity=make.activity_value(**value)), by=by, correction=correction
    )
    assert isinstance(made, Activity | Meeting)
    made.refresh_from_db()
    return made


def _taking_part(made: Activity | Meeting) -> dict[str, str]:
    """The offices as written, each with the name of its registry row."""
    rows = (
        MeetingAgency.objects.filter(meeting=made)
        if isinstance(made, Meeting)
        else ActivityAgency.objects.filter(activity=made)
    )
    return {row.as_written: row.agency.name if row.agency else "" for row in rows}


def test_an_office_is_found_by_its_kind_and_the_region_named_with_it() -> None:
    row = _agency("Dinas Sosial Kabupaten Cianjur", "dinsos")
    organiser = {"name": "Dinsos Pemkab Cianjur", "key": "dinsos", "code": CIANJUR}
    made = _accepted(organiser=organiser)
    assert (made.organiser_id, made.organiser_as_written) == (row.pk, "Dinsos Pemkab Cianjur")


def test_a_rakor_has_its_organiser_too() -> None:
    row = _agency("Dinas Sosial Kabupaten Cianjur", "dinsos")
    made = _accepted(type="rakor", organiser={"name": "Dinas Sosial Kabupaten Cianjur"})
    assert isinstance(made, Meeting)
    assert made.organiser_id == row.pk


@pytest.mark.parametrize(("until", "found"), [(date(2026, 10, 4), False), (date(2026, 10, 5), True)])
def test_an_old_name_stands_for_its_office_up_to_the_day_it_ended(until: date, found: bool) -> None:
    row = _agency("Dinas Sosial dan P3A", "dinsos")
    AgencyAlias.objects.create(agency=row, name="Dinas Lama Contoh", valid_to=until)
    made = _accepted(organiser={"name": "Dinas Lama Contoh"})
    assert made.organiser_id == (row.pk if found else None)


def test_a_corrected_day_is_the_day_of_the_names() -> None:
    row = _agency("Dinas Sosial dan P3A", "dinsos")
    AgencyAlias.objects.create(agency=row, name="Dinas Lama Contoh", valid_to=date(2021, 1, 1))
    value = {"organiser": {"name": "Dinas Lama Contoh"}}
    assert _accepted(Correction(day=date(2020, 10, 5)), **value).organiser_id == row.pk


def test_two_names_that_may_be_one_body_are_not_made_one() -> None:
    _agency(UPTD, "uptd_ppa")
    made = _accepted(agencies=[{"name": OLD}, {"name": UPTD}])
    assert _taking_part(made) == {UPTD: UPTD, OLD: ""}


def test_an_old_name_alone_is_its_office_under_its_present_name() -> None:
    _agency(UPTD, "uptd_ppa")
    assert _taking_part(_accepted(agencies=[{"name": OLD}])) == {OLD: UPTD}


def test_an_officer_decides_which_offices_took_part() -> None:
    _agency(UPTD, "uptd_ppa")
    fix = Correction(agencies=(UPTD, UPTD, "Kejari Contoh"))
    assert _taking_part(_accepted(fix, agencies=[{"name": OLD}, {"name": UPTD}])) == {
        UPTD: UPTD, "Kejari Contoh": "",
    }  # fmt: skip


def test_an_officer_may_leave_all_offices_out() -> None:
    assert _taking_part(_accepted(Correction(agencies=(), organiser=""))) == {}
