"""The one person of an event of whom something is opened; nothing is opened by finding them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from gugus.casework.models import Part, Peristiwa
from gugus.casework.reads.people import numbers_in
from gugus.intake import finding
from gugus.intake import reads as intake

if TYPE_CHECKING:
    from gugus.intake.models import Mention


@dataclass(frozen=True)
class Somebody:
    """A person by case code: `number` and `word` make it; `has_born` says whether a year of birth was told."""

    mention: str
    number: int
    word: str
    has_born: bool


def somebody(row: Peristiwa, mention: UUID | str) -> Somebody | None:
    """One person of an event; None for a mention that does not stand in it. Two queries."""
    said = numbers_in([str(row.pk)]).get((str(row.pk), str(mention)))
    if said is None:
        return None
    return Somebody(str(mention), said.number, said.word, bool(_mention(row, mention).sealed_born))


def name_of(row: Peristiwa, who: Somebody) -> str:
    """The full name of one person, opened."""
    return intake.open_mentions([_mention(row, who.mention)])[0].value


def birth_year_of(row: Peristiwa, who: Somebody) -> int | None:
    """The year of birth of one person, opened; None where none was told."""
    return finding.births([_mention(row, who.mention)]).get(who.mention)


def _mention(row: Peristiwa, mention: UUID | str) -> Mention:
    part = Part.objects.filter(peristiwa=row, mention__pk=mention).select_related("mention")[0]
    found: Mention = part.mention
    return found
