"""Functions and files stay small, modules say what they are, nothing unfinished is left behind."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

from tests.sweeps.code import ROOT, functions, is_test, length, modules, tree

FUNCTION, VIEW, FILE, TEST_FILE = 50, 25, 400, 600
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError)\b")
SPOKEN_OF = re.compile(r"/work/|/root/|pypi\.org|registry\.npmjs|--(extra-)?index-url", re.IGNORECASE)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_small_and_says_what_it_is(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= (TEST_FILE if is_test(path) else FILE)
    assert not text.strip() or ast.get_docstring(tree(path))
    limit = VIEW if path.name == "views.py" else FUNCTION
    too_long = [node.name for node in functions(path) if length(node) > limit]
    assert too_long == []


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    return [ROOT / name for name in listed.splitlines() if (ROOT / name).is_file()]


def test_nothing_unfinished_and_no_address_of_a_machine_or_an_index() -> None:
    here = Path(__file__).name
    for path in _tracked():
        if path.suffix not in (".py", ".html", ".js", ".md", ".yaml", ".toml", ".lock", ".sh", ""):
            continue
        if path.name in (here, "test_never.py") or "vendor" in path.parts:
            continue
        text = path.read_text("utf-8", errors="replace")
        assert not SPOKEN_OF.search(text), path
        if path.suffix in (".py", ".html", ".js"):
            assert not UNFINISHED.search(text), path


def test_our_own_scripts_stay_under_2000_lines() -> None:
    scripts = (ROOT / "src/gugus/web/static/gugus").glob("*.js")
    assert sum(path.read_text("utf-8").count("\n") for path in scripts) < 2000
