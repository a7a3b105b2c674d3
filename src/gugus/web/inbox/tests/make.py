"""Accounts for page tests: somebody at a post, signed in."""

from __future__ import annotations

from django.test import Client

from gugus.accounts.actions import open_account
from gugus.accounts.models import Account
from gugus.accounts.tests.make import entered
from gugus.core.viewer import system
from gugus.registry.models import Appointment
from gugus.registry.tests import make as registry
from gugus.registry.tests.make import CIANJUR


def account(key: str = "sekretaris", *roles: str, code: str = CIANJUR) -> Account:
    """The account of a post's holder in a region's task force, with roles (triage unless named)."""
    force = registry.appointed(code).task_force
    holding = Appointment.objects.get(post__agency__key=f"uji-polres-{code}", post__key=key)
    return open_account(
        f"{key}-{code}", by=system("test"), appointment=str(holding.pk), task_force=str(force.pk),
        roles=roles or ("triase",), password="contoh",
    )  # fmt: skip


def signed_in(key: str = "sekretaris", *roles: str, code: str = CIANJUR) -> Client:
    """A browser in which that account is signed in."""
    return entered(account(key, *roles, code=code))
