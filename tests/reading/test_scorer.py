"""What is the same as what a label says, and what a must-not of one activity judges."""

from __future__ import annotations

from typing import Any

from tests.reading.labels import Labelled
from tests.reading.scorer import _body, _is_part, _matched, _of_activity, _same_promise, _same_stage

MEETING: dict[str, Any] = {"id": "a1", "kind": "activity", "value": {"place": None}}


def _item(value: object) -> dict[str, Any]:
    return {"field": "activities.places", "value": value}


def test_only_the_draft_of_the_named_activity_is_judged() -> None:
    assert _of_activity(_item({"activity": 0, "code": "33.01.02"}), {0: MEETING}) == [MEETING]


def test_an_activity_that_was_not_found_is_nowhere() -> None:
    assert _of_activity(_item({"activity": 1, "code": "33.01.02"}), {0: MEETING}) == []


def test_where_no_activity_is_named_all_are_judged() -> None:
    assert _of_activity(_item({"code": "33.01.02"}), {0: MEETING}) is None
    assert _of_activity(_item("33.01.02"), {0: MEETING}) is None


WORDS = (
    "Kapolres berkata, red notice akan kami ajukan bulan ini. Berkas P21 dulu. Berkas lain P21 bila lengkap."
)


def _own(**lists: list[dict[str, Any]]) -> Labelled:
    return Labelled(WORDS, {"id": "0-contoh", "is_about": True, "either_way": [], "must_not": [], **lists})


def _span(words: str) -> dict[str, Any]:
    return {"start": WORDS.index(words), "end": WORDS.index(words) + len(words), "quote": words}


def _note(kind: str, words: str, **value: object) -> dict[str, Any]:
    return {
        "kind": kind,
        "id": "n1",
        "spans": [_span(words)],
        "value": {"core": _span(words), "what": words, **value},
    }


def test_a_promise_is_known_by_its_words_however_the_label_puts_the_deed() -> None:
    item = {"what": "mengajukan permintaan", "words": "red notice akan kami ajukan"}
    assert _same_promise(item, _note("commitment", "akan kami ajukan bulan ini"), _own(commitments=[item]))
    assert not _same_promise(item, _note("commitment", "Berkas P21 dulu"), _own(commitments=[item]))


def test_of_two_that_are_the_same_the_one_on_the_same_words_is_meant() -> None:
    first = {"stage": "P21", "status": "done", "words": "Berkas P21 dulu"}
    second = {"stage": "P21", "status": "conditional", "words": "P21 bila lengkap"}
    found = [_note("stage", "P21 bila lengkap", stage="P21"), _note("stage", "Berkas P21 dulu", stage="P21")]
    pairs, rest, other = _matched(_own(), [first, second], found, _same_stage)
    assert [(mine["words"], each["value"]["what"]) for mine, each in pairs] == [
        ("P21 bila lengkap", "P21 bila lengkap"),
        ("Berkas P21 dulu", "Berkas P21 dulu"),
    ]
    assert (rest, other) == ([], [])


def test_who_promises_is_the_office_or_its_post() -> None:
    post = {"name": "Kapolres Karimun", "key": "polres", "code": "21.02"}
    assert _body("Polres Karimun", post) == "Polres Karimun"
    assert _body("Polres Lingga", post) == "Kapolres Karimun"
    assert _body(None, post) == "Kapolres Karimun"


def test_one_more_thing_of_a_list_of_lures_that_was_found_is_not_wrong() -> None:
    pairs = [({"words": "Berkas P21 dulu"}, _note("promise", "Berkas"))]
    assert _is_part(_own(), "lures", pairs, _note("promise", "P21 dulu"))
    assert not _is_part(_own(), "lures", pairs, _note("promise", "bulan ini"))
    assert not _is_part(_own(), "factors", pairs, _note("factor", "P21 dulu"))
