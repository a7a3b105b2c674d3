"""Every address that takes a form about one thing, with a form that works for whoever may send it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.urls import reverse
from django.utils import translation

from gugus.accounts import actions as accounts
from gugus.accounts.models import Account
from gugus.accounts.tests import make
from gugus.casework.tests import make as casework
from gugus.coordination.tests import make as coordination
from gugus.core import tokens, walls
from gugus.core.breaches import actions as breaches
from gugus.core.breaches.actions import Met
from gugus.core.keys import Subject
from gugus.core.retention import actions as retention
from gugus.core.rights import actions as rights
from gugus.core.rights.actions import Asked
from gugus.core.rights.rules import RequestKind
from gugus.core.rules import PartyKind, WallSource, party
from gugus.core.time import living_at, now
from gugus.core.viewer import system
from gugus.desk import actions as desk_actions
from gugus.desk.models import Notice
from gugus.desk.tests import make as desk
from gugus.registry.tests.make import CIANJUR
from tests.faults.office import Person

BY = system("test")
REPORT, EVENT = "intake.report", "casework.peristiwa"
NAME = "Melati Contoh"
ANSWER = "Korban akan dibawa pergi malam ini dari rumah singgah."


@dataclass(frozen=True)
class Sending:
    """One form: its address, what it says, and the matter it is about ("" and "" for none)."""

    path: str
    data: Mapping[str, object] = field(default_factory=dict)
    matter: Subject = ("", "")


Make = Callable[[Person], Sending]


def at(name: str, *args: object) -> str:
    """The English address of a page."""
    with translation.override("en"):
        return reverse(f"web:{name}", args=[str(each) for each in args])


def _hand_off(own: Person) -> Sending:
    row = desk.hand_off(by=desk.yosef(), to=own.viewer)
    return Sending(at("hand_off", row.pk), {"step": "accept", "text": ""})


def _notice(own: Person) -> Sending:
    desk_actions.notify(by=BY, post=own.viewer.post, kind="message", subject=desk.REPORT)
    return Sending(at("notices_seen"), {"ids": str(Notice.objects.get().pk)})


def _decide(own: Person) -> Sending:
    row = casework.report()
    said = {"decision": "not_tppo", "reason": "Sengketa upah.", "token": tokens.issue(str(row.pk))}
    return Sending(
        at("report_decide", row.pk), {**said, "to_post": "", "question": ""}, (REPORT, str(row.pk))
    )


def _wall_set(own: Person) -> Sending:
    row = casework.report()
    said = {"party": party(PartyKind.POST, desk.post("ketua").pk), "reason": "Disebut meminta uang."}
    return Sending(at("wall_set", row.pk), said, (REPORT, str(row.pk)))


def _wall_step(own: Person) -> Sending:
    row = casework.report()
    wall = walls.set_wall(
        (REPORT, str(row.pk)), party(PartyKind.POST, desk.post("ketua").pk), by=BY, source=WallSource.ENGINE,
        reason="Disebut meminta uang.",
    )  # fmt: skip
    said = {"step": "confirm", "party": wall.party, "reason": ""}
    return Sending(at("wall_step", row.pk), said, (REPORT, str(row.pk)))


def _event_new(own: Person) -> Sending:
    row = casework.report()
    said = {"report": str(row.pk), "summary": "Tiga orang dijanjikan kerja.", "region": CIANJUR}
    return Sending(at("event_new"), said, (REPORT, str(row.pk)))


def _event_person(own: Person) -> Sending:
    row = casework.event(by=own.viewer)
    said = {"who": "", "name": NAME, "standing": "korban:terindikasi", "is_child": ""}
    return Sending(at("event_person", row.pk), said, (EVENT, str(row.pk)))


def _event_report(own: Person) -> Sending:
    row = casework.event(by=own.viewer)
    return Sending(at("event_report", row.pk), {"code": casework.report().code}, (EVENT, str(row.pk)))


def _file_new(own: Person) -> Sending:
    row = casework.event(by=own.viewer)
    said = {
        "lp_number": "LP/B/9/XI/2026/SPKT/POLRES CONTOH",
        "unit": str(casework.unit().pk),
        "reported_on": "1/11/2026",
    }
    return Sending(at("file_new", row.pk), {**said, "process": casework.NEW}, (EVENT, str(row.pk)))


def _file(own: Person) -> Sending:
    event = casework.event(by=own.viewer)
    row = casework.file(event)
    said = {"what": "stage:lidik", "on": "10/11/2026", "letter_number": "No. 1"}
    return Sending(at("file", row.pk), said, (EVENT, str(event.pk)))


def _draft(own: Person) -> Sending:
    row = coordination.draft("request", by=own.viewer)
    return Sending(at("draft", row.article_id, row.pk), {"do": "drop"})


def _drafts(own: Person) -> Sending:
    row = coordination.draft("request", by=own.viewer)
    return Sending(at("drafts", row.article_id), {"do": "accept", "group": "request", "draft": str(row.pk)})


def _meeting(own: Person) -> Sending:
    row = coordination.meeting(by=own.viewer)
    said = {
        "key": "6f6c1a52-0000-4000-8000-000000000001",
        "deliverable": "Semua pihak bersinergi",
        "owner": "",
    }
    return Sending(at("meeting", row.pk), said)


def _meeting_close(own: Person) -> Sending:
    return Sending(at("meeting_close", coordination.meeting(by=own.viewer).pk))


def _commitment(own: Person) -> Sending:
    row = coordination.commitment(by=own.viewer, owner=own.viewer.post)
    return Sending(at("commitment", row.pk), {"to": "berjalan", "account": ""})


def _request(own: Person) -> Sending:
    asked = Asked(RequestKind.SEE, "in_person", "seen", now(), "Melati Contoh", "", "Minta data saya.")
    row = rights.open_request(asked, by=own.viewer, region=CIANJUR, matter="")
    said = {"step": "decide", "decision": "granted", "ground": "", "answer": "Terlampir.", "proof": "seen"}
    return Sending(at("rights_request", row.pk), {**said, "subject": ""})


def _review(own: Person) -> Sending:
    report = casework.report()
    other = desk.viewer("ketua", "hukum")
    period = retention.confirm_period("cases", by=other, region=CIANJUR, months=12, basis="JRA contoh 2026")
    row = retention.draw_up(period, [(REPORT, str(report.pk), report.code)], by=other)
    return Sending(at("retention_review", row.pk), {"step": "drop"})


def _breach(own: Person) -> Sending:
    row = breaches.open_breach(
        Met("wrong_recipient", now()), by=own.viewer, region=CIANJUR, today=now().date()
    )
    said = {"which": "identity", "text": "Surat salah alamat."}
    return Sending(f"{at('breach', row.pk)}?langkah=what", said)


def _account(own: Person) -> Sending:
    row = make.account("ketua", "lapangan")
    return Sending(at("account", row.pk), {"step": "disable", "reason": "ponsel dicuri"})


def _account_end(own: Person) -> Sending:
    row = make.account("ketua", "lapangan")
    return Sending(at("account_end", row.pk), {"reason": "mutasi", "since": "2026-11-21"})


def _opening(own: Person, account: Account) -> str:
    row = accounts.open_emergency(
        account, by=make.viewer(account), kind=EVENT, subject=str(casework.event().pk), reason=ANSWER
    )
    return str(row.pk)


def _break_glass_end(own: Person) -> Sending:
    return Sending(at("break_glass_end", _opening(own, make.account("ketua", "penyidik"))))


def _break_glass_review(own: Person) -> Sending:
    with living_at(now() - timedelta(hours=2)):
        pk = _opening(own, make.account("ketua", "penyidik"))
    return Sending(at("break_glass_review"), {"opening": pk, "justified": "yes", "finding": "Tepat."})


def _passkey_remove(own: Person) -> Sending:
    row = Authenticator.objects.create(
        user=own.account, type="webauthn", data={"name": "Ponsel"}, created_at=now()
    )
    make.with_app(own.account)
    return Sending(at("passkey_remove", row.pk))


def _assignment_end(own: Person) -> Sending:
    row = casework.event(by=own.viewer)
    letter = casework.letter(row, str(desk.post("ketua").pk), by=own.viewer)
    return Sending(at("assignment_end", letter.pk), {}, (EVENT, str(row.pk)))


def _person(own: Person) -> tuple[str, str]:
    """The event and the mention of a person in it."""
    row = casework.event(by=own.viewer)
    return str(row.pk), str(casework.person(row, NAME).mention_id)


def _identity(own: Person, name: str = "person_reveal") -> Sending:
    event, mention = _person(own)
    page = own.client.get(at("person_reveal", event, mention)).content.decode()
    token = re.search(r'name="token" value="([^"]+)"', page)
    said = {"purpose": "trial", "fields_wanted": ["name"], "token": token[1] if token else ""}
    return Sending(at(name, event, mention), said, (EVENT, event))


def _identity_print(own: Person) -> Sending:
    return _identity(own, "person_print")


def _similar(own: Person) -> Sending:
    row = casework.report()
    return Sending(at("report_similar", row.pk), {}, (REPORT, str(row.pk)))


SHOWING: dict[str, Make] = {
    "person_reveal": _identity,
    "person_print": _identity_print,
    "report_similar": _similar,
}
"""Forms that change nothing, and show what is written down in the audit as shown."""
ABOUT_ONE: dict[str, Make] = {
    "hand_off": _hand_off, "notices_seen": _notice, "report_decide": _decide, "wall_set": _wall_set,
    "wall_step": _wall_step, "event_new": _event_new, "event_person": _event_person, "event_report": _event_report,
    "file_new": _file_new, "file": _file, "draft": _draft, "drafts": _drafts, "meeting": _meeting, "meeting_close": _meeting_close,
    "commitment": _commitment, "rights_request": _request, "retention_review": _review, "breach": _breach,
    "account": _account, "account_end": _account_end, "break_glass_end": _break_glass_end, "break_glass_review": _break_glass_review,
    "passkey_remove": _passkey_remove, "assignment_end": _assignment_end,
}  # fmt: skip
WALLED = tuple(
    "report_decide wall_set wall_step event_new event_person event_report file_new file assignment_end".split()
)
"""Those whose thing stands in a case from which somebody can be walled off."""
READ_ONLY = {
    "account_handover": "a page; the end of the post is recorded by account_end",
    "activity": "a page; activities are recorded by activity_new",
    "article": "a page; its drafts are decided by draft",
    "attachment_copy": "a download", "attachment_original": "a download", "event": "a page", "letter_pdf": "a download",
    "process": "a page; its key is no row", "report": "a page",
}  # fmt: skip
"""Addresses with an id that take no form, and why."""
