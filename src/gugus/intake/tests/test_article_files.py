"""An article as a file: what is text comes out, what is none gets one sentence; each file is made here."""

from __future__ import annotations

import io
import time
import zipfile
from datetime import date

import pikepdf
import pytest

from gugus.core.say import speak
from gugus.intake.article_files import text_of
from gugus.intake.articles import decode, read_text
from gugus_engine.say import Say

LINE = "Polres Contoh menggelar sosialisasi pencegahan TPPO di Balai Desa Sukamaju, Kabupaten Cianjur, Rabu."
BODY = " ".join([LINE] * 4)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(*lines: str) -> bytes:
    """A PDF of one page with these lines, or with nothing written on it."""
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(595, 842))
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    told = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    page.Contents = document.make_stream(f"BT /F1 10 Tf 40 800 Td {told}ET".encode() if lines else b"")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def docx(*lines: str, extra: bytes = b"") -> bytes:
    """A Word file with these paragraphs."""
    told = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        head = f'<w:document xmlns:w="{WORD}"><w:body>{told}'.encode()
        archive.writestr("word/document.xml", head + extra + b"</w:body></w:document>")
    return out.getvalue()


def page(body: str, head: str = "<title>Judul | Koran Contoh</title>") -> bytes:
    """A saved web page."""
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()
    )


def text(content: bytes, name: str = "") -> str:
    """The text; fails where there is a sentence instead."""
    found = text_of(content, name)
    assert isinstance(found, str), found
    return found


def problem(content: bytes, name: str = "") -> str:
    """The key of the sentence, which is there in both languages."""
    found = text_of(content, name)
    assert isinstance(found, Say), found[:80]
    assert speak(found, "id") != speak(found, "en")
    return found.key


def test_a_saved_page_gives_its_article_without_what_stands_round_it() -> None:
    found = text(page(
        "<nav><a href='/'>Beranda</a><a href='/h'>Hukum</a></nav><script>var a = 'skrip';</script>"
        f"<article><h1>Judul berita</h1><p>Rabu, 5 Juni 2024</p><p>{BODY}</p>"
        "<p>Baca juga: <a href='/x'>Berita lain yang tidak termasuk</a></p>"
        f"<div class='related-posts'><p>Terkait</p></div><p>{LINE}</p></article><footer>Hak cipta</footer>"
    ))  # fmt: skip
    assert found.startswith("Judul berita\n\nRabu, 5 Juni 2024\n\nPolres Contoh")
    assert found.count(LINE) == 5
    for gone in ("Beranda", "skrip", "Berita lain", "Terkait", "Hak cipta"):
        assert gone not in found


def test_a_page_without_an_article_tag_is_read_where_most_paragraphs_stand() -> None:
    lines = "".join(f"<p>{LINE} <a href='/w'>Cianjur</a></p>" for _ in range(5))
    found = text(page(f"<div><p>Iklan singkat</p></div><div class='isi'>{lines}</div>"))
    assert found.count(LINE) == 5
    assert "Iklan" not in found


def test_lines_broken_inside_a_paragraph_stay_lines() -> None:
    assert f"Satu baris.\n{LINE}" in text(page(f"<p>Satu\n baris.<br>{LINE}</p><p>{BODY}</p>"))


@pytest.mark.parametrize("name", ["berita.txt", "berita.html", ""])
def test_a_page_is_told_by_its_content(name: str) -> None:
    assert LINE in text(page(f"<p>{BODY}</p>"), name)


def test_tags_without_a_head_are_a_page_by_the_name_of_their_file() -> None:
    assert text(f"<div><p>{BODY}</p></div>".encode(), "berita.htm").startswith("Polres")


def test_an_old_page_is_read_in_its_own_encoding() -> None:
    body = f"<html><head><meta charset='windows-1252'></head><body><p>“Kutipan” {BODY}</p></body></html>"
    assert "“Kutipan”" in text(body.encode("cp1252"))


def test_the_text_layer_of_a_pdf_is_read_with_its_sentences_whole() -> None:
    found = text(
        pdf("Polres Contoh menggelar sosialisasi pencegahan", "perdagangan orang di Cianjur.", "Baris lain.")
    )
    assert "pencegahan perdagangan orang di Cianjur." in found


def test_a_scanned_pdf_says_what_to_do() -> None:
    assert problem(pdf()) == "article.scanned"


def test_what_is_drawn_from_many_pages_ends_at_the_sixtieth() -> None:
    document = pikepdf.open(io.BytesIO(pdf("Baris.")))
    for _ in range(99):
        document.pages.append(document.pages[0])
    out = io.BytesIO()
    document.save(out)
    assert text(out.getvalue()).count("Baris.") == 60


def test_a_locked_and_a_broken_pdf_are_told() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf("Teks"))) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert problem(out.getvalue()) == "article.file_closed"
    assert problem(b"%PDF-1.7 dan sisanya rusak") == "article.file_closed"


def test_a_word_file_gives_its_paragraphs() -> None:
    assert text(docx("Judul", BODY)) == f"Judul\n{BODY}\n"


def test_a_word_file_that_unpacks_without_end_is_not_opened() -> None:
    assert problem(docx("Judul", extra=b" " * 31_000_000)) == "article.file_closed"


def test_a_word_file_cannot_name_entities_that_grow() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "word/document.xml", f'{bomb}<w:document xmlns:w="{WORD}"><w:p><w:t>&b;</w:t></w:p></w:document>'
        )
    assert problem(out.getvalue()) == "article.empty"


@pytest.mark.parametrize(
    ("content", "name", "key"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "foto.txt", "articles.not_text"),
        (b"\x01\x02\x03 huruf", "biner.txt", "articles.not_text"),
        (b"PK\x03\x04 bukan arsip", "arsip.zip", "articles.not_text"),
        (b"<html><body></body></html>", "kosong.html", "article.page_without_text"),
        (b"a" * 4_000_001, "besar.txt", "articles.too_large"),
    ],
)
def test_what_holds_no_text_gets_its_sentence(content: bytes, name: str, key: str) -> None:
    assert problem(content, name) == key


def test_text_of_any_usual_encoding_is_read() -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        assert decode(f"“{LINE}”".encode(encoding)) == f"“{LINE}”"


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("", "article.empty"),
        (" \n\t ", "article.empty"),
        ("The police of this regency met the village heads and spoke about human trafficking. " * 4, "article.not_indonesian"),
        (f"<div><p>{BODY}</p></div>" * 12, "article.is_html"),
        (f"{LINE}\n" * 21_000, "article.too_long"),
    ],
)  # fmt: skip
def test_a_text_that_cannot_be_read_gets_its_sentence_at_once(written: str, key: str) -> None:
    began = time.process_time()
    found = read_text(written, today=date(2026, 1, 1)).problem
    assert found is not None
    assert found.key == key
    assert speak(found, "id") != speak(found, "en")
    assert time.process_time() - began < 5


def test_two_articles_in_one_paste_are_said_to_be_two() -> None:
    one = f"CIANJUR - {LINE}\n\nKegiatan diikuti 40 peserta.\n"
    both = f"Sosialisasi TPPO di Cianjur\n\n{one}\nRakor TPPO di Karawang\n\n{one.replace('CIANJUR', 'KARAWANG')}"
    drafts = read_text(both, today=date(2026, 1, 1)).as_json()["drafts"]
    assert "two_articles" in str(drafts)
