"""Demo accounts: one per role, and viewers to tell the demo's story with."""

from __future__ import annotations

from datetime import date

from gugus.accounts import actions, reads
from gugus.accounts.rules import roles
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
        actions.open_account(
            username, by=BY, appointment=str(appointment.pk), task_force=str(offices.force(one["office"]).pk),
            roles=one["roles"], password=said["password"],
        )  # fmt: skip


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
    lines = [f"Kata sandi semua akun contoh / password of all demo accounts: {said['password']}", ""]
    for username, one in said["accounts"].items():
        role = roles()[one["roles"][0]]
        lines.append(f"  {username:24} {role.id} / {role.en}, {one['office']}")
    return "\n".join(lines) + "\n"
