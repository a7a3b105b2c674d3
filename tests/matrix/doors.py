"""What is sent at each door of the matrix: what a careful person would type there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from gugus.accounts.tests import make as accounts
from gugus.casework.actions.revealing import FORM
from gugus.casework.tests import make as casework
from gugus.coordination.tests import make as rakor
from gugus.core import tokens, walls
from gugus.core.ids import new_id
from gugus.core.purposes import purposes
from gugus.core.rules import PartyKind, party
from gugus.desk.tests import make as desk
from gugus.registry.models import Appointment, Post
from gugus.registry.tests.make import CIANJUR
from gugus.web.matrix import Cell
from tests.matrix.cases import ASKED, PROPOSED, STANDING
from tests.matrix.office import SPARE, Place, agency_key
from tests.matrix.things import OURS, Thing, Things

Sent = Mapping[str, object]


@dataclass(frozen=True)
class At:
    """Who stands at a door, asking for what, among which things."""

    things: Things
    thing: Thing
    role: str

    def other(self, kind: str) -> Thing:
        """Another thing of the office that is named in the form."""
        return self.things.get(kind, OURS, Place.OWN, "")


Maker = Callable[[At], Sent]
NEW = "empat kata lain sama sekali"
REASON = "Korban akan dibawa pergi malam ini dari rumah singgah."


def _decision(at: At) -> Sent:
    return {"token": tokens.issue(at.thing.pk), "decision": "not_tppo", "reason": "Bukan perdagangan orang."}


@cache
def _party(key: str) -> str:
    return party(PartyKind.POST, _post_id(key))


def _wall_step(step: str, key: str) -> Maker:
    """A step about the wall against a post, named as the page's own form names it."""
    return lambda _at: {
        "step": step, "party": walls.keyed(_party(key)), "reason": "Ternyata tidak terlibat.",
    }  # fmt: skip


def _identity(at: At) -> Sent:
    """The first purpose that a role is offered; any of them for a role that is offered none."""
    offered = [key for key, one in purposes().items() if at.role in one.roles]
    return {
        "purpose": (offered or list(purposes()))[0],
        "fields_wanted": ["name"],
        "token": tokens.issue(FORM),
    }


def _letter(at: At) -> Sent:
    return {
        "code": at.thing.code or "K-TIDAKADA", "post": _spare(Place.AGENCY), "number": "ST/2/XI/2026",
        "valid_from": "2026-11-21",
    }  # fmt: skip


@cache
def _spare(place: Place) -> str:
    return str(Post.objects.get(agency__key=agency_key(place), key=SPARE).pk)


@cache
def _post_id(key: str) -> str:
    return str(desk.post(key).pk)


def _roster(_at: At) -> Sent:
    return {
        "region": CIANJUR, "post": _post_id("sekretaris"), "backup_post": _post_id("penyidik"),
        "valid_from": "2027-01-01", "valid_to": "2027-01-31", "reads_at": "08.00", "urgent_minutes": "15", "all_hours": "24",
    }  # fmt: skip


def _file(_at: At) -> Sent:
    return {
        "lp_number": f"LP/B/{new_id().hex[:8]}/XI/2026/SPKT/POLRES CONTOH", "unit": str(casework.unit().pk),
        "reported_on": "2026-11-09", "process": casework.NEW,
    }  # fmt: skip


def _said(owner: bool) -> Maker:
    return lambda _at: {
        "key": str(new_id()), "deliverable": "Kunjungi lima desa", "owner": _post_id("penyidik") if owner else "",
        "due_on": "2026-11-30" if owner else "", "evidence_wanted": "", "budget_need": "", "budget_line": "", "note": "",
    }  # fmt: skip


def _activity(_at: At) -> Sent:
    return {
        "key": str(new_id()), "kind": "sosialisasi", "title": "Sosialisasi lain", "day": "2026-11-02", "online": "10",
        "onsite": "20", "place_province": CIANJUR[:2], "place_regency": CIANJUR,
    }  # fmt: skip


def _request(_at: At) -> Sent:
    return {
        "kind": "see", "words": "Saya ingin tahu data saya.", "name": "Sari Bayangan", "contact": "", "proof": "seen",
        "door": "in_person", "received_on": "2026-11-20", "received_time": "09.30", "subject": "",
    }  # fmt: skip


@cache
def _post(key: str, agency: str = f"uji-polres-{CIANJUR}") -> str:
    return str(Appointment.objects.get(post__agency__key=agency, post__key=key).pk)


def _plain(**said: object) -> Maker:
    return lambda _at: said


WITH_KEY: dict[tuple[str, str], Maker] = {
    ("meeting_new", "POST"): lambda _at: {"key": str(new_id()), "title": "Rakor lain", "day": "2026-11-02"},
    ("event_new", "POST report"): lambda at: {
        "summary": "Tiga orang dijanjikan kerja.", "region": CIANJUR, "report": at.thing.pk,
    },
    ("event_report", "POST"): lambda at: {"code": at.other("joined").code},
    ("account", "POST change"): lambda _at: {
        "step": "change", "appointment": _post("ketua"), "roles": ["lapangan", "desa"],
    },
    ("account_invite", "POST"): lambda _at: {
        "appointment": _post(SPARE, agency_key(Place.OWN)), "username": "undangan.lain", "roles": ["lapangan"],
    },
    ("break_glass_review", "POST"): lambda at: {
        "opening": at.thing.pk, "justified": "yes", "finding": "Nyawa terancam.",
    },
    ("factor_app", "POST"): lambda _at: {"code": accounts.code()},
}  # fmt: skip

SENT: dict[tuple[str, str], Maker] = {
    **WITH_KEY,
    ("report_decide", "POST"): _decision,
    ("person_reveal", "POST"): _identity,
    ("person_print", "POST"): _identity,
    ("assignments", "POST"): _letter,
    ("wall_set", "POST"): lambda _at: {"party": _party("ketua"), "reason": "Disebut ikut menahan paspor."},
    ("wall_step", "POST confirm"): _wall_step("confirm", PROPOSED),
    ("wall_step", "POST ask"): _wall_step("ask", STANDING),
    ("wall_step", "POST lift"): _wall_step("lift", ASKED),
    ("rosters", "POST"): _roster,
    ("file_new", "POST"): _file,
    ("meeting", "POST promise"): _said(owner=True),
    ("meeting", "POST note"): _said(owner=False),
    ("activity_new", "POST"): _activity,
    ("rights_new", "POST"): _request,
    ("confirm", "POST"): _plain(password=accounts.PASSWORD),
    ("sessions", "POST others"): _plain(scope="others"),
    ("sessions", "POST all"): _plain(scope="all"),
    ("password", "POST"): _plain(old=accounts.PASSWORD, new=NEW, again=NEW),
    ("passkey_add", "POST"): _plain(name="Ponsel", credential="{}"),
    ("passkey_sign_in", "POST"): _plain(credential="{}"),
    ("invited", "POST"): _plain(new=NEW, again=NEW),
    ("account", "POST reset"): _plain(step="reset"),
    ("account", "POST disable"): _plain(step="disable", reason="Ponsel dicuri."),
    ("account_end", "POST"): _plain(reason="mutasi", since="2026-11-21", number="", signed_on=""),
    ("appointment_new", "POST"): lambda _at: {
        "post": _post_id("ketua"),
        "holder": "Cempaka Rekaan",
        "kind": "plh",
        "number": "Sprin/9/XI/2026",
        "signed_on": "2026-11-20",
        "valid_from": "2026-11-21",
        "valid_to": "2026-11-27",
    },
    ("account", "POST transition"): _plain(step="transition", until="2027-01-31"),
    ("hand_off", "POST accept"): _plain(step="accept"),
    ("hand_off", "POST decline"): _plain(step="decline", text="Bukan wewenang kami."),
    ("hand_off", "POST done"): _plain(step="done", text="Sudah ditangani."),
    ("hand_off", "POST recall"): _plain(step="recall"),
    ("notices_seen", "POST"): _plain(ids="5f0d4a1e-0000-4000-8000-000000000009"),
    ("event_new", "POST"): _plain(summary="Tiga orang dijanjikan kerja.", region=CIANJUR),
    ("search_results", "POST"): _plain(text="Wulan Yudistira"),
    ("event_person", "POST"): _plain(who="", name="Bang Contoh", standing="terlapor:perekrut", is_child="no"),
    ("file", "POST"): _plain(what="stage:lidik", on="2026-11-09", letter_number="SP.Lidik/1/XI/2026"),
    ("articles", "POST"): _plain(text=rakor.NEWS, title="", publisher="Harian Contoh"),
    ("draft", "POST drop"): _plain(do="drop"),
    ("drafts", "POST"): lambda at: at.things.forms["drafts"],
    ("commitment", "POST"): _plain(to="berjalan", account=""),
    ("rights_request", "POST decide"): _plain(
        step="decide",
        decision="granted",
        ground="",
        answer="Kami menyimpan satu laporan.",
        proof="seen",
        subject="",
    ),
    ("rights_request", "POST close"): _plain(step="close", letter_number="800/1", letter_on="2026-11-21"),
    ("retention", "POST period"): _plain(
        class_key="cases", months="24", basis="JRA Contoh Nomor 2 Tahun 2026"
    ),
    ("retention", "POST draw_up"): _plain(draw_up="cases"),
    ("retention_review", "POST confirm"): _plain(step="confirm"),
    ("retention_review", "POST drop"): _plain(step="drop"),
    ("retention_review", "POST carry_out"): _plain(step="carry_out"),
    ("breach_new", "POST"): _plain(how="wrong_recipient", known_on="2026-11-21", known_time="08.15"),
    ("breach", "POST"): _plain(which=["child"], text="Daftar contoh terkirim ke grup lain."),
    ("break_glass", "POST"): lambda at: {
        "kind": "casework.peristiwa",
        "subject": at.thing.code or "K-TIDAKADA",
        "reason": REASON,
    },
    ("account", "POST confirm"): lambda at: {"step": "confirm", "change": at.other("change").pk},
    ("account", "POST withdraw"): lambda at: {"step": "withdraw", "change": at.other("change").pk},
    ("rights_request", "POST carry_out"): lambda at: {
        "step": "carry_out",
        "typed": at.other("erasing_code").code,
    },
    ("draft", "POST accept"): lambda at: at.things.forms["draft"],
}


def sent(cell: Cell, things: Things, thing: Thing) -> Sent:
    """What is sent there; nothing where nothing needs to be said."""
    maker = SENT.get((cell.row.page, cell.row.step))
    return maker(At(things, thing, cell.role)) if maker else {}
