"""Every action name that code writes into the audit has its words, its kind and an act behind it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest
from django.apps import apps

from gugus.core import acts
from tests.sweeps.code import SRC, is_test, modules, tree

PATHS = [
    path for path in modules() if SRC in path.parents and not is_test(path) and "bench" not in path.parts
]


def _recorded() -> Iterator[tuple[str, bool]]:
    """Names given to `audit.record`, and whether a name is only the beginning of one (an f-string)."""
    for path in PATHS:
        for node in ast.walk(tree(path)):
            if (
                isinstance(node, ast.Call)
                and ast.unparse(node.func) in ("audit.record", "record")
                and node.args
            ):
                yield _name(node.args[0])


def _name(said: ast.expr) -> tuple[str, bool]:
    if isinstance(said, ast.JoinedStr) and isinstance(said.values[0], ast.Constant):
        return str(said.values[0].value), True
    return (said.value, False) if isinstance(said, ast.Constant) else ("", False)


NAMES = sorted({name for name, begins in _recorded() if name and not begins})
BEGINNINGS = sorted({name for name, begins in _recorded() if begins})


@pytest.mark.parametrize("name", NAMES)
def test_every_action_of_the_audit_has_its_words(name: str) -> None:
    assert name in acts.acts(), f"{name} has no words in core/data/acts.yaml"


@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_actions_made_of_parts_have_words_too(beginning: str) -> None:
    assert any(name.startswith(beginning) for name in acts.acts()), beginning


def test_the_sweep_sees_the_actions() -> None:
    assert len(NAMES) >= 45
    assert all("." in name for name in NAMES)


@pytest.mark.parametrize("name", sorted(acts.acts()))
def test_every_act_has_a_known_kind_and_both_languages(name: str) -> None:
    act = acts.acts()[name]
    assert act.kind in acts.kinds()
    assert act.id.strip()
    assert act.en.strip()


def test_what_an_act_can_be_about_is_a_table_of_ours() -> None:
    tables = {model._meta.label_lower for model in apps.get_models()}
    assert set(acts.objects()) <= tables
