"""The manual: which file is shown in which language, safe Markdown, links that lead somewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from django.utils import translation

from gugus.web.desk.tests.make import text
from gugus.web.manual import pages
from gugus.web.manual.library import library
from gugus.web.manual.markdown import rendered, slug

pytestmark = pytest.mark.django_db


@pytest.fixture
def docs(tmp_path: Path, settings: pytest.FixtureRequest) -> Path:
    """A small manual of its own."""
    folder = tmp_path / "docs"
    for name, said in {
        "how-to/masuk.id.md": "# Cara masuk\n\nLihat [kata](../glossary.md#rakor) dan ![gambar](a.png).",
        "how-to/masuk.en.md": "# How to sign in\n\nSee [words](../glossary.md#rakor).",
        "explanation/why.md": "# Why\n\n## One\n\n## One\n\n[out](https://example.org) [gone](../../src/x.py)",
        "glossary.md": "# Words\n\n## Rakor\n",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(said, "utf-8")
    (folder / "how-to" / "a.png").write_bytes(b"\x89PNG")
    settings.ROOT = tmp_path  # type: ignore[attr-defined]
    return folder


def test_a_page_comes_in_the_readers_language(docs: Path) -> None:
    assert "Cara masuk" in text(Client(), "/panduan/how-to/masuk/")
    assert "How to sign in" in text(Client(), "/en/panduan/how-to/masuk/")


def test_a_page_in_the_other_language_says_so(docs: Path) -> None:
    page = text(Client(), "/panduan/explanation/why/")
    assert '<article lang="en">' in page
    assert "English" in page


def test_the_index_stands_by_mode(docs: Path) -> None:
    page = text(Client(), "/en/panduan/")
    assert (
        page.index("Do: step by step") < page.index("Understand: explanations") < page.index("Words and more")
    )
    assert 'href="/en/panduan/how-to/masuk/"' in page


def test_links_lead_to_pages_and_images_and_nowhere_else(docs: Path) -> None:
    page = text(Client(), "/panduan/how-to/masuk/")
    assert 'href="/panduan/glossary/#rakor"' in page
    assert 'src="/panduan/gambar/how-to/a.png"' in page
    other = text(Client(), "/panduan/explanation/why/")
    assert 'href="https://example.org" rel="noreferrer noopener"' in other
    assert "<span>gone</span>" in other


def test_pictures_are_served_and_nothing_outside_the_manual(docs: Path) -> None:
    client = Client()
    assert client.get("/panduan/gambar/how-to/a.png")["Content-Type"] == "image/png"
    assert client.get("/panduan/gambar/how-to/../../../etc/passwd").status_code == 404
    assert client.get("/panduan/gambar/how-to/masuk.id.md").status_code == 404


@pytest.mark.parametrize("name", ["tidak-ada", "../../etc/passwd", "how-to"])
def test_a_page_that_is_not_there_is_not_found(docs: Path, name: str) -> None:
    assert Client().get(f"/panduan/{name}/").status_code == 404


def test_an_installation_without_docs_says_so(tmp_path: Path, settings: pytest.FixtureRequest) -> None:
    settings.ROOT = tmp_path / "nowhere"  # type: ignore[attr-defined]
    assert "not on this server" in text(Client(), "/en/panduan/")


def test_raw_html_and_bad_addresses_stay_text() -> None:
    html = rendered("<script>x</script> [a](javascript:alert(1)) ![b](no.png)", lambda _target: "").html
    assert "<script" not in html
    assert "href" not in html
    assert "<img" not in html
    assert "b" in html


def test_headings_get_ids_once_each() -> None:
    made = rendered("# A\n\n## One `x`\n\n## One x\n\n### Deep", lambda target: target)
    assert [(each.id, each.text) for each in made.headings] == [("one-x", "One x"), ("one-x-2", "One x")]
    assert '<h3 id="deep">' in made.html


def test_tables_are_drawn_and_may_scroll() -> None:
    html = rendered("|a|b|\n|-|-|\n|1|2|", lambda target: target).html
    assert '<div class="g-scroll" tabindex="0"><table class="g-table g-table--keep">' in html


def test_a_heading_of_signs_has_an_id_too() -> None:
    assert slug("???") == "section"


def test_every_page_of_our_own_manual_opens() -> None:
    names = pages.books().sheets
    for name in names:
        for language in ("id", "en"):
            with translation.override(language):
                assert pages.manual_page(name) is not None
    assert library(Path("/nowhere")).sheets == {}
