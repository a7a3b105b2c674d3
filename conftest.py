"""What every test stands on: no network but loopback (the environment is set in tests/environment.py)."""

from __future__ import annotations

import socket
from typing import Any

import pytest
from pytest_django.plugin import DjangoDbBlocker

_connect = socket.socket.connect
LOOPBACK = ("127.0.0.1", "::1", "localhost")


class NetworkBlocked(Exception):
    """A test tried to leave this machine."""


def _loopback_only(self: socket.socket, address: Any) -> None:
    if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in LOOPBACK:
        message = f"a test tried to reach {address[0]}"
        raise NetworkBlocked(message)
    _connect(self, address)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "connect", _loopback_only)


OWN_PROCESS = ("/cli/", "/bench/", "/demo/")
"""Where tests start processes that open the database themselves."""


def _meets_the_database(item: pytest.Item) -> bool:
    asked = {"db", "transactional_db", "django_db_setup"} & set(getattr(item, "fixturenames", ()))
    return bool(
        asked or item.get_closest_marker("django_db") or any(at in str(item.path) for at in OWN_PROCESS)
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Whoever asks for the database, or has it set up, gets the key store with it; on PostgreSQL only what meets a database runs."""
    if config.getoption("--postgres"):
        left = [item for item in items if not _meets_the_database(item)]
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if _meets_the_database(item)]
    for item in items:
        needs = "django_db_setup" in getattr(item, "fixturenames", ())
        if needs or item.get_closest_marker("django_db") is not None:
            item.add_marker(pytest.mark.django_db(databases="__all__"), append=False)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Both test databases, with a vault that is set up."""
    from gugus.core import keys

    with django_db_blocker.unblock():
        keys.set_up()
        keys.root()
