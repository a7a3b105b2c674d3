"""Roles as declared data: which rights a role carries, at most which level it reaches."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml


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
