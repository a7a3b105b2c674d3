"""The declared words and a small or the whole list of regions, for tests of the article reader."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterator
from functools import cache
from typing import Any

import yaml

from gugus_engine.article import Lexicon, Reading, load_lexicon, read
from gugus_engine.article.scene import Article, lay_out, open_page
from gugus_engine.text.gazetteer import Level, Place
from gugus_engine.text.gazetteer_memory import MemoryGazetteer
from gugus_engine.text.tests.make import DATA, TODAY, agencies, gazetteer

Value = dict[str, object]


@cache
def lexicon() -> Lexicon:
    """The word lists that the product declares."""
    return load_lexicon(lexicon_data())


def lexicon_data() -> dict[str, Any]:
    """The parsed word lists, a fresh copy."""
    words: dict[str, Any] = {}
    for name in ("article_lexicon.yaml", "article_notes.yaml", "article_names.yaml"):
        words |= yaml.safe_load((DATA / "intake" / "data" / name).read_text("utf-8"))
    return words


def read_text(text: str) -> Reading:
    """Read with the few regions of the text tests."""
    return read(text, gazetteer=gazetteer(), lexicon=lexicon(), agencies=agencies(), today=TODAY)


def laid_out(text: str) -> Article:
    """A text with all mentions, before anything is decided."""
    return lay_out(open_page(text, lexicon()), gazetteer=gazetteer(), agencies=agencies(), today=TODAY)


def values(text: str, kind: str) -> list[Value]:
    """The values of all drafts of one kind."""
    return [dict(draft.value) for draft in read_text(text).drafts if draft.kind.value == kind]


def _rows(name: str) -> Iterator[dict[str, str]]:
    path = DATA / "registry" / "data" / "wilayah" / f"{name}.csv.gz"
    yield from csv.DictReader(io.StringIO(gzip.decompress(path.read_bytes()).decode("utf-8")))


@cache
def _villages() -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for row in _rows("villages"):
        found.setdefault(row["code"][:5], []).append(
            Place(row["code"], Level.VILLAGE, row["name"], row["name"])
        )
    return found


@cache
def whole_country() -> MemoryGazetteer:
    """All regions of the list that travels in the product."""
    places = [Place(row["code"], Level.PROVINCE, row["name"], row["name"]) for row in _rows("provinces")]
    places += [
        Place(row["code"], Level.REGENCY, row["name"], row["short_name"]) for row in _rows("regencies")
    ]
    places += [
        Place(row["code"], Level.DISTRICT, row["display_name"], row["display_name"])
        for row in _rows("districts")
    ]
    names = [(row["alias"], row["code"]) for row in _rows("aliases")]
    return MemoryGazetteer.from_rows(places, names, lambda regency: _villages().get(regency, ()))
