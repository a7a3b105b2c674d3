"""The declared route: whose act it followed is on record, and keys and readers are made ready once."""

from __future__ import annotations

import pytest

from gugus.accounts.models import Account
from gugus.core import assignments, walls
from gugus.core.models import AuditEntry
from gugus.core.rules import PartyKind, WallSource, party
from gugus.core.time import now
from gugus.core.viewer import system
from gugus.intake.models import Report
from gugus.screening import actions, routes, walling
from gugus.screening.actions import routing
from gugus.screening.reasons import ASKED, Reason
from gugus.screening.tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _cianjur_on_duty() -> None:
    make.on_duty()


@pytest.fixture
def policeman() -> Account:
    return make.officer("sekretaris")


@pytest.fixture
def prosecutor() -> Account:
    return make.officer("pengawas", "pengawas", kind="kejari")


def _matter(row: Report) -> tuple[str, str]:
    return "intake.report", str(row.pk)


def _routed(row: Report) -> AuditEntry:
    return AuditEntry.objects.get(action="report.route", matter=str(row.pk))


def test_a_route_that_the_form_caused_names_no_person(policeman: Account, prosecutor: Account) -> None:
    row = make.report(make.told(groups=("polisi",)))
    said = _routed(row)
    assert (said.actor_kind, said.actor, said.note) == ("anonymous", "", "told=1 assigned=1")
    (given,) = assignments.of_matter(_matter(row))
    assert (given.post, given.letter, given.valid_to) == (
        str(prosecutor.appointment.post_id), routing.ROUTED, None,
    )  # fmt: skip


def test_a_route_that_an_officer_caused_names_the_officer(policeman: Account, prosecutor: Account) -> None:
    triage = make.viewer_of(make.officer("petugas", kind="dinsos", code="32"))
    row, away = make.report(), party(PartyKind.AGENCY, policeman.appointment.post.agency_id)
    walls.set_wall(_matter(row), away, by=triage, source=WallSource.OFFICER, reason="Disebut dalam cerita.")
    actions.route_now(row, by=triage)
    said = _routed(row)
    assert (said.actor, said.post) == (triage.id, triage.post)


def test_a_look_that_changes_nothing_leaves_no_line(policeman: Account, prosecutor: Account) -> None:
    row = make.report(make.told(groups=("polisi",)))
    assert actions.reroute(by=system("route"), at=now()) == 0
    assert _routed(row).actor_kind == "anonymous"


def test_a_party_of_a_reader_is_hashed_once_however_many_walls_are_wanted(
    policeman: Account, prosecutor: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = {each for row in (policeman, prosecutor) for each in make.viewer_of(row).parties}
    wanted = [walling.Wanted(f"name:{each}", WallSource.ENGINE, Reason(ASKED)) for each in range(9)]
    real, asked = walls.keyed, []
    monkeypatch.setattr(walls, "keyed", lambda text: asked.append(text) or real(text))
    kept, _route = walling.agreed(wanted, make.CIANJUR, now())
    assert len(kept) == len(wanted)
    assert sorted(each for each in asked if each in own) == sorted(own)


def test_a_region_is_asked_about_once_for_all_its_waiting_reports(
    policeman: Account, prosecutor: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        make.report(make.told(groups=("polisi",)))
    real, asked = routes.readers, []
    monkeypatch.setattr(routes, "readers", lambda *what: asked.append(what) or real(*what))
    actions.reroute(by=system("route"), at=now())
    assert len(asked) == 1
