"""Opening an identity as browsers see it: asked first, shown for two minutes, never twice, printed with a mark."""

from __future__ import annotations

import logging
import re
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gugus.casework import actions as casework
from gugus.casework.models import Part
from gugus.casework.rules import PersonRole
from gugus.casework.tests import make
from gugus.core.models import AuditEntry
from gugus.core.rules import PartyKind, WallSource, party
from gugus.core.viewer import system
from gugus.desk.tests import make as desk
from gugus.registry.tests.make import KARAWANG
from gugus.web.desk.tests.make import browser, english, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]
NAME, BORN = "Melati Rahasia Contoh", "2009"
TOKEN = re.compile(r'name="token" value="([^"]+)"')


def victim(*posts: str, is_child: bool = False) -> Part:
    """A victim of an event to which these posts are assigned."""
    row = make.event()
    for key in posts:
        make.letter(
            row, desk.viewer(key).post, by=desk.viewer("ketua" if key == "sekretaris" else "sekretaris")
        )
    return make.person(row, NAME, is_child=is_child, born=int(BORN))


def ask(part: Part, name: str = "person_reveal") -> str:
    return english(name, part.peristiwa_id, part.mention_id)


def sent(client: Client, part: Part, name: str = "person_reveal", **changes: Any) -> HttpResponse:
    """The form as a person sends it."""
    token = TOKEN.search(text(client, ask(part)))
    assert token
    said = {"token": token[1], "purpose": "questioning", "fields_wanted": ["name", "born"], **changes}
    return client.post(ask(part, name), said)  # type: ignore[return-value]


def plain(answer: HttpResponse) -> str:
    """A page without the random mark of its forms."""
    return re.sub(r'(name="csrfmiddlewaretoken" value=)"\w+"', r"\1", answer.content.decode())


def investigator() -> Client:
    return browser("penyidik", "penyidik")


def test_the_question_shows_the_law_of_today_and_no_name() -> None:
    page = text(investigator(), ask(victim("penyidik")))
    assert "article 24" in page
    assert "prison of up to 7 years and a fine of up to Rp280,000,000" in page
    assert "3 to 7" not in page
    assert "is to be confirmed" in page
    assert NAME not in page
    assert "M.R." not in page


def test_a_child_goes_by_a_case_code() -> None:
    part = victim("penyidik", is_child=True)
    assert f"Child {part.peristiwa.code}/1" in text(investigator(), ask(part))


def test_an_opened_identity_leaves_after_two_minutes() -> None:
    part = victim("penyidik")
    answer = sent(investigator(), part)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert NAME in page
    assert BORN in page
    assert answer["Refresh"] == f"120; url={ask(part)}?tertutup=1"
    assert answer["Cache-Control"] == "no-store"
    assert f'data-leaving="{ask(part)}?tertutup=1" data-seconds="120"' in page
    assert NAME not in (re.search(r"<title>.*?</title>", page, re.DOTALL) or [""])[0]
    assert "two minutes" in text(investigator(), f"{ask(part)}?tertutup=1")


def test_only_what_was_ticked_is_opened() -> None:
    page = sent(investigator(), victim("penyidik"), fields_wanted=["born"]).content.decode()
    assert BORN in page
    assert NAME not in page


def test_the_audit_and_the_log_hold_keys_and_no_value(caplog: pytest.LogCaptureFixture) -> None:
    part = victim("penyidik")
    with caplog.at_level(logging.DEBUG):
        sent(investigator(), part)
    (line,) = AuditEntry.objects.filter(action="identity.reveal")
    assert line.note == "person=1 purpose=questioning fields=name,born"
    kept = "".join(str(row) for row in AuditEntry.objects.values_list("note", "object_id", "post"))
    for value in (NAME, "Melati", BORN):
        assert value not in kept
        assert value not in caplog.text


def test_the_same_page_sent_again_opens_nothing_and_asks_anew() -> None:
    part, client = victim("penyidik"), investigator()
    page = text(client, ask(part))
    said = {"token": TOKEN.search(page)[1], "purpose": "questioning", "fields_wanted": ["name"]}  # type: ignore[index]
    assert NAME in client.post(ask(part), said).content.decode()
    again = client.post(ask(part), said)
    assert NAME not in again.content.decode()
    assert "Refresh" not in again
    assert "does not open again by itself" in again.content.decode()
    assert AuditEntry.objects.filter(action="identity.reveal").count() == 1


@pytest.mark.parametrize("changes", [{"purpose": ""}, {"purpose": "trial"}, {"fields_wanted": []}])
def test_without_a_purpose_of_the_list_or_a_part_nothing_is_opened(changes: dict[str, Any]) -> None:
    answer = sent(investigator(), victim("penyidik"), **changes)
    assert NAME not in answer.content.decode()
    assert "Mistake:" in answer.content.decode()
    assert not AuditEntry.objects.filter(action="identity.reveal").exists()


def test_without_an_assignment_the_rule_is_said_and_nothing_opened() -> None:
    client, part = browser("ketua", "pendamping"), victim("penyidik")
    for answer in (client.get(ask(part)), client.post(ask(part), {"purpose": "service"})):
        assert answer.status_code == 403
        assert "letter of assignment" in answer.content.decode()
        assert NAME not in answer.content.decode()


def test_who_may_not_know_of_the_event_or_the_person_finds_nothing() -> None:
    part = victim("penyidik")
    other = make.person(make.event(), "Bunga Contoh")
    assert browser("penyidik", "penyidik", code=KARAWANG).get(ask(part)).status_code == 404
    assert browser("ketua", "jaksa").get(ask(part)).status_code == 404
    elsewhere = english("person_reveal", part.peristiwa_id, other.mention_id)
    assert investigator().get(elsewhere).status_code == 404


def test_a_walled_post_finds_what_an_unknown_id_answers() -> None:
    part, client = victim("penyidik"), investigator()
    post = party(PartyKind.POST, desk.viewer("penyidik").post)
    matter = ("casework.peristiwa", str(part.peristiwa_id))
    casework.wall_off(matter, post, by=system("uji"), source=WallSource.REPORTER, reason="Disebut ikut.")
    walled, unknown = (
        client.get(ask(part)),
        client.get(english("person_reveal", part.mention_id, part.mention_id)),
    )
    assert walled.status_code == unknown.status_code == 404
    own = (str(part.peristiwa_id), str(part.mention_id))
    assert plain(walled).replace(*own) == plain(unknown)
    assert client.post(ask(part, "person_print"), {}).status_code == 404


def test_a_role_without_the_right_is_refused() -> None:
    part = victim("sekretaris")
    assert browser("sekretaris", "sekretariat").get(ask(part)).status_code == 403
    assert browser("ketua", "kustodian").get(ask(part)).status_code == 403


def test_a_prosecutor_opens_the_people_of_an_assigned_case() -> None:
    part, client = victim("ketua"), browser("ketua", "jaksa")
    assert NAME in sent(client, part, purpose="trial").content.decode()


def test_printing_gives_a_pdf_and_its_own_line_in_the_audit() -> None:
    part = victim("penyidik")
    answer = sent(investigator(), part, "person_print")
    assert answer.content.startswith(b"%PDF")
    assert answer["Content-Disposition"] == f'attachment; filename="lembar-{part.peristiwa.code}-1.pdf"'
    assert AuditEntry.objects.filter(action="identity.print").count() == 1
    assert not AuditEntry.objects.filter(action="identity.reveal").exists()


def test_who_may_open_only_is_offered_no_print_and_refused_one() -> None:
    part, client = victim("ketua"), browser("ketua", "pendamping")
    assert "Print with a mark" not in text(client, ask(part))
    assert sent(client, part, "person_print", purpose="service").status_code == 403
    assert not AuditEntry.objects.filter(action="identity.print").exists()


def test_a_print_without_a_purpose_asks_again() -> None:
    answer = sent(investigator(), victim("penyidik"), "person_print", purpose="")
    assert answer["Content-Type"].startswith("text/html")
    assert "Mistake:" in answer.content.decode()


def test_the_custodian_reads_post_purpose_and_parts_in_words() -> None:
    part = victim("penyidik")
    sent(investigator(), part)
    page = text(browser("sekretaris", "kustodian"), "/en/audit/")
    assert "Opened the identity of a person" in page
    assert "Person 1. For: Questioning and the police file. Opened: Full name, Year of birth." in page
    assert NAME not in page


def test_opening_costs_the_same_in_a_large_event() -> None:
    part, client = victim("penyidik"), investigator()

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            client.get(ask(part))
        return len(found)

    queries()
    one = queries()
    for number in range(5):
        make.person(part.peristiwa, f"Saksi {number} Contoh")
    assert queries() == one


def test_the_article_that_guards_this_person_is_told_first() -> None:
    part = victim("penyidik")
    reported = make.person(part.peristiwa, "Bang Contoh", PersonRole.TERLAPOR)
    client = investigator()
    secret = re.compile(r"This identity is secret.*?</div>", re.DOTALL)
    for one, article in ((part, "article 24"), (reported, "article 67")):
        told = secret.search(text(client, ask(one)))
        assert told
        assert article in told[0]
