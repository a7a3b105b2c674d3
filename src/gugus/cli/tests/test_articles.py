"""Articles from files: one JSON document or calm lines, and a sentence for what cannot be read."""

from __future__ import annotations

import argparse
import json
import time
from datetime import date
from pathlib import Path

import pytest

from gugus.cli import articles
from gugus.cli.errors import BAD_INPUT, CommandError
from gugus.coordination.tests.make import NEWS
from gugus_engine.article import Reading


def gugus(*words: object) -> int:
    """Run the command as `./gugus` does."""
    parser = argparse.ArgumentParser()
    articles.add(parser.add_subparsers())
    args = parser.parse_args(["articles", "read", *map(str, words)])
    return int(args.run(args))


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """An article of our own in a file."""
    path = tmp_path / "berita.txt"
    path.write_text(NEWS, "utf-8")
    return path


def test_json_is_one_document_with_every_file(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert gugus(news, news, "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert said["schema"] == "gugus.articles/1"
    assert [each["file"] for each in said["articles"]] == ["berita.txt", "berita.txt"]
    assert said["articles"][0]["schema"] == "gugus.article/3"
    assert said["articles"][0]["drafts"][0]["value"]["place"]["code"] == "32.03"


def test_lines_show_each_draft_with_its_quote(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert gugus(news) == 0
    told = capsys.readouterr().out
    assert "1. Kegiatan (sosialisasi)" in told
    assert "Dilaksanakan: 5 Oktober 2026" in told
    assert "Angka: paling sedikit 30 kasus" in told
    assert "Kutipan:" in told


def test_lines_speak_english_too(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert gugus(news, "--lang", "en") == 0
    assert "Held: 5 October 2026" in capsys.readouterr().out


def test_an_old_code_page_and_a_byte_order_mark_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, content in (
        ("lama.txt", NEWS.replace("lebih", "“lebih”").encode("cp1252")),
        ("bom.txt", NEWS.encode("utf-8-sig")),
    ):
        (tmp_path / name).write_bytes(content)
    assert gugus(tmp_path / "lama.txt", tmp_path / "bom.txt", "--json") == 0
    lama, bom = json.loads(capsys.readouterr().out)["articles"]
    assert lama["drafts"]
    assert bom["drafts"]
    assert "“lebih”" in json.dumps(lama, ensure_ascii=False)


def test_the_only_file_with_a_problem_ends_with_its_sentence(tmp_path: Path) -> None:
    path = tmp_path / "kosong.txt"
    path.write_text("  \n")
    with pytest.raises(CommandError) as error:
        gugus(path)
    assert error.value.code == BAD_INPUT


def test_one_bad_file_among_others_stands_in_its_entry(
    news: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty, picture = news.with_name("kosong.txt"), news.with_name("foto.txt")
    empty.write_text("")
    picture.write_bytes(b"\x89PNG\x00\x00")
    assert gugus(news, empty, picture, "--json") == 0
    _, second, third = json.loads(capsys.readouterr().out)["articles"]
    assert second["problem"]["key"] == "article.empty"
    assert third["problem"]["key"] == "articles.not_text"


def test_nothing_but_problems_ends_with_the_first_of_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("satu.txt", "dua.txt"):
        (tmp_path / name).write_bytes(b"\x00")
    with pytest.raises(CommandError, match="bukan teks") as error:
        gugus(tmp_path / "satu.txt", tmp_path / "dua.txt", "--json")
    assert error.value.code == BAD_INPUT
    assert len(json.loads(capsys.readouterr().out)["articles"]) == 2


def test_several_files_with_lines_name_the_problem(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picture = news.with_name("foto.txt")
    picture.write_bytes(b"\x00")
    assert gugus(news, picture) == 0
    assert "Berkas ini bukan teks" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["", "tidak-ada.txt"])
def test_a_folder_or_a_missing_file_reads_nothing(
    news: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(CommandError, match=r"folder|tidak ada") as error:
        gugus(news, news.parent / name)
    assert error.value.code == BAD_INPUT
    assert capsys.readouterr().out == ""


def test_a_file_beyond_any_article_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "besar.txt"
    path.write_bytes(b"a" * 4_000_001)
    with pytest.raises(CommandError, match="lebih dari 4 MB"):
        gugus(path)


def test_the_day_of_reading_can_be_set_but_not_in_production(
    news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[date] = []

    def read(text: str, *, today: date) -> Reading:
        seen.append(today)
        return Reading(text, None)

    monkeypatch.setattr(articles, "read_text", read)
    assert gugus(news, "--as-of", "2024-06-01", "--json") == 0
    assert seen == [date(2024, 6, 1)]
    with pytest.raises(CommandError, match="bukan tanggal"):
        gugus(news, "--as-of", "besok")
    monkeypatch.setenv("GUGUS_MODE", "production")
    assert gugus(news, "--json") == 0
    with pytest.raises(CommandError, match="contoh dan uji"):
        gugus(news, "--as-of", "2024-06-01")


def test_a_slow_reading_says_how_far_it_is(
    news: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(articles, "PATIENCE", 0.01)

    def slow(text: str, *, today: date) -> Reading:
        time.sleep(0.05)
        return Reading(text, None)

    monkeypatch.setattr(articles, "read_text", slow)
    gugus(news, "--json")
    assert "0 dari 1 berkas dibaca" in capsys.readouterr().err


def test_words_of_the_schema_are_said_as_people_say_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "tangkap.txt"
    own.write_text(
        "CIANJUR - Polres Cianjur menangkap seorang perempuan dalam kasus tindak pidana perdagangan orang (TPPO), "
        "Senin (5/10/2026). Ia diancam 15 tahun penjara.",
        "utf-8",
    )
    assert gugus(own) == 0
    told = capsys.readouterr().out
    assert "15 tahun (ancaman undang-undang)" in told
    assert "(ditangkap; sudah)" in told
