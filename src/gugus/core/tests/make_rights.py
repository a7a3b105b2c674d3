"""Builders for requests, breaches and periods, and the viewers who answer for them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from gugus.core.breaches import actions as breaches
from gugus.core.breaches.actions import Handling, Met, What, Who
from gugus.core.breaches.rules import CountBound
from gugus.core.models import Breach, RetentionPeriod, RightsRequest
from gugus.core.retention import actions as retention
from gugus.core.rights import actions as rights
from gugus.core.rights.actions import Asked
from gugus.core.rights.rules import RequestKind
from gugus.core.viewer import Viewer, ViewerKind

REGION, ELSEWHERE = "32.03", "32.15"
NOON = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)
TODAY = date(2026, 11, 21)
CUSTODIAN = frozenset({"desk.use", "rights.read", "rights.write", "retention.write"})
LEGAL = frozenset({"desk.use", "rights.read", "retention.write"})


def viewer(rights: frozenset[str], *, region: str = REGION, who: str = "ratna") -> Viewer:
    """Somebody at work with rights in a region; the post has the same name."""
    return Viewer(
        ViewerKind.PERSON,
        id=who,
        post=f"post-{who}",
        rights=rights,
        task_force=f"force-{region}",
        regions=(region,),
    )


def custodian(region: str = REGION, who: str = "ratna") -> Viewer:
    """Ratna, the custodian: answers requests."""
    return viewer(CUSTODIAN, region=region, who=who)


def legal(region: str = REGION) -> Viewer:
    """Arif, the legal officer: sees requests without names, draws up lists."""
    return viewer(LEGAL, region=region, who="arif")


def officer(region: str = REGION, who: str = "yosef") -> Viewer:
    """Yosef, an officer with no part in data protection."""
    return viewer(frozenset({"desk.use"}), region=region, who=who)


def asked(kind: RequestKind = RequestKind.SEE, *, subject: str = "", proof: str = "seen") -> Asked:
    """What an invented person asks, yesterday noon."""
    return Asked(
        kind,
        "in_person",
        proof,
        NOON,
        "Melati Contoh",
        "Jalan Contoh 1",
        "Saya ingin tahu data saya.",
        subject,
    )


def request(
    kind: RequestKind = RequestKind.SEE,
    *,
    by: Viewer | None = None,
    subject: str = "",
    matter: str = "",
    proof: str = "seen",
) -> RightsRequest:
    """A request that waits."""
    who = by or custodian()
    return rights.open_request(
        asked(kind, subject=subject, proof=proof), by=who, region=who.regions[0], matter=matter
    )


def breach(*, by: Viewer | None = None) -> Breach:
    """A breach whose first screen was saved."""
    who = by or officer()
    met = Met("wrong_recipient", NOON, date(2026, 11, 19))
    return breaches.open_breach(met, by=who, region=who.regions[0], today=TODAY)


def filled(row: Breach, *, by: Viewer | None = None, not_told: str = "") -> Breach:
    """A breach with every screen saved but the last."""
    who = by or officer()
    breaches.save_what(row, What(("child", "identity"), "Daftar contoh terkirim ke grup lain."), by=who)
    breaches.save_who(row, Who(("children",), 12, CountBound.ABOUT, "Anak dapat dikenali."), by=who)
    breaches.save_handling(
        row, Handling("Pesan ditarik, penerima diminta menghapus.", harms_service=False), by=who
    )
    breaches.save_told(row, by=who, text="Kustodian, per telepon.", not_told=not_told)
    breaches.save_changed(row, by=who, text="Daftar tidak lagi dikirim lewat grup.")
    return row


def finished(*, by: Viewer | None = None, not_told: str = "") -> Breach:
    """A finished record that waits for its letters."""
    row = filled(breach(by=by), by=by, not_told=not_told)
    breaches.finish(row, by=by or officer())
    return row


def period(class_key: str = "cases", *, months: int = 12, by: Viewer | None = None) -> RetentionPeriod:
    """A confirmed period."""
    who = by or legal()
    return retention.confirm_period(
        class_key, by=who, region=who.regions[0], months=months, basis="JRA Contoh Nomor 1 Tahun 2025"
    )
