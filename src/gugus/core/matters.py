"""The three matters: what can be walled off, assigned by letter and opened in an emergency."""

from __future__ import annotations

from enum import StrEnum


class Matter(StrEnum):
    """A matter by the text kind of its rows; together with an id it is the `Subject` of walls and assignments."""

    REPORT = "intake.report"
    EVENT = "casework.peristiwa"
    FILE = "casework.perkara"
