"""The published schema of articles holds for every reading, and the page names every word of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from gugus.intake.articles import read_text, schema
from gugus_engine.article import Kind
from gugus_engine.article.lexicon import ACTIVITY_TYPES, UNITS
from gugus_engine.text.dates import Basis
from gugus_engine.text.numbers import Bound
from tests.docs.pages import DOCS, ROOT, text

PAGE = DOCS / "reference" / "article-schema.md"
TEXTS = [
    DOCS / "examples" / "berita-contoh.txt",
    *sorted((ROOT / "src/gugus_engine/article/tests/samples").glob("0*.txt")),
    *sorted((ROOT / "tests/reading/data/texts").glob("*.txt")),
]
WORDS = [*Kind, *ACTIVITY_TYPES, *UNITS, *Basis, *Bound]
TELL = "; declare it in gugus_engine/article/schema.py, raise the version, and run ./gugus docs update"


@cache
def validator(name: str = "") -> Draft202012Validator:
    """Checks a whole reading, or one draft against the shape of its kind."""
    whole = schema()
    return Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": whole["$defs"]} if name else whole)


def faults(reading: dict[str, Any]) -> Iterator[str]:
    """Where a reading leaves the schema: the draft, the key and what is wrong, the plainest first."""
    for draft in (*reading["drafts"], *reading["notes"]):
        for error in validator(draft["kind"]).iter_errors(draft):
            yield f"{draft['kind']} {draft['id']} {'.'.join(map(str, error.absolute_path))}: {error.message}{TELL}"
    for error in validator().iter_errors(reading):
        yield f"{'.'.join(map(str, error.absolute_path))}: {error.message[:300]}{TELL}"


def reading(path: Any = TEXTS[0]) -> dict[str, Any]:
    """One text, read."""
    return read_text(path.read_text("utf-8"), today=date(2026, 11, 21)).as_json()


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_reading_holds_to_the_schema(path: Any) -> None:
    found = list(faults(reading(path)))
    assert not found, found[0]


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("baru", 1, "'baru' was unexpected"),
        ("unit", "orang", "'orang' is not one of"),
        ("period", {"from": "2025"}, "is not valid"),
    ],
)
def test_a_key_or_word_that_is_not_declared_is_told(key: str, value: Any, told: str) -> None:
    changed = reading()
    figure = next(each for each in changed["drafts"] if each["kind"] == "figure")
    figure["value"][key] = value
    first = next(faults(changed))
    assert told in first
    assert first.endswith(TELL)


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


def test_every_kind_of_draft_is_declared() -> None:
    assert set(Kind) <= set(schema()["$defs"])


@pytest.mark.parametrize("word", WORDS)
def test_every_word_of_the_schema_is_listed(word: str) -> None:
    assert f"`{word}`" in text(PAGE)
