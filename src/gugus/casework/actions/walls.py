"""Walls around a matter as a whole: a report, the peristiwa it rests in, and their other reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction

from gugus.accounts.reads.behind import held_by
from gugus.casework import rules
from gugus.casework.models import Peristiwa, PeristiwaReport
from gugus.core import walls
from gugus.core.keys import Subject
from gugus.core.matters import Matter
from gugus.core.models import Wall
from gugus.core.rules import WallSource
from gugus.core.time import now
from gugus.core.viewer import Viewer
from gugus.intake.models import Report
from gugus.screening import actions as screening


def closure(matter: Subject) -> list[Subject]:
    """Everything one wall must stand around: a part in the case is a part in all of it."""
    found, open_ = {matter}, [matter]
    while open_:
        kind, pk = open_.pop()
        here, there, other = (
            ("report", "peristiwa", Matter.EVENT)
            if kind == Matter.REPORT
            else ("peristiwa", "report", Matter.REPORT)
        )
        rows = PeristiwaReport.objects.filter(**{here: pk}).values_list(there, flat=True)
        fresh = {(other, str(each)) for each in rows} - found
        found |= fresh
        open_ += fresh
    return sorted(found)


def held(matter: Subject) -> list[Subject]:
    """The closure of a matter, its rows locked: nothing joins the case until this transaction ends."""
    together: list[Subject] = []
    while together != (fresh := closure(matter)):
        together = fresh
        for kind, model in ((Matter.EVENT, Peristiwa), (Matter.REPORT, Report)):
            ids = [pk for each, pk in together if each == kind]
            list(model._default_manager.select_for_update().filter(pk__in=ids).order_by("pk").values("pk"))
    return together


@transaction.atomic
def wall_off(matter: Subject, party: str, *, by: Viewer, source: WallSource, reason: str) -> Sequence[Wall]:
    """Wall a party off from a matter and from all that belongs to the same case."""
    return wall_off_all(matter, [(party, reason)], by=by, source=source)


@transaction.atomic
def wall_off_all(
    matter: Subject, parties: Iterable[tuple[str, str]], *, by: Viewer, source: WallSource
) -> Sequence[Wall]:
    """Wall several parties off, each for a reason; all of them, or on a refusal none.

    Denied when an officer who walled others off before would be left as the only one who could lift it.
    """
    together = held(matter)
    before, wanted = _set_by(together, by), list(parties)
    behind = {party: held_by(walls.clear(party), now()) for party, _ in wanted}
    rows = [
        walls.set_wall(each, party, by=by, source=source, reason=reason, held_by=behind[party])
        for party, reason in wanted
        for each in together
    ]
    if source is WallSource.OFFICER and before + len(wanted) > 1:
        rules.check_somebody_left(others=_could_lift(together, by))
    send_on(matter, by=by)
    return rows


def _set_by(together: Iterable[Subject], by: Viewer) -> int:
    """How many parties this person walled off from these matters already, from any of their posts."""
    own = (each for each in walls.leading(together) if by.is_oneself(each.set_by))
    return len({each.party for each in own if each.source == WallSource.OFFICER})


def _could_lift(together: Iterable[Subject], by: Viewer) -> bool:
    """Whether somebody at a post that this person does not hold could lift a wall around one of these matters."""
    ids = [pk for kind, pk in together if kind == Matter.REPORT]
    rows = Report.objects.select_related("region").filter(pk__in=ids)
    return any(not by.is_oneself(post) for row in rows for post in screening.could_lift(row))


@transaction.atomic
def confirm(matter: Subject, party: str, *, by: Viewer) -> None:
    """A triager looked at a proposal and lets it stand, everywhere in the case."""
    for wall in _around(matter, party):
        walls.confirm(wall, by=by)
    send_on(matter, by=by)


def send_on(matter: Subject, *, by: Viewer) -> None:
    """Tell those who read each report of the case now; one that nobody could read goes to those who read the others."""
    ids = [subject for kind, subject in closure(matter) if kind == Matter.REPORT]
    rows = list(Report.objects.select_related("region").filter(pk__in=ids).order_by("received_at", "id"))
    found = {row: screening.route_now(row, by=by) for row in rows}
    able = [post for route in found.values() if route for post in route.posts] or [by.post] * bool(by.post)
    for row in (row for row, route in found.items() if route is None):
        screening.entrust(row, able, by=by)


@transaction.atomic
def share_walls(matter: Subject, *, by: Viewer) -> None:
    """After two matters became one case, each has the walls of both."""
    together = held(matter)
    standing = walls.leading(together)
    for wall in standing:
        for each in together:
            walls.copy(wall, each, by=by)
    if standing:
        send_on(matter, by=by)


@transaction.atomic
def ask_lift(matter: Subject, party: str, *, by: Viewer, reason: str) -> None:
    """The first of two people asks that a party be let in again."""
    for wall in _around(matter, party):
        walls.ask_lift(wall, by=by, reason=reason)


@transaction.atomic
def lift(matter: Subject, party: str, *, by: Viewer) -> None:
    """The second of two people lets the party in again, everywhere in the case."""
    for wall in _around(matter, party):
        walls.lift(wall, by=by)


@transaction.atomic
def let_next_in(matter: Subject, party: str, *, by: Viewer) -> None:
    """The second of two people lets the next holder of a walled post in, everywhere in the case."""
    for wall in _around(matter, party):
        walls.let_next_in(wall, by=by)
    send_on(matter, by=by)


def _around(matter: Subject, party: str) -> list[Wall]:
    return [wall for wall in walls.leading(held(matter)) if wall.party == walls.keyed(party)]
