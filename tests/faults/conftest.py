"""Five kabupaten, loaded once; the offices in them for each test alone, so that none of them stays behind."""

from __future__ import annotations

import pytest
from pytest_django import DjangoDbBlocker

from gugus.registry.tests import make


@pytest.fixture(scope="session", autouse=True)
def _five(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock():
        make.five_regencies()


@pytest.fixture(autouse=True)
def _offices(db: None) -> None:
    make.institutions()
