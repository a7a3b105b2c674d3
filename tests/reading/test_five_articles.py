"""The five public articles beside the repository, row by row: what must come out, and what must not."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import pytest

from gugus.intake.articles import read_text
from tests.reading.shared import ARTICLES

pytestmark = pytest.mark.skipif(
    not ARTICLES.is_dir(), reason="the five articles lie beside the repository only"
)
TODAY = date(2026, 11, 21)


@cache
def _read(number: str) -> dict[str, Any]:
    path = next(ARTICLES.glob(f"{number}_*.txt"))
    return dict(read_text(path.read_text("utf-8").strip(), today=TODAY).as_json())


def told(number: str, kind: str) -> list[dict[str, Any]]:
    """The values of all drafts and notes of a kind."""
    document = _read(number)
    return [each["value"] for each in (*document["drafts"], *document["notes"]) if each["kind"] == kind]


def words(number: str, kind: str) -> str:
    """The words of all notes of a kind, in one line."""
    return " | ".join(str(value["what"]) for value in told(number, kind))


def test_the_forum_of_cianjur_has_no_day_and_its_statement_only_a_weekday() -> None:
    (forum,) = told("000", "activity")
    assert (forum["type"], forum["place"]["code"], forum["organiser"]["code"]) == ("fsk", "32.03", "32.03")
    assert forum["dates"]["held"] is None
    assert (forum["dates"]["statement"]["weekday"], forum["dates"]["statement"]["value"]) == ("Rabu", None)
    assert (forum["dates"]["published"]["year"], forum["dates"]["published"]["basis"]) == (
        2023,
        "copyright_year",
    )


def test_the_forum_of_cianjur_has_its_theme_trigger_modus_and_advice() -> None:
    assert {value["when"] for value in told("000", "theme")} == {"now", "earlier"}
    assert "kenakalan remaja" in words("000", "theme")
    assert "Presiden RI dan Kapolri" in words("000", "trigger")
    assert ("eksploitasi_seksual", "pelayan seks") in [(v["key"], v["what"]) for v in told("000", "modus")]
    assert "sumber daya manusia" in words("000", "factor")
    assert "agen resmi" in words("000", "advice")
    assert any("menjadi agen kamtibmas" in v["what"] for v in told("000", "request"))
    assert told("000", "figure") == []


def test_the_two_activities_of_jakarta_stay_apart() -> None:
    talk, launch = told("001", "activity")
    assert (talk["type"], talk["place"]["code"], talk["dates"]["held"]) == ("sosialisasi", "31.71", None)
    assert talk["dates"]["statement"]["value"] == "2024-05-28"
    assert {agency["key"] for agency in talk["agencies"]} >= {"kejari", "kantor_imigrasi"}
    assert (launch["type"], launch["place"]["code"], launch["venue"]) == ("pencanangan", "31", None)
    assert (launch["dates"]["held"]["weekday"], launch["dates"]["held"]["value"]) == ("Selasa", None)
    assert launch["dates"]["held"]["candidates"] == ["2024-05-28"]
    assert talk["doubts"] == launch["doubts"] == []


def test_the_three_numbers_of_jakarta_are_kept_with_their_conflict() -> None:
    heads = [(v["mode"], v["number"]) for v in told("001", "participants")]
    assert heads == [("total", 1000), ("online", 1000), ("onsite", 150)]
    assert [v["conflict"] for v in told("001", "conflict")] == ["heads_do_not_add_up"]
    figures = [(v["number"], v["unit"], v["bound"], v["period"]["text"]) for v in told("001", "figure")]
    assert figures == [(1500, "kasus", "lower", "2020-2022"), (1581, "korban", "lower", "2020-2022")]
    assert told("001", "figure")[0]["source"] == "data dari sistem informasi"


def test_no_case_in_jakarta_is_a_claim_and_two_things_are_asked_for() -> None:
    (claim,) = told("001", "claim")
    assert claim["claim"] == "no_cases"
    assert claim["speaker"]["post"].startswith("Asisten Pemerintahan")
    asked = [v["what"] for v in told("001", "request")]
    assert "monitoring di level sekolah" in asked
    assert any("bekerja sesuai kapasitas" in what for what in asked)


def test_the_meeting_of_buntok_asks_for_a_budget_and_promises_none() -> None:
    (meeting,) = told("002", "activity")
    assert (meeting["type"], meeting["place"]["code"], meeting["venue"]["name"]) == (
        "rakor",
        "62.04",
        "Aula Pucuk Rebung",
    )
    assert meeting["dates"]["held"]["value"] == "2023-06-09"
    names = " | ".join(each["name"] for each in (*meeting["agencies"], *meeting["groups"]))
    for name in (
        "Asisten II Setda",
        "Kadisnakertrans",
        "Kasi Pemasaran BLK",
        "UPTD PPA",
        "P2TP2A",
        "pejabat utama",
    ):
        assert name in names
    budget = next(v for v in told("002", "request") if "anggaran" in v["what"])
    assert (budget["from"]["name"], budget["to"]["name"]) == ("Kapolres Barsel", "pemerintah daerah")
    assert told("002", "commitment") == []
    assert [doubt["key"] for doubt in meeting["doubts"]] == ["article.one_body_or_two"]
    assert meeting["doubts"][0]["values"] == {"one": "UPTD PPA", "other": "P2TP2A Kabupaten Barsel"}


def test_the_talk_of_karawang_is_for_purwakarta_by_inference() -> None:
    (talk,) = told("003", "activity")
    assert (talk["place"]["code"], talk["place"]["basis"], talk["venue"]) == ("32.14", "worked_out", None)
    assert (talk["organiser"]["code"], talk["dates"]["held"]["value"]) == ("32.15", "2024-11-14")
    came = [agency for agency in talk["agencies"] if agency["name"] != talk["organiser"]["name"]]
    assert (len(came) + len(talk["groups"]), talk["open_list"]) == (10, True)
    assert len(told("003", "measure")) == 3
    (programme,) = told("003", "programme")
    assert programme["key"] == "Pimpasa"
    assert "mengedukasi masyarakat desa" in programme["task"]
    assert told("003", "figure") == []
    assert [(doubt["key"], doubt["values"]) for doubt in talk["doubts"]] == [
        ("article.name_not_in_use", {"name": "Kantor Wilayah Kemenkumham Jawa Barat"})
    ]
    (roles,) = told("003", "role")
    assert (roles["roles"], roles["of"]) == (["pelaku", "korban"], "Warga Negara Indonesia (WNI)")


def test_the_talk_of_jakarta_pusat_leaves_its_year_to_an_officer() -> None:
    (talk,) = told("004", "activity")
    held = talk["dates"]["held"]
    assert (held["value"], held["basis"]) == ("2018-08-29", "year_worked_out")
    assert held["candidates"] == ["2018-08-29", "2012-08-29", "2007-08-29"]
    assert (talk["place"]["code"], talk["venue"]) == ("31.71", None)
    assert "Aparatur Sipil Negara (ASN)" in [group["name"] for group in talk["groups"]]


def test_the_talk_of_jakarta_pusat_has_factors_promises_and_stages() -> None:
    assert len(told("004", "factor")) == 4
    assert len(told("004", "promise")) == 3
    stages = [(v["stage"], v["status"]) for v in told("004", "stage")]
    assert [stage for stage, _ in stages] == ["lidik", "sidik", "pemberkasan", "tahap_I", "P21"]
    assert {status for _, status in stages} <= {"general", "conditional"}
    assert told("004", "figure") == []
    assert {"trend_up", "explanation"} == {v["claim"] for v in told("004", "claim")}
    assert "mendekati_keluarga" in [v["key"] for v in told("004", "modus")]
    asked = " | ".join(v["what"] for v in told("004", "request"))
    assert "memberikan pemahaman" in asked
    assert "penguatan jaringan lintas sektoral" in asked


@pytest.mark.parametrize(
    ("number", "name"),
    [
        ("000", "Aszhari"),
        ("000", "Azhari"),
        ("001", "Denny"),
        ("002", "Yusfandi"),
        ("003", "Petrus"),
        ("004", "Haikal"),
        ("004", "Samsurian"),
    ],
)
def test_no_name_of_a_person_leaves_the_quotes(number: str, name: str) -> None:
    document = _read(number)
    values = [each["value"] for each in (*document["drafts"], *document["notes"])]
    assert name not in str(values)
