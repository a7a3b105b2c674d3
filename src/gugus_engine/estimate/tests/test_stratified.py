"""A table with strata from its file to the document: both totals, one interval, pooled strata by name."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from gugus_engine.estimate import (
    BadTable,
    Estimate,
    Plan,
    as_json,
    estimate_population,
    for_public,
    read_csv,
    read_facts,
)
from gugus_engine.estimate.lattice import Floats
from gugus_engine.estimate.thresholds import THRESHOLDS

PLAN = Plan(replicates=64, seed=2)
CHANCES = {"women": ((0.4, 0.3, 0.35, 0.3), 4_000), "men": ((0.05, 0.04, 0.06, 0.03), 8_000)}
META = {"lists": [{"code": code, "eligible_strata": ["women", "men", "girls"]} for code in "ABCD"]}


def _counts(chances: tuple[float, ...], people: int, seed: int) -> Floats:
    on = (np.arange(1 << len(chances))[:, None] >> np.arange(len(chances)) & 1).astype(bool)
    share = np.where(on, chances, 1 - np.array(chances)).prod(axis=1)
    return np.asarray(np.random.default_rng(seed).multinomial(people, share))


def _csv(seed: int = 1, extra: str = "") -> str:
    lines = [
        f"{','.join(str(cell >> i & 1) for i in range(4))},{name},{people}"
        for name, (chances, size) in CHANCES.items()
        for cell, people in enumerate(_counts(chances, size, seed))
        if cell and people
    ]
    return "A,B,C,D,stratum,count\n" + "\n".join(lines) + "\n" + extra


@pytest.fixture(scope="module")
def found() -> Estimate:
    return estimate_population(
        read_csv(_csv(extra="1,0,0,0,girls,9\n1,1,0,0,girls,2\n")), PLAN, read_facts(META)
    )


def test_the_collapsed_table_is_the_sum_of_its_strata() -> None:
    read = read_csv(_csv())
    assert read.strata is not None
    assert read.strata.names == ("men", "women")
    assert tuple(read.strata.array.sum(axis=0)) == read.shipped.counts
    assert read_csv("A,B,count\n1,0,40\n0,1,30\n1,1,12\n").strata is None


def test_both_totals_are_shown_and_the_distance_is_flagged(found: Estimate) -> None:
    strata = found.strata
    assert strata is not None
    assert strata.collapsed == found.chosen.total
    assert strata.total == pytest.approx(12_000, rel=0.1)
    assert strata.apart > THRESHOLDS.most_apart  # type: ignore[operator]
    assert "prevalence.strata_apart" in [each.key for each in found.reasons]


def test_a_thin_stratum_is_pooled_and_named(found: Estimate) -> None:
    assert found.strata is not None
    assert found.strata.pooled == ("girls", "men")
    assert [each.name for each in found.strata.parts] == ["women", "girls+men"]
    assert any("girls, men" in str(each) for each in found.caveats)


def test_the_total_s_interval_holds_what_resampling_all_strata_gives(found: Estimate) -> None:
    assert found.strata is not None
    interval = found.strata.interval
    assert interval is not None
    assert (interval.method, interval.replicates) == ("bca", 64)
    assert interval.low.value < 12_000 < interval.high.value
    assert all(each.low < each.total < each.high for each in found.strata.parts)


def test_the_threads_and_the_draws_change_nothing_else(found: Estimate) -> None:
    rows = _csv().splitlines()
    draws = [
        f"{line},{draw}" for draw, seed in ((0, 1), (1, 1), (2, 3)) for line in _csv(seed).splitlines()[1:]
    ]
    drawn = read_csv("\n".join([f"{rows[0]},draw", *draws]))
    one, two = (estimate_population(drawn, replace(PLAN, threads=threads)).strata for threads in (1, 2))
    assert one == two
    assert one is not None
    assert one.interval is not None
    assert one.interval.method == "percentile"


def test_strata_without_replicates_have_no_parts_without_range() -> None:
    found = estimate_population(read_csv(_csv()), Plan(replicates=0))
    assert found.strata is not None
    assert (found.strata.interval, found.strata.parts) == (None, ())
    assert found.strata.total == pytest.approx(12_000, rel=0.1)


def test_one_stratum_large_enough_gives_no_total_over_strata() -> None:
    text = _csv().replace("men,", "women,").replace("wowomen", "women")
    found = estimate_population(read_csv(text + "1,0,0,0,girls,9\n1,1,0,0,girls,2\n"), PLAN)
    assert found.strata is not None
    assert (found.strata.status, found.strata.total) == ("not_apart", None)
    assert "prevalence.strata_not_apart" in [each.key for each in found.caveats]


def test_the_document_holds_the_strata_and_the_public_one_withholds_them(found: Estimate) -> None:
    shown = json.loads(json.dumps(as_json(found), allow_nan=False))["strata"]
    assert shown["flagged"]
    assert [each["stratum"] for each in shown["strata"]] == ["women", "girls+men"]
    thin = for_public(replace(found, strata=replace(found.strata, thin=True))).strata  # type: ignore[type-var]
    assert thin is not None
    assert (thin.total, thin.parts, thin.status) == (None, (), "withheld")
    whole = for_public(replace(found, strata=replace(found.strata, thin=False))).strata  # type: ignore[type-var]
    assert whole is not None
    assert (whole.total or 0) % 100 == 0


def test_a_list_that_cannot_hold_a_stratum_is_named_with_it() -> None:
    lists = [{"code": code, "eligible_strata": ["women", "men"]} for code in "ABC"]
    meta = {"lists": [*lists, {"code": "D", "eligible_strata": ["women"]}]}
    with pytest.raises(BadTable, match="not_eligible"):
        estimate_population(read_csv(_csv()), PLAN, read_facts(meta))
    kept = [line for line in _csv().splitlines() if not (",men," in line and line[6] == "1")]
    found = estimate_population(read_csv("\n".join(kept)), PLAN, read_facts(meta))
    assert "prevalence.structural_zero(name=D, strata=men)" in [str(each) for each in found.caveats]
    assert found.strata is not None
    assert found.strata.total == pytest.approx(12_000, rel=0.15)


def test_two_lists_are_lincoln_s_estimate_in_every_stratum() -> None:
    rows = "1,0,women,40\n0,1,women,30\n1,1,women,12\n1,0,men,50\n0,1,men,20\n1,1,men,10\n"
    found = estimate_population(read_csv("A,B,stratum,count\n" + rows), PLAN)
    assert found.strata is not None
    assert found.strata.total == pytest.approx(162 + 40 * 30 / 12 + 50 * 20 / 10)


@pytest.mark.parametrize(
    ("extra", "key"),
    [
        ("1,0,0,0,,9\n", "no_stratum"),
        ("".join(f"1,0,0,0,s{i},9\n" for i in range(30)), "many_strata"),
    ],
)
def test_bad_strata_have_their_sentence(extra: str, key: str) -> None:
    with pytest.raises(BadTable, match=key):
        read_csv(_csv(extra=extra))
