"""Who is said to have a part: invented stories in both directions, offsets, broken data, long texts.

Measured on the stories of `stories_third.yaml`, which the reader was never changed for: of 25 offices
with a part it proposes 17, and one wrongly in 29 stories without one (precision 0.94, recall 0.68).
The second list was read with 15 right, 3 wrong and 27 missed at first sight; the faults it showed were mended.
"""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gugus_engine.screen import load_vocabulary, offices_named
from gugus_engine.screen.tests import make
from gugus_engine.screen.tests.make import Story
from gugus_engine.text.lexicon import BadLexicon

KNOWN = make.stories()
SECOND = make.stories("stories_second")
THIRD = make.stories("stories_third")
MISSED = 2
"""Offices of the second list that the reader does not see, each for want of a rule that would not also err."""


@pytest.mark.parametrize("story", [each for each in KNOWN if each.groups], ids=lambda each: each.text[:40])
def test_an_office_with_an_alleged_part_is_proposed(story: Story) -> None:
    assert make.groups(story.text) == story.groups


@pytest.mark.parametrize("story", [each for each in KNOWN if each.why_none], ids=lambda each: each.text[:40])
def test_an_office_that_is_only_named_is_not_proposed(story: Story) -> None:
    assert make.groups(story.text) == frozenset()


def test_the_lists_hold_enough_stories_of_both_kinds() -> None:
    both = [*KNOWN, *SECOND]
    assert sum(bool(each.groups) for each in both) >= 80
    assert {each.why_none for each in both} >= {"helper", "place", "school", "told", "negated", "advice"}
    assert sum(bool(each.why_none) for each in both) >= 120


def test_the_second_list_is_read_almost_whole_and_without_an_error() -> None:
    assert make.measured(SECOND, "parts")[1:] == (0, MISSED)


def test_stories_kept_aside_tell_how_good_the_reader_is() -> None:
    assert make.measured(THIRD, "parts") == (17, 1, 8)


def test_the_words_a_proposal_rests_on_are_found_by_their_offsets() -> None:
    text = "Anak saya hilang. Katanya pak lurah minta uang 2 juta dulu."
    (part,) = make.parts(text)
    assert (part.group, part.why, part.span.quote(text)) == ("desa", "money", "pak lurah minta uang")
    assert part.reason.key == "screening.part.money"


def test_one_office_is_proposed_once_by_its_first_words() -> None:
    parts = make.parts("Pak kades merekrut kami. Kades juga minta uang 3 juta.")
    assert [(each.group, each.why) for each in parts] == [("desa", "recruit")]


def test_a_line_of_names_is_told_apart_from_the_offices_in_it() -> None:
    assert offices_named("Pak Melati Contoh, kades", make.words()) == (("desa",), "Melati Contoh")
    assert offices_named("Kenanga Contoh", make.words()) == ((), "Kenanga Contoh")


@pytest.mark.parametrize("text", ["", " \n", "12345", "😀😀", "kades", "di", "yang", "a" * 20_000])
def test_odd_texts_propose_nothing(text: str) -> None:
    assert make.parts(text) == ()


WORDS = st.sampled_from(
    "pak kades polisi minta uang oleh diancam yang dia tidak jangan tahu ke agen saya , . \n itu adik".split(
        " "
    )
)


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_whatever_is_typed_spans_lie_in_the_text_and_groups_are_declared(said: list[str]) -> None:
    text = " ".join(said)
    for part in make.parts(text):
        assert 0 <= part.span.start < part.span.end <= len(text)
        assert part.group in make.words().groups


def test_the_longest_story_is_read_in_well_under_a_second() -> None:
    text = (" ".join(each.text for each in KNOWN) * 3)[:20_000]
    make.parts(text)
    start = time.process_time()
    make.parts(text)
    assert time.process_time() - start < 0.5


def _broken(**changes: object) -> dict[str, object]:
    plain: dict[str, object] = {
        name: ["x"]
        for name in (*make.words().words, "culprits", "insiders", "others", "first_person", "third_person")
    }
    return {
        **plain, "spellings": {}, "suffixes": ["nya"], "verb": "me.+", "passive": "", "things": {"uang": ["uang"]},
        "offices": {"desa": {"persons": ["kades"], "places": ["kantor desa"]}},
        "acts": [{"key": "money", "words": ["minta"]}], **changes,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"acts": "minta"}, "acts"),
        ({"acts": [{"words": ["minta"]}]}, "acts.0.key"),
        ({"acts": [{"key": "money", "words": "minta"}]}, "acts.0.words"),
        ({"acts": [{"key": "money", "voice": "sung", "words": ["minta"]}]}, "acts.0.voice"),
        ({"acts": [{"key": "money", "needs": "gold", "words": ["minta"]}]}, "acts.0.needs"),
        ({"acts": [{"key": "money", "except": ["polisi"], "words": ["minta"]}]}, "acts.0.except"),
        ({"offices": {"desa": {"persons": ["kades"]}}}, "offices.desa.places"),
        ({"verb": "me("}, "verb"),
        ({"passive": None}, "passive"),
        ({"suffixes": "nya"}, "suffixes"),
    ],
)
def test_broken_words_name_the_key_that_is_wrong(changes: dict[str, object], key: str) -> None:
    with pytest.raises(BadLexicon) as caught:
        load_vocabulary(_broken(**changes))
    assert caught.value.say.as_dict()["key"] == key


def test_the_smallest_vocabulary_loads() -> None:
    words = load_vocabulary(_broken())
    assert (words.groups, words.acts) == (("desa",), ("money",))
