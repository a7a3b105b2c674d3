"""The dated law table: one version a day, no unverified minimum told, every version with its source."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from gugus.core.declared import Confidence
from gugus.registry import reads
from gugus.registry.rules.law import Article, Bound, Joined, Penalty, articles

BEFORE, SINCE = date(2025, 12, 31), date(2026, 1, 2)
SURE, OPEN = Confidence.SURE, Confidence.UNVERIFIED


@pytest.mark.parametrize("one", articles(), ids=lambda each: each.key)
def test_the_versions_of_an_article_follow_each_other_without_gap(one: Article) -> None:
    for earlier, later in pairwise(one.versions):
        assert earlier.valid_to == later.valid_from - timedelta(days=1)
    assert one.versions[-1].valid_to is None


@pytest.mark.parametrize("one", articles(), ids=lambda each: each.key)
def test_an_article_is_told_in_both_languages_with_a_source_and_no_minimum_above_its_maximum(
    one: Article,
) -> None:
    assert all((one.law.id, one.law.en, one.what.id, one.what.en))
    for version in one.versions:
        assert version.source
        for penalty in (version.prison, version.fine):
            assert penalty.least is None or 0 < penalty.least.value <= penalty.most.value


def test_the_keys_of_the_table_are_told_once() -> None:
    keys = [each.key for each in articles()]
    assert len(keys) == len(set(keys))


def test_telling_an_identity_meant_three_to_seven_years_before_2026() -> None:
    (first, *_) = reads.law(BEFORE, about="identity")
    assert first.article.article == "24"
    assert (first.version.prison.told_least, first.version.prison.most.value) == (3, 7)
    assert (first.version.fine.told_least, first.version.fine.most.value) == (120_000_000, 280_000_000)


def test_since_2026_no_minimum_is_told_and_the_fine_is_to_be_confirmed() -> None:
    found = reads.law(SINCE, about="identity")
    assert [each.article.article for each in found] == ["24", "97", "67"]
    for each in found:
        assert each.version.prison.told_least is each.version.fine.told_least is None
        assert each.version.prison.most.is_sure
        assert not each.version.fine.most.is_sure


def test_an_unverified_minimum_is_left_out_and_a_sure_one_told() -> None:
    assert Penalty(Bound(3, OPEN), Bound(7, SURE)).told_least is None
    assert Penalty(Bound(3, SURE), Bound(7, SURE)).told_least == 3
    assert Penalty(None, Bound(5, SURE)).told_least is None


def test_an_article_is_not_told_before_it_stood_or_for_another_matter() -> None:
    assert [each.article.key for each in reads.law(date(2010, 1, 1), about="identity")] == ["uu21-2007-24"]
    assert reads.law(SINCE, about="traffic") == []


def test_disclosing_personal_data_may_be_punished_by_a_fine_alone() -> None:
    joined = {each.article.key: each.version.joined for each in reads.law(SINCE, about="identity")}
    assert joined["uu27-2022-67"] is Joined.AND_OR
    assert joined["uu21-2007-24"] is Joined.AND
