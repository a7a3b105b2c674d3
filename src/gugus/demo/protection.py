"""Invented requests about personal data, data incidents and a confirmed period."""

from __future__ import annotations

from datetime import date, datetime

from gugus.casework import actions as casework
from gugus.core.breaches import actions as breaches
from gugus.core.breaches.actions import Handling, Met, What, Who
from gugus.core.breaches.rules import CountBound
from gugus.core.models import Breach
from gugus.core.retention import actions as retention
from gugus.core.rights import actions as rights
from gugus.core.rights.actions import Asked
from gugus.core.rights.rules import Decision, RequestKind
from gugus.core.time import living_at
from gugus.core.viewer import Viewer
from gugus.demo import accounts, offices
from gugus.demo.files import Data, declared, instant


def load(today: date, latest: datetime) -> None:
    """Tell every declared request, incident and period."""
    said = declared("protection")
    for one in said["requests"]:
        _request(one, today, latest)
    for one in said["breaches"]:
        _breach(one, today, latest)
    for one in said["periods"]:
        by, region = accounts.of(one["office"], "hukum"), offices.force(one["office"]).region_id
        retention.confirm_period(
            one["class_key"], by=by, region=region, months=one["months"], basis=one["basis"]
        )


def _request(one: Data, today: date, latest: datetime) -> None:
    force, by = offices.force(one["office"]), accounts.of(one["office"], "kustodian")
    at = min(instant(one["at"], today, force.region.zone), latest)
    asked = Asked(
        RequestKind(one["kind"]), one["door"], one["proof"], at, one["name"], one["contact"], one["words"]
    )
    with living_at(at):
        row = casework.take_in_request(asked, by=by, region=force.region_id)
    if "decision" not in one:
        return
    closed = instant(one["closed"], today, force.region.zone)
    with living_at(closed):
        casework.decide_request(
            row, by=by, decision=Decision(one["decision"]), ground=one["ground"], answer=one["answer"],
            proof=one["proof"], subject="",
        )  # fmt: skip
        rights.close(row, by=by, letter_number=one["letter"], letter_on=closed.date(), today=closed.date())


def _breach(one: Data, today: date, latest: datetime) -> None:
    force, by = offices.force(one["office"]), accounts.viewer(one["by"])
    at = min(instant(one["at"], today, force.region.zone), latest)
    with living_at(at):
        met = Met(one["how"], at, at.date())
        row = breaches.open_breach(met, by=by, region=force.region_id, today=at.date())
        if "what" in one:
            _screens(row, one, by)


def _screens(row: Breach, one: Data, by: Viewer) -> None:
    breaches.save_what(row, What(tuple(one["data"]), one["what"]), by=by)
    breaches.save_who(
        row, Who(tuple(one["people"]), one["count"], CountBound(one["bound"]), one["harm"]), by=by
    )
    breaches.save_handling(row, Handling(one["handling"], harms_service=False), by=by)
    breaches.save_told(row, by=by, text=one["told"], not_told="")
    breaches.save_changed(row, by=by, text=one["changed"])
    breaches.finish(row, by=by)
