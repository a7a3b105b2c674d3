"""The wall attack has teeth: each leak planted here is found by it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from pytest_django import DjangoDbBlocker

from tests.check import wall_scenes as scenes
from tests.check.wall_play import Ask
from tests.check.wall_scenes import Base
from tests.check.wall_world import NAME

pytestmark = [pytest.mark.check, pytest.mark.django_db]
NEVER = re.compile(r"(?!)")


def _open(rows: Any, viewer: Any) -> Any:
    return rows


LEAKS: dict[str, tuple[str, object, Ask, str]] = {
    "a desk without walls": ("gugus.desk.reads.beyond_walls", _open, Ask("/meja/"), "dijawab"),
    "a count without walls": ("gugus.core.retention.reads.visible", _open, Ask("/retensi/"), "<td"),
    "events without walls": ("gugus.casework.reads.events.visible", _open, Ask("/peristiwa/"), "K-"),
    "an audit without walls": ("gugus.core.trail.beyond_walls", _open, Ask("/audit/?kind=all"), "<td"),
    "counts in the audit": ("gugus.web.audit.words._COUNTS", NEVER, Ask("/audit/?kind=search"), "opened="),
    "one query more": ("gugus.intake.finding.or_nothing", list, Ask("/cari/hasil/", (("text", NAME),)), "queries"),
}  # fmt: skip
"""What is planted: where, what stands there instead, the page that shows it, and what of the difference tells it."""


@pytest.fixture(scope="module")
def base(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Base]:
    with django_db_blocker.unblock(), scenes.settled() as office:
        yield office


@contextmanager
def _planted(where: str, instead: object) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(where, instead)
        yield


def _played(base: Base, open_world: Callable[[], Any]) -> Any:
    found = {}
    with open_world() as matter:
        for name, (where, instead, ask, _told) in LEAKS.items():
            with _planted(where, instead):
                found[name] = scenes.play(base, "polres", [ask])
    return matter, found


def test_each_planted_leak_is_found(base: Base) -> None:
    matter, met = _played(base, lambda: scenes.with_matter(base, "case"))
    _none, without = _played(base, lambda: scenes.without(base))
    told = {name: scenes.eyes(base, matter).differences(met[name], without[name]) for name in LEAKS}
    missed = [
        name
        for name, (*_, mark) in LEAKS.items()
        if not any(mark in line for lines in told[name].values() for line in lines)
    ]
    assert missed == [], told
