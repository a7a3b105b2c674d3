"""The five kabupaten stand in the database before these tests; checkpoints go to a file of the test."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from gugus.registry.tests.conftest import five

__all__ = ["five"]


@pytest.fixture(autouse=True)
def _own_checkpoints(settings: Settings, tmp_path: Path) -> None:
    settings.GUGUS_CHECKPOINTS = tmp_path / "checkpoints.log"
