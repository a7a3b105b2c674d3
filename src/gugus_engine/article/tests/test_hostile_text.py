"""Texts made to keep the reader busy: none of the length of an article takes long."""

from __future__ import annotations

import time

import pytest

from gugus_engine.article.subject import MOST_CHARACTERS
from gugus_engine.article.tests.make import read_text

STORY = (
    "Dinas Sosial Kabupaten Cianjur menggelar sosialisasi pencegahan tindak pidana perdagangan orang (TPPO) "
    "di Aula Pancaniti, Senin (5/10/2026). "
)
HEAD = STORY * 40
SECONDS = 5.0
"""Far over what each takes, which is less than two; before they were mended they took from 6 to 60."""


@pytest.mark.parametrize(
    "again",
    [
        "Kapolres berjanji akan ",
        "pihaknya akan membantu dan ",
        "kata Kapolres, ",
        "Kapolres meminta agar Bupati ",
        "Januari Senin sosialisasi dengan ",
        "“",
        ".",
    ],
)
def test_words_repeated_to_the_limit_are_read_in_time(again: str) -> None:
    text = HEAD + again * ((MOST_CHARACTERS - len(HEAD) - 1) // len(again)) + "."
    read_text(STORY)
    began = time.process_time()
    assert read_text(text).problem is None
    assert time.process_time() - began < SECONDS
