"""Links inside the repository lead somewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.pages import DOCS, ROOT, anchors, links, pages


def _name(page: Path) -> str:
    return str(page.relative_to(ROOT))


def _problem(page: Path, target: str) -> str | None:
    place, _, anchor = target.partition("#")
    there = (page.parent / place).resolve() if place else page
    if not there.exists():
        return f"{target}: there is no such file"
    if anchor and there.suffix == ".md" and anchor not in anchors(there):
        return f"{target}: there is no such heading"
    return None


@pytest.mark.parametrize("sheet", pages(), ids=_name)
def test_every_relative_link_leads_to_a_file_and_a_heading(sheet: Path) -> None:
    assert [problem for target in links(sheet) if (problem := _problem(sheet, target))] == []


@pytest.mark.parametrize("sheet", pages(), ids=_name)
def test_no_link_leaves_the_repository_by_its_path(sheet: Path) -> None:
    for target in links(sheet):
        assert not target.startswith("/")
        assert (sheet.parent / target.partition("#")[0]).resolve().is_relative_to(ROOT)


def test_every_page_of_the_docs_is_reached_from_the_index() -> None:
    seen, todo = set(), [DOCS / "index.md"]
    while todo:
        page = todo.pop()
        seen.add(page)
        found = [(page.parent / target.partition("#")[0]).resolve() for target in links(page)]
        todo += [each for each in found if each.suffix == ".md" and each not in seen and each.is_file()]
    assert sorted(_name(page) for page in DOCS.rglob("*.md") if page not in seen) == []


def test_a_page_in_one_language_has_its_sister() -> None:
    for page in DOCS.rglob("*.id.md"):
        assert page.with_name(page.name.replace(".id.md", ".en.md")).is_file(), page
    for page in DOCS.rglob("*.en.md"):
        assert page.with_name(page.name.replace(".en.md", ".id.md")).is_file(), page
