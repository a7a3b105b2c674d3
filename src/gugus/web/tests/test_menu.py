"""The menu as data: every entry leads somewhere and asks for the right of its page; a long one folds what is not daily."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.urls import resolve, reverse

from gugus.accounts.rules import rights_of, roles
from gugus.core.viewer import ANONYMOUS, Viewer, ViewerKind
from gugus.web import menu

ENTRIES = [each for group in menu.groups() for each in group.entries]
ROWS = 13
"""Lines of 38 pixels that fit under the top of a screen of 768, with the headings between them."""


def viewer(*named: str) -> Viewer:
    return replace(ANONYMOUS, kind=ViewerKind.PERSON, rights=rights_of(named))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda each: each.page)
def test_an_entry_is_shown_by_the_right_that_its_page_asks_for(entry: menu.Entry) -> None:
    view = resolve(reverse(entry.page)).func
    assert getattr(view, "access", "") == entry.right
    assert entry.name.id.strip()
    assert entry.name.en.strip()


def test_no_page_stands_twice() -> None:
    assert len({each.page for each in ENTRIES}) == len(ENTRIES)


def test_a_long_menu_folds_its_reference_unless_the_page_is_in_it() -> None:
    reference = menu.menu(viewer("kustodian"), reverse("web:audit"))[-1]
    assert (reference.folds, reference.open) == (True, False)
    here = menu.menu(viewer("kustodian"), reverse("web:regions"))[-1]
    assert (here.folds, here.open) == (True, True)
    assert [each.url for each in here.items if each.current] == [reverse("web:regions")]


def test_a_short_menu_folds_nothing() -> None:
    assert not any(group.folds for group in menu.menu(viewer("desa"), "/"))


@pytest.mark.parametrize("role", sorted(roles()))
def test_what_a_role_uses_daily_stands_above_the_fold(role: str) -> None:
    shown = menu.menu(viewer(role), reverse("web:desk"))
    lines = sum(1 if group.folds else len(group.items) for group in shown)
    assert lines <= ROWS


def test_the_custodian_finds_the_audit_and_the_openings_together() -> None:
    shown = menu.menu(viewer("kustodian"), reverse("web:break_glass"))
    group = next(each for each in shown if any(item.current for item in each.items))
    assert [item.url for item in group.items[:2]] == [reverse("web:audit"), reverse("web:break_glass")]
