"""Doubts that only an officer can settle go with the activity, each as a sentence."""

from __future__ import annotations

from gugus_engine.article.tests.make import values

TALK = "CIANJUR, contoh.id - Polres Cianjur menggelar sosialisasi TPPO di Aula Contoh, Rabu (12/6/2024). Acara itu ramai.\n\n"


def _doubts(text: str) -> list[str]:
    return [each["key"] for each in values(text, "activity")[0]["doubts"]]  # type: ignore[attr-defined]


def test_two_names_of_one_kind_side_by_side_may_be_one_body() -> None:
    assert _doubts(TALK + "Acara dihadiri UPTD PPA, P2TP2A Kabupaten Cianjur, dan Dinas Sosial.") == [
        "article.one_body_or_two"
    ]


def test_a_name_that_was_not_yet_or_no_longer_in_use_is_said() -> None:
    assert _doubts(TALK + "Acara dihadiri KP2MI dan Dinas Sosial.") == ["article.name_not_in_use"]
    assert _doubts(TALK + "Acara dihadiri BP2MI dan Dinas Sosial.") == []


def test_a_full_day_on_the_same_weekday_is_a_candidate_at_most() -> None:
    text = (
        "CIANJUR - Kapolres Cianjur memberi keterangan tentang TPPO, Rabu (12/6/2024).\n"
        "Rapat koordinasi TPPO digelar Dinas Sosial Cianjur di Aula Contoh pada Rabu."
    )
    held = values(text, "activity")[0]["dates"]["held"]  # type: ignore[index,call-overload]
    assert (held["value"], held["candidates"]) == (None, ["2024-06-12"])
