"""The title of an article for which nobody typed one."""

from __future__ import annotations

from datetime import date

GIVEN = ("Artikel: ", "Artikel, dibaca ")


def given(told: str, read_on: date) -> str:
    """A title from what an article tells first, or from the day it was read; at most 300 characters."""
    return f"{GIVEN[0]}{told}"[:300] if told else f"{GIVEN[1]}{read_on.isoformat()}"


def is_given(title: str) -> bool:
    """Whether a title was given, not typed."""
    return not title.strip() or title.startswith(GIVEN)
