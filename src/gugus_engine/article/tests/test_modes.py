"""How those who were counted took part: online, on site, both together, invited or there."""

from __future__ import annotations

import pytest

from gugus_engine.article.tests.make import values

TALK = "Polres Cianjur menggelar {kind} TPPO di Aula Contoh, Rabu (12/6/2024). "


def _ways(text: str, kind: str = "sosialisasi") -> list[tuple[object, object, object]]:
    told = values(TALK.format(kind=kind) + text, "participants")
    return [(v["number"], v["mode"], v["status"]) for v in told]


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("Kegiatan disiarkan langsung melalui YouTube dan diikuti 90 siswa di aula.", [(90, "onsite", "attended")]),
        ("Tercatat siaran kanal YouTube, sementara peserta di aula 75 orang.", [(75, "onsite", "attended")]),
        ("Kegiatan yang digelar tatap muka dan daring ini diikuti 150 peserta.", [(150, "total", "attended")]),
        (
            "Sebanyak 80 peserta mengikuti acara secara luring, sedangkan peserta daring mencapai 400 orang.",
            [(80, "onsite", "attended"), (400, "online", "attended")],
        ),
        ("Sebanyak 18 pejabat duduk di pendopo dan 33 lurah mengikuti daring.", [(18, "onsite", "attended"), (33, "online", "attended")]),
        ("Sebanyak 60 undangan memadati aula.", [(60, "total", "attended")]),
        ("Peserta yang mendaftar 300 orang, sedangkan yang hadir 250 orang.", [(250, "total", "attended")]),
    ],
)  # fmt: skip
def test_the_words_of_its_own_clause_tell_how_a_number_took_part(text: str, ways: list[object]) -> None:
    assert _ways(text) == ways


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        (
            "Total peserta 695 orang: 640 orang mengikuti secara daring dan 55 orang hadir secara luring.",
            [(695, "total", "attended"), (640, "online", "attended"), (55, "onsite", "attended")],
        ),
        (
            "Acara diikuti 3.600 peserta, 1.000 orang melalui Zoom dan 2.600 orang peserta bergabung melalui YouTube.",
            [(3600, "online", "attended"), (1000, "online", "attended"), (2600, "online", "attended")],
        ),
        ("Webinar ini diikuti 300 peserta, 50 di antaranya hadir di studio.", [(300, "total", "attended")]),
        ("Kegiatan digelar hybrid. Sebanyak 200 peserta mengikuti kegiatan.", [(200, "total", "attended")]),
        ("Webinar diikuti 300 peserta.", [(300, "online", "attended")]),
    ],
)
def test_a_sum_of_both_ways_is_a_total_though_the_talk_was_a_webinar(text: str, ways: list[object]) -> None:
    assert _ways(text, "webinar") == ways


def test_the_parts_that_make_up_a_number_of_people_are_people() -> None:
    text = "Sebanyak 42 peserta hadir, terdiri atas 27 perwakilan OPD, 9 camat, dan 6 unsur organisasi masyarakat."
    told = values(TALK.format(kind="rakor") + text, "participants")
    assert [(v["number"], v["counted"]) for v in told] == [(n, "people") for n in (42, 27, 9, 6)]
