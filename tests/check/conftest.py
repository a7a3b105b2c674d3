"""The prepared office of the journeys, for checks that need a running server without a browser; a small one too."""

from __future__ import annotations

import pytest

from tests.check import marker_office
from tests.check.marker_office import Place
from tests.journeys.conftest import prepared

__all__ = ["prepared"]
RUN = "tests.check.marker_run"


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A small office that nobody wrote to yet, in a folder of its own."""
    place = marker_office.new_place(tmp_path_factory.mktemp("marker") / "template")
    place.python(RUN, "make")
    return place
