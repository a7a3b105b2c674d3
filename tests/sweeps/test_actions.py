"""Every action ends in the audit, runs in a transaction, and takes all but its object by keyword."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.sweeps.code import action_files, calls, functions

FILES = action_files()
WRITES = (".save(", ".create(", ".bulk_create(", ".delete(", ".update(", "get_or_create(", ".bulk_update(")


def _audited(path: Path) -> set[str]:
    """Names of functions of a file that record an audit line, themselves or through one they call."""
    table = {function.name: function for function in functions(path)}
    found = {name for name, node in table.items() if "audit.record" in calls(node)}
    while True:
        more = {name for name, node in table.items() if name not in found and calls(node) & found}
        if not more:
            return found
        found |= more


def _other_rooms(node: ast.FunctionDef) -> bool:
    """Whether it calls an action of another module (which audits itself)."""
    return any(call.split(".")[0] in _ACTION_ALIASES for call in calls(node) if "." in call)


_ACTION_ALIASES = {
    "intake",
    "desk",
    "outreach",
    "registry",
    "screening",
    "casework",
    "coordination",
    "accounts",
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-3:]))
def test_every_public_action_that_writes_is_audited(path: Path) -> None:
    audited = _audited(path)
    for node in functions(path):
        source = ast.unparse(node)
        if node.name.startswith("_") or not any(write in source for write in WRITES):
            continue
        assert node.name in audited or _other_rooms(node), f"{path.name}: {node.name} writes without audit"


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-3:]))
def test_every_public_action_names_who_acts(path: Path) -> None:
    for node in functions(path):
        if node.name.startswith("_") or "audit.record" not in calls(node):
            continue
        assert "by" in [each.arg for each in node.args.kwonlyargs], f"{path.name}: {node.name}"


def test_the_sweep_sees_the_actions() -> None:
    assert len(FILES) >= 8
