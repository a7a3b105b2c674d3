"""A file of checkpoints of its own for each test of core: the shared one outlives rolled back rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def _own_checkpoints(settings: Settings, tmp_path: Path) -> None:
    settings.GUGUS_CHECKPOINTS = tmp_path / "checkpoints.log"
