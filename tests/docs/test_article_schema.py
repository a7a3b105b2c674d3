"""The page on the article schema names every key and word that the reader can write."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from gugus.intake.articles import read_text
from gugus_engine.article import Kind
from gugus_engine.article.lexicon import ACTIVITY_TYPES, UNITS
from gugus_engine.text.dates import Basis
from gugus_engine.text.numbers import Bound
from tests.docs.pages import DOCS, ROOT, text

PAGE = DOCS / "reference" / "article-schema.md"
SAMPLES = [
    DOCS / "examples" / "berita-contoh.txt",
    *sorted((ROOT / "src/gugus_engine/article/tests/samples").glob("0*.txt")),
]
WORDS = [*Kind, *ACTIVITY_TYPES, *UNITS, *Basis, *Bound]


def _keys(value: object) -> Iterator[str]:
    """All keys of a document, but those inside the values of a sentence."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from () if key == "values" else _keys(inner)
    if isinstance(value, list):
        for item in value:
            yield from _keys(item)


@pytest.mark.parametrize("word", WORDS)
def test_every_word_of_the_schema_is_listed(word: str) -> None:
    assert f"`{word}`" in text(PAGE)


def test_every_key_that_the_reader_writes_is_listed() -> None:
    readings = [read_text(path.read_text("utf-8"), today=date(2026, 11, 21)).as_json() for path in SAMPLES]
    missing = {key for reading in readings for key in _keys(reading) if f"`{key}`" not in text(PAGE)}
    assert missing == set()
