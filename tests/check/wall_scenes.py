"""The two worlds of the wall attack played one after the other: with a matter that a party is walled off from, and without."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from django.test import Client

from gugus.accounts.models import Account
from gugus.accounts.tests import make
from tests.check import wall_world as world
from tests.check.wall_play import UNKNOWN, Answer, Ask, Eyes, addresses, page_of, played, sendings, warmed
from tests.check.wall_world import MATTERS, Matter

HOUR = timedelta(hours=1)
LATER = timedelta(days=40)
PARTIES = {
    "account": "polres", "post": "polres", "agency": "polres", "village office": "desa", "name": "polres", "relative": "polres",
    "school": "sekolah", "campus": "lembaga", "member of the task force": "polres",
}  # fmt: skip
"""Each kind of wall, and where the party sits that stands behind it."""


@dataclass(frozen=True)
class Base:
    """The office before anything is told, with what stands in both worlds."""

    accounts: dict[str, Account]
    everyday: dict[str, str]


@contextmanager
def settled() -> Iterator[Base]:
    """The office, taken back in the end. No log is kept: thousands of refusals are expected."""
    logging.disable(logging.CRITICAL)
    with world.undone():
        with world.scene("office", after=0 * HOUR):
            accounts = world.office()
        with world.scene("everyday", after=HOUR):
            everyday = world.everyday(accounts)
        yield Base(accounts, everyday)
    logging.disable(logging.NOTSET)


@contextmanager
def with_matter(base: Base, kind: str, wall: str = "post") -> Iterator[Matter]:
    """The world in which something was told, and a party walled off from it."""
    with world.undone():
        with world.scene("matter", after=2 * HOUR):
            matter = MATTERS[kind](base.accounts)
            world.wall_off(matter, world.wall_of(wall, base.accounts[PARTIES[wall]]))
        _afterwards(base)
        yield matter


@contextmanager
def without(base: Base) -> Iterator[None]:
    """The world in which it never was."""
    with world.undone():
        _afterwards(base)
        yield


def _afterwards(base: Base) -> None:
    with world.scene("goes on", after=3 * HOUR):
        world.going_on(base.accounts, base.everyday)
    with world.scene("weeks later", after=LATER):
        world.weeks_later(base.accounts)


def every_page(base: Base, matter: Matter) -> list[Ask]:
    """Every address, with the ids of the matter, of what is there every day, and of nothing."""
    kinds = dict.fromkeys((*matter.ids, *base.everyday))
    ids = {kind: [held[kind] for held in (matter.ids, base.everyday) if kind in held] for kind in kinds}
    return addresses(ids, {"code": matter.code, "id": matter.walled[1], "name": world.NAME})


def lists(base: Base, matter: Matter) -> list[Ask]:
    """The pages that ask for no id, and those of the matter itself."""
    others = set(base.everyday.values()) | {UNKNOWN}
    quiet = {
        "manual_page",
        "manual_image",
        "process",
        "processes",
        "regions",
        "sources",
        "source",
        "privacy",
        "accessibility",
    }
    asks = [each for each in every_page(base, matter) if not any(pk in each.path for pk in others)]
    return [each for each in asks if page_of(each.path) not in quiet]


def probes(matter: Matter) -> tuple[str, ...]:
    """What a walled party may have heard and tries in every field."""
    return (matter.code, matter.walled[1], world.NAME, world.LP)


def play(base: Base, who: str, asks: Sequence[Ask], tried: tuple[str, ...] = ()) -> dict[Ask, Answer]:
    """Every answer to one party; with something to try, every form that stands on a page is sent as well."""
    with world.undone(), world.scene(f"play {who}", after=LATER + HOUR):
        client = make.entered(base.accounts[who], client=Client(raise_request_exception=False))
        warmed(client, asks)
        pages = played(client, asks)
        return {**pages, **(played(client, sendings(pages, tried)) if tried else {})}


def eyes(base: Base, matter: Matter) -> Eyes:
    """Compares two plays; the ids of the matter and of every day are known in both."""
    return Eyes(frozenset((*matter.ids.values(), *base.everyday.values())))
