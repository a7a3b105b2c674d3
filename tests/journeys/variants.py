"""Which language and screen a journey is told in: the first in `test`, the others in `check`."""

from __future__ import annotations

import pytest

ALL = (("id", "phone"), ("id", "desk"), ("en", "phone"), ("en", "desk"))


def told_in(language: str, size: str) -> pytest.MarkDecorator:
    """Tell a journey in (language, size) always, in every other variant when everything is checked."""
    first = (language, size)
    rest = [_checked(each) for each in ALL if each != first]
    return pytest.mark.parametrize("variant", [pytest.param(first, id="-".join(first)), *rest], indirect=True)


def checked_in_all() -> pytest.MarkDecorator:
    """Tell a further journey of an area, in every variant, only when everything is checked."""
    return pytest.mark.parametrize("variant", [_checked(each) for each in ALL], indirect=True)


def _checked(variant: tuple[str, str]) -> object:
    return pytest.param(variant, marks=pytest.mark.check, id="-".join(variant))
