"""Every action name that code writes into the audit has its words, its kind and an act behind it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest
from django.apps import apps

from gugus.accounts.rules.changes import Purpose
from gugus.core import acts
from gugus.intake.rules import DraftState
from gugus.web.audit.note_words import TABLES
from tests.sweeps.code import SRC, is_test, modules, tree

PATHS = [
    path for path in modules() if SRC in path.parents and not is_test(path) and "bench" not in path.parts
]


SAID = {"audit.read", "audit.export", "identity.reveal", "identity.print"}
"""Acts whose note web/audit/notes.py says in a sentence of its own."""
MADE = {
    "f'account.ask_{purpose.value}'": {
        f"account.ask_{each}" for each in Purpose if each is not Purpose.DISABLE
    },
    "f'account.confirm_{change.purpose}'": {
        f"account.confirm_{each}" for each in Purpose if each is not Purpose.DISABLE
    },
    "f'account.{change.purpose}'": {f"account.{each}" for each in (Purpose.CHANGE, Purpose.TRANSITION)},
    "f'draft.{state}'": {f"draft.{each}" for each in (DraftState.ACCEPTED, DraftState.DROPPED)},
}
"""Action names that are put together while the code runs: every one that each expression can become."""


def _calls() -> Iterator[ast.Call]:
    """Every call of `audit.record`."""
    for path in PATHS:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "audit.record":
                yield node


def _within(call: ast.Call) -> ast.AST:
    """The function a call stands in."""
    functions = (each for path in PATHS for each in ast.walk(tree(path)) if isinstance(each, ast.FunctionDef))
    return next(each for each in functions if any(node is call for node in ast.walk(each)))


def _names(call: ast.Call) -> set[str]:
    """All names a call can write: a text, one of two texts, a declared expression, a name given a text before."""
    said = call.args[0]
    if isinstance(said, ast.Name):
        given = (node for node in ast.walk(_within(call)) if isinstance(node, ast.Assign))
        values = [node.value for node in given if ast.unparse(node.targets[0]) == said.id]
        return {name for value in values for name in _texts(value)}
    return _texts(said)


def _texts(said: ast.expr) -> set[str]:
    if isinstance(said, ast.Constant):
        return {str(said.value)}
    if isinstance(said, ast.IfExp):
        return _texts(said.body) | _texts(said.orelse)
    return MADE.get(ast.unparse(said), set())


CALLS = {call: _names(call) for call in _calls()}
NAMES = sorted({name for names in CALLS.values() for name in names})
NOTED = sorted({
    name for call, names in CALLS.items() for name in names if any(each.arg == "note" for each in call.keywords)
})  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_every_action_of_the_audit_has_its_words(name: str) -> None:
    assert name in acts.acts(), f"{name} has no words in core/data/acts.yaml"


def test_no_action_is_named_in_a_way_that_this_sweep_cannot_read() -> None:
    unread = [ast.unparse(call) for call, names in CALLS.items() if not names]
    assert unread == [], "declare in MADE what the expression can become"
    assert set(MADE) <= {ast.unparse(call.args[0]) for call in CALLS}


@pytest.mark.parametrize("name", NOTED)
def test_every_act_that_keeps_a_note_says_what_its_keys_mean(name: str) -> None:
    assert name in TABLES or name in SAID, f"{name} has no line in TABLES of web/audit/note_words.py"


def test_the_sweep_sees_the_actions() -> None:
    assert len(NAMES) >= 45
    assert all("." in name for name in NAMES)


@pytest.mark.parametrize("name", sorted(acts.acts()))
def test_every_act_has_a_known_kind_and_both_languages(name: str) -> None:
    act = acts.acts()[name]
    assert act.kind in acts.kinds()
    assert act.also in ("", *acts.kinds())
    assert act.id.strip()
    assert act.en.strip()


def test_what_an_act_can_be_about_is_a_table_of_ours() -> None:
    tables = {model._meta.label_lower for model in apps.get_models()}
    assert set(acts.objects()) <= tables
