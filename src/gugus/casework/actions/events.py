"""Opening a peristiwa and a perkara, putting people in roles, recording what happened to the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from gugus.accounts.rules.standing import check_begins
from gugus.casework import reads, rules
from gugus.casework.actions.walls import held, share_walls
from gugus.casework.models import FileEntry, Part, Peristiwa, PeristiwaReport, Perkara
from gugus.casework.processes import declared
from gugus.casework.reads.access import knows_file, knows_people
from gugus.casework.rules import Act, EntryMark, PersonRole, VictimStatus
from gugus.core import assignments, audit, vault
from gugus.core.errors import Denied
from gugus.core.ids import free_code, new_id
from gugus.core.matters import Matter
from gugus.core.reads import visible
from gugus.core.rules import check_may, check_region
from gugus.core.time import now
from gugus.core.time import today as legal_day
from gugus.core.viewer import Viewer
from gugus.intake import actions as intake
from gugus.intake.models import Report
from gugus.intake.rules import MentionKind
from gugus_engine import process
from gugus_engine.process import NotAllowed
from gugus_engine.say import Say

CODE_ONLY = "code_only"
"""The note of an opening that showed no people: the viewer's post is not assigned."""


@dataclass(frozen=True)
class PeristiwaFacts:
    """What is known when a peristiwa is opened; every day may be unknown."""

    region: str
    task_force: str
    summary: str
    origin: str | None = None
    destination: str = ""
    occurred_from: date | None = None
    occurred_to: date | None = None


@dataclass(frozen=True)
class PersonFacts:
    """A person as written somewhere, in a role; `is_child` None when not known.

    `same_as` is the mention of a person who already stands in this peristiwa: a further role of the
    same person makes no second mention; name and year of birth are not written again.
    """

    name: str
    role: PersonRole
    act: Act | None = None
    status: VictimStatus | None = None
    is_child: bool | None = None
    same_as: str = ""
    birth_year: int | None = None


def _is_taken(code: str) -> bool:
    return Peristiwa.objects.filter(code=code).exists()


@transaction.atomic
def open_peristiwa(facts: PeristiwaFacts, *, by: Viewer, report: Report | None = None) -> Peristiwa:
    """Open the file of something that happened, resting on a report where there is one.

    The post that opens it works on it for 14 days while its letter of assignment is still to come.
    """
    check_may(by, "event.write", facts.region)
    check_begins(by)
    rules.check_summary(facts.summary)
    rules.check_period(facts.occurred_from, facts.occurred_to)
    pk = new_id()
    row = Peristiwa.objects.create(
        id=pk, code=free_code("K", _is_taken), region_id=facts.region, task_force_id=facts.task_force,
        origin_id=facts.origin, opened_at=now(), opened_by_id=by.post or None,
        occurred_from=facts.occurred_from, occurred_to=facts.occurred_to,
        sealed_summary=vault.seal(Matter.EVENT, pk, "summary", facts.summary),
        sealed_destination=_sealed_destination(pk, facts.destination),
    )  # fmt: skip
    audit.record("peristiwa.open", by=by, on=row)
    assignments.assign_provisionally(
        (Matter.EVENT, str(row.pk)), on=legal_day(row.region.zone, row.opened_at), by=by
    )
    if report is not None:
        _join(row, report, by=by)
    return row


def _sealed_destination(pk: UUID, text: str) -> bytes | None:
    return vault.seal(Matter.EVENT, pk, "destination", text) if text else None


@transaction.atomic
def join_report(row: Peristiwa, report: Report, *, by: Viewer) -> None:
    """Say that a report is about this peristiwa; saying it twice changes nothing."""
    check_may(by, "event.write", row.region_id)
    rules.check_assigned(knows_people(by, row))
    _join(row, report, by=by)


def _join(row: Peristiwa, report: Report, *, by: Viewer) -> None:
    check_region(by, report.region_id)
    for each in ((Matter.EVENT, str(row.pk)), (Matter.REPORT, str(report.pk))):
        held(each)
    _, fresh = PeristiwaReport.objects.get_or_create(
        peristiwa=row, report=report, defaults={"joined_at": now()}
    )
    if fresh:
        audit.record("peristiwa.join_report", by=by, on=row, note=str(report.pk))
        share_walls((Matter.EVENT, str(row.pk)), by=by)


@transaction.atomic
def open_file(row: Perkara, *, by: Viewer) -> None:
    """Somebody opens a police file: audited each time."""
    check_may(by, "perkara.read", row.region_id)
    audit.record("perkara.read", by=by, on=row)


@transaction.atomic
def open_page(row: Peristiwa, *, by: Viewer) -> None:
    """Somebody opens a peristiwa: audited each time, with whether an assignment opened its people."""
    check_may(by, "event.read", row.region_id)
    audit.record("peristiwa.read", by=by, on=row, note="" if knows_people(by, row) else CODE_ONLY)


@transaction.atomic
def add_person(row: Peristiwa, facts: PersonFacts, *, by: Viewer) -> Part:
    """Put a person into a role: a new mention, or one who already stands in this peristiwa."""
    check_may(by, "event.write", row.region_id)
    rules.check_assigned(knows_people(by, row))
    rules.check_role(facts.role, facts.act or "", facts.status or "")
    mention, is_child = _same_person(row, facts) if facts.same_as else _new_person(row, facts, by)
    part = Part.objects.create(
        peristiwa=row, mention_id=mention, role=facts.role, act=facts.act or "", status=facts.status or "",
        is_child=is_child, since=now(),
    )  # fmt: skip
    audit.record("peristiwa.add_person", by=by, on=row, note=facts.role)
    return part


def _new_person(row: Peristiwa, facts: PersonFacts, by: Viewer) -> tuple[UUID, bool | None]:
    rules.check_person(facts.name)
    rules.check_birth_year(facts.birth_year, now().year)
    written = intake.Written(MentionKind.PERSON, facts.name.strip(), born=facts.birth_year)
    mention = intake.add_mention(written, by=by, region=row.region_id, matter=row.pk)
    return mention.pk, facts.is_child


def _same_person(row: Peristiwa, facts: PersonFacts) -> tuple[UUID, bool | None]:
    parts = list(Part.objects.filter(peristiwa=row, mention_id=facts.same_as))
    if not parts:
        raise Denied(Say("casework.person_not_here"))
    rules.check_another_role({(part.role, part.act) for part in parts}, facts.role, facts.act or "")
    earlier = next((part.is_child for part in parts if part.is_child is not None), None)
    return parts[0].mention_id, facts.is_child if facts.is_child is not None else earlier


@transaction.atomic
def open_perkara(
    row: Peristiwa, *, by: Viewer, unit: str, lp_number: str, process_key: str, reported_on: date, today: date
) -> Perkara:
    """Record a police file: its number, the process a person chose, the day it was reported.

    A number that stands behind a wall is not said to be known.
    """
    check_may(by, "perkara.write", row.region_id)
    check_begins(by)
    rules.check_assigned(knows_people(by, row))
    rules.check_not_future(reported_on, today)
    number = " ".join(lp_number.split())
    known = visible(Perkara.objects.filter(unit__pk=unit, lp_number__iexact=number), by)
    rules.check_lp_number(number, known=known.exists())
    candidates = tuple(key for key, _ in reads.regimes(row.occurred_from, reported_on))
    rules.check_regime(process_key, candidates)
    chosen = declared()[process_key]
    perkara = Perkara.objects.create(
        peristiwa=row, region_id=row.region_id, unit_id=unit, lp_number=number,
        process_key=process_key, process_version=chosen.process.version, process_hash=chosen.hash,
        regime_confirmed_by_id=by.post or None, opened_at=now(),
    )  # fmt: skip
    audit.record("perkara.open", by=by, on=perkara, note=process_key)
    record_entry(perkara, by=by, mark=EntryMark.STAGE, key="reported", on=reported_on, today=today)
    return perkara


@transaction.atomic
def record_entry(
    perkara: Perkara, *, by: Viewer, mark: EntryMark, key: str, on: date, today: date, letter_number: str = "",
    recap: bool = False,
) -> tuple[Say, ...]:  # fmt: skip
    """Record a stage entered or an act done; returns what the person should know (a used-up limit warns)."""
    check_may(by, "perkara.write", perkara.region_id)
    rules.check_assigned(knows_file(by, perkara))
    rules.check_not_future(on, today)
    Perkara.objects.select_for_update().get(pk=perkara.pk)
    cautions = _check_entry(perkara, mark, key, on, recap=recap)
    last = FileEntry.objects.filter(perkara=perkara).aggregate(last=Max("number"))["last"]
    FileEntry.objects.create(
        perkara=perkara, number=(last or 0) + 1, mark=mark, key=key, on=on, letter_number=letter_number.strip(),
        recorded_at=now(), recorded_by_id=by.post or None,
    )  # fmt: skip
    audit.record("perkara.record", by=by, on=perkara, note=f"{mark}:{key}")
    return cautions


def _check_entry(perkara: Perkara, mark: EntryMark, key: str, on: date, *, recap: bool) -> tuple[Say, ...]:
    declared_process = reads.process_of(perkara)
    if mark is EntryMark.ACT:
        if key not in declared_process.act:
            raise Denied(Say("casework.unknown_act"))
        return ()
    stages, _ = reads.history(reads.entries(perkara))
    try:
        return process.check_step(declared_process, stages, key, on, recap=recap)
    except NotAllowed as error:
        raise Denied(error.say) from error
