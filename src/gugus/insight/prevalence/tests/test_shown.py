"""What is shown of an estimate: the box on every page, the range first, no overlap, both languages."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from gugus.insight.prevalence.files import read_file
from gugus.insight.prevalence.page import page
from gugus.insight.prevalence.plots import Bar, forest, histogram
from gugus.insight.prevalence.terminal import lines
from gugus.insight.prevalence.told import strata_lines, told_lines
from gugus.insight.prevalence.words import Words
from gugus_engine.estimate import (
    Answer,
    BadTable,
    DrawnTables,
    Estimate,
    ListTable,
    Plan,
    Sensitivity,
    Verdict,
    estimate_population,
    for_public,
    read_csv,
)
from gugus_engine.estimate.facts import Facts, Linkage, ListFacts
from gugus_engine.say import Say

HISTORIES = {
    (1, 0, 0): 401,
    (0, 1, 0): 302,
    (0, 0, 1): 203,
    (1, 1, 0): 44,
    (1, 0, 1): 33,
    (0, 1, 1): 22,
    (1, 1, 1): 3,
}
TABLE = ListTable.from_histories(("POLRI", "UPTD_PPA", "BP3MI"), HISTORIES)


@pytest.fixture(scope="module")
def found() -> Estimate:
    return estimate_population(TABLE, Plan(replicates=64))


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_showing_carries_the_box_and_the_range(found: Estimate, language: str) -> None:
    words = Words(language)
    low = words.number(found.sensitivity.low if found.sensitivity else None)
    for text in (page(found, language), lines(found, language)):
        plain = re.sub(r"[│\s]+", " ", text)
        assert words.box(found) in plain
        assert low in plain
        assert words.caveats(found)[0] in plain


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_count_of_the_table_is_shown(found: Estimate, language: str) -> None:
    shown = page(found, language) + lines(found, language) + repr(found) + str(found)
    for people in (401, 302, 203):
        assert not re.search(rf"\b{people}\b", shown)


def test_the_page_fetches_nothing_and_runs_nothing(found: Estimate) -> None:
    html = page(found, "id")
    assert "<script" not in html
    assert not re.search(r"(src|href)=", html)
    assert html.count("<svg") >= 3


def test_a_name_of_a_list_cannot_break_the_page() -> None:
    table = ListTable.from_histories(("<b>A", "B&C", "D"), HISTORIES)
    html = page(estimate_population(table, Plan(replicates=0)), "id")
    assert "<b>A" not in html
    assert "-&lt;b&gt;A" in html


def test_the_headline_follows_the_verdict(found: Estimate) -> None:
    words = Words("en")
    hull = Sensitivity(900.0, None, 2_000.0)
    assert "not bounded by these lists" in words.headline(replace(found, sensitivity=hull))
    assert "1,500" in words.headline(
        replace(found, sensitivity=Sensitivity(900.0, 1_500.0, 1_500.0), verdict=Verdict.STABLE)
    )
    refused = replace(found, verdict=Verdict.REFUSED)
    assert words.headline(refused).startswith("No number")
    assert lines(for_public(refused), "en").count("┃") == 0


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_head_says_the_whole_and_its_parts(found: Estimate, language: str) -> None:
    words = Words(language)
    assert found.hidden is not None
    for text in (page(found, language), re.sub(r"\s+", " ", lines(found, language))):
        assert words.parts(found) in text
        assert words.say("title") in text
    assert words.number(found.people) in words.parts(found)
    assert words.number(found.hidden.low) in words.parts(found)


def test_forced_paths_and_mended_links_stand_in_the_methods(found: Estimate) -> None:
    told = Words("en").methods(replace(found, forced=(("A", "B"),), missed_links=0.03))
    assert "A:B" in told
    assert "3.0 %" in told
    assert "mended" not in Words("en").methods(found)


def test_an_open_end_without_a_model_s_figure_keeps_its_verdict(found: Estimate) -> None:
    hull = Sensitivity(900.0, None, 2_000.0)
    thin = for_public(replace(found, sensitivity=hull, small_overlap=True, verdict=Verdict.DEPENDS))
    for language, told in (("en", "depends on the model"), ("id", "bergantung pada model")):
        assert told in Words(language).headline(thin)


def test_an_open_upper_end_is_said_in_words() -> None:
    words = Words("en")
    assert words.ends(Answer("latent2", None, None, 900.0, 500.0, None, "not_bounded")) == "500–not bounded"
    assert words.ends(Answer("chao", None, None, 900.0, 500.0, 1_200.0, "ok")) == "500–1,200"
    assert words.ends(Answer("bic", 2, None, None, None, None, "withheld")) == ""


def test_figures_inside_sentences_have_the_language_s_thousands(found: Estimate) -> None:
    told = replace(found, caveats=(Say("prevalence.prior_decides", high=79_000, other=116_000),))
    assert "79,000" in Words("en").caveats(told)[0]
    assert "116.000" in Words("id").caveats(told)[0]


def test_withheld_figures_say_why(found: Estimate) -> None:
    text = lines(for_public(replace(found, small_overlap=True)), "en")
    assert "withheld" in text
    assert "No figure of a single model is given." in re.sub(r"\s+", " ", text)
    assert "gives –" not in text
    assert "-POLRI" not in page(for_public(replace(found, small_overlap=True)), "en")


def test_draws_have_a_plot_of_their_own() -> None:
    drawn = estimate_population(DrawnTables(TABLE, (TABLE, TABLE), (0.5, 0.5)), Plan(replicates=64))
    assert Words("en").say("head_draws") in page(drawn, "en")
    assert "over the draws" in lines(drawn, "en")


STRATA = "A,B,C,stratum,count\n" + "".join(
    f"{mark},{stratum},{people}\n"
    for stratum, times in (("<i>perempuan", 1), ("laki-laki", 3))
    for mark, people in (
        ("1,0,0", 90 * times), ("0,1,0", 80 * times), ("0,0,1", 70 * times), ("1,1,0", 21 * times), ("1,0,1", 17 * times),
        ("0,1,1", 15 * times), ("1,1,1", 9),
    )
)  # fmt: skip


@pytest.mark.parametrize("language", ["id", "en"])
def test_strata_are_shown_with_both_totals_and_their_ranges(language: str) -> None:
    made, words = estimate_population(read_csv(STRATA), Plan(replicates=64)), Words(language)
    told = strata_lines(made, words)
    assert len(told) == 4
    assert made.strata is not None
    assert words.number(made.strata.total) in told[0]
    assert words.number(made.strata.collapsed) in told[0]
    assert words.say("head_strata") in page(made, language)
    assert words.say("bar_strata") in page(made, language)
    assert words.say("head_strata") in lines(made, language)
    assert "<i>" not in page(made, language)
    thin = replace(made, strata=replace(made.strata, thin=True))
    assert strata_lines(for_public(thin), words)[0] == words.say("strata_withheld")


def test_what_was_told_of_the_lists_is_shown() -> None:
    words = Words("en")
    lists = (ListFacts("A", "Polres <1>", "2025", "", frozenset({"women"}), 1_200),)
    told = told_lines(Facts("2025", place="Cianjur", lists=lists, linkage=Linkage(200, 7, "ab12")), words)
    assert told == [
        "Period: 2025.", "Place: Cianjur.", "List A: Polres <1>, can hold women, 1,200 records.",
        "Linkage: 200 draws, seed 7, model ab12.",
    ]  # fmt: skip


def test_plots_without_values_are_left_out() -> None:
    assert forest([Bar("a", None)], "t") == ""
    assert histogram([1.0], [], "t") == ""
    assert "path" in forest([Bar("a", 5.0, 4.0, None, opened=True), Bar("b", 9.0)], "t")


def test_ticks_are_written_in_the_reader_s_language() -> None:
    bars = [Bar("a", 15_000.0), Bar("b", 90_000.0)]
    assert ">20.000</text>" in forest(bars, "t", Words("id").number)
    assert ">20,000</text>" in forest(bars, "t", Words("en").number)


def test_a_table_is_read_with_the_facts_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "daftar.csv"
    path.write_text("A,B,count\n1,0,40\n0,1,30\n1,1,12\n", "utf-8")
    assert read_file(path)[1].published is False
    (tmp_path / "daftar.meta.json").write_text(json.dumps({"published": True, "period": "2025"}), "utf-8")
    tables, facts = read_file(path)
    assert (tables.shipped.published, facts.period) == (True, "2025")


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("none.csv", None, "no_file"),
        ("x.csv", b"\xff\xfe\x00", "not_text"),
        ("x.parquet", b"PAR0", "not_parquet|no_parquet"),
        ("x.csv", b"A,B,count\n", "no_rows"),
    ],
)
def test_a_file_that_cannot_be_read_has_its_sentence(
    tmp_path: Path, name: str, content: bytes | None, key: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(BadTable, match=key):
        read_file(tmp_path / name)


def test_broken_facts_are_named(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("A,B,count\n1,0,40\n0,1,30\n1,1,12\n", "utf-8")
    (tmp_path / "x.meta.json").write_text("{", "utf-8")
    with pytest.raises(BadTable, match=r"bad_meta\(file=x.meta.json\)"):
        read_file(tmp_path / "x.csv")
