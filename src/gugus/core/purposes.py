"""For what an identity may be opened: the declared purposes, and who may name which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from gugus.core.declared import Named, declared, named
from gugus.core.errors import Denied
from gugus.core.viewer import Viewer
from gugus_engine.say import Say


@dataclass(frozen=True)
class Purpose:
    """One declared purpose and the roles that may name it."""

    key: str
    name: Named
    roles: frozenset[str]


@cache
def purposes() -> dict[str, Purpose]:
    """All purposes by key, in the order of the file."""
    return {
        key: Purpose(key, named(said), frozenset(said["roles"]))
        for key, said in declared("core", "purposes").items()
    }


def open_to(viewer: Viewer) -> Sequence[Purpose]:
    """The purposes that one of the viewer's roles may name."""
    return [each for each in purposes().values() if each.roles & viewer.roles]


def check_purpose(key: str, *, by: Viewer) -> None:
    """Denied unless the purpose is declared and one of the viewer's roles may name it."""
    if key not in {each.key for each in open_to(by)}:
        raise Denied(Say("core.purpose_needed"))
