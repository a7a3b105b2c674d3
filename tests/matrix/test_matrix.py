"""Every cell of the access matrix is played with a browser: role, address, region, agency, assignment, wall.

Two things are done once instead of thousands of times, and `test_the_short_cuts_change_no_answer` holds them:
who a session belongs to is looked up once (every cell begins from the same state), and a refusal is its
sentence alone, without its page around it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from gugus.accounts.rules import needs_factor, roles
from gugus.core import reads
from gugus.web.matrix import ANONYMOUS, Cell, Row, Shape, table
from tests.matrix import playing
from tests.matrix.playing import Seen, World
from tests.matrix.things import Thing

pytestmark = [pytest.mark.check, pytest.mark.django_db]
TABLE = table()
CELLS = 14_000
OWING = [role for role in roles() if needs_factor((role,))]


@pytest.fixture(scope="module", autouse=True)
def _no_log() -> Iterator[None]:
    """Thousands of refusals need no line each."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture(scope="module")
def world(
    tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[World]:
    place = tmp_path_factory.mktemp("matrix")
    with django_db_blocker.unblock(), playing.undone(), _places(place):
        yield playing.world(TABLE.roles)


def _places(place: Path) -> override_settings:
    return override_settings(GUGUS_FILES=place / "files", GUGUS_TOMBSTONES=place / "tombstones.log")


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    playing.bare_refusals(monkeypatch)
    playing.remembered(monkeypatch)


def row_of(page: str, step: str = "GET") -> Row:
    return next(each for each in TABLE.rows if (each.page, each.step) == (page, step))


def wrong(world: World, row: Row, *chosen: str) -> list[str]:
    """The cells of a line that answer otherwise than declared; of some roles only where they are named."""
    cells = [
        each
        for each in TABLE.cells(row, OWING if row in TABLE.rows else ())
        if not chosen or each.role in chosen
    ]
    world.seen.clear()
    with playing.undone():
        heard = [(cell, playing.hear(world, cell)) for cell in cells]
    return [f"{cell}, but {word}" for cell, word in heard if word != cell.answer]


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("row", TABLE.rows, ids=lambda row: f"{row.page}-{row.step.replace(' ', '-')}")
def test_every_cell_of_a_line_answers_as_declared(world: World, row: Row) -> None:
    assert wrong(world, row) == []


@pytest.mark.usefixtures("quick")
def test_every_form_on_a_page_leads_to_a_step_that_is_placed(world: World) -> None:
    placed = {row.page for row in TABLE.rows if row.method == "POST"}
    world.seen.clear()
    looked_at = [row for row in TABLE.rows if row.method == "GET"]
    with playing.undone():
        shown = {name for row in looked_at for name in playing.forms_lead_to(world, row)}
    assert shown - placed == set()


def test_every_role_is_asked_about_in_every_situation() -> None:
    cells = [cell for row in TABLE.rows for cell in TABLE.cells(row, OWING)]
    assert len(cells) > CELLS
    assert {cell.role for cell in cells} == {*TABLE.roles, ANONYMOUS}


@pytest.mark.parametrize("page", ["event", "inbox", "hand_off"])
def test_the_short_cuts_change_no_answer(world: World, page: str) -> None:
    assert wrong(world, row_of(page), "triase", "desa", "kustodian") == []


@pytest.mark.usefixtures("quick")
def test_one_wrong_expectation_is_caught(world: World) -> None:
    row = row_of("event")
    open_to_all = Shape("x", row.shapes["triase"].words, {**row.shapes["triase"].answers, "walled": "code"})
    changed = replace(row, shapes={**row.shapes, "triase": open_to_all})
    assert wrong(world, changed, "triase") == ["event GET, triase, walled: code, but absent"]


@pytest.mark.usefixtures("quick")
def test_a_leak_through_a_wall_is_caught(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reads, "beyond_walls", lambda rows, viewer: rows)
    assert any(", walled: without, but code" in each for each in wrong(world, row_of("events"), "penyidik"))


def test_a_refusal_that_changed_something_is_no_refusal() -> None:
    cell = Cell(row_of("rosters", "POST"), "desa", "own", "refused")
    seen = Seen(playing.answer(403), playing.NOT_ALLOWED, {"desk_dutyroster"})
    assert playing.word(seen, cell, Thing()) == "refused, but wrote desk_dutyroster"


def test_initials_and_names_where_only_a_code_may_stand_are_caught() -> None:
    cell = Cell(row_of("event"), "triase", "unassigned", "code")
    thing = Thing(code="K-1", words="Ringkasan", hint="W.Y.", never="Wulan Yudistira")
    assert playing.word(Seen(playing.answer(200), "K-1, W.Y."), cell, thing) == "code, but with initials"
    assert "full name" in playing.word(Seen(playing.answer(200), "K-1 Wulan Yudistira"), cell, thing)
