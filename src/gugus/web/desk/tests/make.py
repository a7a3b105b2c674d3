"""Browsers for the tests of pages: signed in at a post, with roles."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse
from django.utils import translation

from gugus.accounts.actions import open_account
from gugus.accounts.models import Account
from gugus.accounts.tests.make import entered
from gugus.core.viewer import system
from gugus.registry.tests import make as registry
from gugus.registry.tests.make import CIANJUR


def account(key: str, *roles: str, code: str = CIANJUR) -> Account:
    """An account at the post "ketua", "sekretaris" or "penyidik" of a region's task force."""
    name = f"{key}-{code}-{'-'.join(roles)}"[:60]
    known = Account.objects.filter(username=name).first()
    return known or open_account(
        name, by=system("test"), appointment=str(registry.appointment(code, post_key=key).pk),
        task_force=str(registry.task_force(code).pk), roles=roles, password="kata-sandi-uji",
    )  # fmt: skip


def browser(key: str = "sekretaris", *roles: str, code: str = CIANJUR) -> Client:
    """A browser signed in at a post; the secretariat's roles unless others are named."""
    return entered(account(key, *(roles or ("sekretariat", "triase")), code=code))


def english(name: str, *args: object) -> str:
    """The address of a page in English, whatever language the last page left behind."""
    with translation.override("en"):
        return reverse(f"web:{name}", args=args)


def text(client: Client, path: str) -> str:
    """What a page that opens says."""
    response = client.get(path)
    assert response.status_code == 200, response.status_code
    return response.content.decode()
