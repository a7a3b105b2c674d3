"""1,000 odd inputs through the doors that strangers use: nothing breaks, nothing is lost, nothing invented."""

from __future__ import annotations

import os
import random
import unicodedata
from datetime import date

import pytest

from gugus.core import receipt
from gugus.intake.articles import read_text
from gugus.registry.reads import packaged_gazetteer
from gugus_engine.text import names

pytestmark = pytest.mark.check
ROUNDS = int(os.environ.get("GUGUS_FUZZ", "1000"))
PIECES = (
    "Polres Cianjur", "Kabupaten", "Jakarta Pusat", "1.000 peserta", "lebih dari", "(31/2/2024)", "Rabu (29/8)",
    "korban", "tersangka", "rakor", "sosialisasi", "\u202eabc", "\x00", "😀" * 3, "ا ل", "e\u0301" * 5, "<b>", "&amp;",
    "0812-0000-0001", "@contoh", "Rp1,5 miliar", "-" * 40, "9" * 40, "\n\n", "\t", "''", '"', "\u200b", "TPPO",
    "Bu Contoh", "2020-2022", "sepanjang", "meminta", "anggaran", "{placeholder}", "%s", "\\", "Selasa", "Juni",
)  # fmt: skip


def _text(seed: int) -> str:
    chance = random.Random(seed)
    words = []
    for _ in range(chance.randint(0, 60)):
        if chance.random() < 0.8:
            words.append(chance.choice(PIECES))
        else:
            words.append(
                "".join(
                    chr(chance.choice((chance.randint(32, 126), chance.randint(160, 0x2FFF))))
                    for _ in range(6)
                )
            )
    return chance.choice((" ", "\n", ". ", "")).join(words)


TEXTS = [_text(seed) for seed in range(ROUNDS)]


def test_the_article_reader_never_breaks_and_quotes_what_stands_there() -> None:
    for text in TEXTS:
        reading = read_text(text, today=date(2026, 11, 21)).as_json()
        for draft in reading["drafts"]:
            for span in draft["spans"]:
                assert text[span["start"] : span["end"]] == span["quote"], text


def test_mentions_lie_where_they_say() -> None:
    for text in TEXTS:
        for mention in names.mentions(text):
            assert text[mention.span.start : mention.span.end] == mention.text, text


def test_no_text_is_taken_for_a_receipt_by_accident() -> None:
    for text in TEXTS:
        found = receipt.normalise(text)
        assert found is None or len(found.split()) == 7


def test_offers_for_a_misspelt_word_never_break() -> None:
    for text in TEXTS[: ROUNDS // 10]:
        for slip in receipt.nearest(text):
            assert set(slip.offers) <= set(receipt.words()), text


def test_a_name_that_is_no_region_is_not_found_by_its_exact_form() -> None:
    gazetteer = packaged_gazetteer()
    for text in TEXTS:
        for place in gazetteer.named(unicodedata.normalize("NFKC", text)[:60]):
            assert place.code
