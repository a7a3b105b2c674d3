"""The whole estimate: answers, verdicts, draws, repeatability, and what the document leaves out."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from gugus_engine.estimate import (
    BadTable,
    DrawnTables,
    Estimate,
    ListTable,
    Plan,
    Verdict,
    estimate_population,
)
from gugus_engine.estimate.comparison import compare
from gugus_engine.estimate.document import as_json
from gugus_engine.estimate.facts import Facts
from gugus_engine.estimate.facts_reading import read_facts
from gugus_engine.estimate.public import for_public
from gugus_engine.estimate.replicates import Replicates
from gugus_engine.estimate.result import Answer, Interval, NearModel, Sensitivity
from gugus_engine.estimate.simulate import SCENARIOS, simulate
from gugus_engine.estimate.tests.tables import ARTIFICIAL, KOREA, KOSOVO, UK_SIX
from gugus_engine.estimate.verdict import judge, sensitivity

QUICK = Plan(replicates=64)


@pytest.fixture(scope="module")
def korea() -> Estimate:
    return estimate_population(KOREA, Plan(replicates=200, seed=3))


def test_the_published_answers_stand_side_by_side(korea: Estimate) -> None:
    totals = {each.method: each.total for each in korea.answers}
    assert totals["bic"] == pytest.approx(157.166667, rel=1e-6)
    assert totals["stepwise"] == pytest.approx(268.777778, rel=1e-6)
    assert totals["latent2"] is None


def test_uk_six_depends_on_the_model() -> None:
    found = estimate_population(UK_SIX, QUICK)
    assert found.verdict is Verdict.DEPENDS
    assert found.chosen.total == pytest.approx(12_349.586954, rel=1e-6)
    assert [round(each.total) for each in found.near[:3]] == [12_350, 11_418, 21_136]


def test_the_same_seed_gives_the_same_result_on_two_threads(korea: Estimate) -> None:
    again = estimate_population(KOREA, Plan(replicates=200, seed=3, threads=2))
    assert as_json(again) == as_json(korea)
    assert again.totals != estimate_population(KOREA, Plan(replicates=200, seed=4)).totals


def test_an_estimate_is_never_printed_without_range_and_caveats(korea: Estimate) -> None:
    for text in (str(korea), repr(korea), f"{korea}"):
        assert " to " in text
        assert "unanswered_period" in text


def test_a_table_without_an_estimate_is_refused() -> None:
    chained = ListTable.from_histories("ABC", {(1, 0, 0): 20, (0, 1, 0): 20, (0, 0, 1): 10})
    found = estimate_population(chained, QUICK)
    assert found.verdict is Verdict.REFUSED
    assert str(found).startswith("no number")
    assert as_json(for_public(found))["answers"] == []


def test_a_forced_pair_is_in_the_model_and_must_be_known() -> None:
    found = estimate_population(KOSOVO, replace(QUICK, forced=(("EXH", "HRW"),)))
    assert "14" in str(found.chosen.model)
    with pytest.raises(BadTable, match="unknown_list"):
        estimate_population(KOSOVO, replace(QUICK, forced=(("EXH", "XYZ"),)))
    with pytest.raises(BadTable, match="forced_itself"):
        estimate_population(KOSOVO, replace(QUICK, forced=(("EXH", "EXH"),)))


def test_mending_missed_links_lowers_the_estimate() -> None:
    table = simulate("D", 24_000, 2, lists=3).table
    plan = Plan(replicates=0)
    plain, mended = (
        estimate_population(table, replace(plan, missed_links=rate)).chosen.total for rate in (0.0, 0.03)
    )
    assert 20_000 < float(mended or 0) < float(plain or 0)


def test_draws_give_percentiles_and_two_variances() -> None:
    tables = tuple(simulate("A", 24_000, seed, lists=3).table for seed in (1, 2, 3))
    found = estimate_population(DrawnTables(tables[0], tables[1:], (0.5, 0.5)), QUICK)
    assert found.interval is not None
    assert found.interval.method == "percentile"
    assert found.spread is not None
    assert found.spread.within + found.spread.between == pytest.approx(np.var(found.totals))
    assert len(found.draws) == 2


def test_the_parametric_bootstrap_draws_from_the_model() -> None:
    plain, parametric = (
        estimate_population(KOSOVO, replace(QUICK, parametric=drawn)).totals for drawn in (False, True)
    )
    assert plain != parametric
    assert np.median(parametric) == pytest.approx(14_341, rel=0.15)


def test_every_scenario_is_simulated_alike_for_a_seed() -> None:
    for scenario in SCENARIOS:
        one, other = (simulate(scenario, 12_000, 5) for _ in range(2))
        assert one == other
        assert 20 < one.table.people < 12_000


def test_comparing_shows_higher_orders_beside() -> None:
    found = compare(DrawnTables(KOSOVO, (KOSOVO,), (1.0,)), 1, 2, Facts(), lambda _done, _all: None)
    orders = {(each.method, each.max_order) for each in found.answers}
    assert {("bic", 2), ("bic", 3), ("averaged", 3), ("chao", None)} <= orders


def test_an_interrupted_comparison_keeps_what_is_answered() -> None:
    def stop(method: str, _order: int) -> None:
        if method == "stepwise":
            raise KeyboardInterrupt

    found = compare(DrawnTables(KOSOVO, (KOSOVO,), (1.0,)), 1, 2, Facts(), step=stop)
    assert [each.method for each in found.answers if each.max_order == 3] == ["bic", "aicc"]
    assert str(found.caveats[-1]) == "prevalence.methods_unfinished(asked=4, done=2)"


def test_an_interruption_before_the_first_replicate_keeps_the_answers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("gugus_engine.estimate.population.over", lambda *_: Replicates(np.zeros(0), False))
    found = estimate_population(KOSOVO, QUICK)
    assert (found.interval, round(found.chosen.total or 0)) == (None, 14_342)
    assert f"prevalence.unfinished(asked={QUICK.replicates}, done=0)" in map(str, found.caveats)


def test_the_public_document_is_rounded_and_thinned(korea: Estimate) -> None:
    assert {each.total for each in for_public(korea).answers} >= {157.0, 269.0, 145.0}
    hidden = for_public(replace(korea, published=False, small_overlap=True))
    shown = {each.method: each.total for each in hidden.answers}
    assert (shown["bic"], shown["stepwise"], shown["chao"]) == (None, None, 145.0)
    assert (hidden.around, hidden.near) == ((), ())


def test_the_whole_document_is_json_without_the_table(korea: Estimate) -> None:
    text = json.dumps(as_json(korea), allow_nan=False)
    assert "counts" not in text
    assert {
        "n",
        "lists",
        "answers",
        "interval",
        "sensitivity",
        "verdict",
        "reasons",
        "seed",
        "version",
    } <= set(json.loads(text))


def _interval(found: Estimate, **changed: float) -> Interval:
    assert found.interval is not None
    return replace(found.interval, **changed)  # type: ignore[arg-type]


def test_verdicts_follow_the_declared_thresholds(korea: Estimate) -> None:
    assert judge(Sensitivity(100, 200, 200), korea.interval)[0] is Verdict.STABLE
    assert judge(Sensitivity(100, 201, 201), korea.interval)[0] is Verdict.DEPENDS
    assert judge(Sensitivity(100, None, 150), None)[0] is Verdict.DEPENDS
    assert judge(Sensitivity(100, 1001, 1001), None)[0] is Verdict.REFUSED
    assert judge(Sensitivity(100, 150, 150), _interval(korea, without=0.06))[0] is Verdict.REFUSED


@pytest.mark.parametrize(
    ("replicates", "verdict", "key"),
    [
        (None, Verdict.DEPENDS, "no_interval"),
        (99, Verdict.DEPENDS, "few_replicates"),
        (100, Verdict.STABLE, ""),
    ],
)
def test_nothing_is_stable_without_enough_replicates(
    korea: Estimate, replicates: int | None, verdict: Verdict, key: str
) -> None:
    interval = None if replicates is None else _interval(korea, replicates=replicates)
    found, reasons = judge(Sensitivity(100, 150, 150), interval)
    assert found is verdict
    assert (f"prevalence.{key}" in [each.key for each in reasons]) is bool(key)


@pytest.mark.parametrize("finite", [150.0, 900.0, 2_000.0])
def test_no_ratio_is_told_of_an_open_end(korea: Estimate, finite: float) -> None:
    reasons = judge(Sensitivity(100, None, finite), korea.interval)[1]
    assert reasons[0].key == "prevalence.not_bounded"
    assert not [each for each in reasons if "ratio" in each.as_dict()]


def test_what_was_forced_and_mended_stands_in_the_result() -> None:
    names = KOREA.names
    found = estimate_population(KOREA, Plan(replicates=0, forced=((names[0], names[1]),), missed_links=0.03))
    told, keys = as_json(found), [each.key for each in found.caveats]
    assert told["forced"] == [[names[0], names[1]]]
    assert told["missed_links"] == {"mended": 0.03, "n": found.mended_people}
    assert {"prevalence.path_forced", "prevalence.links_mended"} <= set(keys)
    assert not {"prevalence.unanswered_referrals", "prevalence.links_taken_as_right"} & set(keys)


def test_the_hidden_part_is_the_whole_less_the_listed(korea: Estimate) -> None:
    hull, hidden = korea.sensitivity, korea.hidden
    assert hull is not None
    assert hidden is not None
    assert hidden.low == hull.low - korea.people
    assert hidden.total == pytest.approx((korea.chosen.total or 0) - korea.people)
    mended = replace(
        korea, missed_links=0.03, mended_people=korea.people - 1.5, published=False, small_overlap=True
    )
    assert mended.listed == korea.people - 1.5
    assert for_public(mended).hidden is None
    public = for_public(replace(korea, people=123)).hidden
    assert public is not None
    assert public.low == float(f"{public.low:.3g}")


def test_an_open_latent_class_opens_the_upper_end() -> None:
    latent = Answer("latent2", None, None, 500.0, 300.0, None, "not_bounded")
    found = sensitivity(None, [NearModel("[1,2]", 0.0, 400.0)], [latent])
    assert found == Sensitivity(300.0, None, 400.0)
    assert sensitivity(None, [], [latent]) is None


def test_the_artificial_table_has_a_number_only_with_its_doubt() -> None:
    found = estimate_population(ARTIFICIAL, replace(QUICK, replicates=128))
    assert found.verdict is not Verdict.STABLE


def test_facts_are_read_and_what_is_missing_is_a_caveat() -> None:
    meta = {
        "period": "2025", "place": "Cianjur", "definition": "korban TPPO", "published": True,
        "referrals": [["A", "B"]], "duplicates_removed": 3, "not_victims_removed": 0,
        "lists": [
            {"code": "A", "eligible_strata": ["women", "men"]},
            {"code": "B", "eligible_strata": ["women"]},
        ],
        "missed_link_rate": {"rate": 0.03, "low": 0.01, "high": 0.05},
    }  # fmt: skip
    facts = read_facts(meta)
    assert (facts.unanswered, facts.forced, facts.missed_links) == ((), (("A", "B"),), 0.03)
    assert [each.key for each in facts.caveats()] == ["prevalence.other_strata"]
    assert len(read_facts({}).caveats()) == 7
