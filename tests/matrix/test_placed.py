"""The table of the access matrix is complete and fits the roles and addresses of today; nothing is played here."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from gugus.accounts.rules import roles
from gugus.core.declared import declared
from gugus.web.access import PUBLIC, SIGNED_IN
from gugus.web.matrix import BadTable, Row, read, table
from tests.matrix.things import WHERE
from tests.sweeps.test_access import patterns

VIEWS: dict[str, Any] = {str(each.name): each.callback for each in patterns()}
ANSWERS_WITHOUT_RIGHT = {"refused", "only_post"}


def said(**changes: Any) -> dict[str, Any]:
    """The declared values, with some of a page's changed."""
    values: dict[str, Any] = deepcopy(declared("web", "access"))
    for page, change in changes.items():
        values["pages"].setdefault(page, {}).update(change)
    return values


def test_every_address_is_placed_and_no_line_is_stale() -> None:
    assert {row.page for row in table().rows} == set(VIEWS)


def test_the_roles_of_the_table_are_the_declared_roles() -> None:
    assert table().roles == tuple(roles())


@pytest.mark.parametrize("row", table().rows, ids=lambda row: f"{row.page} {row.step}")
def test_who_lacks_the_right_of_a_page_is_refused_wherever_they_ask(row: Row) -> None:
    right = VIEWS[row.page].access
    lacking = (
        []
        if right in (PUBLIC, SIGNED_IN)
        else [key for key, one in roles().items() if right not in one.rights]
    )
    for role in lacking:
        given = {row.shapes[role].answer(situation) for situation in row.thing.situations}
        assert given <= ANSWERS_WITHOUT_RIGHT, (role, given)


def test_a_page_that_is_not_public_asks_everybody_to_sign_in() -> None:
    closed = [row for row in table().rows if VIEWS[row.page].access != PUBLIC]
    assert {row.anonymous for row in closed} == {"sign_in"}


def test_only_pages_of_enrolment_are_open_while_a_second_factor_is_owed() -> None:
    free = {row.page for row in table().rows if row.half != "enrol" and VIEWS[row.page].access != PUBLIC}
    assert free == {name for name, view in VIEWS.items() if getattr(view, "enrols", False)}


def test_every_situation_and_every_word_of_the_table_is_used() -> None:
    rows = table().rows
    assert set(table().situations) == {each for row in rows for each in row.thing.situations}
    assert set(table().shapes) == {each.key for row in rows for each in row.shapes.values()}
    assert set(table().things) == {row.thing.key for row in rows}
    assert set(table().situations) <= set(WHERE)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"GET": "open open"}, "2 words for 17 roles"),
        ({"GET": "terbuka"}, "there is no 'terbuka'"),
        ({"thing": "nothing"}, "there is no 'nothing'"),
        ({"outside": {"anonymous": "maybe"}}, "there is no 'maybe'"),
        ({"POST": "r_read", "about POST": "desk", "PUT": "open"}, "PUT"),
    ],
)
def test_a_table_that_does_not_fit_names_what_is_wrong(change: dict[str, Any], told: str) -> None:
    with pytest.raises(BadTable, match=told):
        read(said(desk=change))


def test_a_page_without_a_line_for_get_is_refused() -> None:
    with pytest.raises(BadTable, match="GET is missing"):
        read(said(new_page={"thing": "desk", "POST": "open"}))
