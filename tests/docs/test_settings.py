"""Every setting that the source reads stands in the reference, and nothing else does."""

from __future__ import annotations

import re

from tests.docs.pages import DOCS, ROOT, rows
from tests.sweeps.code import SRC, modules

NAME = re.compile(r"\b(?:GUGUS_[A-Z][A-Z_]*|DATABASE_URL)\b")
PAGE = DOCS / "reference" / "settings.md"


def _read() -> set[str]:
    files = [path for path in modules() if SRC in path.parents]
    sources = [*files, ROOT / "gugus"]
    return {name for path in sources for name in NAME.findall(path.read_text("utf-8"))}


def _read_by_tests() -> set[str]:
    own = ROOT / "tests" / "docs"
    files = [path for path in modules() if SRC not in path.parents and own not in path.parents]
    return {name for path in files for name in NAME.findall(path.read_text("utf-8"))}


def _listed() -> set[str]:
    return {name for row in rows(PAGE) for name in NAME.findall(row[0])}


def test_every_setting_of_the_source_is_listed() -> None:
    assert _read() - _listed() == set()


def test_every_setting_of_the_tests_is_listed() -> None:
    assert _read_by_tests() - _listed() == set()


def test_no_setting_is_listed_that_nothing_reads() -> None:
    assert _listed() - _read() - _read_by_tests() == set()
