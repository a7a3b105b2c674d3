"""A key whose row never came is destroyed after a day; a living row's key never."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction

from gugus.core import audit, keys, orphans, standing
from gugus.core.models import SealedFile, WrappedKey
from gugus.core.time import living_at, now
from gugus.core.viewer import system

pytestmark = pytest.mark.django_db
KIND = "core.sealedfile"
LIVING, LOST = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"


@pytest.fixture
def _long_ago() -> None:
    """The office is older than the window that is looked at."""
    with living_at(now() - timedelta(days=30)):
        audit.record("uji.lama", by=system("uji"))


def _row(pk: str) -> None:
    SealedFile.objects.create(
        id=pk, size=1, media_type="text/plain", made_at=now(), sealed_name=b"x", sealed_digest=b"x"
    )


def _row_and_trouble(pk: str) -> None:
    with transaction.atomic():
        _row(pk)
        raise RuntimeError


def _broken_off(pk: str) -> None:
    """A key is stored, then the transaction of its row is broken off."""
    keys.make([(KIND, pk)])
    with pytest.raises(RuntimeError):
        _row_and_trouble(pk)


def _made(ago: timedelta) -> None:
    with living_at(now() - ago):
        _broken_off(LOST)
        keys.make([(KIND, LIVING)])
        _row(LIVING)


def _left() -> set[str]:
    return set(WrappedKey.objects.filter(kind=KIND).values_list("subject", flat=True))


@pytest.mark.usefixtures("_long_ago")
def test_the_key_of_a_broken_off_transaction_goes_after_a_day() -> None:
    _made(timedelta(hours=30))
    assert orphans.sweep(now()) == 1
    assert _left() == {LIVING}


@pytest.mark.usefixtures("_long_ago")
@pytest.mark.parametrize("ago", [timedelta(hours=23), timedelta(days=4)])
def test_only_keys_of_the_window_are_looked_at(ago: timedelta) -> None:
    _made(ago)
    assert orphans.sweep(now()) == 0
    assert _left() == {LIVING, LOST}


@pytest.mark.usefixtures("_long_ago")
def test_keys_of_kinds_without_a_table_and_ids_of_another_form_are_left_alone() -> None:
    with living_at(now() - timedelta(hours=30)):
        keys.make([("core.daily", "2026-11-20"), ("uji.rahasia", LOST), (KIND, "bukan-id")])
    assert orphans.sweep(now()) == 0


def test_a_main_database_that_does_not_reach_back_is_not_trusted() -> None:
    _made(timedelta(hours=30))
    assert orphans.sweep(now()) == 0
    assert _left() == {LIVING, LOST}


@pytest.mark.usefixtures("_long_ago")
def test_nothing_is_swept_while_a_restore_is_unfinished() -> None:
    _made(timedelta(hours=30))
    standing.mark("20261122T000000Z")
    assert orphans.sweep(now()) == 0


@pytest.mark.usefixtures("_long_ago")
def test_the_sweep_costs_the_same_for_many_keys(django_assert_max_num_queries: object) -> None:
    with living_at(now() - timedelta(hours=30)):
        keys.make([(KIND, f"33333333-3333-4333-8333-{each:012}") for each in range(400)])
    with django_assert_max_num_queries(10):  # type: ignore[operator]
        assert orphans.sweep(now()) == 400
