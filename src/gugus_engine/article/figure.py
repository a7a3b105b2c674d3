"""One quoted number: what it counts, when, and what it is a part of."""

from __future__ import annotations

from dataclasses import dataclass

from gugus_engine.article.scene import Piece
from gugus_engine.text.dates import DateMention
from gugus_engine.text.numbers import NumberMention

PEOPLE = frozenset({"korban", "dipulangkan", "dicegah", "tersangka", "terdakwa", "meninggal"})
FILES = frozenset({"laporan", "kasus", "berkas", "spdp"})


@dataclass(frozen=True)
class Figure:
    """One quoted number with what it counts, its period, and the figure it is a part of."""

    piece: Piece
    number: NumberMention
    unit: str
    period: DateMention | None
    whole: Figure | None = None
