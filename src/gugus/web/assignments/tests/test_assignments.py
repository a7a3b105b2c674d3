"""Letters of assignment as browsers see them: codes and posts, a form that keeps what was typed, an end."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gugus.casework.actions import wall_off
from gugus.casework.models import Peristiwa
from gugus.casework.reads.handed import cases_of_post
from gugus.casework.tests import make
from gugus.core import assignments
from gugus.core.matters import Matter
from gugus.core.models import Assignment
from gugus.core.rules import PartyKind, WallSource, party
from gugus.core.viewer import system
from gugus.desk.tests import make as desk
from gugus.intake.tests import make as intake
from gugus.registry.tests import make as registry
from gugus.registry.tests.make import CIANJUR, KARAWANG
from gugus.screening.actions.routing import ROUTED
from gugus.web.desk.tests.make import browser, english, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]
LIST = "/en/penugasan/"


def secretariat(code: str = CIANJUR) -> Client:
    return browser("sekretaris", "sekretariat", code=code)


def typed(row: Peristiwa, **changes: str) -> dict[str, str]:
    post = str(registry.appointment(post_key="ketua").post_id)
    said = {"code": row.code, "post": post, "number": "ST/9/UJI", "valid_from": "2026-11-21", "valid_to": ""}
    return {**said, **changes}


def test_the_list_names_the_post_and_the_code_and_what_is_still_to_come() -> None:
    row = make.event()
    make.person(row, "Melati Contoh")
    page = text(secretariat(), LIST)
    assert row.code in page
    assert "letter to follow" in page
    assert "M.C." not in page


def test_a_letter_is_recorded_and_opens_the_case() -> None:
    row = make.event()
    make.person(row, "Melati Contoh")
    assert secretariat().post(LIST, typed(row)).status_code == 302
    assert "M.C." in text(browser("ketua", "pendamping"), english("event", row.pk))
    assert "ST/9/UJI" in text(secretariat(), LIST)


def test_an_end_closes_it() -> None:
    row = make.event()
    given = make.letter(row, str(registry.appointment(post_key="ketua").post_id))
    assert secretariat().post(english("assignment_end", given.pk)).status_code == 302
    assert "M.C." not in text(browser("ketua", "pendamping"), english("event", row.pk))
    assert secretariat().post(english("assignment_end", given.pk)).status_code == 404


def test_an_unknown_code_and_a_walled_one_answer_alike_and_keep_what_was_typed() -> None:
    row, client = make.event(by=make.desk.viewer("ketua", "penyidik")), secretariat()
    own = party(PartyKind.POST, make.desk.viewer("sekretaris", "sekretariat").post)
    wall_off(
        (Matter.EVENT, str(row.pk)),
        own,
        by=system("uji"),
        source=WallSource.REPORTER,
        reason="Ikut terlibat.",
    )
    answers = []
    for code in (row.code, "K-TIADA"):
        with CaptureQueriesContext(connection) as asked:
            answer = client.post(LIST, typed(row, code=code))
        page = re.sub(r'csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
        answers.append((answer.status_code, page.replace(code, "K"), len(asked)))
    assert answers[0] == answers[1]
    assert "No case in your area of work goes by this code." in answers[0][1]
    assert 'value="ST/9/UJI"' in answers[0][1]
    assert row.code not in text(client, LIST)
    assert Assignment.objects.get().letter == ""


def test_what_the_route_gives_a_post_is_no_letter_and_stands_on_no_list_of_letters() -> None:
    post, report = desk.viewer("ketua", "pengawas"), intake.report()
    matter, day = ("intake.report", str(report.pk)), date(2026, 11, 1)
    assignments.assign(matter, post.post, letter=ROUTED, valid_from=day, valid_to=None, by=system("uji"))
    page = text(secretariat(), LIST)
    assert ROUTED not in page
    assert report.code not in page
    assert cases_of_post(post, day) == []


def test_a_region_finds_only_its_own() -> None:
    row = make.event()
    (given,) = assignments.of_matter((Matter.EVENT, str(row.pk)))
    away = secretariat(KARAWANG)
    assert row.code not in text(away, LIST)
    assert away.post(english("assignment_end", given.pk)).status_code == 404


def test_other_roles_are_refused() -> None:
    for role in ("triase", "penyidik", "pimpinan", "admin"):
        assert browser("ketua", role).get(LIST).status_code == 403


def test_the_page_costs_the_same_with_more_rows() -> None:
    client = secretariat()

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(LIST)
        return len(asked)

    make.event()
    queries()
    one = queries()
    for _ in range(4):
        make.event()
    assert queries() == one
