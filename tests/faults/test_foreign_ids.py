"""Actions without a check: no form about a thing of another region or of a walled case does anything for a stranger."""

from __future__ import annotations

import pytest

from gugus.casework import actions as casework
from gugus.core.models import AuditEntry
from gugus.core.rules import PartyKind, WallSource, party
from gugus.web.access import PUBLIC
from tests.faults.office import Person, changed, person, standing, stranger
from tests.faults.posts import ABOUT_ONE, BY, READ_ONLY, SHOWING, WALLED
from tests.sweeps.test_access import ALL

pytestmark = pytest.mark.django_db


@pytest.fixture
def own() -> Person:
    return person("sekretaris")


def test_every_address_with_an_id_is_placed() -> None:
    about = {
        each.name
        for each in ALL
        if each.pattern.converters and getattr(each.callback, "access", "") != PUBLIC
    }
    assert about - set(READ_ONLY) - set(ABOUT_ONE) - set(SHOWING) == set()
    assert not set(READ_ONLY) & {*ABOUT_ONE, *SHOWING}


@pytest.mark.parametrize("name", ABOUT_ONE)
def test_the_form_works_for_whom_the_thing_belongs_to(own: Person, name: str) -> None:
    sent = ABOUT_ONE[name](own)
    before = standing()
    answer = own.client.post(sent.path, sent.data)
    assert answer.status_code == 302, answer.content.decode()[-2500:]
    assert changed(before), "nothing came of it: the form is no proof"


@pytest.mark.parametrize("name", ABOUT_ONE)
def test_the_same_form_of_a_stranger_with_every_role_changes_nothing(own: Person, name: str) -> None:
    sent, dewi = ABOUT_ONE[name](own), stranger()
    before = standing()
    answer = dewi.client.post(sent.path, sent.data)
    assert changed(before) == []
    assert answer.status_code in (302, 404)


@pytest.mark.parametrize("name", SHOWING)
def test_a_form_that_shows_leaves_a_line_in_the_audit_and_shows_nothing_to_a_stranger(
    own: Person, name: str
) -> None:
    sent, dewi = SHOWING[name](own), stranger()
    lines = AuditEntry.objects.count()
    assert own.client.post(sent.path, sent.data).status_code == 200
    assert AuditEntry.objects.count() > lines
    lines = AuditEntry.objects.count()
    assert dewi.client.post(sent.path, sent.data).status_code == 404
    assert AuditEntry.objects.count() == lines


@pytest.mark.parametrize("name", [*WALLED, *SHOWING])
def test_the_same_form_of_somebody_walled_off_changes_nothing(own: Person, name: str) -> None:
    sent, arif = {**ABOUT_ONE, **SHOWING}[name](own), person("penyidik")
    casework.wall_off(
        sent.matter,
        party(PartyKind.POST, arif.viewer.post),
        by=BY,
        source=WallSource.REPORTER,
        reason="Disebut.",
    )
    before = standing()
    answer = arif.client.post(sent.path, sent.data)
    assert changed(before) == []
    assert answer.status_code == 404
