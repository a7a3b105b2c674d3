"""What an act was about: its kind in words, its code, a link where the viewer may open it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from django.urls import reverse

from gugus.casework import codes as casework
from gugus.core import acts
from gugus.core import codes as core
from gugus.core.ids import is_id, or_nothing, typed_code
from gugus.core.matters import Matter
from gugus.core.trail import Act
from gugus.core.viewer import Viewer
from gugus.desk import codes as desk
from gugus.intake import codes as intake
from gugus.web.said import language

Codes = Callable[[Collection[str]], dict[str, str]]
Open = Callable[[Viewer, Collection[str]], set[str]]
SHORT = 8
CODES: dict[str, Codes] = {
    Matter.REPORT: intake.codes,
    "intake.attachment": intake.attachment_codes,
    "intake.mention": intake.mention_codes,
    Matter.EVENT: casework.codes,
    Matter.FILE: casework.file_codes,
    "desk.handoff": desk.codes,
    "core.breach": core.breach_codes,
    "core.rightsrequest": core.request_codes,
    "core.retentionreview": core.review_codes,
}
BY_CODE: tuple[Callable[[Viewer, str], list[str]], ...] = (
    intake.with_code,
    casework.with_code,
    desk.with_code,
)
"""What a note may name by its id."""
PAGES: dict[str, tuple[Open, str]] = {
    Matter.REPORT: (intake.open_to, "web:report"),
    Matter.EVENT: (casework.open_to, "web:event"),
    Matter.FILE: (casework.files_open_to, "web:file"),
}


@dataclass(frozen=True)
class Thing:
    """One thing as the list shows it; without a code its id is shortened."""

    kind: str = ""
    code: str = ""
    url: str = ""


def things(viewer: Viewer, rows: Sequence[Act]) -> dict[tuple[str, str], Thing]:
    """What these acts were about, by kind and id; a few queries however many rows there are."""
    asked: dict[str, set[str]] = {kind: set() for kind in CODES}
    for row in rows:
        if row.object_kind in asked and is_id(row.object_id):
            asked[row.object_kind].add(row.object_id)
    codes = {kind: read(asked[kind]) for kind, read in CODES.items() if asked[kind]}
    may = {kind: read(viewer, asked[kind]) for kind, (read, _) in PAGES.items() if asked[kind]}
    keys = {(row.object_kind, row.object_id) for row in rows if row.object_kind}
    return {(kind, pk): _thing(kind, pk, codes.get(kind, {}), may.get(kind, set())) for kind, pk in keys}


def codes_of(ids: Collection[str]) -> dict[str, str]:
    """The codes of the reports, events and police files among these ids; as many queries for none as for many."""
    asked = or_nothing(ids)
    return {pk: code for kind in Matter for pk, code in CODES[kind](asked).items()}


def _thing(kind: str, pk: str, codes: dict[str, str], may: set[str]) -> Thing:
    words = acts.objects().get(kind)
    url = reverse(PAGES[kind][1], args=[pk]) if pk in may else ""
    return Thing(words.said(language()) if words else kind, codes.get(pk) or pk[:SHORT], url)


def ids_of(viewer: Viewer, text: str) -> tuple[str, ...]:
    """The ids of what somebody typed: a whole id, or everything that goes by a code and that the viewer may know of."""
    typed = text.strip()
    if is_id(typed.lower()):
        return (typed.lower(),)
    return tuple(each for read in BY_CODE for each in read(viewer, typed_code(typed)))
