"""Five kabupaten for these tests, loaded once; counts of one test never reach the next."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker, Settings

from gugus.registry.tests import make


@pytest.fixture(scope="session", autouse=True)
def _five(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock():
        make.five_regencies()


@pytest.fixture(autouse=True)
def _own_checkpoints(settings: Settings, tmp_path: Path) -> None:
    """A file of checkpoints of one's own: the shared one outlives rolled back rows."""
    settings.GUGUS_CHECKPOINTS = tmp_path / "checkpoints.log"
