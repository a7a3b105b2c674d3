"""The glossary explains every Indonesian key that stands in code and data."""

from __future__ import annotations

from enum import StrEnum

import pytest

from gugus.accounts.rules import roles
from gugus.casework.rules import Act, PersonRole, VictimStatus
from gugus.coordination.rules import CommitmentState
from gugus.insight.rules import counters
from gugus.outreach.rules import ActivityKind
from tests.docs.pages import DOCS, text

PAGE = DOCS / "glossary.md"
VOCABULARIES: tuple[type[StrEnum], ...] = (PersonRole, Act, VictimStatus, CommitmentState, ActivityKind)
ENGLISH = {"webinar", "training"}
KEYS = sorted({*(key for each in VOCABULARIES for key in each), *roles(), *counters()} - ENGLISH)


@pytest.mark.parametrize("key", KEYS)
def test_an_indonesian_key_is_explained(key: str) -> None:
    assert f"`{key}`" in text(PAGE)


@pytest.mark.parametrize(
    "key", ["spdp", "p16", "p18", "p19", "p21", "rakor", "pimpasa", "lidik", "sidik", "sp3"]
)
def test_a_term_of_the_file_is_explained(key: str) -> None:
    assert f"`{key}" in text(PAGE)


@pytest.mark.parametrize("word", ["viewer", "mention", "draft", "hand-off", "night", "cell"])
def test_a_word_of_the_code_is_explained(word: str) -> None:
    assert f"| {word} |" in text(PAGE)


@pytest.mark.parametrize(
    "term",
    ["tembok", "penugasan", "masa peralihan", "pembukaan darurat", "pembukaan identitas", "kantor atasan"],
)
def test_a_term_of_walls_and_letters_is_explained(term: str) -> None:
    assert f"\n| {term}" in text(PAGE)
