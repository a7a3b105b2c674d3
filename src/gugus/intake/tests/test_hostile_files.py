"""Files made to hang the reader or to lose an article, and texts that differ in nothing one sees."""

from __future__ import annotations

import io
import re
import time
import zipfile

import pytest

from gugus.intake import article_files
from gugus.intake.article_files import text_of
from gugus.intake.article_text import as_kept
from gugus.intake.tests.test_article_files import BODY, LINE, WORD, page, pdf, problem, text

BOX = "http://schemas.openxmlformats.org/markup-compatibility/2006"


@pytest.mark.parametrize(
    "content", [b"<!---->" * 140 + b" berita", b"<!-- -->\n" * 113 + b"<", b" " * 1_000 + b"<?xml" * 4]
)
def test_no_pattern_tries_the_head_of_a_file_in_many_ways(content: bytes) -> None:
    inner = getattr(article_files, "_PAGE").pattern  # noqa: B009 - what runs in the server's own process
    assert re.search(rb"\)\*(?!\+)", inner) is None
    began = time.process_time()
    assert isinstance(text_of(content, "a.txt"), str)
    assert time.process_time() - began < 1


def test_a_page_after_many_comments_is_a_page() -> None:
    assert text(b"<?xml version='1.0'?>\n" + b"<!-- a -->\n" * 30 + page(f"<p>{BODY}</p>")).startswith(
        "Polres"
    )


def test_a_text_that_mentions_a_pdf_is_a_text() -> None:
    assert text(b"Berita tentang %PDF-1.4 di sini.") == "Berita tentang %PDF-1.4 di sini."
    assert "Baris." in text(b"\xef\xbb\xbf \n" + pdf("Baris."))


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (rb"{\rtf1\ansi Dinas Sosial menggelar sosialisasi.\par}", "article.rtf"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n", "article.web_archive"),
        (b"From: <Saved by X>\r\nContent-Type: Multipart/Related;\r\n", "article.web_archive"),
    ],
)
def test_what_only_looks_like_text_gets_a_sentence_of_its_own(content: bytes, key: str) -> None:
    assert problem(content, "a.txt") == key


def test_a_nul_far_into_a_text_is_a_space() -> None:
    assert text(b"a" * 5_000 + b"\0" + b"b\x07").endswith("a b ")


def test_a_nul_in_a_pdf_is_a_space() -> None:
    assert "Dinas Sosial" in text(pdf("Dinas\\000Sosial"))


def test_loose_words_of_an_article_stay_with_its_paragraphs() -> None:
    found = text(page(f"<article>{BODY}<p>Singkat.</p>Penutup tanpa paragraf.</article>"))
    assert found.split("\n\n") == [BODY, "Singkat.", "Penutup tanpa paragraf.\n"]


def test_loose_words_of_a_quotation_stay_with_its_paragraph() -> None:
    found = text(page(f"<article><p>{BODY}</p><blockquote>Awal <p>tengah</p> akhir</blockquote></article>"))
    assert found.strip().split("\n\n")[1:] == ["Awal", "tengah", "akhir"]


def test_lines_in_a_box_without_paragraphs_are_read_and_labels_are_not() -> None:
    found = text(page(f"<article><div>Iklan</div><div>{BODY}<br>{LINE}</div><p>Singkat.</p></article>"))
    assert found == f"{BODY}\n{LINE}\n\nSingkat.\n"


@pytest.mark.parametrize("how", ["style='Display : none'", "hidden", "style='visibility:hidden'"])
def test_what_a_page_hides_is_not_read(how: str) -> None:
    assert "rahasia" not in text(page(f"<p {how}>Teks rahasia.</p><p>{BODY}</p>"))


@pytest.mark.parametrize("told", ["zlib_codec", "utf-7", "tidak-ada", "iso-8859-99"])
def test_an_encoding_that_there_is_not_falls_back(told: str) -> None:
    content = f"<html><head><meta charset='{told}'></head><body><p>café {BODY}</p></body></html>"
    assert text(content.encode("cp1252")).startswith("café Polres")


def test_a_text_box_of_a_word_file_is_told_once() -> None:
    inner = f"<w:txbxContent><w:p><w:r><w:t>{LINE}</w:t></w:r></w:p></w:txbxContent>"
    told = f"<mc:Choice>{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{WORD}" xmlns:mc="{BOX}"><w:p><w:r><w:t>Awal</w:t></w:r><w:r>'
            f"<mc:AlternateContent>{told}</mc:AlternateContent></w:r></w:p></w:document>",
        )
    assert text(out.getvalue()) == f"Awal\n{LINE}\n"


@pytest.mark.parametrize(
    "written",
    ["\ufeffDinas Sosial\nCianjur", "Dinas\xa0Sosial\r\nCianjur", "Dinas Sosial  \rCianjur\n\n",
     "Dinas\u200b Sosial\n\u202aCianjur\u202c", "Dinas\x00Sosial\u2028Cian\xadjur"],
)  # fmt: skip
def test_the_same_words_are_the_same_text(written: str) -> None:
    assert as_kept(written) == "Dinas Sosial\nCianjur"


def test_half_a_character_is_no_character() -> None:
    assert as_kept("Dinas\ud800Sosial").encode() == b"Dinas Sosial"
