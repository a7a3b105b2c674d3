"""Health says for each part whether this server can do its work."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from gugus.core import standing
from gugus.web import health

pytestmark = pytest.mark.django_db
WELL = {"database": True, "migrations": True, "master_key": True, "key_store": True}


@pytest.fixture(autouse=True)
def _asked_anew() -> None:
    health._last.clear()


def test_a_server_that_is_well_says_so(client: Client) -> None:
    answer = client.get("/sehat/")
    assert (answer.status_code, answer.json()) == (200, WELL)


@pytest.mark.parametrize("content", ["", "xyz", "ab" * 32])
def test_a_master_key_that_does_not_open_the_vault_is_named(
    client: Client, settings: pytest.FixtureRequest, tmp_path: Path, content: str
) -> None:
    (tmp_path / "master.key").write_text(content)
    settings.GUGUS_MASTER_KEY_FILE = str(tmp_path / "master.key")  # type: ignore[attr-defined]
    answer = client.get("/sehat/")
    assert (answer.status_code, answer.json()) == (503, {**WELL, "master_key": False})


def test_an_unfinished_restore_is_named(client: Client) -> None:
    standing.mark("20261122T000000Z")
    answer = client.get("/sehat/")
    assert (answer.status_code, answer.json()["key_store"]) == (503, False)


def test_who_asks_often_costs_no_queries(client: Client, django_assert_num_queries: object) -> None:
    client.get("/sehat/")
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert client.get("/sehat/").json() == WELL
