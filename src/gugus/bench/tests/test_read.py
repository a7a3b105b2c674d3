"""The benchmark of reading with a few articles: what it tells, what stands beside it, when it fails."""

from __future__ import annotations

import json

import pytest

from gugus.bench import read
from gugus.intake.articles import _lexicon
from gugus_engine.article.scene import open_page
from gugus_engine.article.several import articles_in


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> read.Found:
    """The whole benchmark over six articles."""
    for name, value in (("ARTICLES", 6), ("FEW", 3), ("PLACED", 6)):
        monkeypatch.setattr(read, name, value)
    return read.run()


def test_six_articles_give_the_declared_document(found: read.Found) -> None:
    assert json.loads(json.dumps(found)) == found
    assert found["command"]["articles_per_second"] > 0
    assert found["places"]["resolved"] > 0
    assert found["ahocorasick_rs"]["raw_hits"] > 0
    assert {bound["bound"] for bound in found["bounds"]} == {"cpu_seconds", "grew_mb"}
    assert found["holds"] is True
    assert len(read.lines(found)) == 6


def test_no_two_articles_are_alike_and_each_is_as_long_as_said() -> None:
    made = read.articles(read.labelled(), 200)
    assert len(set(made)) == 200
    assert {len(text) for text in made} == {read.CHARACTERS}
    assert made == read.articles(read.labelled(), 200)


def test_each_is_read_as_one_article() -> None:
    made = read.articles(read.labelled(), 100)
    assert all(len(articles_in(open_page(text, _lexicon()))) == 1 for text in made)


def test_a_missed_promise_is_told(found: read.Found) -> None:
    late = {**found, "bounds": [{"bound": "cpu_seconds", "value": 31.0, "limit": 20.0, "holds": False}]}
    assert read.lines(late)[-1] == "MISSED: cpu_seconds 31.0 (promised 20.0)"


def test_without_the_bare_finder_a_sentence_stands_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "NAME", "a_library_that_nobody_has")
    assert read._names(["Cianjur"]) == read.ABSENT


def test_without_the_labelled_texts_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setenv("GUGUS_ROOT", str(tmp_path))
    missing = read.run()
    assert missing["holds"] is False
    assert read.lines(missing) == [read.NO_TEXTS]
