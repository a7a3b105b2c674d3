"""Five kabupaten, loaded once."""

from __future__ import annotations

import pytest
from pytest_django import DjangoDbBlocker

from gugus.registry.tests import make


@pytest.fixture(scope="session", autouse=True)
def _five(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock():
        make.institutions()
