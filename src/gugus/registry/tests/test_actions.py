"""Loading, decrees, sources and figures: what is changed, what is audited, who is refused."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gugus.core.errors import Denied
from gugus.core.models import AuditEntry
from gugus.core.viewer import Viewer, ViewerKind
from gugus.registry.actions import (
    add_source,
    appoint_from_decree,
    end_appointment,
    load_institutions,
    load_regions,
    load_some_regions,
    quote_figure,
)
from gugus.registry.models import Agency, Appointment, QuotedFigure, Region, RegionName, Seat, Source
from gugus.registry.rules.decree import AgencyNamed, Holding, SeatGiven
from gugus.registry.rules.tables import BrokenFile
from gugus.registry.rules.vocabulary import SeatRole
from gugus.registry.tests import make
from gugus.registry.tests.test_rules_files import VILLAGES, folder_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]
CLERK = Viewer(ViewerKind.PERSON, id="1", regions=("32.03",), rights=frozenset({"article.write"}))
FIGURE = {"number": 1581, "bound": "lower", "unit": "korban", "period": {"from": "2020", "to": "2022"}}
SPAN = {"start": 10, "end": 20, "quote": "1.581 lebih"}


def audited(action: str) -> int:
    """How many audit rows an action left."""
    return AuditEntry.objects.filter(action=action).count()


def test_a_small_list_is_loaded_once(tmp_path: Path) -> None:
    said: list[str] = []
    first = load_regions(by=make.BY, folder=folder_of(tmp_path), progress=lambda say: said.append(say.key))
    again = load_regions(by=make.BY, folder=tmp_path)
    assert (first.changed, first.names) == (True, 6)
    assert said[0] == "registry.progress_reading"
    assert again == replace(first, changed=False, ended=0)
    assert audited("registry.load_regions") == 1


def test_codes_that_a_newer_list_lacks_get_an_end(tmp_path: Path) -> None:
    loaded = load_regions(by=make.BY, folder=folder_of(tmp_path))
    assert loaded.ended == Region.objects.exclude(code__startswith="11").count()
    assert Region.objects.get(pk="32.03").valid_to == date(2025, 4, 24)
    assert RegionName.objects.count() == 6


def test_an_earlier_list_comes_back_whole(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    old, new = (
        folder_of(tmp_path / "old"),
        folder_of(tmp_path / "new", villages=VILLAGES.replace("Ujong", "Ujung")),
    )
    load_regions(by=make.BY, folder=old)
    assert load_regions(by=make.BY, folder=new).changed
    assert load_regions(by=make.BY, folder=old).changed
    assert Region.objects.get(pk="11.01.01.2002").name == "Ujong Mangki"


def test_a_broken_list_loads_nothing(tmp_path: Path) -> None:
    before = Region.objects.count(), RegionName.objects.count(), Source.objects.count()
    with pytest.raises(BrokenFile):
        load_regions(by=make.BY, folder=folder_of(tmp_path, villages=VILLAGES + "kode,x,desa,X,,,\n"))
    assert (Region.objects.count(), RegionName.objects.count(), Source.objects.count()) == before


def test_some_regions_again_are_none() -> None:
    assert load_some_regions(*make.FIVE, by=make.BY) == 0


def test_institutions_are_loaded_once() -> None:
    first, again = load_institutions(by=make.BY), load_institutions(by=make.BY)
    assert (first.changed, again.changed) == (True, False)
    assert audited("registry.load_institutions") == 1
    assert Agency.objects.get(key="polres-12-polres-cianjur").source is not None


@pytest.mark.parametrize(
    "act",
    [
        lambda: load_regions(by=CLERK),
        lambda: load_some_regions("32.03", by=CLERK),
        lambda: load_institutions(by=CLERK),
        lambda: appoint_from_decree(make.decree(), by=CLERK),
        lambda: add_source(by=CLERK, kind="decree", title="SK"),
        lambda: end_appointment(make.appointment(), make.ending(date(2026, 7, 1)), by=CLERK),
    ],
)
def test_writing_needs_the_right(act: Callable[[], object]) -> None:
    with pytest.raises(Denied, match="not_allowed"):
        act()


def test_a_decree_makes_a_task_force_with_seats_and_sealed_names() -> None:
    done = make.appointed()
    assert (done.seats, done.appointments) == (3, 3)
    assert done.task_force.decree.kind == "decree"
    assert Agency.objects.get(key="uji-polres-32.03").name == "Polres Cianjur"
    assert audited("registry.appoint_from_decree") == 1


def test_the_same_decree_again_changes_nothing() -> None:
    make.appointed()
    again = make.appointed()
    assert (again.seats, again.appointments) == (0, 0)
    assert (Seat.objects.count(), Appointment.objects.count()) == (3, 3)
    assert audited("registry.appoint_from_decree") == 1


def test_another_holder_on_the_same_day_is_refused() -> None:
    make.appointed()
    with pytest.raises(Denied, match="post_is_held"):
        appoint_from_decree(make.decree(holder="Arif Contoh"), by=make.BY)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"valid_to": date(2025, 1, 1)}, "ends_before"),
        ({"agencies": (AgencyNamed("x", "kantor-khayal", "32.03"),)}, "unknown_kind"),
        ({"agencies": (AgencyNamed("x", "polres", "32.99"),)}, "unknown_region"),
        ({"region": "32.99"}, "unknown_region"),
        ({"agencies": ()}, "unknown_agency"),
        ({"seats": ()}, "one_chair"),
        ({"seats": (SeatGiven(SeatRole.CHAIR, "tidak/ada"),)}, "unknown_post"),
        ({"holdings": (Holding("tidak/ada", "X", make.BEGINS),)}, "unknown_post"),
    ],
)
def test_a_decree_that_does_not_fit_is_refused_whole(changes: dict[str, object], why: str) -> None:
    with pytest.raises(Denied, match=why):
        appoint_from_decree(make.decree(**changes), by=make.BY)


@pytest.mark.parametrize(("subgroup", "why"), [(7, "unknown_subgroup"), (None, "lead_without_subgroup")])
def test_a_lead_leads_one_of_six(subgroup: int | None, why: str) -> None:
    decree = make.decree()
    lead = SeatGiven(SeatRole.SUBGROUP_LEAD, decree.seats[0].post, subgroup)
    with pytest.raises(Denied, match=why):
        appoint_from_decree(replace(decree, seats=(decree.seats[0], lead)), by=make.BY)


def test_an_appointment_ends_once() -> None:
    row = make.appointment()
    end_appointment(row, make.ending(date(2026, 7, 1)), by=make.BY)
    row.refresh_from_db()
    assert row.valid_to == date(2026, 6, 30)
    with pytest.raises(Denied, match="already_ended"):
        end_appointment(row, make.ending(date(2026, 7, 2)), by=make.BY)
    assert audited("registry.end_appointment") == 1


def test_an_appointment_does_not_end_before_it_began() -> None:
    with pytest.raises(Denied, match="ends_before_first"):
        end_appointment(make.appointment(), make.ending(make.BEGINS), by=make.BY)


def test_the_same_text_is_one_source() -> None:
    first = add_source(by=CLERK, kind="article", title="Satu", text="isi berita")
    again = add_source(by=CLERK, kind="article", title="Dua", text="isi berita")
    assert first == again
    assert first.content_hash == hashlib.sha256(b"isi berita").hexdigest()
    assert audited("registry.add_source") == 1


def test_a_figure_keeps_bound_unit_period_and_words() -> None:
    source = make.source(text="." * 30)
    row = quote_figure(by=CLERK, source=str(source.pk), value=FIGURE, span=SPAN)
    again = quote_figure(by=CLERK, source=str(source.pk), value=FIGURE, span=SPAN)
    assert row == again
    assert (row.number, row.bound, row.unit, row.period_from, row.quote) == (
        1581,
        "lower",
        "korban",
        "2020",
        "1.581 lebih",
    )
    assert audited("registry.quote_figure") == 1


def test_an_officer_may_correct_the_number() -> None:
    row = quote_figure(by=CLERK, source=str(make.source().pk), value=FIGURE, span=SPAN, number=1582)
    assert row.number == 1582


@pytest.mark.parametrize(
    ("value", "span", "why"),
    [
        ({**FIGURE, "number": None}, SPAN, "not_a_figure"),
        ({**FIGURE, "bound": "vague"}, SPAN, "not_a_figure"),
        ({**FIGURE, "unit": ""}, SPAN, "not_a_figure"),
        (FIGURE, {"start": 5, "end": 5}, "not_a_span"),
        (FIGURE, {}, "not_a_span"),
    ],
)
def test_many_and_hundreds_are_no_figures(
    value: dict[str, object], span: dict[str, object], why: str
) -> None:
    with pytest.raises(Denied, match=why):
        quote_figure(by=CLERK, source=str(make.source().pk), value=value, span=span)
    assert QuotedFigure.objects.count() == 0
