"""Which peristiwa the hits of a search belong to, for those who may read events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gugus.casework.models import Part, PeristiwaReport
from gugus.casework.reads.access import known_of
from gugus.casework.reads.events import peristiwa_of
from gugus.casework.reads.people import Numbered, numbers_in
from gugus.core.viewer import Viewer
from gugus.intake.finding import Found


@dataclass(frozen=True)
class Belongs:
    """A peristiwa a mention belongs to; without an assignment (`known`) only the case code of the person.

    `number` is 0 and `roles` are empty where only the report of the mention rests there.
    """

    event: str
    code: str
    known: bool
    number: int = 0
    word: str = ""
    roles: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Events:
    """What is needed to say where mentions stand: codes by event, who is known where, numbers of people."""

    codes: dict[str, str]
    known: frozenset[str]
    numbers: dict[tuple[str, str], Numbered]


def belongs(viewer: Viewer, found: Sequence[Found]) -> dict[str, list[Belongs]]:
    """The peristiwa of each opened mention, by mention id, in at most five queries.

    A person put into a role stands in a peristiwa with the role; a mention of a report in those that
    rest on the report. Nothing for whoever may not read events.
    """
    parts = list(
        Part.objects.filter(mention__in=[each.id for each in found]).values_list(
            "mention", "peristiwa", "role"
        )
    )
    joined = list(
        PeristiwaReport.objects.filter(report__in={each.report for each in found if each.report}).values_list(
            "report", "peristiwa"
        )
    )
    codes = _codes(viewer, {event for *_, event, _role in parts} | {event for _report, event in joined})
    events = _Events(codes, known_of(viewer, list(codes)), numbers_in(codes))
    return {each.id: _of(each, parts, joined, events) for each in found}


def _codes(viewer: Viewer, events: Iterable[object]) -> dict[str, str]:
    rows = peristiwa_of(viewer).filter(pk__in=list(events)).values_list("pk", "code")
    return {str(pk): code for pk, code in rows}


def _of(
    each: Found, parts: Sequence[tuple[object, ...]], joined: Sequence[tuple[object, ...]], events: _Events
) -> list[Belongs]:
    roles: dict[str, list[str]] = {}
    for mention, event, role in parts:
        if str(mention) == each.id:
            roles.setdefault(str(event), []).append(str(role))
    for report, event in joined:
        if str(report) == each.report:
            roles.setdefault(str(event), [])
    return [_belongs(each, event, held, events) for event, held in roles.items() if event in events.codes]


def _belongs(each: Found, event: str, held: Sequence[str], events: _Events) -> Belongs:
    known, code = event in events.known, events.codes[event]
    stands = events.numbers.get((event, each.id))
    if stands is None:
        return Belongs(event, code, known)
    roles = tuple(dict.fromkeys(held)) if known else ()
    return Belongs(event, code, known, stands.number, stands.word, roles)
