"""Builders of coordination: a rakor, a commitment, and drafts of an article in our own sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from gugus.coordination import actions
from gugus.coordination.actions import MeetingFacts, Promise
from gugus.coordination.models import Commitment, Meeting, MeetingNote
from gugus.core.viewer import Viewer
from gugus.desk.tests.make import post, ratna
from gugus.intake import actions as intake
from gugus.intake.models import ArticleDraft
from gugus.outreach.rules import HeldBasis
from gugus.registry.models import Source
from gugus.registry.tests.make import CIANJUR

TODAY = date(2026, 11, 21)
HELD = date(2026, 10, 5)
DUE = date(2026, 11, 30)
TEXT = (
    "Dinas Contoh menggelar sosialisasi di Cianjur, Senin (5/10). Tercatat 400 orang hadir daring dan 60 orang "
    "di aula, panitia menyebut 500 peserta. Kepala dinas mengatakan lebih dari 30 kasus ditangani sepanjang 2025. "
    "Kepolisian meminta pemerintah daerah menambah anggaran."
)

NEWS = """Melati Contoh membuka acara di Cianjur.

Dinas Sosial Kabupaten Cianjur menggelar sosialisasi pencegahan tindak pidana perdagangan orang (TPPO) di Aula \
Pancaniti, Senin (5/10/2026). Kegiatan itu diikuti 400 orang secara daring dan 60 orang secara luring.

Menurut Kepala Dinas Sosial Kabupaten Cianjur, Melati Contoh, lebih dari 30 kasus TPPO ditangani sepanjang 2025.
"""

FIGURE_ONLY = (
    "Kepala Dinas Sosial Kabupaten Cianjur mengatakan lebih dari 30 kasus tindak pidana perdagangan orang (TPPO) "
    "ditangani sepanjang 2025."
)
NOTHING_TO_KEEP = (
    "Tindak pidana perdagangan orang (TPPO) diatur dalam undang-undang. Tulisan ini memperkenalkan istilah yang "
    "dipakai di dalamnya, satu per satu, supaya pembaca tidak keliru memahaminya."
)
NOTES_ONLY = (
    "Kapolres Cianjur mengatakan tindak pidana perdagangan orang (TPPO) di wilayahnya sering bermula dari faktor "
    "ekonomi. Ia mengimbau warga tidak mudah percaya pada lowongan kerja ke luar negeri. Dinas Sosial Kabupaten "
    "Cianjur berjanji akan menyediakan dua kamar rumah aman mulai Juli 2027."
)
AGAIN = """Warga Cianjur belajar mengenali janji palsu calo.

Dinas Sosial Kabupaten Cianjur mengadakan sosialisasi pencegahan tindak pidana perdagangan orang (TPPO) di Aula \
Pancaniti pada Senin (5/10/2026). Kegiatan itu diikuti 425 orang secara daring dan 60 orang secara luring.

Kepala Dinas Sosial Kabupaten Cianjur menyebut lebih dari 30 kasus TPPO ditangani sepanjang 2025.
"""
"""The event of NEWS as another outlet tells it: one number differs."""


def meeting(
    *, by: Viewer | None = None, held_on: date | None = HELD, title: str = "Rakor contoh", **rest: Any
) -> Meeting:
    """A rakor of Cianjur's task force, opened by Ratna."""
    at = by or ratna()
    basis = HeldBasis.DECLARED if held_on else HeldBasis.UNKNOWN
    facts = MeetingFacts(title, CIANJUR, at.task_force, held_on=held_on, held_basis=basis)
    return actions.open_meeting(replace(facts, **rest), by=at)


def said(**changes: Any) -> Promise:
    """A promise of the investigator's post: evidence, no money."""
    plain = Promise(owner=str(post("penyidik").pk), deliverable="Kunjungi lima desa tanpa sinyal", due_on=DUE)
    return replace(plain, **changes)


def commitment(at: Meeting | None = None, *, by: Viewer | None = None, **changes: Any) -> Commitment:
    """That promise, made at a rakor."""
    who = by or ratna()
    return actions.promise(at or meeting(by=who), said(**changes), by=who, today=TODAY)


def note(
    at: Meeting | None, *, by: Viewer | None = None, text: str = "Semua pihak bersinergi", **rest: Any
) -> MeetingNote:
    """A sentence without an owner."""
    who = by or ratna()
    return actions.add_note(by=who, meeting=at, task_force=who.task_force, region=CIANJUR, text=text, **rest)


def span(words: str) -> dict[str, object]:
    """The span of some words of the article."""
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "quote": words}


def activity_value(**changes: object) -> dict[str, object]:
    """An information session on "Senin (5/10)": the year is worked out."""
    held = {
        "value": "2026-10-05",
        "weekday": "Senin",
        "basis": "year_worked_out",
        "candidates": ["2020-10-05", "2026-10-05"],
    }
    place = {
        "code": CIANJUR,
        "name": "Kabupaten Cianjur",
        "level": "regency",
        "reason": None,
        "candidates": [CIANJUR],
    }
    value: dict[str, object] = {
        "type": "sosialisasi", "title": "Sosialisasi Dinas Contoh", "state": "held", "mode": "hybrid",
        "dates": {"published": None, "statement": None, "held": held}, "place": place,
        "venue": {"name": "Aula Contoh"}, "organiser": {"name": "Dinas Contoh"}, "agencies": [{"name": "Kejari Contoh"}],
    }  # fmt: skip
    return {**value, **changes}


def people_value(mode: str, number: int, **changes: object) -> dict[str, object]:
    """People of the activity a1 by one mode."""
    value: dict[str, object] = {
        "of": "a1", "mode": mode, "number": number, "bound": "exact", "word": "", "who": "peserta",
        "counted": "people", "status": "attended",
    }  # fmt: skip
    return {**value, **changes}


def found(activity: dict[str, object] | None = None) -> list[dict[str, Any]]:
    """Drafts as the reader gives them: activity, three numbers, a figure, a request."""
    figure = {
        "number": 30, "bound": "lower", "unit": "kasus", "period": {"from": "2025", "to": "2025", "text": "sepanjang 2025"},
        "part_of": None, "speaker": {"post": "Kepala dinas", "agency": "Dinas Contoh"}, "place": None,
    }  # fmt: skip
    request = {
        "from": {"name": "Kepolisian"},
        "to": {"name": "pemerintah daerah"},
        "what": "menambah anggaran",
        "of": "a1",
    }
    listed = [
        ("activity", activity or activity_value(), "Dinas Contoh menggelar sosialisasi di Cianjur"),
        ("participants", people_value("online", 400), "400 orang hadir daring"),
        ("participants", people_value("onsite", 60), "60 orang di aula"),
        ("participants", people_value("total", 500), "500 peserta"),
        ("figure", figure, "lebih dari 30 kasus"),
        ("request", request, "meminta pemerintah daerah menambah anggaran"),
    ]
    return [
        {"id": f"a{at}", "kind": kind, "value": value, "spans": [span(words)]}
        for at, (kind, value, words) in enumerate(listed, start=1)
    ]


def drafts(
    *, by: Viewer | None = None, activity: dict[str, object] | None = None, text: str = TEXT
) -> list[ArticleDraft]:
    """The drafts of an article that Ratna's office has read."""
    at = by or ratna()
    source = Source.objects.create(kind="article", title="Artikel contoh", text=text)
    return intake.keep_drafts(
        found(activity), by=at, article=str(source.pk), task_force=at.task_force, region=at.regions[0]
    )


def draft(kind: str, **rest: Any) -> ArticleDraft:
    """The first draft of a kind."""
    return next(row for row in drafts(**rest) if row.kind == kind)


def noted() -> list[ArticleDraft]:
    """The drafts of an article with a second figure, two claims, a promise of an office and a conflict of figures."""
    at = ratna()
    source = Source.objects.create(kind="article", title="Artikel dengan catatan", text=TEXT)
    told = [*found(), *_more()]
    return intake.keep_drafts(
        told, by=at, article=str(source.pk), task_force=at.task_force, region=at.regions[0]
    )


def _more() -> list[dict[str, Any]]:
    figure: dict[str, Any] = {**found()[4]["value"], "number": 28, "bound": "exact"}
    claim = {"what": "kasus ditangani", "claim": "trend_up", "speaker": None, "scope": None, "core": None}
    promise = {
        "what": "menambah anggaran",
        "owner": {"name": "Dinas Contoh"},
        "due": "akhir tahun",
        "amount": None,
        "core": None,
    }
    told = [
        ("f2", "figure", figure, "30 kasus"),
        ("n1", "claim", claim, "lebih dari 30 kasus ditangani"),
        ("n2", "claim", {**claim, "claim": "rank"}, "ditangani"),
        ("n3", "commitment", promise, "menambah anggaran"),
        ("n4", "conflict", {"conflict": "figures_differ", "of": ["a5", "f2"]}, "lebih dari 30 kasus"),
    ]
    return [
        {"id": key, "kind": kind, "value": value, "spans": [span(words)]} for key, kind, value, words in told
    ]
