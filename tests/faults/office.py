"""An office for these tests: people at posts of two task forces, one of them walled off, and what they could take."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.test import Client

from gugus.accounts.models import Account
from gugus.accounts.rules import roles
from gugus.accounts.tests import make
from gugus.core.viewer import Viewer
from gugus.registry.tests.make import CIANJUR, KARAWANG

EVERY_ROLE = tuple(roles())
PASSING = {"sessions.session", "core.auditentry", "core.pace", "accounts.cacheentry", "accounts.signin"}
"""Tables of a visit itself; in any other a stranger's request must leave no trace."""


@dataclass(frozen=True)
class Person:
    """Somebody who is signed in, with a browser."""

    account: Account
    client: Client

    @property
    def viewer(self) -> Viewer:
        """The viewer, read anew."""
        return make.viewer(self.account)


def person(post: str, *held: str, code: str = CIANJUR) -> Person:
    """Somebody at "ketua", "sekretaris" or "penyidik" of a task force; every role unless some are named."""
    name = f"{held[0] if held else 'segala'}.{post}.{code.replace('.', '')}"
    account = make.account(post, *(held or EVERY_ROLE), code=code, name=name)
    return Person(account, make.entered(account))


def body(answer: Any) -> str:
    """What an answer says, a table that is sent row by row included."""
    parts = answer.streaming_content if answer.streaming else [answer.content]
    return b"".join(parts).decode("utf-8-sig", "replace")


def stranger() -> Person:
    """Somebody with every role there is, in another kabupaten."""
    return person("ketua", code=KARAWANG)


def standing() -> dict[str, str]:
    """A hash of every table's rows, but those of the visit itself."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.label_lower in PASSING or not model._meta.managed:
            continue
        rows = sorted(repr(row) for row in model._default_manager.values_list())
        found[model._meta.label_lower] = hashlib.sha256("\n".join(rows).encode()).hexdigest()
    return found


def changed(before: dict[str, str]) -> list[str]:
    """Which tables have changed since."""
    after = standing()
    return [name for name in before if before[name] != after[name]]
