"""A small slice of the wall attack for every test run: the lists a walled officer opens each day."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from tests.check import wall_scenes as scenes
from tests.check.wall_play import Ask
from tests.check.wall_scenes import Base

pytestmark = pytest.mark.django_db
LISTS = (
    "/laporan/",
    "/peristiwa/",
    "/perkara/",
    "/meja/",
    "/hak/",
    "/retensi/",
    "/audit/?kind=all",
    "/serah-terima/",
    "/darurat/",
    "/penugasan/",
)


@pytest.fixture(scope="module")
def base(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Base]:
    with django_db_blocker.unblock(), scenes.settled() as office:
        yield office


def test_the_lists_of_a_walled_officer_are_those_of_a_world_without_the_matter(base: Base) -> None:
    with scenes.with_matter(base, "case") as matter:
        pages = [
            f"/laporan/{matter.ids['report']}/",
            f"/peristiwa/{matter.ids['event']}/",
            f"/perkara/{matter.ids['file']}/",
        ]
        asks = [Ask(path) for path in (*LISTS, *pages)]
        met = scenes.play(base, "polres", asks)
    with scenes.without(base):
        assert scenes.eyes(base, matter).differences(met, scenes.play(base, "polres", asks)) == {}


def test_a_name_walls_off_who_bears_it_and_no_namesake(base: Base) -> None:
    inbox = [Ask("/laporan/")]
    with scenes.with_matter(base, "unread report", "relative") as matter:
        walled, namesake = (scenes.play(base, who, inbox)[inbox[0]] for who in ("polres", "dinsos"))
    assert matter.code not in walled.body
    assert matter.code in namesake.body
