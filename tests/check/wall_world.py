"""The office of the wall attack: parties at each kind of office, colleagues of theirs, and matters told about them.

Ids and codes come from a seeded sequence and everything happens at set instants, so that two worlds
differ by nothing but the matter that stands in one of them.
"""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import transaction

from gugus.accounts.actions import open_account
from gugus.accounts.models import Account
from gugus.accounts.rules import roles
from gugus.accounts.tests import make
from gugus.casework import actions as casework
from gugus.casework.models import Peristiwa
from gugus.casework.rules import EntryMark, PersonRole, VictimStatus
from gugus.casework.tests.make import NEW
from gugus.coordination import actions as coordination
from gugus.core import assignments, ids
from gugus.core.models import RetentionPeriod
from gugus.core.retention import actions as retention
from gugus.core.rights.actions import Asked
from gugus.core.rights.rules import RequestKind
from gugus.core.rules import PartyKind, WallSource, party
from gugus.core.time import living_at, now, today
from gugus.core.viewer import system
from gugus.desk import actions as desk
from gugus.insight import actions as insight
from gugus.intake import actions as intake
from gugus.intake.actions.search import search, similar_reports
from gugus.intake.models import Mention, Report
from gugus.registry import reads as registry
from gugus.registry.actions import appoint_from_decree
from gugus.registry.holidays import national_holidays
from gugus.registry.models import Post
from gugus.registry.reads import acting
from gugus.registry.rules.decree import AgencyNamed, Decree, Holding, PostNamed, SeatGiven
from gugus.registry.rules.vocabulary import SeatRole
from gugus.registry.tests import make as places
from gugus.registry.tests.make import BEGINS, CIANJUR
from gugus.screening import actions as screening
from gugus.screening.rules import Decision
from gugus.screening.tests import make as told

SYSTEM = system("wall attack")
VILLAGE = f"{CIANJUR}.01.2001"
OFFICES = {
    "polres": CIANJUR,
    "desa": VILLAGE,
    "sekolah": CIANJUR,
    "lembaga": CIANJUR,
    "dinsos": CIANJUR,
    "setda": CIANJUR,
}
"""Where each party sits: one office of each kind with one post; a campus is a partner organisation here."""
HOLDERS = {"polres": "Budi Santoso Contoh", "dinsos": "Budi Hartono Contoh", "setda": "Kenanga Contoh"}
COLLEAGUE, CUSTODIAN = "dinsos", "setda"
WALLED = ("polres", "desa", "sekolah", "lembaga")
NAME, PHONE, LP = "Mawar Rahasia", "0812-7777-0001", "LP/B/77/XI/2026/SPKT/POLRES CONTOH"
STORY = (
    f"Adik saya {NAME} diajak kerja oleh seorang petugas. KTP dan ijazahnya diminta, ongkos dipotong dari gaji. "
    f"Nomor perekrutnya {PHONE}. Dia dijemput malam hari dan telepon diambil."
)  # fmt: skip
OTHER = (
    STORY.replace(NAME, "Melati Contoh")
    .replace(PHONE, "0812-3456-7890")
    .replace("seorang petugas", "tetangga")
)
HOLIDAYS = national_holidays(range(2025, 2028))
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Matter:
    """What was told: the walled (kind, id), ids by what they are ids of, and the texts that betray it."""

    walled: tuple[str, str]
    ids: dict[str, str]
    code: str

    @property
    def marks(self) -> tuple[str, ...]:
        """Texts that tell of the matter."""
        event = Peristiwa.objects.filter(
            pk__in=[pk for kind, pk in self.ids.items() if kind == "event"]
        ).values_list("code", flat=True)
        return (self.code, *event, NAME, PHONE, *self.ids.values())


class _Sequence:
    """Ids and codes as a seeded sequence gives them."""

    def __init__(self, seed: str) -> None:
        self.chance = random.Random(seed)
        self.uuid4 = lambda: uuid.UUID(int=self.chance.getrandbits(128), version=4)
        self.choice = self.chance.choice


@contextmanager
def scene(name: str, *, after: timedelta) -> Iterator[None]:
    """What happens inside happens at one instant, and its ids are the same each time it is played."""
    drawn = _Sequence(name)
    with pytest.MonkeyPatch.context() as patch, living_at(now() + after):
        patch.setattr(ids, "uuid", SimpleNamespace(uuid4=drawn.uuid4, uuid5=uuid.uuid5, UUID=uuid.UUID))
        patch.setattr(ids, "secrets", SimpleNamespace(choice=drawn.choice))
        yield


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens inside is taken back in both databases."""
    with transaction.atomic(using="default"), transaction.atomic(using="keys"):
        yield
        for alias in ("default", "keys"):
            transaction.set_rollback(True, using=alias)


def _decree() -> Decree:
    seats = {
        "polres": (SeatRole.SUBGROUP_LEAD, 5),
        "dinsos": (SeatRole.CHAIR, None),
        "setda": (SeatRole.SECRETARY, None),
    }
    return Decree(
        title="SK Contoh tembok", publisher="Pemerintah Contoh", signed_on=BEGINS, task_force="uji-tembok",
        name="Gugus Tugas TPPO Contoh", region=CIANJUR, valid_from=BEGINS,
        agencies=tuple(AgencyNamed(f"uji-{key}", key, at, f"Kantor {key} contoh") for key, at in OFFICES.items()),
        posts=tuple(PostNamed(f"uji-{key}", "kepala", f"Kepala {key}") for key in OFFICES),
        seats=tuple(SeatGiven(role, f"uji-{key}/kepala", sub) for key, (role, sub) in seats.items()),
        holdings=tuple(Holding(f"uji-{key}/kepala", HOLDERS.get(key, f"Penjabat {key.title()}"), BEGINS) for key in OFFICES),
    )  # fmt: skip


def office() -> dict[str, Account]:
    """Institutions, a task force with a seat in each office, an account with every role there, one custodian."""
    places.institutions()
    force = appoint_from_decree(_decree(), by=places.BY).task_force
    posts = {
        row.agency.kind: row
        for row in Post.objects.filter(agency__key__startswith="uji-").select_related("agency")
    }
    held = acting(list(posts.values()), BEGINS)
    accounts = {}
    for key, post in posts.items():
        accounts[key] = make.with_app(open_account(
            f"akun-{key}", by=SYSTEM, appointment=str(held[str(post.pk)].pk), task_force=str(force.pk),
            roles=("kustodian", "sekretariat") if key == CUSTODIAN else tuple(roles()), password=make.PASSWORD,
        ))  # fmt: skip
    custodian = make.viewer(accounts[CUSTODIAN])
    desk.set_roster(
        by=custodian, region=CIANJUR, task_force=custodian.task_force, post=custodian.post,
        backup_post=make.viewer(accounts[COLLEAGUE]).post, valid_from=today("WIB", now()), valid_to=today("WIB", now()) + 30 * DAY,
        reads_at=["08:00"],
    )  # fmt: skip
    retention.confirm_period("cases", by=custodian, region=CIANJUR, months=1, basis="JRA contoh")
    return accounts


def wall_of(kind: str, who: Account) -> str:
    """The party under which an account is walled off, by the kind of wall."""
    post = who.appointment.post
    return {
        "account": lambda: party(PartyKind.ACCOUNT, who.pk),
        "post": lambda: party(PartyKind.POST, post.pk),
        "agency": lambda: party(PartyKind.AGENCY, post.agency_id),
        "village office": lambda: party(PartyKind.OFFICE, post.agency.region_id),
        "name": lambda: registry.party_of_name("Santoso, Budi"),
        "relative": lambda: registry.party_of_name("Pak Boedi Santosa Contoh"),
        "school": lambda: party(PartyKind.AGENCY, post.agency_id),
        "campus": lambda: party(PartyKind.AGENCY, post.agency_id),
        "member of the task force": lambda: party(PartyKind.POST, post.pk),
    }[kind]()


def everyday(accounts: dict[str, Account]) -> dict[str, str]:
    """What stands in both worlds: a report with its event, file, hand-off and request that nobody is walled off from."""
    mate, walled = make.viewer(accounts[COLLEAGUE]), make.viewer(accounts["polres"])
    report, old = _report(OTHER), _report(OTHER.replace("Melati", "Kamboja"))
    casework.take_in_request(_asked(report.code), by=walled, region=CIANJUR)
    screening.triage(old, Decision.REFER, by=mate, reason="Perlu dilihat.", to_post=walled.post, question="")
    return {
        "old": str(old.pk),
        "report": str(report.pk),
        **_case(report, accounts, "Melati Contoh", LP.replace("77", "12"), to="lembaga"),
    }


def _report(story: str) -> Report:
    return Report.objects.select_related("region", "task_force").get(
        pk=told.received(told.told(story)).report
    )


def _asked(subject: str) -> Asked:
    return Asked(
        RequestKind.ERASE,
        "in_person",
        "seen",
        now(),
        "Pemohon Contoh",
        "Lewat pendamping",
        "Mohon dihapus.",
        subject,
    )


def unread(accounts: dict[str, Account]) -> Matter:
    """A report that nobody has opened yet; it stands in the inbox and its counts."""
    row = _report(STORY)
    return Matter(("intake.report", str(row.pk)), {"report": str(row.pk)}, row.code)


def reported(accounts: dict[str, Account]) -> Matter:
    """A report that is read, decided, answered, handed to both offices, asked about and opened in an emergency."""
    mate, walled = make.viewer(accounts[COLLEAGUE]), make.viewer(accounts["polres"])
    row = _report(STORY)
    intake.open_report(row, by=mate)
    intake.write_to_reporter(row, "Apakah masih di sana?", by=mate)
    hand = screening.triage(
        row, Decision.REFER, by=mate, reason="Perlu diperiksa.", to_post=walled.post, question=""
    ).hand_off
    assert hand is not None
    about = ("intake.report", str(row.pk), row.code)
    own = desk.hand_off(by=walled, to_post=mate.post, region=CIANJUR, subject=about, note="Mohon dilihat.")
    notice = desk.notify(
        by=mate,
        post=walled.post,
        kind="handoff",
        subject=("desk.handoff", str(hand.pk), row.code),
        matter=str(row.pk),
    )
    asked = casework.take_in_request(_asked(row.code), by=walled, region=CIANJUR)
    opened = casework.open_emergency(
        accounts[COLLEAGUE],
        by=mate,
        kind="intake.report",
        subject=row.code,
        reason="Anak harus dijemput malam ini juga.",
    )
    mention = Mention.objects.filter(report=row).order_by("span_start")[0]
    return Matter(("intake.report", str(row.pk)), {
        "report": str(row.pk), "hand_off": str(hand.pk), "sent": str(own.pk), "notice": str(notice.pk), "request": str(asked.pk),
        "opening": str(opened.pk), "mention": str(mention.pk),
    }, row.code)  # fmt: skip


def happened(accounts: dict[str, Account]) -> Matter:
    """An event that rests on a report, with people, a police file and an assignment of the walled post."""
    told_of = reported(accounts)
    made = _case(Report.objects.get(pk=told_of.ids["report"]), accounts, NAME, LP)
    return Matter(("casework.peristiwa", made["event"]), {**told_of.ids, **made}, told_of.code)


def found(accounts: dict[str, Account]) -> Matter:
    """An event that an officer found by himself, with its police file: no report stands behind it."""
    made = _case(None, accounts, NAME, LP)
    return Matter(("casework.peristiwa", made["event"]), made, Peristiwa.objects.get(pk=made["event"]).code)


def _case(
    report: Report | None, accounts: dict[str, Account], name: str, lp: str, to: str = "polres"
) -> dict[str, str]:
    mate, on = make.viewer(accounts[COLLEAGUE]), today("WIB", now())
    facts = casework.PeristiwaFacts(
        CIANJUR, mate.task_force, f"{name} dijanjikan kerja restoran.", occurred_from=on - 20 * DAY
    )
    event = casework.open_peristiwa(facts, by=mate, report=report)
    lead = make.viewer(accounts[COLLEAGUE])
    person = casework.add_person(
        event, casework.PersonFacts(name, PersonRole.KORBAN, status=VictimStatus.TERINDIKASI), by=lead
    )
    file = casework.open_perkara(
        event, by=lead, unit=str(accounts["polres"].appointment.post.agency_id), lp_number=lp, process_key=NEW,
        reported_on=on - 15 * DAY, today=on,
    )  # fmt: skip
    casework.record_entry(file, by=lead, mark=EntryMark.STAGE, key="lidik", on=on - 14 * DAY, today=on)
    letter = assignments.assign(
        ("casework.peristiwa", str(event.pk)), str(accounts[to].appointment.post_id), letter="ST/9/CONTOH",
        valid_from=on, valid_to=None, by=make.viewer(accounts[CUSTODIAN]),
    )  # fmt: skip
    casework.open_page(event, by=lead)
    casework.open_file(file, by=lead)
    return {
        "event": str(event.pk),
        "person": str(person.mention_id),
        "file": str(file.pk),
        "assignment": str(letter.pk),
    }


MATTERS: dict[str, Callable[[dict[str, Account]], Matter]] = {
    "unread report": unread, "decided report": reported, "case": happened, "event without a report": found,
}  # fmt: skip


def wall_off(matter: Matter, who: str) -> None:
    """The reporter walls a party off."""
    casework.wall_off(
        matter.walled, who, by=SYSTEM, source=WallSource.REPORTER, reason="Disebut meminta uang."
    )


def going_on(accounts: dict[str, Account], everyday: dict[str, str]) -> None:
    """What goes on in both worlds afterwards: searches, a list of what is due, reminders, the night."""
    mate = make.viewer(accounts[COLLEAGUE])
    for words in (NAME, PHONE, "Contoh"):
        search(words, by=mate)
    similar_reports(Report.objects.select_related("region").get(pk=everyday["report"]), by=mate)


def weeks_later(accounts: dict[str, Account]) -> None:
    """Clocks have run out; a list of what may be destroyed is drawn up; the night counts."""
    on, custodian = today("WIB", now()), make.viewer(accounts[CUSTODIAN])
    period = RetentionPeriod.objects.get(class_key="cases")
    casework.draw_up_review(period, by=custodian, today=on, zone="WIB")
    coordination.remind(by=SYSTEM, at=now())
    for force in registry.task_forces(on):
        insight.build_night(force, by=SYSTEM, now=now(), holidays=HOLIDAYS)
