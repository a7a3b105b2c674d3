"""Notes of the audit in words: no raw key and no raw id reaches the page, in either language."""

from __future__ import annotations

import pytest
from django.utils import translation

from gugus.casework import actions as casework
from gugus.casework.tests import make as cases
from gugus.core.rules import PartyKind, WallSource, party
from gugus.core.trail import Act
from gugus.desk.tests import make as desk
from gugus.web.audit import notes
from gugus.web.audit.note_words import TABLES, table_of
from gugus.web.audit.tests.make import PAGE, custodian
from gugus.web.desk.tests.make import text

ONE, OTHER = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"
NAMES = {ONE: "K-7KQ2M", OTHER: "Penyidik Unit PPA"}
SAID = [
    ("account.ask_invite", "penyidik,triase", "Investigator, Triage officer"),
    ("account.sign_in", "password", "password"),
    ("account.sign_in", "totp", "password and code"),
    ("account.session_end", "idle", "nothing happened for 30 minutes"),
    ("account.sessions_end", "admin 3", "by an administrator, sessions: 3"),
    ("account.locked", "unknown name", "a name that no account has"),
    ("account.withdraw", "transition", "Transition after the decree"),
    ("assignment.make", f"casework.peristiwa {ONE} post={OTHER}", "Event K-7KQ2M, post: Penyidik Unit PPA"),
    ("emergency.open", f"casework.peristiwa {ONE} told=2", "Event K-7KQ2M"),
    ("emergency.review", "not justified", "not justified"),
    ("wall.set", f"casework.peristiwa {ONE} engine", "Event K-7KQ2M, proposed by the reader of texts"),
    ("vault.erase", f"intake.report {ONE} request", "Report K-7KQ2M, Request of the person concerned"),
    ("peristiwa.join_report", ONE, "K-7KQ2M"),
    ("perkara.open", "criminal-kuhap-2025", "Criminal case"),
    ("perkara.record", "stage:reported", "Police report"),
    ("person.search", "phone refused of=1a2b3c4d", "Phone, refused: without the right, mark of what was looked for: 1a2b3c4d"),
    ("retention.confirm_period", "requests=24", ": 24"),
    ("rights.decide", "refused law_enforcement", "Refused, "),
    ("breach.write_letter", "breach_authority", "Notice"),
    ("handover.make", f"post={OTHER}", "post: Penyidik Unit PPA"),
    ("registry.appoint", f"post={OTHER} kind=plt", "post: Penyidik Unit PPA, kind: Plt."),
    ("registry.appoint_from_decree", "agencies=3 posts=4", "agencies: 3, posts: 4"),
    ("retention.confirm", "spared=1 of 9", ""),
    ("handoff.send", "", ""),
]  # fmt: skip

PIECES = (": 24", "Refused, ", "Notice", "Criminal case")
"""Of long labels a piece is enough."""


def _note(action: str, note: str, kind: str = "person") -> str:
    row = Act("", None, action, kind, "", "", "", "", note)  # type: ignore[arg-type]
    return notes.note(row, NAMES)


@pytest.mark.parametrize(("action", "note", "told"), SAID, ids=lambda each: str(each)[:30])
def test_a_note_is_said_in_words(action: str, note: str, told: str) -> None:
    with translation.override("en"):
        said = _note(action, note)
    assert told in said if told in PIECES else said == told
    assert "=" not in said
    assert "_" not in said


@pytest.mark.parametrize("action", sorted(TABLES))
def test_every_key_of_every_note_has_words_in_both_languages(action: str) -> None:
    for language in ("id", "en"):
        with translation.override(language):
            assert all(str(label).strip() for label in table_of(action).values())


def test_what_no_table_knows_is_shown_as_it_was_kept_and_an_unknown_id_is_shortened() -> None:
    assert _note("report.status", "lain") == "lain"
    assert _note("peristiwa.join_report", "33333333-3333-4333-8333-333333333333") == "33333333"
    assert _note("account.reset", "reset on the server", "system") == "reset on the server"


@pytest.mark.django_db
@pytest.mark.usefixtures("five")
def test_the_page_names_a_matter_of_a_note_by_its_code_and_shows_no_whole_id() -> None:
    row = cases.event(resting_on=cases.report())
    post = party(PartyKind.POST, desk.post("sekretaris").pk)
    casework.wall_off(
        ("casework.peristiwa", str(row.pk)),
        post,
        by=cases.officer(),
        source=WallSource.OFFICER,
        reason="Ikut.",
    )
    shown = text(custodian(), f"{PAGE}?kind=all")
    assert f"Event {row.code}, set by an officer" in shown
    assert f"<td>{row.pk}" not in shown
    assert str(row.pk) not in shown.replace(f'/peristiwa/{row.pk}/"', "")
