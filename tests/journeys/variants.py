"""Which language and screen a journey is told in: one in `test`; in `check` the other language on the other screen."""

from __future__ import annotations

import pytest

LANGUAGES, SIZES = ("id", "en"), ("phone", "desk")


def told_in(language: str, size: str) -> pytest.MarkDecorator:
    """Tell a journey in (language, size) always, in the other language on the other screen when all is checked."""
    first = pytest.param((language, size), id=f"{language}-{size}")
    return pytest.mark.parametrize("variant", [first, _checked(*_opposite(language, size))], indirect=True)


def checked_in(language: str, size: str) -> pytest.MarkDecorator:
    """Tell a further journey of an area only when all is checked, both ways."""
    both = [_checked(language, size), _checked(*_opposite(language, size))]
    return pytest.mark.parametrize("variant", both, indirect=True)


def _opposite(language: str, size: str) -> tuple[str, str]:
    return LANGUAGES[1 - LANGUAGES.index(language)], SIZES[1 - SIZES.index(size)]


def _checked(language: str, size: str) -> object:
    return pytest.param((language, size), marks=pytest.mark.check, id=f"{language}-{size}")
