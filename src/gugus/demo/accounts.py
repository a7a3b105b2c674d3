"""Demo accounts: one per role, and viewers to tell the demo's story with."""

from __future__ import annotations

import hashlib
import time
from base64 import b32encode
from datetime import date

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from gugus.accounts import actions, reads
from gugus.accounts.rules import needs_factor, roles
from gugus.core.viewer import Viewer, system
from gugus.demo import offices
from gugus.demo.files import declared
from gugus.registry import reads as registry

BY = system("demo")


def load(today: date) -> None:
    """Open every demo account, bound to the appointment its post has today."""
    said = declared("accounts")
    for username, one in said["accounts"].items():
        post = offices.post(one["office"], one["post"])
        appointment = registry.acting([post], today)[str(post.pk)]
        account = actions.open_account(
            username, by=BY, appointment=str(appointment.pk), task_force=str(offices.force(one["office"]).pk),
            roles=one["roles"], password=said["password"],
        )  # fmt: skip
        if needs_factor(one["roles"]):
            actions.add_app(account, by=BY, secret=secret_of(username), code=one_time_code(username))


def secret_of(username: str) -> str:
    """The known secret of a demo account's app for codes: it protects nothing, only the demo has it."""
    seed = f"{declared('accounts')['app']}|{username}"
    return b32encode(hashlib.sha256(seed.encode()).digest()[:20]).decode()


def one_time_code(username: str) -> str:
    """The code that a demo account's app would show now."""
    return str(format_hotp_value(hotp_value(secret_of(username), int(time.time()) // 30)))


def has_app(username: str) -> bool:
    """Whether this is a demo account that signs in with a code."""
    one = declared("accounts")["accounts"].get(username)
    return one is not None and needs_factor(one["roles"])


def viewer(username: str) -> Viewer:
    """The viewer a demo account makes."""
    account = reads.account(username)
    if account is None:
        message = f"no demo account {username}"
        raise LookupError(message)
    return reads.viewer_of(account)


SHORT = {"jakarta-pusat": "jakpus", "barito-selatan": "barsel", "dki-jakarta": "dki"}


def of(office: str, role: str) -> Viewer:
    """The viewer of an office's secretariat, triage or investigator account."""
    return viewer(f"{role}.{SHORT.get(office, office)}")


def table() -> str:
    """The demo accounts as the start prints them: name, role, office."""
    said = declared("accounts")
    lines = [
        f"Kata sandi semua akun contoh / password of all demo accounts: {said['password']}",
        "Kode sekali pakai akun bertanda * / one-time code of accounts marked *: ./gugus demo code AKUN", "",
    ]  # fmt: skip
    for username, one in said["accounts"].items():
        role, mark = roles()[one["roles"][0]], "*" if has_app(username) else " "
        lines.append(f"{mark} {username:24} {role.id} / {role.en}, {one['office']}")
    return "\n".join(lines) + "\n"
