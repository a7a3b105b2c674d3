"""The night: every task force's cells and late items, made anew from the rooms."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta

from django.db import transaction

from gugus.casework import reads as casework
from gugus.casework.rules import PersonRole, VictimStatus
from gugus.coordination import reads as coordination
from gugus.core import audit, walls
from gugus.core.time import today, zone_info
from gugus.core.viewer import Viewer
from gugus.desk import reads as desk
from gugus.insight import reads, rules
from gugus.insight.models import Cell, LateItem
from gugus.insight.rules import LateKind
from gugus.intake import reads as intake
from gugus.outreach import reads as outreach
from gugus.registry import reads as registry
from gugus.registry.models import Post, TaskForce
from gugus_engine.process import Confidence, Due, Holidays, State

NIGHT = time(1)


def last_night(now: datetime) -> datetime:
    """The instant of the last night at 01:00 Jakarta time before `now`."""
    local = now.astimezone(zone_info("WIB"))
    night = datetime.combine(local.date(), NIGHT, tzinfo=local.tzinfo)
    return night if night <= local else night - timedelta(days=1)


def build_nights(*, by: Viewer, now: datetime, holidays: Holidays) -> int:
    """Build the night of every task force in force; returns how many."""
    forces = registry.task_forces(today("WIB", now))
    for force in forces:
        build_night(force, by=by, now=now, holidays=holidays)
    return len(forces)


def build_missing(*, by: Viewer, now: datetime, holidays: Holidays) -> int:
    """Build the night of those task forces that have none since last 01:00; returns how many."""
    built, since = reads.built_at(), last_night(now)
    forces = registry.task_forces(today("WIB", now))
    missing = [force for force in forces if (at := built.get(str(force.pk))) is None or at < since]
    for force in missing:
        build_night(force, by=by, now=now, holidays=holidays)
    return len(missing)


@transaction.atomic
def build_night(force: TaskForce, *, by: Viewer, now: datetime, holidays: Holidays) -> None:
    """Replace one task force's figures by those of this night."""
    on = today(force.region.zone, now)
    start, end = rules.year_to(on)
    Cell.objects.filter(task_force=force).delete()
    LateItem.objects.filter(task_force=force).delete()
    Cell.objects.bulk_create(
        Cell(
            task_force=force, region_id=force.region_id, key=key, value=value, out_of=out_of, left_out=left_out,
            period_from=start, period_to=end, as_of=now,
        )
        for key, value, out_of, left_out in _figures(force, start, end, now)
    )  # fmt: skip
    LateItem.objects.bulk_create(
        LateItem(
            task_force=force, region_id=force.region_id, kind=kind, owner=owner, party=party, count=count,
            oldest_due=oldest, as_of=now,
        )
        for kind, owner, party, count, oldest in _late(force, on, now, holidays)
    )  # fmt: skip
    audit.record("night.build", by=by, on=force)


Figure = tuple[str, int, int | None, int]
"""Key, value, the whole it is a part of, records that could not be counted."""


def _figures(force: TaskForce, start: date, end: date, now: datetime) -> Iterable[Figure]:
    region = force.region_id
    opening = datetime.combine(start, time(0), tzinfo=zone_info(force.region.zone))
    # The reads count up to before `until`; what happens in this very instant belongs to this night.
    until = now + timedelta(microseconds=1)
    yield "laporan", intake.count_received(region, opening, until), None, 0
    for key, value in casework.count_opened(region, opening, until).items():
        yield key, value, None, 0
    people = casework.count_people(region, opening, until)
    yield "korban_terindikasi", people.get((PersonRole.KORBAN, VictimStatus.TERINDIKASI), 0), None, 0
    yield (
        "korban_dinyatakan_putusan",
        people.get((PersonRole.KORBAN, VictimStatus.DINYATAKAN_PUTUSAN), 0),
        None,
        0,
    )
    yield (
        "korban_dinilai_bukan",
        people.get((PersonRole.KORBAN, VictimStatus.DINILAI_BUKAN_KORBAN), 0),
        None,
        0,
    )
    yield "terlapor", people.get((PersonRole.TERLAPOR, ""), 0), None, 0
    yield from _outreach_figures(region, start, end)


def _outreach_figures(region: str, start: date, end: date) -> Iterable[Figure]:
    heads = outreach.heads(region, start, end)
    online = [one for one, _, _ in heads]
    onsite = [one for _, one, _ in heads]
    villages = registry.count_villages(region)
    yield "kegiatan", len(heads), None, outreach.count_without_day(region)
    yield "peserta_daring", sum(one or 0 for one in online), None, sum(one is None for one in online)
    yield "peserta_luring", sum(one or 0 for one in onsite), None, sum(one is None for one in onsite)
    yield "desa_terjangkau", len(outreach.reached(region, start, end)), villages, 0


One = tuple[LateKind, str, str, date]
"""One late thing: kind, owner, party, due day."""


def _late(
    force: TaskForce, on: date, now: datetime, holidays: Holidays
) -> Iterable[tuple[LateKind, str, str, int, date]]:
    """What is late and with whom. A matter behind any wall is named to no leader: the owner could be who it tells of."""
    zone, behind = zone_info(force.region.zone), walls.walled_subjects()
    found: list[One] = [
        (LateKind.COMMITMENT, _named(each.owner), "", each.due_on)
        for each in coordination.late(force.region_id, on)
    ]
    found += [
        (LateKind.HAND_OFF, _named(each.to_post), "", each.answer_by.astimezone(zone).date())
        for each in desk.overdue(force.region_id, now)
        if each.subject_id not in behind
    ]
    found += _late_stages(force.region_id, on, holidays, behind)
    return _grouped(found)


def _named(post: Post) -> str:
    return f"{post.title}, {post.agency.name}"


def _late_stages(region: str, on: date, holidays: Holidays, behind: Collection[str]) -> Iterable[One]:
    """Overdue clocks of police files by the unit that keeps them; never a single file."""
    open_to_all = (
        (row, lines) for row, lines in casework.running(region) if str(row.peristiwa_id) not in behind
    )
    for row, lines in open_to_all:
        for clock in casework.due(row, lines, today=on, holidays=holidays):
            if clock.state is State.OVERDUE and clock.due is not None:
                yield _stage_kind(clock), row.unit.name, clock.by, clock.due


def _stage_kind(clock: Due) -> LateKind:
    doubtful = clock.confidence is Confidence.UNVERIFIED
    return LateKind.STAGE_DOUBTFUL if doubtful else LateKind.STAGE


def _grouped(found: Iterable[One]) -> Iterable[tuple[LateKind, str, str, int, date]]:
    days: dict[tuple[LateKind, str, str], list[date]] = {}
    for kind, owner, party, due in found:
        days.setdefault((kind, owner, party), []).append(due)
    for (kind, owner, party), dues in sorted(days.items()):
        yield kind, owner, party, len(dues), min(dues)
