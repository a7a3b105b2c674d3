"""Builders for tests of every room: accounts at posts, browsers signed in, factors that are set."""

from __future__ import annotations

import time
from datetime import date

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from gugus.accounts import actions, reads
from gugus.accounts.models import Account
from gugus.core.viewer import Viewer, system
from gugus.registry.actions import appoint
from gugus.registry.rules.appointing import Appointing, Letter
from gugus.registry.rules.vocabulary import AppointmentKind
from gugus.registry.tests import make as registry
from gugus.registry.tests.make import CIANJUR

BY = system("test")
PASSWORD = "empat kata tanpa hubungan"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
POSTS = ("ketua", "sekretaris", "penyidik")


def account(key: str, *roles: str, code: str = CIANJUR, name: str = "") -> Account:
    """An account at the post "ketua", "sekretaris" or "penyidik" of a region's task force."""
    return actions.open_account(
        name or f"{roles[0]}.{key}.{code.replace('.', '')}", by=BY,
        appointment=str(registry.appointment(code, post_key=key).pk), task_force=str(registry.task_force(code).pk),
        roles=roles, password=PASSWORD,
    )  # fmt: skip


def successor(row: Account, holder: str, since: date) -> Account:
    """The next holder of an account's post from a day on, with an account of their own and the same roles."""
    actions.end_post(row.appointment, registry.ending(since), by=BY)
    wanted = Appointing(holder, AppointmentKind.DEFINITIVE, Letter("SK/7/CONTOH", since), since)
    held = appoint(row.appointment.post_id, wanted, by=BY)
    return actions.open_account(
        f"{row.username}.baru", by=BY, appointment=str(held.pk), task_force=str(row.task_force_id), roles=row.roles,
        password=PASSWORD,
    )  # fmt: skip


def viewer(row: Account) -> Viewer:
    """The viewer an account makes, read anew."""
    fresh = reads.account(row.username)
    assert fresh is not None
    return reads.viewer_of(fresh)


def with_app(row: Account, secret: str = SECRET) -> Account:
    """The account, with an app for codes set up half a minute ago: the code it shows now is unused."""
    actions.add_app(row, by=BY, secret=secret, code=code(secret))
    for app in Authenticator.objects.filter(user=row, type="totp"):
        app.data["last"] = 0
        app.save()
    return row


def code(secret: str = SECRET, steps: int = 0) -> str:
    """The code an app shows now, or so many half minutes later."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps)))


def entered(row: Account, factor: str = "totp", client: Client | None = None) -> Client:
    """A browser (a new one unless given) in which the account is signed in, with its second factor shown."""
    client = client or Client()
    client.force_login(row, backend="django.contrib.auth.backends.ModelBackend")
    session = client.session
    session["sign_in"] = str(actions.enter(row, by=BY, factor=factor).pk)
    session.save()
    return client
