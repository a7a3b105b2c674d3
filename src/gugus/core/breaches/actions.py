"""Recording a breach screen by screen, finishing the record, entering the letters that told of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from gugus.core import audit, vault
from gugus.core.breaches import rules
from gugus.core.breaches.rules import KIND, STEPS, Addressee, BreachState, CountBound
from gugus.core.ids import free_code, new_id
from gugus.core.models import Breach
from gugus.core.rules import check_may
from gugus.core.time import now
from gugus.core.viewer import Viewer

RIGHT = "desk.use"
"""Whoever works here may record a breach: the one who sees it first, at once."""
SENT = {
    Addressee.AUTHORITY: ("authority_letter", "authority_told_at"),
    Addressee.PEOPLE: ("people_letter", "people_told_at"),
}
"""Where number and instant of each letter stand."""


@dataclass(frozen=True)
class Met:
    """The first screen: how it happened, when it became known, on which day it happened where that is known."""

    how: str
    known_at: datetime
    happened_on: date | None = None


@dataclass(frozen=True)
class What:
    """Which data, and what happened, in words without names."""

    data: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class Who:
    """Whose data, how many people, what could happen to them."""

    people: tuple[str, ...]
    count: int | None
    bound: CountBound
    harm: str


@dataclass(frozen=True)
class Handling:
    """What was done at once, and whether a public service suffers."""

    text: str
    harms_service: bool


def _is_taken(code: str) -> bool:
    return Breach.objects.filter(code=code).exists()


def _seal(row: Breach, field: str, text: str) -> bytes:
    return vault.seal(KIND, row.pk, field, text.strip())


@transaction.atomic
def open_breach(met: Met, *, by: Viewer, region: str, today: date) -> Breach:
    """Open a record: the clock runs from the instant the breach became known."""
    check_may(by, RIGHT, region)
    rules.check_how(met.how)
    rules.check_known(met.known_at, met.happened_on, now(), today)
    row = Breach.objects.create(
        id=new_id(), code=free_code("I", _is_taken), region_code=region, task_force=by.task_force, post=by.post,
        opened_at=now(), known_at=met.known_at, due_at=rules.due_at(met.known_at), happened_on=met.happened_on,
        how=met.how,
    )  # fmt: skip
    audit.record("breach.open", by=by, on=row, note=met.how)
    return row


def _begin(row: Breach, by: Viewer) -> None:
    """Lock the record as it stands now, and hold its rules."""
    check_may(by, RIGHT, row.region_code)
    row.refresh_from_db(from_queryset=Breach.objects.select_for_update())
    rules.check_open(BreachState(row.state))


def _end(row: Breach, by: Viewer, step: str, *fields: str) -> None:
    row.step = max(row.step, STEPS.index(step) + 1)
    row.save(update_fields=["step", *fields])
    audit.record("breach.save", by=by, on=row, note=step)


@transaction.atomic
def save_met(row: Breach, met: Met, *, by: Viewer, today: date) -> None:
    """Save the first screen once more."""
    _begin(row, by)
    rules.check_how(met.how)
    rules.check_known(met.known_at, met.happened_on, now(), today)
    row.how, row.known_at, row.happened_on = met.how, met.known_at, met.happened_on
    row.due_at = rules.due_at(met.known_at)
    _end(row, by, "when", "how", "known_at", "happened_on", "due_at")


@transaction.atomic
def save_what(row: Breach, what: What, *, by: Viewer) -> None:
    """Save which data came out and what happened."""
    _begin(row, by)
    rules.check_keys(what.data, rules.data_kinds())
    rules.check_text(what.text)
    row.data, row.sealed_what = list(what.data), _seal(row, "what", what.text)
    _end(row, by, "what", "data", "sealed_what")


@transaction.atomic
def save_who(row: Breach, who: Who, *, by: Viewer) -> None:
    """Save whose data it is, how many people, and what could happen to them."""
    _begin(row, by)
    rules.check_keys(who.people, rules.people_kinds())
    rules.check_count(who.count, who.bound)
    rules.check_text(who.harm)
    row.people, row.people_count, row.people_bound = list(who.people), who.count, who.bound
    row.sealed_harm = _seal(row, "harm", who.harm)
    _end(row, by, "who", "people", "people_count", "people_bound", "sealed_harm")


@transaction.atomic
def save_handling(row: Breach, handling: Handling, *, by: Viewer) -> None:
    """Save what was done at once, and whether a public service suffers."""
    _begin(row, by)
    rules.check_text(handling.text)
    row.harms_service, row.sealed_handling = handling.harms_service, _seal(row, "handling", handling.text)
    _end(row, by, "handling", "harms_service", "sealed_handling")


@transaction.atomic
def save_told(row: Breach, *, by: Viewer, text: str, not_told: str) -> None:
    """Save who was told already, and on which ground the persons are not told where they are not."""
    _begin(row, by)
    rules.check_text(text)
    rules.check_not_told(not_told)
    row.not_told, row.sealed_told = not_told, _seal(row, "told", text)
    _end(row, by, "told", "not_told", "sealed_told")


@transaction.atomic
def save_changed(row: Breach, *, by: Viewer, text: str) -> None:
    """Save what was changed so that it does not happen again."""
    _begin(row, by)
    rules.check_text(text)
    row.sealed_changed = _seal(row, "changed", text)
    _end(row, by, "changed", "sealed_changed")


@transaction.atomic
def finish(row: Breach, *, by: Viewer) -> None:
    """Finish the record; from now on it says what it said, and its letters can be drafted."""
    _begin(row, by)
    rules.check_whole(row.step)
    row.state, row.finished_at = BreachState.RECORDED, now()
    _end(row, by, "check", "state", "finished_at")


@transaction.atomic
def enter_letter(row: Breach, *, by: Viewer, to: Addressee, number: str, at: datetime) -> None:
    """Enter number and instant of a letter that was sent; with the last one that is due the record closes."""
    check_may(by, "rights.write", row.region_code)
    row.refresh_from_db(from_queryset=Breach.objects.select_for_update())
    rules.check_recorded(BreachState(row.state))
    rules.check_letter(number, at, row.known_at, now())
    letter, told = SENT[to]
    setattr(row, letter, number.strip())
    setattr(row, told, at)
    if rules.told_at(row.authority_told_at, row.people_told_at, not_told=row.not_told):
        row.state, row.closed_at = BreachState.CLOSED, now()
    row.save(update_fields=[letter, told, "state", "closed_at"])
    audit.record("breach.letter", by=by, on=row, note=to)


@transaction.atomic
def open_page(row: Breach, *, by: Viewer) -> None:
    """Somebody opens a record: audited each time."""
    check_may(by, RIGHT, row.region_code)
    audit.record("breach.read", by=by, on=row)


@transaction.atomic
def write_letter(row: Breach, *, by: Viewer, letter: str) -> None:
    """A draft letter about a breach is made: audited."""
    check_may(by, RIGHT, row.region_code)
    rules.check_draft(letter)
    audit.record("breach.write_letter", by=by, on=row, note=letter)
