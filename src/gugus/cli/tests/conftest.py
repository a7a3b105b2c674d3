"""An office that was set up once, and copies of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gugus.cli.tests import homes
from gugus.cli.tests.homes import Home


@pytest.fixture(scope="session")
def prepared_office(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A vault that was set up by `vault init`, five kabupaten, three reports, a sealed file, a checkpoint."""
    home = homes.new(tmp_path_factory.mktemp("prepared") / "home")
    done = home.gugus("vault", "init")
    assert done.code == 0, done.err
    seeded = home.python(homes.SEED)
    assert seeded.code == 0, seeded.err
    return home


@pytest.fixture
def office(prepared_office: Home, tmp_path: Path) -> Home:
    """A copy of that office."""
    return homes.copy(prepared_office, tmp_path / "office")


@pytest.fixture
def empty_office(prepared_office: Home, tmp_path: Path) -> Callable[[str], Home]:
    """Makes offices without tables that have the same master key."""
    return lambda name: homes.new(tmp_path / name, like=prepared_office)
