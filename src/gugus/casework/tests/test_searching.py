"""The hits of a search name their peristiwa; a year of birth is sealed and shown again."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gugus.casework import actions, reads
from gugus.casework.actions import PersonFacts
from gugus.casework.rules import PersonRole, VictimStatus
from gugus.casework.tests import make
from gugus.core.errors import Denied
from gugus.intake.actions.search import search
from gugus.intake.finding import Found
from gugus.intake.models import Mention

pytestmark = pytest.mark.django_db


def _victim(name: str, born: int | None) -> PersonFacts:
    return PersonFacts(name, PersonRole.KORBAN, status=VictimStatus.TERINDIKASI, birth_year=born)


def _found(name: str) -> list[Found]:
    return [hit.found for hit in search(name, by=make.officer()).hits]


def test_a_person_of_an_event_is_found_with_code_and_roles() -> None:
    row = make.event()
    part = make.person(row, "Melati Contoh")
    make.person(row, "", PersonRole.TERLAPOR, same_as=str(part.mention_id))
    found = _found("melati contoh")
    (one,) = reads.belongs(make.assigned(make.officer(), row), found)[str(part.mention_id)]
    assert (one.event, one.code, set(one.roles)) == (str(row.pk), row.code, {"korban", "terlapor"})
    (one,) = reads.belongs(make.officer(), found)[str(part.mention_id)]
    assert (one.known, one.number, one.word, one.roles) == (False, 1, "korban", ())


def test_a_mention_of_a_report_names_the_event_that_rests_on_it() -> None:
    report = make.report(story="Saya ditawari kerja oleh Bu Melati dari kota.")
    row = make.event(resting_on=report)
    found = _found("Melati")
    (one,) = reads.belongs(make.officer(), found)[found[0].id]
    assert (one.code, one.roles) == (row.code, ())


def test_whoever_may_not_read_events_learns_of_none() -> None:
    make.person(make.event(), "Melati Contoh")
    found = _found("Melati Contoh")
    assert reads.belongs(make.prosecutor(), found) == {found[0].id: []}


def test_joining_hits_to_events_takes_at_most_five_queries() -> None:
    row, officer = make.event(), make.officer()
    for number in range(5):
        make.person(row, f"Melati Contoh {'abcde'[number]}")
    found = _found("Melati Contoh")
    with CaptureQueriesContext(connection) as asked:
        reads.belongs(officer, found)
    assert (len(found), len(asked) <= 5) == (5, True)


def test_a_year_of_birth_is_sealed_and_read_again() -> None:
    row = make.event()
    part = actions.add_person(row, _victim("Melati Contoh", 1998), by=make.assigned(make.officer(), row))
    mention = Mention.objects.get(pk=part.mention_id)
    assert mention.sealed_born is not None
    assert b"1998" not in bytes(mention.sealed_born)
    assert _found("Melati Contoh")[0].born == 1998


@pytest.mark.parametrize("born", [1899, 3000, -1])
def test_a_year_of_birth_that_cannot_be_is_refused(born: int) -> None:
    row = make.event()
    with pytest.raises(Denied, match="birth_year"):
        actions.add_person(row, _victim("Melati Contoh", born), by=make.assigned(make.officer(), row))
