"""Whoever was walled off at one post and moved to the next stands in front of every page as if the matter never was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from pytest_django import DjangoDbBlocker

from gugus.accounts.actions import end_post, open_account
from gugus.accounts.models import Account
from gugus.accounts.rules import roles
from gugus.accounts.tests import make
from gugus.core.time import now, today
from gugus.registry.actions import appoint
from gugus.registry.rules.appointing import Appointing, Ending, Letter
from gugus.registry.rules.vocabulary import AppointmentKind, EndReason
from tests.check import wall_scenes as scenes
from tests.check import wall_world as world
from tests.check.wall_play import page_of
from tests.check.wall_scenes import LATER, Base

pytestmark = [pytest.mark.check, pytest.mark.django_db]
MOVED, FRESH = "pindah", "baru"


@pytest.fixture(scope="module")
def base(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Base]:
    with django_db_blocker.unblock(), scenes.settled() as office:
        yield office


def _moved(base: Base, holder: str, who: str) -> Base:
    """The policeman has gone, and somebody is appointed to the partner organisation with an account of their own."""
    with world.scene(who, after=LATER):
        on = today("WIB", now()) - timedelta(days=1)
        for key in ("polres", "lembaga"):
            end_post(base.accounts[key].appointment, Ending(on, EndReason.MUTASI), by=world.SYSTEM)
        wanted = Appointing(holder, AppointmentKind.DEFINITIVE, Letter("SK/7/CONTOH", on), on)
        held = appoint(base.accounts["lembaga"].appointment.post_id, wanted, by=world.SYSTEM)
        row = make.with_app(_account(who, str(held.pk), base))
    return replace(base, accounts={**base.accounts, who: row})


def _account(who: str, appointment: str, base: Base) -> Account:
    force = str(base.accounts["polres"].task_force_id)
    return open_account(
        f"akun-{who}", by=world.SYSTEM, appointment=appointment, task_force=force, roles=tuple(roles()),
        password=make.PASSWORD,
    )  # fmt: skip


@pytest.mark.parametrize("wall", ["post", "account", "agency"])
def test_a_wall_follows_to_the_next_post_on_every_page(base: Base, wall: str) -> None:
    with scenes.with_matter(base, "case", wall) as matter:
        asks = scenes.lists(base, matter)
        met = scenes.play(_moved(base, "Santoso, Budi Contoh", MOVED), MOVED, asks)
    with scenes.without(base):
        again = scenes.play(_moved(base, "Santoso, Budi Contoh", MOVED), MOVED, asks)
    assert scenes.eyes(base, matter).differences(met, again) == {}


def test_somebody_else_at_that_post_meets_the_matter(base: Base) -> None:
    with scenes.with_matter(base, "case", "post") as matter:
        asks = scenes.lists(base, matter)
        met = scenes.play(_moved(base, "Sari Rekaan Lain", FRESH), FRESH, asks)
    with scenes.without(base):
        again = scenes.play(_moved(base, "Sari Rekaan Lain", FRESH), FRESH, asks)
    changed = scenes.eyes(base, matter).differences(met, again)
    assert {page_of(path) for path in changed} >= {"events", "audit", "event", "rights"}
