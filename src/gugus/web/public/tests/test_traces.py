"""Public pages leave no trace: no cookie, nothing from elsewhere, neutral titles, sealed rows, silent logs."""

from __future__ import annotations

import gzip
import logging
import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client

from gugus.core.models import AuditEntry
from gugus.desk.tests import make as desk
from gugus.intake import actions as intake
from gugus.intake.models import Report
from gugus.registry.tests.make import CIANJUR, KARAWANG
from gugus.screening.rules import Decision
from gugus.screening.tests import make as screening
from gugus.web.inbox.tests import make as inbox
from gugus.web.public.tests import make

pytestmark = pytest.mark.django_db
MARKER = "zamrudpenanda"
GETS = (
    "", "cerita/", "cerita/?provinsi=32", f"cerita/?provinsi=32&kabupaten={CIANJUR}",
    f"cerita/?provinsi=32&kabupaten={KARAWANG}", "kotak/", "pergi/", "privasi/", "aksesibilitas/", "kode-sumber/",
)  # fmt: skip
KNOWN = ("http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink")


@pytest.fixture(autouse=True)
def _on_duty() -> None:
    screening.on_duty()


def _posted() -> list[Any]:
    """One answer of each kind that a sent form can get."""
    token = make.form()
    seven = make.words(sent := make.send(token))
    return [
        sent,
        make.send(token),
        make.send("x"),
        make.send(make.form(), ""),
        make.opened(seven),
        make.opened("salah"),
    ]


def _check(answer: Any) -> None:
    page = make.text_of(answer)
    assert not answer.cookies
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "same-origin"
    assert "noindex" in page
    elsewhere = [url for url in re.findall(r"https?://[^\s\"'<>]+", page) if not url.startswith(KNOWN)]
    assert elsewhere == []
    title = re.search(r"<title>(.*?)</title>", page)
    assert title is not None
    assert not re.search(r"tppo|traffick|perdagangan|lapor|report|korban|victim", title[1], re.IGNORECASE)


@pytest.mark.parametrize("path", GETS)
@pytest.mark.parametrize("language", ["/", "/en/"])
def test_a_page_leaves_no_trace(path: str, language: str) -> None:
    answer = Client().get(language + path)
    assert answer.status_code == 200
    _check(answer)


def test_a_sent_form_leaves_no_trace_either() -> None:
    for answer in _posted():
        assert answer.status_code == 200
        _check(answer)


def test_what_a_signed_in_officer_tells_is_bound_to_no_account() -> None:
    token = make.form()
    officer = inbox.signed_in()
    officer.post(make.TELL, {"region": CIANJUR, "token": token, "story": "Tolong.", "urgency": "now"})
    told = AuditEntry.objects.filter(object_id=str(Report.objects.get().pk))
    assert {(each.actor_kind, each.actor, each.post) for each in told} == {("anonymous", "", "")}


@pytest.mark.parametrize("path", GETS)
def test_the_first_load_stays_under_sixty_kilobytes(path: str) -> None:
    page = Client().get(f"/{path}").content
    names = set(re.findall(r'"/static/([^"]+\.(?:css|js))"', page.decode()))
    files = [finders.find(name) for name in names]
    assert all(files)
    sizes = [len(gzip.compress(Path(str(name)).read_bytes())) for name in files]
    assert len(gzip.compress(page)) + sum(sizes) < 60_000


def _stored() -> str:
    """Every cell of every table, as text."""
    cells = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            cells += [_readable(cell) for row in cursor.fetchall() for cell in row]
    return "\n".join(cells)


def _readable(cell: object) -> str:
    return bytes(cell).decode("latin-1") if isinstance(cell, bytes | memoryview) else str(cell)


def _everything_told() -> list[str]:
    """A report, a message, a question and a reason, each with the marker; returns what must not be found."""
    token = make.form()
    seven = make.words(make.send(token, f"Bu {MARKER.title()} membawa adik saya, {MARKER}@contoh.id"))
    make.opened(seven, text=f"Namanya {MARKER.title()}.", seen="0")
    row = Report.objects.select_related("region").get()
    intake.open_report(row, by=desk.ratna())
    screening.decided(row, Decision.REFER, to=desk.yosef(), reason=f"Ada {MARKER}.")
    screening.decided(row, Decision.ASK, question=f"Siapa {MARKER}?")
    return [MARKER, seven, token.split(":")[0]]


def test_no_table_holds_a_word_of_what_was_told() -> None:
    told = _everything_told()
    stored = _stored().lower()
    assert "report.receive" in stored
    assert [each for each in told if each.lower() in stored] == []


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads the file of the database itself")
def test_the_database_file_holds_no_word_of_what_was_told() -> None:
    told = _everything_told()
    raw = connection.connection.serialize().lower()
    assert b"report.receive" in raw
    assert [each for each in told if each.lower().encode() in raw] == []


def test_no_log_line_holds_a_word_of_what_was_told(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    told = _everything_told()
    make.send("x", MARKER)
    make.send(make.form(), MARKER * 500_000)
    Client().get("/en/kotak/tidak-ada/")
    lines = "\n".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records).lower()
    assert lines
    assert [each for each in told if each.lower() in lines] == []
    assert "127.0.0.1" not in lines
