"""Tokens of sealed things: found within one's regions, nothing to read in them, forgotten when dropped."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gugus.core import search
from gugus.core.models import SearchToken

pytestmark = pytest.mark.django_db
KIND, CIANJUR, KARAWANG = "uji.orang", "32.03", "32.15"


def _found(
    *pairs: tuple[str, str], regions: tuple[str, ...] = (CIANJUR,), limit: int = 500
) -> tuple[str, ...]:
    return search.candidates(KIND, regions, pairs, limit).subjects


def test_a_kept_value_is_found_and_another_is_not() -> None:
    search.keep(KIND, "satu", CIANJUR, [("phone", "+6281234567890"), ("name", "melati")])
    assert _found(("name", "melati")) == ("satu",)
    assert _found(("name", "mawar")) == ()
    assert _found() == ()


def test_whoever_shares_more_comes_first() -> None:
    search.keep_many(KIND, CIANJUR, {"a": [("name", "siti")], "b": [("name", "siti"), ("name", "aminah")]})
    assert _found(("name", "siti"), ("name", "aminah")) == ("b", "a")


def test_regions_narrow_before_the_limit_does() -> None:
    search.keep_many(KIND, KARAWANG, {f"k{number}": [("name", "siti")] for number in range(5)})
    search.keep(KIND, "z", f"{CIANJUR}.01.2001", [("name", "siti")])
    assert _found(("name", "siti"), limit=3) == ("z",)
    assert _found(("name", "siti"), regions=("32.0",)) == ()
    assert len(_found(("name", "siti"), regions=("32",))) == 6
    assert len(_found(("name", "siti"), regions=("*",))) == 6
    assert _found(("name", "siti"), regions=()) == ()


def test_the_limit_is_kept_and_said() -> None:
    search.keep_many(KIND, CIANJUR, {f"k{number}": [("name", "siti")] for number in range(4)})
    met = search.candidates(KIND, (CIANJUR,), [("name", "siti")], 3)
    assert (len(met.subjects), met.more) == (3, True)
    assert not search.candidates(KIND, (CIANJUR,), [("name", "siti")], 4).more


def test_the_same_value_of_two_purposes_has_two_tokens() -> None:
    purposes = ("name", "name_whole", "name_born", "phone", "nik", "story")
    assert len({search.token(each, "3203015501990001") for each in purposes}) == len(purposes)


def test_the_table_holds_no_plain_value() -> None:
    search.keep(KIND, "satu", CIANJUR, [("phone", "+6281234567890"), ("name", "melati")])
    rows = str([*SearchToken.objects.values_list("kind", "subject", "scope", "token")])
    assert "melati" not in rows
    assert "81234567890" not in rows
    assert all(re.fullmatch(r"[0-9a-f]{32}", each.token) for each in SearchToken.objects.filter(kind=KIND))


def test_what_was_dropped_is_not_found() -> None:
    search.keep_many(KIND, CIANJUR, {"a": [("name", "siti")], "b": [("name", "siti")]})
    search.drop(KIND, "a")
    assert _found(("name", "siti")) == ("b",)


def test_keeping_is_one_insert_and_looking_up_one_query() -> None:
    values = {f"k{number}": [("name", "siti"), ("name", str(number))] for number in range(50)}
    with CaptureQueriesContext(connection) as kept:
        search.keep_many(KIND, CIANJUR, values)
    with CaptureQueriesContext(connection) as asked:
        _found(("name", "siti"), ("name", "7"), ("phone", "x"))
    assert [each["sql"].split()[0] for each in kept if "INSERT" in each["sql"]] == ["INSERT"]
    assert len(asked) == 1
