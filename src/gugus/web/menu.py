"""The menu of signed-in pages, declared in data/menu.yaml: which entries somebody sees, which group is folded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.urls import reverse

from gugus.core.declared import Named, declared, named
from gugus.core.viewer import Viewer
from gugus.web.said import language


@dataclass(frozen=True)
class Entry:
    """One declared entry: the page it leads to, the right that shows it."""

    page: str
    right: str
    name: Named


@dataclass(frozen=True)
class Group:
    """Declared entries under one heading; `folds` in a long menu."""

    name: Named
    entries: tuple[Entry, ...]
    folds: bool


@dataclass(frozen=True)
class Item:
    """One entry as the menu shows it."""

    url: str
    label: str
    current: bool


@dataclass(frozen=True)
class Shown:
    """One group as the menu shows it; `folds` with a line to open it, `open` from the start."""

    label: str
    items: Sequence[Item]
    folds: bool
    open: bool


@cache
def groups() -> tuple[Group, ...]:
    """All declared groups, in their order."""
    return tuple(_group(one) for one in declared("web", "menu")["groups"])


def _group(said: dict[str, Any]) -> Group:
    entries = tuple(Entry(f"web:{one['page']}", one["right"], named(one)) for one in said["entries"])
    return Group(named(said), entries, bool(said.get("folds")))


def menu(viewer: Viewer, path: str) -> list[Shown]:
    """The groups and entries a viewer sees on the page at this address."""
    here = _here(path)
    seen = [(group, _items(group, viewer, here)) for group in groups()]
    long = sum(len(items) for _group, items in seen) > declared("web", "menu")["most"]
    return [_shown(group, items, long=long) for group, items in seen if items]


def _items(group: Group, viewer: Viewer, here: str) -> list[Item]:
    return [
        Item(reverse(each.page), each.name.said(language()), each.page == here)
        for each in group.entries
        if viewer.may(each.right)
    ]


def _shown(group: Group, items: list[Item], *, long: bool) -> Shown:
    return Shown(
        group.name.said(language()), items, long and group.folds, any(each.current for each in items)
    )


def _here(path: str) -> str:
    """The entry whose address is the longest beginning of this one, empty where none is."""
    pages = [each.page for group in groups() for each in group.entries]
    return max(
        (page for page in pages if path.startswith(reverse(page))),
        key=lambda page: len(reverse(page)),
        default="",
    )
