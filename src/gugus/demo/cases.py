"""The invented continuation of handling: events, letters of assignment, people in roles, police files and stages."""

from __future__ import annotations

from datetime import date, datetime, time

from gugus.casework import actions
from gugus.casework.actions import Letter, PeristiwaFacts, PersonFacts
from gugus.casework.models import Peristiwa, Perkara
from gugus.casework.rules import Act, EntryMark, PersonRole, VictimStatus
from gugus.core.time import living_at
from gugus.core.time import today as legal_day
from gugus.core.tokens import spent
from gugus.core.viewer import Viewer
from gugus.demo import accounts, offices, reports
from gugus.demo.files import Data, day, declared, instant
from gugus.intake.models import Report


def load(today: date, latest: datetime) -> None:
    """Open every declared case with its people and police files."""
    for said in declared("continuation")["cases"]:
        force = offices.force(said["office"])
        with living_at(min(instant(said["at"], today, force.region.zone), latest)):
            row = _open(said, today)
        for one in said.get("files", []):
            _file(row, said["office"], one, today, latest)


def _report(key: str) -> Report:
    token = spent(reports.key_of({"key": key}))
    return Report.objects.get(pk=token.subject if token else "")


def _open(said: Data, today: date) -> Peristiwa:
    force, by = offices.force(said["office"]), accounts.of(said["office"], "penyidik")
    occurred = said.get("occurred", [None, None])
    facts = PeristiwaFacts(
        region=force.region_id, task_force=str(force.pk), summary=said["summary"], origin=said.get("origin"),
        destination=said.get("destination", ""), occurred_from=day(occurred[0], today),
        occurred_to=day(occurred[1], today),
    )  # fmt: skip
    row = actions.open_peristiwa(facts, by=by, report=_report(said["report"]) if "report" in said else None)
    for letter in said["letters"]:
        _assign(row, said["office"], letter, today)
    by = accounts.of(said["office"], "penyidik")
    for key in said.get("also", []):
        actions.join_report(row, _report(key), by=by)
    for person in said["people"]:
        actions.add_person(row, _person(person), by=by)
    return row


def _assign(row: Peristiwa, office: str, said: Data, today: date) -> None:
    """Record a letter of assignment as the secretariat does, from the day the case was opened or a later one."""
    opened = legal_day(row.region.zone, row.opened_at)
    letter = Letter(
        row.code, str(offices.post(office, said["post"]).pk), said["number"], day(said.get("from"), today) or opened,
        day(said.get("to"), today),
    )  # fmt: skip
    actions.assign_case(letter, by=accounts.of(office, "sekretariat"), on=opened)


def _person(said: Data) -> PersonFacts:
    return PersonFacts(
        name=said["name"], role=PersonRole(said["role"]), act=Act(said["act"]) if "act" in said else None,
        status=VictimStatus(said["status"]) if "status" in said else None, is_child=said.get("child"),
    )  # fmt: skip


def _file(row: Peristiwa, office: str, said: Data, today: date, latest: datetime) -> None:
    by: Viewer = accounts.of(office, "penyidik")
    reported = day(said["reported"], today) or today
    with living_at(_noon(max(reported, row.opened_at.date()), latest)):
        perkara = actions.open_perkara(
            row, by=by, unit=str(offices.post(office, "polres/kapolres").agency_id), lp_number=said["lp"],
            process_key=said["process"], reported_on=reported, today=today,
        )  # fmt: skip
    for one in said["entries"]:
        _entry(perkara, one, by, today, latest)


def _noon(on: date, latest: datetime) -> datetime:
    return min(datetime.combine(on, time(12), tzinfo=latest.tzinfo), latest)


def _entry(perkara: Perkara, one: Data, by: Viewer, today: date, latest: datetime) -> None:
    on = day(one["day"], today) or today
    with living_at(_noon(max(on, perkara.opened_at.date()), latest)):
        actions.record_entry(
            perkara, by=by, mark=EntryMark.ACT if "act" in one else EntryMark.STAGE,
            key=one.get("act") or one["stage"], on=on, today=today, letter_number=one.get("letter", ""),
        )  # fmt: skip
