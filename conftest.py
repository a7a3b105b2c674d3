"""What every test stands on: no network but loopback (the environment is set in tests/environment.py)."""

from __future__ import annotations

import socket
from typing import Any

import pytest

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
