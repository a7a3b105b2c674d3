"""Lists that show a related record's name without permission: a case's people and texts stay in the case."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from django.utils import translation

from gugus.casework import actions as casework_actions
from gugus.casework.actions import PeristiwaFacts
from gugus.casework.models import Part, Peristiwa
from gugus.casework.tests import make as casework
from gugus.core.retention import actions as retention
from gugus.core.rights import actions as rights
from gugus.core.rights.actions import Asked
from gugus.core.rights.rules import RequestKind
from gugus.core.time import now
from gugus.desk import actions as desk_actions
from gugus.desk.tests import make as desk
from gugus.registry.tests.make import CIANJUR
from tests.faults.office import Person, body, person
from tests.faults.posts import at
from tests.sweeps.test_access import ALL

pytestmark = pytest.mark.django_db
NAMES = ("Sekarwangi Puspadewi", "Bratasena Wirakusuma")
TEXTS = ("Ruko biru di belakang pasar", "Kampung Muara Contoh")
INITIALS = re.compile(r"\b(S\. ?P\.|B\. ?W\.|SP\b(?!2)|BW\b)")


@pytest.fixture
def case() -> Peristiwa:
    """An event with two people, opened by somebody at the secretary's post, with all that can hang on it."""
    opener = desk.viewer("sekretaris", "penyidik", "triase")
    facts = PeristiwaFacts(CIANJUR, opener.task_force, TEXTS[0], destination=TEXTS[1])
    row = casework_actions.open_peristiwa(facts, by=opener)
    for name in NAMES:
        casework.person(row, name)
    casework.file(row)
    desk_actions.hand_off(
        by=opener, to_post=str(desk.post("penyidik").pk), region=CIANJUR, subject=("casework.peristiwa", str(row.pk), row.code),
        note="Mohon ditindaklanjuti.",
    )  # fmt: skip
    custodian = desk.viewer("sekretaris", "kustodian")
    asked = Asked(
        RequestKind.SEE, "in_person", "seen", now(), NAMES[0], "", "Minta data saya.", subject=row.code
    )
    rights.open_request(asked, by=custodian, region=CIANJUR, matter=str(row.pk))
    period = retention.confirm_period(
        "cases", by=custodian, region=CIANJUR, months=12, basis="JRA contoh 2026"
    )
    retention.draw_up(period, [("casework.peristiwa", str(row.pk), row.code)], by=custodian)
    return row


def _addresses(row: Peristiwa) -> list[str]:
    with translation.override("en"):
        plain = [
            reverse("healthy" if each.name == "healthy" else f"web:{each.name}")
            for each in ALL
            if not each.pattern.converters
        ]
    return [*plain, at("event", row.pk), *_files(row)]


def _files(row: Peristiwa) -> list[str]:
    from gugus.casework.models import Perkara

    return [at("file", each.pk) for each in Perkara.objects.filter(peristiwa=row)]


def _told(said: str) -> list[str]:
    words = [*NAMES, *(part for name in NAMES for part in name.split()), *TEXTS]
    return [word for word in words if word in said]


@pytest.mark.parametrize(
    "role", ["penyidik", "jaksa", "pendamping", "triase", "kustodian", "hukum", "lpsk", ""]
)
def test_without_an_assignment_no_page_names_anybody_of_a_case(case: Peristiwa, role: str) -> None:
    who = person("penyidik", *([role] if role else []))
    for path in _addresses(case):
        said = body(who.client.get(path))
        assert _told(said) == [], path
        assert not INITIALS.search(re.sub(r"<[^>]*>", " ", said)), path


def test_a_search_names_nobody_to_whom_the_case_was_not_assigned(case: Peristiwa) -> None:
    who: Person = person("penyidik")
    said = body(who.client.post(at("search_results"), {"text": "Sekarwangi"}))
    assert case.code in said
    assert "Puspadewi" not in said
    assert not set(TEXTS) & set(_told(said))


def test_whoever_opened_the_case_sees_its_people_and_the_same_page_of_another_does_not(
    case: Peristiwa,
) -> None:
    opener, other = person("sekretaris"), person("penyidik")
    told = [_told(body(each.client.get(at("event", case.pk)))) for each in (opener, other)]
    assert TEXTS[0] in told[0]
    assert told[1] == []


def test_a_hand_off_names_a_case_by_its_code_alone(case: Peristiwa) -> None:
    who = person("penyidik")
    page = body(who.client.get(at("desk")))
    assert case.code in page
    link = re.search(r'href="(/en/meja/rujukan/[^"]+)"', page)
    assert link is not None
    assert _told(body(who.client.get(link[1]))) == []


def test_a_list_of_requests_names_nobody_and_one_of_them_only_those_who_answer(case: Peristiwa) -> None:
    custodian, legal = person("penyidik", "kustodian"), person("ketua", "hukum")
    link = re.search(r'href="(/en/hak/[0-9a-f-]{36}/)"', body(custodian.client.get(at("rights"))))
    assert link is not None
    assert [_told(body(each.client.get(at("rights")))) for each in (custodian, legal)] == [[], []]
    assert NAMES[0] in body(custodian.client.get(link[1]))
    assert _told(body(legal.client.get(link[1]))) == []


def test_choices_and_crumbs_of_a_form_name_posts_and_never_people(case: Peristiwa) -> None:
    who = person("sekretaris", "sekretariat", "triase", "kustodian", "penyidik")
    for name in ("rosters", "meeting_new", "event_new", "assignments", "activity_new", "rights_new"):
        page = body(who.client.get(at(name)))
        assert "Ratna Contoh" not in page, name
        assert _told(page) == [], name
    assert Part.objects.count() == len(NAMES)
