"""Walking our own source: modules, functions, calls."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"

ROOMS = (
    "core", "registry", "accounts", "desk", "outreach", "intake", "linkage", "screening", "casework",
    "protection", "coordination", "insight",
)  # fmt: skip


def is_test(path: Path) -> bool:
    """Whether a file is a test, a builder of tests or their set-up."""
    return "tests" in path.parts or path.name == "conftest.py"


def modules() -> list[Path]:
    """All our Python files but migrations."""
    found = [*SRC.rglob("*.py"), *(ROOT / "tests").rglob("*.py"), ROOT / "conftest.py"]
    return sorted(path for path in found if "migrations" not in path.parts)


@cache
def tree(path: Path) -> ast.Module:
    """The parsed file."""
    return ast.parse(path.read_text("utf-8"))


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    """All functions of a file, methods included."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef):
            yield node


def length(function: ast.FunctionDef) -> int:
    """Lines of a function's body without its docstring and blank lines at the signature."""
    body = function.body
    first = body[0]
    if (
        isinstance(first, ast.Expr)
        and isinstance(first.value, ast.Constant)
        and isinstance(first.value.value, str)
    ):
        body = body[1:]
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def calls(function: ast.AST) -> set[str]:
    """Names of what is called, as last part and as dotted text ("audit.record")."""
    found = set()
    for node in ast.walk(function):
        if isinstance(node, ast.Call):
            found.add(ast.unparse(node.func))
    return found


def action_files() -> list[Path]:
    """Every file that holds actions."""
    found = []
    for room in ROOMS:
        found += [
            *(SRC / "gugus" / room).rglob("actions.py"),
            *(SRC / "gugus" / room / "actions").glob("*.py"),
        ]
    return sorted(found)
