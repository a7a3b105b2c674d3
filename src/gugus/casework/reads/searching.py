"""Which peristiwa the hits of a search belong to, for those who may read events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gugus.casework.models import Part, PeristiwaReport
from gugus.casework.reads.events import peristiwa_of
from gugus.core.viewer import Viewer
from gugus.intake.finding import Found


@dataclass(frozen=True)
class Belongs:
    """A peristiwa a mention belongs to; `roles` are empty where only its report rests there."""

    event: str
    code: str
    roles: tuple[str, ...] = ()


def belongs(viewer: Viewer, found: Sequence[Found]) -> dict[str, list[Belongs]]:
    """The peristiwa of each opened mention, by mention id, in at most three queries.

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
    return {each.id: _of(each, parts, joined, codes) for each in found}


def _codes(viewer: Viewer, events: Iterable[object]) -> dict[str, str]:
    rows = peristiwa_of(viewer).filter(pk__in=list(events)).values_list("pk", "code")
    return {str(pk): code for pk, code in rows}


def _of(
    each: Found,
    parts: Sequence[tuple[object, ...]],
    joined: Sequence[tuple[object, ...]],
    codes: dict[str, str],
) -> list[Belongs]:
    roles: dict[str, list[str]] = {}
    for mention, event, role in parts:
        if str(mention) == each.id:
            roles.setdefault(str(event), []).append(str(role))
    for report, event in joined:
        if str(report) == each.report:
            roles.setdefault(str(event), [])
    return [
        Belongs(event, codes[event], tuple(dict.fromkeys(held)))
        for event, held in roles.items()
        if event in codes
    ]
