"""Groups of offices as people speak of them, and who stands above and watches over each kind; declared data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from gugus.registry.rules.declared import Text


@dataclass(frozen=True)
class OfficeGroup:
    """Offices that people name by one word: its names, the levels of region whose form offers it, its kinds."""

    key: str
    name: Text
    asked: frozenset[str]
    kinds: frozenset[str]


@dataclass(frozen=True)
class Oversight:
    """Who stands above a kind of agency and who watches over it, by kind; why, and how sure that is (S, L, U)."""

    kind: str
    superior: tuple[str, ...]
    oversight: tuple[str, ...]
    basis: str
    confidence: str

    @property
    def kinds(self) -> frozenset[str]:
        """Both together."""
        return frozenset((*self.superior, *self.oversight))


def _read(name: str) -> dict[str, dict[str, object]]:
    path = resources.files("gugus.registry") / "data" / name
    said: dict[str, dict[str, object]] = yaml.safe_load(path.read_text("utf-8"))
    return said


def _list(said: dict[str, object], name: str) -> tuple[str, ...]:
    value = said[name]
    return tuple(str(each) for each in value) if isinstance(value, list) else ()


@cache
def office_groups() -> dict[str, OfficeGroup]:
    """The groups by key, in the order in which a form offers them (data/office_groups.yaml)."""
    return {
        key: OfficeGroup(
            key, Text(str(said["id"]), str(said["en"])), frozenset(_list(said, "asked")), frozenset(_list(said, "kinds"))
        )
        for key, said in _read("office_groups.yaml").items()
    }  # fmt: skip


@cache
def oversight() -> dict[str, Oversight]:
    """Superiors and oversight by kind of agency (data/oversight.yaml)."""
    return {
        kind: Oversight(
            kind, _list(said, "superior"), _list(said, "oversight"), str(said["basis"]), str(said["confidence"])
        )
        for kind, said in _read("oversight.yaml").items()
    }  # fmt: skip


def groups_of_kind(kind: str) -> tuple[str, ...]:
    """The groups that an agency of this kind belongs to."""
    return tuple(key for key, group in office_groups().items() if kind in group.kinds)


def above_kinds(groups: frozenset[str], kinds: frozenset[str]) -> tuple[str, ...]:
    """The kinds that stand above or watch over these groups and kinds, without those that are among them.

    In the declared order: superiors before oversight, each as its row lists them.
    """
    named = kinds | {kind for key in groups & set(office_groups()) for kind in office_groups()[key].kinds}
    rows = [row for kind, row in oversight().items() if kind in named]
    found = [each for row in rows for each in row.superior] + [each for row in rows for each in row.oversight]
    return tuple(dict.fromkeys(each for each in found if each not in named))
