"""A place that a text names."""

from __future__ import annotations

from dataclasses import dataclass

from gugus_engine.say import Say
from gugus_engine.text.gazetteer import Level, Place
from gugus_engine.text.place_evidence import Evidence
from gugus_engine.text.spans import Span


@dataclass(frozen=True)
class PlaceMention:
    """One naming of a region.

    `span` covers the level word too ("Kabupaten Cianjur"), `core` the name alone. `place` is
    None while the name is ambiguous; `candidates` are then the codes it may mean, and otherwise
    the codes it was chosen from, the chosen one included.
    """

    span: Span
    core: Span
    place: Place | None
    candidates: tuple[str, ...]
    evidence: Evidence
    reason: Say

    @property
    def code(self) -> str | None:
        """The region code, None while ambiguous."""
        return self.place.code if self.place else None

    @property
    def level(self) -> Level | None:
        """The level of the region, None while ambiguous."""
        return self.place.level if self.place else None
