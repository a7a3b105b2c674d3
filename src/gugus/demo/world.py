"""The demo world, part by part, in the order in which each needs the other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from gugus.coordination import actions as coordination
from gugus.core import audit
from gugus.core.time import now, today
from gugus.core.viewer import system
from gugus.demo import accounts, cases, events, meetings, offices, outreach, protection, reports
from gugus.demo.files import declared
from gugus.insight import actions as insight
from gugus.registry import actions as registry
from gugus.registry.holidays import national_holidays

BY = system("demo")


def parts() -> list[tuple[str, Callable[[], object]]]:
    """What to build, each with the sentence that says so."""
    at = now()
    day = today("WIB", at)
    return [
        ("loading 91,599 regions / memuat wilayah", lambda: registry.load_regions(by=BY)),
        ("loading offices / memuat instansi", lambda: registry.load_institutions(by=BY)),
        ("entering decrees and accounts / memuat gugus tugas dan akun", lambda: _offices(day)),
        ("telling the events of the articles / memuat peristiwa dari artikel", lambda: events.load(day)),
        ("telling what came after (invented) / memuat lanjutan contoh", lambda: _continuation(day, at)),
        ("building last night's figures / menghitung angka semalam", lambda: _night(at)),
    ]


def _offices(day: date) -> None:
    audit.record("demo.build", by=BY)
    offices.load(day)
    accounts.load(day)
    reports.load_rosters(day)


def _continuation(day: date, at: datetime) -> None:
    outreach.load(day)
    meetings.load(day)
    reports.load(day, at)
    cases.load(day, at)
    protection.load(day, at)
    for one in declared("continuation")["open_articles"]:
        force = offices.force(one["office"])
        coordination.read_article(
            one["text"], by=BY, task_force=str(force.pk), region=force.region_id, today=day, title=one["title"],
            publisher=one["publisher"],
        )  # fmt: skip


def _night(at: datetime) -> None:
    holidays = national_holidays(range(at.year - 1, at.year + 2))
    insight.build_nights(by=BY, now=insight.last_night(at), holidays=holidays)
