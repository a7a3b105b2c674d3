"""What the lock-out by sign-in name is told about a request: nothing but the name."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest


def no_address(request: HttpRequest) -> None:
    """No address is taken from a request."""


def typed_name(request: HttpRequest, credentials: Mapping[str, str] | None) -> str:
    """The sign-in name as it is compared: small letters, no spaces around."""
    return tidy_name((credentials or {}).get("username") or "")


def tidy_name(name: str) -> str:
    """One spelling for one sign-in name."""
    return name.strip().casefold()[:60]


def unnamed(*_told: object) -> str:
    """What log lines call whoever tried: nobody."""
    return "(somebody)"
