"""The people of a peristiwa: a case code for everybody, initials and roles where an assignment opens them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gugus.casework.models import Part, Peristiwa
from gugus.casework.reads.access import knows_people
from gugus.casework.rules import PersonRole, initials
from gugus.core import vault
from gugus.core.viewer import Viewer
from gugus.intake import reads as intake
from gugus.intake.models import Mention

CHILD = "child"
"""The word for a person of whom it is known that it is a child; others go by their first role."""


@dataclass(frozen=True)
class Standing:
    """One role of a person in a peristiwa: a terlapor may have an act, a korban has a status."""

    role: str
    act: str
    status: str


@dataclass(frozen=True)
class Person:
    """One person of a peristiwa; `mention` names the person to actions.

    `number` and `word` ("child" or a role) make the case code; the rest is empty without an assignment.
    The full name is in neither: only a reveal opens it.
    """

    mention: str
    number: int
    word: str
    initials: str = ""
    is_child: bool | None = None
    roles: tuple[Standing, ...] = ()


@dataclass(frozen=True)
class Numbered:
    """Under which number and word a mention stands in one peristiwa."""

    number: int
    word: str


def people(viewer: Viewer, row: Peristiwa) -> list[Person]:
    """The people of a peristiwa, each once, in the order of their numbers; opened in one pass or not at all."""
    found: dict[str, list[Part]] = {}
    for part in Part.objects.filter(peristiwa=row).order_by("since", "id"):
        found.setdefault(str(part.mention_id), []).append(part)
    known = knows_people(viewer, row)
    letters = _initials(list(found)) if known else {}
    return [
        _person(key, number, parts, letters.get(key, "")) if known else Person(key, number, _word_of(parts))
        for number, (key, parts) in enumerate(found.items(), start=1)
    ]


def _initials(mentions: Sequence[str]) -> dict[str, str]:
    opened = intake.open_mentions(list(Mention.objects.filter(pk__in=mentions)))
    return {each.id: initials(each.value) for each in opened if each.value != vault.ERASED}


def _person(mention: str, number: int, parts: Sequence[Part], letters: str) -> Person:
    told = [part.is_child for part in parts if part.is_child is not None]
    roles = tuple(Standing(part.role, part.act, part.status) for part in parts)
    return Person(mention, number, _word_of(parts), letters, any(told) if told else None, roles)


def _word_of(parts: Sequence[Part]) -> str:
    return word_of([part.role for part in parts], is_child=any(part.is_child for part in parts))


def word_of(roles: Iterable[str], *, is_child: bool) -> str:
    """The word of a case code: "child", or the first of a person's roles in the order of `PersonRole`."""
    held = set(roles)
    return CHILD if is_child else next(str(role) for role in PersonRole if role in held)


def numbers_in(events: Iterable[str]) -> dict[tuple[str, str], Numbered]:
    """The number and word of each (peristiwa, mention) of many peristiwa, in one query."""
    rows = Part.objects.filter(peristiwa__in=list(events)).order_by("since", "id")
    found: dict[str, dict[str, list[tuple[str, bool]]]] = {}
    for event, mention, role, is_child in rows.values_list("peristiwa", "mention", "role", "is_child"):
        found.setdefault(str(event), {}).setdefault(str(mention), []).append((role, bool(is_child)))
    return {
        (event, mention): Numbered(
            number, word_of([role for role, _ in held], is_child=any(child for _, child in held))
        )
        for event, mentions in found.items()
        for number, (mention, held) in enumerate(mentions.items(), start=1)
    }
