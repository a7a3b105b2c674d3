"""Which language and screen a journey is told in: the first in `test`, the others in `check`."""

from __future__ import annotations

import pytest

ALL = (("id", "phone"), ("id", "desk"), ("en", "phone"), ("en", "desk"))


def told_in(language: str, size: str) -> pytest.MarkDecorator:
    """Tell a journey in (language, size) always, in every other variant when everything is checked."""
    first = (language, size)
    rest = [pytest.param(each, marks=pytest.mark.check, id="-".join(each)) for each in ALL if each != first]
    return pytest.mark.parametrize("variant", [pytest.param(first, id="-".join(first)), *rest], indirect=True)
