"""Finding a region by what people write."""

from __future__ import annotations

import csv
import io
import time
from collections import Counter
from pathlib import Path

import pytest

from gugus.registry.actions import load_regions
from gugus.registry.models import Region, RegionName
from gugus.registry.reads import search
from gugus.registry.tests import make
from gugus_engine.text.gazetteer import Level

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("five")]
LISTS = tuple(Path(__file__).parent / f"region_queries{which}.csv" for which in ("", "_second"))
"""The second list was written without sight of the search and of the first."""
SHORT_FORMS = {
    "D.I.Y.": "34", "Kal-Sel": "63", "Jkt. Barat": "31.73", "Pd. Aren, Tangsel": "36.74.03", "Tikep": "82.72",
    "Pulau Untung Jawa": "31.01.02.1001", "P. Untung Djawa": "31.01.02.1001", "Kec. Waikabubak": "53.12.15",
    "Jln Merdeka Barat Nomor Tujuh Belas Jakarta Pusat": "31.71",
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "code", "match"),
    [
        ("Cianjur", "32.03", "exact"), ("Jakpus", "31.71", "alias"), ("Barsel", "62.04", "alias"),
        ("Bonjogpicung", "32.03.06", "misprint"), ("Bojongpicung", "32.03.06", "display"),
        ("Gn. Bintang Awai", "62.04.05", "display"), ("Kab. Cianjur", "32.03", "exact"),
        ("Tjiandjoer", "32.03", "spelling"), ("Djakarta Poesat", "31.71", "spelling"),
        ("Cianjor", "32.03", "edit"), ("Ciajnur", "32.03", "edit"), ("Purwkarta", "32.14", "edit"),
        ("Kara", "32.15", "prefix"), ("Kec. Cianjur", "32.03.01", "exact"), ("320309", "32.03.09", "code"),
        ("Sukaluyu, Cianjur", "32.03.09", "exact"), ("desa sukaluyu kec sukaluyu", "32.03.09.2008", "exact"),
        ("kel menteng jakpus", "31.71.06.1001", "exact"), ("Cianjur, Sukaluyu", "32.03.09", "exact"),
        ("Sukaluju, Cianjor", "32.03.09", "spelling"), ("Kota Cianjur", "32.03", "exact"),
    ],
)  # fmt: skip
def test_the_right_region_comes_first(text: str, code: str, match: str) -> None:
    first = search(text)[0]
    assert (first.code, first.match) == (code, match)


@pytest.mark.parametrize("text", ["", "   ", ",,", "qqqqwwww", "a" * 5000, "%' OR 1=1 --"])
def test_nothing_like_it_gives_nothing(text: str) -> None:
    assert search(text) == ()


def test_a_place_around_that_does_not_fit_costs_much() -> None:
    inside, outside = search("Sukaluyu, Cianjur")[0], search("Sukaluyu, Karawang")
    assert all(hit.score < inside.score for hit in outside if "Cianjur" in hit.label)


def test_answers_stay_in_the_level_and_region_asked_for() -> None:
    assert {hit.level for hit in search("Cianjur", level=Level.DISTRICT)} == {Level.DISTRICT}
    assert all(hit.code.startswith("32.03") for hit in search("Sukamaju", within="32.03"))
    assert search("Menteng", within="32.03") == () or search("Menteng", within="32.03")[0].score < 0.7
    assert search("31.71", within="32.03") == ()


def test_namesakes_leave_room_for_others() -> None:
    hits = search("Mekarsari", limit=20)
    assert len({hit.code for hit in hits}) == len(hits)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_search_never_needs_many_queries(django_assert_max_num_queries: object) -> None:
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        search("desa sukaluju kec sukaluyuu kab cianjor")


@pytest.fixture
def _everywhere() -> None:
    """All regions, in this test's own transaction."""
    RegionName.objects.all().delete()
    load_regions(by=make.BY)


def _looked_up(path: Path) -> tuple[Counter[str], Counter[str], list[float]]:
    """Per kind of query how many were asked and how many found their region; CPU seconds of each."""
    asked, found, took = Counter[str](), Counter[str](), []
    for row in csv.DictReader(io.StringIO(path.read_text("utf-8"), newline="")):
        began = time.process_time()
        hits = search(row["query"])
        took.append(time.process_time() - began)
        asked[row["kind"]] += 1
        found[row["kind"]] += row["code"] in [hit.code for hit in hits]
    return asked, found, sorted(took)


@pytest.mark.usefixtures("_everywhere")
def test_nineteen_of_twenty_queries_of_each_list_find_their_region_in_the_first_five() -> None:
    assert {text: search(text)[0].code for text in SHORT_FORMS} == SHORT_FORMS
    for path in LISTS:
        asked, found, took = _looked_up(path)
        shares = {kind: f"{found[kind]}/{asked[kind]}" for kind in sorted(asked)}
        assert asked.total() == 300, path.name
        assert found.total() >= 0.95 * asked.total(), (path.name, shares)
        assert took[len(took) * 95 // 100] < 0.05, path.name
    assert Region.objects.count() == 92219
