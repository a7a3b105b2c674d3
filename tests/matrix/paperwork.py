"""What an office of the matrix has besides cases: rakor, activities, articles, requests, incidents, lists, accounts."""

from __future__ import annotations

from datetime import timedelta

from gugus.accounts import actions as accounts
from gugus.accounts.actions import open_account
from gugus.accounts.models import Account, BreakGlass
from gugus.casework import actions as casework
from gugus.coordination.tests import make as rakor
from gugus.core.breaches import actions as breaches
from gugus.core.breaches.actions import Handling, Met, What, Who
from gugus.core.breaches.rules import CountBound
from gugus.core.models import Breach, RetentionReview
from gugus.core.retention import actions as retention
from gugus.core.rights.actions import Asked
from gugus.core.rights.rules import Decision, RequestKind
from gugus.core.time import now
from gugus.core.viewer import Viewer
from gugus.intake.models import Report
from gugus.intake.tests import make as intake
from gugus.outreach.tests import make as outreach
from gugus.registry.tests import make as registry
from gugus.registry.tests.make import CIANJUR
from tests.matrix.cases import REASON
from tests.matrix.office import BY, Office, Place
from tests.matrix.things import OURS, PLAIN, SELF, WALLED, Thing, Things

TODAY = rakor.TODAY
ASKED_BY = "Sari Bayangan"


def fill(things: Things, office: Office) -> None:
    """One of each, at the own task force."""
    _rakor(things, office)
    _articles(things)
    _requests(things, office)
    _incidents(things, office)
    _lists(things, office)
    _accounts(things, office)
    things.put("joined", OURS, Thing(code=intake.report().code))
    _emergencies_over(things, office)


def _rakor(things: Things, office: Office) -> None:
    meeting = rakor.meeting(title="Rakor rekaan")
    activity = outreach.activity(title="Sosialisasi rekaan")
    for kind, row in (("meeting", meeting), ("activity", activity)):
        thing = Thing(str(row.pk), code=row.title)
        things.put(kind, OURS, thing)
        things.put({"meeting": "meetings", "activity": "activities"}[kind], OURS, thing)
    for place, role in office.accounts:
        if place is Place.OWN:
            promised = rakor.commitment(meeting, owner=office.post(place, role))
            things.put("commitment", OURS, Thing(str(promised.pk)), "", role)


def _articles(things: Things) -> None:
    row = rakor.draft("request")
    article = str(row.article_id)
    for kind in ("article", "articles"):
        things.put(kind, OURS, Thing(article, {"source": article}, code="Artikel contoh"))
    things.put("draft", OURS, Thing(str(row.pk), {"source": article, "pk": str(row.pk)}))
    things.forms["drafts"] = {"do": "accept", "group": "request", "draft": str(row.pk)}


def _custodian(office: Office) -> Viewer:
    """Somebody else than those who ask: the custodian of the other agency."""
    return office.viewer(Place.AGENCY, "kustodian")


def _requests(things: Things, office: Office) -> None:
    """Requests that wait, one of them about a walled report; one decided; one of which an erasure was granted."""
    by = _custodian(office)
    for variant in (OURS, WALLED):
        code = things.held["report", variant, "", ""].code
        asked = _asked(RequestKind.SEE, code)
        thing = _take_in(asked, by)
        for kind in ("request", "requests"):
            things.put(kind, variant, thing)
    things.put("request_decided", OURS, _take_in(_asked(RequestKind.SEE, ""), by, decide=True))
    old = intake.report()
    things.put("request_erasing", OURS, _take_in(_asked(RequestKind.ERASE, old.code), by, decide=True))
    things.put("erasing_code", OURS, Thing(code=old.code))


def _asked(kind: RequestKind, subject: str) -> Asked:
    return Asked(
        kind, "in_person", "seen", now() - timedelta(hours=2), ASKED_BY, "Lewat pendamping", "Mohon.", subject
    )


def _take_in(asked: Asked, by: Viewer, *, decide: bool = False) -> Thing:
    row = casework.take_in_request(asked, by=BY if not decide else by, region=CIANJUR)
    if decide:
        casework.decide_request(
            row, by=by, decision=Decision.GRANTED, ground="", answer="Kami menjawab.", proof="seen", subject=asked.subject
        )  # fmt: skip
    return Thing(str(row.pk), {"pk": str(row.pk)}, code=row.code, words=ASKED_BY)


def _incidents(things: Things, office: Office) -> None:
    """For every role an incident that its post records, and one that is finished; the own ones of a custodian are due first."""
    for place, role in office.accounts:
        if place is Place.OWN:
            by = office.viewer(place, role)
            hours = 9 if by.may("rights.read") else 1
            waiting, done = _incident(by, hours), _finished(_incident(by, 0), by)
            for kind in ("breach", "breaches"):
                things.put(kind, OURS, Thing(str(waiting.pk), code=waiting.code), "", role)
            letter = {"about": "insiden", "pk": str(done.pk), "letter": "breach_authority"}
            things.put("letter_incident", OURS, Thing(str(done.pk), letter), "", role)


def _incident(by: Viewer, hours: int) -> Breach:
    return breaches.open_breach(
        Met("wrong_recipient", now() - timedelta(hours=hours), None), by=by, region=CIANJUR, today=TODAY
    )


def _finished(row: Breach, by: Viewer) -> Breach:
    breaches.save_what(row, What(("child",), "Daftar terkirim ke grup lain."), by=by)
    breaches.save_who(row, Who(("children",), 12, CountBound.ABOUT, "Anak dapat dikenali."), by=by)
    breaches.save_handling(row, Handling("Pesan ditarik.", harms_service=False), by=by)
    breaches.save_told(row, by=by, text="Kustodian, per telepon.", not_told="")
    breaches.save_changed(row, by=by, text="Daftar tidak lagi dikirim.")
    breaches.finish(row, by=by)
    return row


def _lists(things: Things, office: Office) -> None:
    """Lists of what may be destroyed: one drawn up, one confirmed, one carried out with its minutes."""
    by, second = _custodian(office), office.viewer(Place.AGENCY, "hukum")
    period = retention.confirm_period(
        "cases", by=by, region=CIANJUR, months=12, basis="JRA Contoh Nomor 1 Tahun 2025"
    )
    rows = [_drawn_up(period, by) for _ in range(3)]
    for row in rows[1:]:
        retention.confirm(row, by=second, spared=[])
    casework.carry_out_review(rows[2], by=by)
    for kind, row in zip(("review", "review_confirmed", "review_done"), rows, strict=True):
        things.put(kind, OURS, Thing(str(row.pk), code=row.code))
    things.put("reviews", OURS, Thing(code=rows[0].code))
    for kind, about, pk, letter in (
        ("letter_minutes", "retensi", str(rows[2].pk), "destruction"),
        ("letter_answer", "hak", things.held["request_decided", OURS, "", ""].pk, "rights_answer"),
    ):
        things.put(kind, OURS, Thing(pk, {"about": about, "pk": pk, "letter": letter}))


def _drawn_up(period: object, by: Viewer) -> RetentionReview:
    old = intake.report()
    Report.objects.filter(pk=old.pk).update(received_at=now() - timedelta(days=800))
    return retention.draw_up(period, [("intake.report", str(old.pk), old.code)], by=by)  # type: ignore[arg-type]


def _accounts(things: Things, office: Office) -> None:
    """Somebody of the own task force whom administrators look after, with a change that waits for a second person."""
    force = str(registry.task_force(CIANJUR).pk)
    for kind, key, role in (("account", "ketua", "lapangan"), ("account_changing", "penyidik", "penyidik")):
        row = open_account(
            f"sasaran.{key}", by=BY, appointment=str(registry.appointment(CIANJUR, post_key=key).pk), task_force=force,
            roles=(role,), password="empat kata tanpa hubungan",
        )  # fmt: skip
        things.put(kind, OURS, Thing(str(row.pk), code=row.username))
    things.put("accounts", OURS, things.held["account", OURS, "", ""])
    things.put("account_ending", OURS, Thing(str(office.accounts[Place.LIMITED, "lapangan"].pk)))
    _changing(things, office)
    for (place, role), own in office.accounts.items():
        if place is Place.OWN:
            for kind in ("account", "account_changing", "account_ending"):
                things.put(kind, SELF, Thing(str(own.pk), code=own.username), "", role)


def _changing(things: Things, office: Office) -> None:
    row = Account.objects.get(username="sasaran.penyidik")
    by = office.viewer(Place.AGENCY, "admin")
    asked = accounts.ask_reset(row, by=by)
    things.put("change", OURS, Thing(str(asked.change.pk)))
    invited = accounts.invite(
        "undangan.baru", by=BY, appointment=str(registry.appointment(CIANJUR, post_key="sekretaris").pk),
        task_force=str(registry.task_force(CIANJUR).pk), roles=("lapangan",),
    )  # fmt: skip
    things.put("invitation", OURS, Thing(invited.link, {"link": invited.link}))


def _emergencies_over(things: Things, office: Office) -> None:
    """An opening that has ended, to be reviewed; all of them were looked at."""
    held, by = office.accounts[Place.OWN, "lpsk"], office.viewer(Place.OWN, "lpsk")
    code = things.held["report", PLAIN, "", ""].code
    over = casework.open_emergency(held, by=by, kind="intake.report", subject=code, reason=REASON)
    accounts.end_emergency(over, by=by)
    BreakGlass.objects.update(seen_at=now(), seen_by=office.accounts[Place.AGENCY, "pengawas"])
    things.put("opening_over", OURS, Thing(str(over.pk)))
