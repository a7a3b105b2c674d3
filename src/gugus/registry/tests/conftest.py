"""Five kabupaten for the tests of the registry, loaded once."""

from __future__ import annotations

import pytest
from pytest_django import DjangoDbBlocker

from gugus.registry.tests import make


@pytest.fixture(scope="session")
def five(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The five kabupaten stand in the test database before any test's own transaction."""
    with django_db_blocker.unblock():
        make.five_regencies()
