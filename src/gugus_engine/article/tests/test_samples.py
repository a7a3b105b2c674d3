"""The samples beside this file against what a careful reader finds in them (expected.yaml)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

from gugus_engine.article import Draft, Reading, read
from gugus_engine.article.tests.make import lexicon, whole_country
from gugus_engine.text.tests.make import TODAY, agencies

HERE = Path(__file__).parent
EXPECTED: dict[str, dict] = yaml.safe_load((HERE / "expected.yaml").read_text("utf-8"))
READ = {name: told for name, told in EXPECTED.items() if told["problem"] is None}
REFUSED = {name: told for name, told in EXPECTED.items() if told["problem"] is not None}

# The words of expected.yaml in those of the schema; a kind of activity may be told by either.
PROBLEMS = {
    "empty": "empty",
    "not_indonesian": "not_indonesian",
    "html": "is_html",
    "off_topic": "other_subject",
}
UNITS = {
    "pengaduan": "laporan",
    "perkara": "kasus",
    "keberangkatan_dicegah": "dicegah",
    "orang_dipulangkan": "dipulangkan",
    "denda_rupiah": "sentence",
    "restitusi_rupiah": "sentence",
    "restitusi": "rupiah",
}
READ_UNITS = {"korban", "tersangka", "laporan", "kasus", "dicegah", "dipulangkan", "rupiah", "sentence"}
KINDS = {
    "fkpm": {"fsk", "lainnya", "sosialisasi"},
    "pelatihan": {"training"},
    "pencanangan_desa_binaan": {"pencanangan"},
    "kunjungan_pimpasa": {"lainnya", "sosialisasi"},
    "pelimpahan_tahap_2": {"pelimpahan"},
    "diskusi": {"sosialisasi", "lainnya"},
    "monitoring_sekolah": {"lainnya", "sosialisasi"},
    "jaksa_masuk_sekolah": {"sosialisasi"},
    "rapat_dengar_pendapat": {"rakor"},
    "pembagian_materi": {"lainnya", "sosialisasi"},
    "bimbingan": {"training"},
    "pemulangan": {"lainnya"},
}
BOUNDS = {
    "exact": {"exact"},
    "at_least": {"lower"},
    "at_most": {"upper", "approx"},
    "about": {"approx"},
    "vague": {"vague"},
}
# Read by a person from more than one sentence; the reader leaves them out.
NOT_READ = {("12_penangkapan_batam.txt", 7), ("15_cegah_juanda.txt", 11)}


@cache
def _reading(name: str) -> Reading:
    text = (HERE / "samples" / name).read_text("utf-8")
    return read(text, gazetteer=whole_country(), lexicon=lexicon(), agencies=agencies(), today=TODAY)


def _drafts(name: str, kind: str) -> list[Draft]:
    return [draft for draft in _reading(name).drafts if draft.kind.value == kind]


def _told(name: str, kind: str) -> list[dict]:
    return [dict(draft.value) for draft in _drafts(name, kind)]


def _activity(name: str, told: dict) -> dict:
    kinds = KINDS.get(told["type"], {told["type"]})
    codes = {told["code"], *told.get("code_alt", [])}
    found = [
        v
        for v in _told(name, "activity")
        if v["type"] in kinds and v["place"] and codes & {v["place"]["code"], *v["place"]["candidates"]}
    ]
    assert found, [(v["type"], v["place"]) for v in _told(name, "activity")]
    return max(
        found, key=lambda v: bool(v["dates"]["held"] and v["dates"]["held"]["value"] == str(told["held"]))
    )


@pytest.mark.parametrize("name", REFUSED)
def test_a_sample_that_is_no_article_is_refused(name: str) -> None:
    problem = _reading(name).problem
    assert problem is not None
    assert problem.key == f"article.{PROBLEMS[REFUSED[name]['problem']]}"


@pytest.mark.parametrize(
    ("name", "told"),
    [(name, a) for name, told in READ.items() for a in told["activities"] if a["type"] != "rilis_data"],
)
def test_every_activity_is_found_at_its_place_on_its_day(name: str, told: dict) -> None:
    held = _activity(name, told)["dates"]["held"]
    if told["held_basis"] == "stated":
        assert held["value"] == str(told["held"])
    elif told["held_basis"] in ("candidates", "conflict"):
        assert held["candidates"][:3] == [str(day) for day in told["held_candidates"]]
    else:
        assert held is None or held["value"] in (None, str(told["held"]))


@pytest.mark.parametrize(
    ("name", "told"),
    [(name, p) for name, told in READ.items() for p in told["participants"]],
)
def test_everybody_counted_is_found(name: str, told: dict) -> None:
    modes = {
        "online": {"online"},
        "onsite": {"onsite", "total"},
        "quoted_total": {"total"},
        "invited": {"total"},
    }
    found = [
        value
        for value in _told(name, "participants")
        if value["number"] == told["number"]
        and value["bound"] in BOUNDS[told["bound"]]
        and value["mode"] in modes[told["mode"]]
        and (value["status"] == "invited") is (told["mode"] == "invited")
    ]
    assert found, _told(name, "participants")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (name, figure)
        for name, told in READ.items()
        for figure in told["figures"]
        if UNITS.get(figure["unit"], figure["unit"]) in READ_UNITS
        and (name, figure["number"]) not in NOT_READ
    ],
)
def test_every_figure_is_found_with_unit_and_bound(name: str, told: dict) -> None:
    unit = UNITS.get(told["unit"], told["unit"])
    found = [v for v in _told(name, "figure") if (v["number"], v["unit"]) == (told["number"], unit)]
    assert found, [(v["number"], v["unit"]) for v in _told(name, "figure")]
    assert found[0]["bound"] in BOUNDS[told["bound"]]
    assert bool(found[0]["part_of"]) >= bool(told.get("part"))


@pytest.mark.parametrize("name", EXPECTED)
def test_requests_are_those_of_the_sample(name: str) -> None:
    assert len(_drafts(name, "request")) == EXPECTED[name]["requests"]


@pytest.mark.parametrize(
    ("name", "never"), [(n, m) for n, told in EXPECTED.items() for m in told["must_not"]]
)
def test_nothing_is_invented(name: str, never: dict) -> None:
    people = [
        v for v in _told(name, "participants") if v["status"] == "attended" and v["counted"] == "people"
    ]
    if "participants" in never:
        assert never["participants"] not in [value["number"] for value in people]
    elif never.get("number") is not None:
        units = {UNITS.get(never["unit"], never["unit"])} if "unit" in never else READ_UNITS
        assert (never["number"], True) not in [
            (v["number"], v["unit"] in units) for v in _told(name, "figure")
        ]
    elif "held" in never:
        held = [value["dates"]["held"] for value in _told(name, "activity")]
        assert str(never["held"]) not in [day["value"] for day in held if day]
    elif "code" in never and "type" not in never:
        assert never["code"] not in [v["place"]["code"] for v in _told(name, "activity") if v["place"]]
