"""What machines and people get: plain data, names for keys, a fingerprint, a drawing."""

from __future__ import annotations

import json

import pytest

from gugus_engine.process import as_plain, content_hash, load, named, next_due, process_as_plain
from gugus_engine.process.days import Holidays
from gugus_engine.process.diagram import flow, page
from gugus_engine.process.tests.make import data, history, march, process
from gugus_engine.say import Say

SMALL = process(consequence={"id": "Gugur | batal", "en": "Lapses | void"})


def test_a_process_is_plain_data_with_its_hash_and_start() -> None:
    plain = json.loads(json.dumps(process_as_plain(SMALL, content_hash="abc")))
    assert (plain["key"], plain["hash"], plain["start"]) == ("small", "abc", "open")
    assert plain["in_force"]["from"] == "2020-01-01"
    assert plain["stages"][0]["name"] == {"id": "Buka", "en": "Open"}
    assert plain["clocks"][0]["due_days"] == 10


def test_a_due_is_plain_data_too() -> None:
    (due,) = next_due(SMALL, history(("work", 2)), today=march(4), holidays=Holidays())
    plain = as_plain(due)
    assert isinstance(plain, dict)
    assert (plain["due"], plain["state"]) == ("2026-03-12", "running")
    assert plain["reason"] == {"key": "process.running", "values": {"days": 8}}


@pytest.mark.parametrize("stranger", [object(), Say])
def test_a_stranger_is_no_plain_data(stranger: object) -> None:
    with pytest.raises(TypeError):
        as_plain(stranger)


def test_keys_in_a_sentence_become_names() -> None:
    said = Say("process.not_a_step", here="open", stage="elsewhere")
    assert named(SMALL, said, "id").as_dict() == {"here": "Buka", "stage": "elsewhere"}
    counted = named(SMALL, Say("process.counted", count="kembali", used=1), "en")
    assert counted.as_dict() == {"count": "Return", "used": 1}


def test_the_fingerprint_ignores_the_order_of_keys_and_sees_every_change() -> None:
    turned = dict(reversed(data().items()))
    assert content_hash(turned) == content_hash(data())
    assert content_hash(data(version=2)) != content_hash(data())


def test_a_date_and_its_text_have_one_fingerprint() -> None:
    written = data(in_force={"from": "2020-01-01", "to": None, "basis": "Rule 0"})
    assert content_hash(written) == content_hash(data())
    with pytest.raises(TypeError):
        content_hash({"key": object()})


def test_the_drawing_has_every_stage_and_its_ways() -> None:
    assert flow(SMALL).splitlines() == [
        "open    -> work", "work    -> back, done, dropped", "back    -> work", "done    (end)", "dropped (end)",
    ]  # fmt: skip


def test_the_page_tells_stages_counts_and_clocks() -> None:
    text = page([SMALL])
    assert "| `work` | Kerja | Work | Desk | Surat A |" in text
    assert "| `work` -> `back` | Pengembalian | Return | 1 | likely | Rule 2 | Once. |" in text
    assert "10 calendar days" in text
    assert "Lapses / void" in text


@pytest.mark.parametrize(
    ("clock", "words"),
    [
        ({"due_days": None, "due_months": 2}, "2 months"),
        ({"due_days": None}, "the rule gives no number"),
        ({"due_days": None, "confidence": "U"}, "not known, to be confirmed"),
        ({"day_kind": "unknown"}, "10 days (kind to be confirmed)"),
        ({"starts_on": [{"step": ["back", "work"]}]}, "`back` -> `work`"),
    ],
)
def test_the_page_says_what_is_not_known(clock: dict[str, object], words: str) -> None:
    assert words in page([process(**clock)])


def test_a_process_without_counts_has_no_table_of_them() -> None:
    bare = data()
    del bare["steps"][1]["count"]  # type: ignore[index]
    assert "Counted steps" not in page([load(bare, source="small.yaml")])
