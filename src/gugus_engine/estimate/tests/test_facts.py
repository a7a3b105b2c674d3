"""What is told of the lists: read whole, held against the table, kept in the document."""

from __future__ import annotations

import pytest

from gugus_engine.estimate import (
    BadTable,
    Plan,
    as_json,
    estimate_population,
    for_public,
    read_csv,
    read_facts,
)
from gugus_engine.estimate.facts_reading import Json

QUICK = Plan(replicates=0)
TABLE = "A,B,count\n1,0,40\n0,1,30\n1,1,12\n"
META: dict[str, Json] = {
    "schema": 1, "period": "2025", "place": "Cianjur", "definition": "korban TPPO", "unit": "person", "filter": "dewasa",
    "referrals": [], "duplicates_removed": 3, "not_victims_removed": 2,
    "lists": [
        {"code": "A", "name": "Polres", "records": 60, "eligible_strata": ["women", "men"]},
        {"code": "B", "name": "UPTD PPA", "records": 42, "eligible_strata": ["women", "men"]},
    ],
    "draws": 0, "seed": 7, "model_hash": "ab12", "missed_link_rate": {"rate": 0.03, "low": 0.01, "high": 0.05},
}  # fmt: skip


def test_every_answer_is_kept_in_the_document() -> None:
    told = as_json(estimate_population(read_csv(TABLE), QUICK, read_facts(META)))["facts"]
    assert isinstance(told, dict)
    assert (told["period"], told["unit"], told["filter"], told["duplicates_removed"]) == (
        "2025",
        "person",
        "dewasa",
        3,
    )
    assert [each["records"] for each in told["lists"]] == [60, 42]
    assert told["linkage"]["model_hash"] == "ab12"
    assert told["linkage"]["missed_link_rate"] == {"rate": 0.03, "low": 0.01, "high": 0.05}
    assert told["unanswered"] == []


def test_the_public_document_keeps_no_count_of_a_list() -> None:
    facts = for_public(estimate_population(read_csv(TABLE), QUICK, read_facts(META))).facts
    assert (facts.duplicates_removed, facts.not_victims_removed) == (None, None)
    assert [each.records for each in facts.lists] == [None, None]


def test_missed_links_are_told_with_their_interval() -> None:
    found = estimate_population(read_csv(TABLE), QUICK, read_facts(META))
    assert "prevalence.links_missed_between(high=5.0, low=1.0, percent=3.0)" in [
        str(each) for each in found.caveats
    ]


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"schema": 2}, "other_schema"),
        ({"draws": 200}, "other_draws"),
        ({"lists": [{"code": "X"}]}, "unknown_list"),
        ({"lists": [{"code": "A", "records": 51}]}, "fewer_records"),
    ],
)
def test_facts_that_contradict_their_table_are_refused(changed: dict[str, Json], key: str) -> None:
    with pytest.raises(BadTable, match=key):
        estimate_population(read_csv(TABLE), QUICK, read_facts({**META, **changed}))


def test_lists_that_say_the_same_answer_for_all() -> None:
    lists = [{"code": code, "period": "2025", "definition": "korban"} for code in "AB"]
    facts = read_facts({"lists": lists})
    assert (facts.period, facts.definition) == ("2025", "korban")
    assert read_facts({"lists": [*lists, {"code": "C"}]}).period == ""
