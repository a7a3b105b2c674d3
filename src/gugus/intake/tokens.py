"""By which tokens a mention and a story are found again."""

from __future__ import annotations


def of_mention(kind: str, value: str, normal: str = "", born: int | None = None) -> list[tuple[str, str]]:
    """The (purpose, value) pairs of one mention."""
    return [(kind, (normal or value).casefold())]


def of_story(text: str) -> list[tuple[str, str]]:
    """The (purpose, value) pairs of a narrative."""
    return []
