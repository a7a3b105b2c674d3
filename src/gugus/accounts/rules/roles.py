"""Roles as declared data: which rights a role carries, at most which level it reaches."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from gugus.core.errors import Denied
from gugus_engine.say import Say

IDENTITIES = 2
"""From this level on a role can reach identities (../domain/actors.md, section 3)."""


@dataclass(frozen=True)
class Role:
    """One declared role: its key, both names, its level (0-5), second-factor duty and rights."""

    key: str
    id: str
    en: str
    level: int
    second_factor: bool
    rights: frozenset[str]


@cache
def roles() -> dict[str, Role]:
    """All declared roles by key."""
    text = (resources.files("gugus.accounts") / "data" / "roles.yaml").read_text("utf-8")
    return {
        key: Role(
            key, said["id"], said["en"], said["level"], said["second_factor"], frozenset(said["rights"])
        )
        for key, said in yaml.safe_load(text).items()
    }


def rights_of(keys: Iterable[str]) -> frozenset[str]:
    """The rights that these roles carry together; an unknown role carries none."""
    return frozenset(right for key in keys if key in roles() for right in roles()[key].rights)


def level_of(keys: Iterable[str]) -> int:
    """The highest level that these roles reach; 0 for none."""
    return max((roles()[key].level for key in keys if key in roles()), default=0)


def needs_factor(keys: Iterable[str]) -> bool:
    """Whether one of these roles has the duty of a second factor."""
    return any(roles()[key].second_factor for key in keys if key in roles())


def opens_handed(keys: Iterable[str], *, assigned: bool) -> bool:
    """Whether what was handed on about a matter opens to somebody with these roles.

    It does behind a second factor, and where a letter assigns the matter to the post: an account at such a
    post was opened by two people (`changes.needs_second`).
    """
    return assigned or needs_factor(keys)


def check_declared(keys: Iterable[str]) -> None:
    """Denied for no role at all, or for one that is not declared: nobody can give what does not exist."""
    wanted = list(keys)
    if not wanted:
        raise Denied(Say("accounts.no_role"))
    if unknown := next((key for key in wanted if key not in roles()), None):
        raise Denied(Say("accounts.unknown_role", role=unknown))
