"""Whether two tellings are one event or one figure: reasons, contradictions, and the same answer in every order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gugus.coordination.same import (
    EventTold,
    FigureSaid,
    Likeness,
    best,
    event_likeness,
    figure_likeness,
    text_key,
)
from gugus.coordination.same_data import limits
from gugus.core.say import sentences
from gugus.outreach.rules import ActivityKind, Heads
from gugus.outreach.telling import Telling

DAY = date(2026, 10, 5)
WORDS = (
    "Dinas Sosial Kabupaten Cianjur menggelar sosialisasi pencegahan perdagangan orang di Aula Pancaniti dan mengajak "
    "semua kepala desa mendata warga yang akan berangkat bekerja ke luar negeri"
)
ONE = EventTold(
    "sosialisasi",
    Telling(DAY, (), "32.03", "Aula Pancaniti", "Dinas Sosial Kabupaten Cianjur", Heads(400, 60, None)),
    words=WORDS,
)


def _keys(one: EventTold, other: EventTold) -> tuple[str, ...]:
    found = event_likeness(one, other)
    return found.keys if found else ()


def _with(event: EventTold = ONE, **changes: object) -> EventTold:
    """The event with other things told of it."""
    own = {key: value for key, value in changes.items() if key in ("kind", "words", "agencies", "told_on")}
    told = {key: value for key, value in changes.items() if key not in own}
    return replace(event, telling=replace(event.telling, **told), **own)  # type: ignore[arg-type]


def test_one_event_in_two_outlets_is_proposed_with_its_reasons() -> None:
    other = _with(
        words="Kegiatan itu diikuti ratusan warga dari seluruh penjuru kabupaten", heads=Heads(425, 60, None)
    )
    assert _keys(ONE, other) == (
        "same_kind", "same_day", "same_region", "same_organiser", "same_venue", "same_people",
    )  # fmt: skip


@pytest.mark.parametrize(
    "changes",
    [
        {"held_on": DAY + timedelta(days=7)},
        {"region": "32.15"},
        {"kind": "penindakan"},
        {"kind": "rakor"},
        {"venue": "Gedung Kesenian", "words": ""},
        {"organiser": "Kejaksaan Negeri Cianjur", "venue": "", "words": ""},
        {"organiser": "Kantor Imigrasi Cianjur", "words": "", "heads": Heads()},
        {"venue": "SMAN 2 Cianjur", "words": ""},
    ],
)
def test_another_day_place_kind_venue_or_office_is_another_event(changes: dict[str, object]) -> None:
    assert event_likeness(ONE, _with(**changes)) is None


def test_two_events_of_one_day_in_one_place_are_not_merged() -> None:
    plain = _with(venue="", organiser="", words="", heads=Heads())
    assert event_likeness(plain, plain) is None
    schools = _with(venue="SMAN 1 Cianjur", words=""), _with(venue="SMAN 2 Cianjur", words="")
    assert event_likeness(*schools) is None
    villages = _with(region="32.03.01.2001"), _with(region="32.03.01.2002")
    assert event_likeness(*villages) is None


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"held_on": DAY + timedelta(days=1)}, "day_near"),
        ({"held_on": None, "candidates": (DAY.isoformat(), "2020-10-05")}, "day_candidate"),
        ({"held_on": date(2020, 10, 5), "candidates": (DAY.isoformat(),)}, "day_candidate"),
        ({"held_on": None}, "day_unknown"),
        ({"region": "32.03.01"}, "region_branch"),
        ({"kind": "webinar"}, "same_family"),
        ({"kind": "lainnya"}, "same_family"),
    ],
)
def test_what_is_near_never_speaks_for_it_more(changes: dict[str, object], key: str) -> None:
    found, whole = event_likeness(ONE, _with(**changes)), event_likeness(ONE, ONE)
    assert found is not None
    assert whole is not None
    assert key in found.keys
    assert found.points <= whole.points


def test_without_a_day_the_organiser_alone_is_too_little() -> None:
    told = _with(held_on=None, venue="", words="", heads=Heads())
    assert event_likeness(told, told) is None
    close = replace(told, told_on=DAY)
    assert _keys(close, replace(close, told_on=DAY + timedelta(days=2)))[-1] == "told_close"
    assert event_likeness(close, replace(close, told_on=DAY + timedelta(days=9))) is None


@pytest.mark.parametrize(
    "name", ["Dinsos Kabupaten Cianjur", "DINAS SOSIAL CIANJUR", "Dinas Sosial (Dinsos) Kabupaten Cianjur"]
)
def test_an_office_is_known_by_its_short_names(name: str) -> None:
    assert "same_organiser" in _keys(ONE, _with(organiser=name))


def test_an_organiser_that_takes_part_in_the_other_telling_speaks_for_it() -> None:
    other = _with(organiser="Polres Cianjur", agencies=("Dinas Sosial Kabupaten Cianjur",))
    assert "same_organiser" in _keys(ONE, other)
    assert "same_organiser" in _keys(other, ONE)


def test_a_press_release_is_known_without_day_and_venue() -> None:
    told = _with(held_on=None, venue="", organiser="", heads=Heads())
    assert "same_words" in _keys(told, told)


@pytest.mark.parametrize(("cut", "key"), [(0, "same_words"), (10, "near_text"), (16, "some_text"), (24, "")])
def test_texts_are_near_by_their_runs_of_words(cut: int, key: str) -> None:
    words = WORDS.split()
    other = " ".join([*words[cut:], *(f"lain{number}" for number in range(cut))])
    assert text_key(WORDS, other) == text_key(other, WORDS) == key


FIGURE = FigureSaid("korban", 1581, ("2020", "2022"), "31", "Kanwil Kemenkumham DKI Jakarta")


def test_one_figure_of_one_series_is_proposed_with_its_reasons() -> None:
    found = figure_likeness(FIGURE, replace(FIGURE, region="31.71"))
    assert found is not None
    assert found.keys == ("same_number", "same_period", "region_branch", "same_speaker", "rare_number")


@pytest.mark.parametrize(
    "changes",
    [
        {"number": 1500}, {"unit": "kasus"}, {"period": ("2019", "2022")}, {"region": "32"}, {"measure": "tahun"},
        {"purpose": "restitusi"},
    ],
)  # fmt: skip
def test_another_number_unit_period_or_region_is_another_figure(changes: dict[str, object]) -> None:
    assert figure_likeness(FIGURE, replace(FIGURE, **changes)) is None  # type: ignore[arg-type]


def test_three_cases_without_a_period_are_met_by_chance() -> None:
    small = FigureSaid("kasus", 3)
    assert figure_likeness(small, small) is None
    assert figure_likeness(replace(small, period=("2025", "2025")), replace(small, period=("2025", "2025")))


def test_every_reason_has_points_and_a_sentence() -> None:
    for weights in (limits().event, limits().figure):
        assert {f"coordination.same.{key}" for key in weights.points} <= set(sentences())
        assert weights.anchors <= set(weights.points)
    assert {each for family in limits().families for each in family} | limits().open <= set(ActivityKind)


_CODES = st.sampled_from(["", "32", "32.03", "32.03.01", "32.15", "31.71"])
_DAYS = st.sampled_from([None, DAY, DAY + timedelta(days=1), DAY + timedelta(days=9), date(2020, 10, 5)])
_VENUES = st.sampled_from(["", "Aula Pancaniti", "Pendopo", "SMAN 1 Cianjur", "SMAN 2 Cianjur", "aula"])
_OFFICES = st.sampled_from(
    [
        "",
        "Polres Cianjur",
        "Kepolisian Resor (Polres) Cianjur",
        "Dinsos Cianjur",
        "Forum Contoh Cianjur",
        "Dinas Sosial",
    ]
)
_WORDS = st.sampled_from(["", WORDS, WORDS[40:], "kata lain yang tidak sama sekali dengan yang lain itu"])
_NUMBERS = st.sampled_from([None, 5, 60, 400])
_TELLINGS = st.builds(
    Telling, _DAYS, st.sampled_from([(), (DAY.isoformat(),), ("2020-10-05", "2026-10-05")]), _CODES, _VENUES, _OFFICES,
    st.builds(Heads, _NUMBERS, _NUMBERS, _NUMBERS),
)  # fmt: skip
_EVENTS = st.builds(
    EventTold, st.sampled_from([*map(str, ActivityKind)]), _TELLINGS, st.lists(_OFFICES, max_size=2).map(tuple),
    st.sampled_from(["", "a", "b"]), _DAYS, _WORDS,
)  # fmt: skip
_FIGURES = st.builds(
    FigureSaid, st.sampled_from(["kasus", "korban"]), st.sampled_from([3.0, 1581.0]),
    st.sampled_from([("", ""), ("2020", "2022"), ("2025", "2025")]), _CODES, _OFFICES, words=_WORDS,
)  # fmt: skip


@given(_EVENTS, _EVENTS)
def test_two_events_are_as_alike_in_either_order(one: EventTold, other: EventTold) -> None:
    assert event_likeness(one, other) == event_likeness(other, one)


@given(_FIGURES, _FIGURES)
def test_two_figures_are_as_alike_in_either_order(one: FigureSaid, other: FigureSaid) -> None:
    assert figure_likeness(one, other) == figure_likeness(other, one)


@given(
    st.lists(st.tuples(st.integers(0, 30).map(str), st.integers(5, 9)), unique_by=lambda each: each[0]),
    st.randoms(),
)
def test_the_likest_are_the_same_in_whatever_order_they_come(
    found: list[tuple[str, int]], chance: object
) -> None:
    rows = [(key, Likeness(points, ())) for key, points in found]
    mixed = sorted(rows, key=lambda each: hash((each[0], str(chance))))
    assert best(rows, 3) == best(mixed, 3)
    assert [likeness.points for _, likeness in best(rows, 3)] == sorted(
        (points for _, points in found), reverse=True
    )[:3]
