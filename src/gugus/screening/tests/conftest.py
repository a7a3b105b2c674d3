"""Five kabupaten for these tests, loaded once."""

from __future__ import annotations

import pytest
from pytest_django import DjangoDbBlocker

from gugus.accounts.models import Account
from gugus.registry.tests import make as registry
from gugus.screening.tests import make


@pytest.fixture(scope="session", autouse=True)
def _five(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock():
        registry.five_regencies()


@pytest.fixture
def policeman() -> Account:
    return make.officer("sekretaris")


@pytest.fixture
def prosecutor() -> Account:
    return make.officer("pengawas", "pengawas", kind="kejari")
