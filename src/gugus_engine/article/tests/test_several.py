"""Two articles in one paste are read apart, and an officer is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from gugus_engine.article.scene import open_page
from gugus_engine.article.several import articles_in
from gugus_engine.article.tests.make import lexicon, read_text

TALK = (
    "CIANJUR, contoh.id - Polres Cianjur menggelar sosialisasi TPPO di Aula Contoh, Rabu (12/6/2024). Acara itu ramai.\n\n"
    "Sebanyak 40 kepala desa hadir. Kapolres meminta kepala desa melapor bila ada perekrut yang datang ke kampung, "
    "dan warga diminta bertanya dulu ke dinas tenaga kerja sebelum berangkat."
)
OTHER = (
    "KARAWANG, contoh.id - Polres Karawang menggelar rakor TPPO di Aula Lain, Kamis (13/6/2024). Acara itu sepi.\n\n"
    "Rapat itu dihadiri 12 kepala dinas. Polres Karawang menangani 7 kasus TPPO sepanjang 2023."
)
PLAIN = OTHER.replace("KARAWANG, contoh.id - ", "")


def _values(text: str, kind: str) -> list[Mapping[str, Any]]:
    return [draft.value for draft in read_text(text).drafts if draft.kind == kind]


def _offices(value: Mapping[str, Any]) -> list[str]:
    return [each["name"] for each in value["agencies"]]


def _stretches(text: str) -> list[str]:
    return [span.quote(text).strip() for span in articles_in(open_page(text, lexicon()))]


@pytest.mark.parametrize(
    "between",
    [
        "\n\n",
        "\n\nEditor: Contoh\n© 2024 contoh.id\n\n---\n\nRakor di Karawang Digelar Bersama Semua Dinas\n\n",
        "\n\nRakor di Karawang Digelar Bersama Semua Dinas\n\n",
    ],
)
def test_a_dateline_in_the_midst_of_a_story_begins_another(between: str) -> None:
    first, second = _stretches(TALK + between + OTHER)
    assert first.startswith("CIANJUR")
    assert second.endswith(OTHER)


@pytest.mark.parametrize(
    "end", ["\n\nEditor: Contoh\n\n", " (abc)\n\n", " (*)\n\n", "*\n\n", "\n\n(Rel/Contoh)\n\n"]
)
def test_a_story_that_goes_on_after_a_byline_or_a_signature_is_another(end: str) -> None:
    assert _stretches(TALK + end + PLAIN) == [(TALK + end).strip(), PLAIN]


@pytest.mark.parametrize(
    "more",
    [
        "\n\nEditor: Contoh",
        "\n\nTPPO – Kejahatan ini diatur undang-undang. TPPO merugikan banyak orang.\n\nWarga diminta waspada.",
        "\n\nPertama - Warga bertanya dulu ke dinas.\n\nKedua - Warga membaca kontrak.",
        "\n\n" + PLAIN,
    ],
)
def test_a_story_with_nothing_of_a_second_one_is_one(more: str) -> None:
    assert len(_stretches(TALK + more)) == 1


def test_a_first_sentence_alone_before_the_dateline_is_a_headline() -> None:
    assert len(_stretches("Cegah TPPO, begini langkah Polres Cianjur.\n\n" + TALK)) == 1


def test_nothing_wanders_from_one_article_to_the_other() -> None:
    one, other = _values(TALK + "\n\n" + OTHER, "activity")
    assert [each["dates"]["held"]["value"] for each in (one, other)] == ["2024-06-12", "2024-06-13"]
    apart = [_values(TALK, "activity")[0], _values(OTHER, "activity")[0]]
    assert [_offices(each) for each in (one, other)] == [_offices(each) for each in apart]


def test_every_activity_of_such_a_paste_says_so() -> None:
    for value in _values(TALK + "\n\n" + OTHER, "activity"):
        assert value["doubts"][0]["key"] == "article.two_articles"
    assert all(not value["doubts"] for value in _values(TALK, "activity"))


def test_drafts_are_numbered_through_and_refer_to_their_own() -> None:
    reading = read_text(TALK + "\n\n" + OTHER)
    assert [draft.id for draft in reading.drafts if draft.kind == "activity"] == ["a1", "a2"]
    owners = {
        draft.value["number"]: draft.value["of"] for draft in reading.drafts if draft.kind == "participants"
    }
    assert owners == {40: "a1", 12: "a2"}
    ids = [draft.id for draft in (*reading.drafts, *reading.notes)]
    assert len(ids) == len(set(ids))


def test_words_are_quoted_where_they_stand_in_the_paste() -> None:
    text = TALK + "\n\n" + OTHER
    drafts = read_text(text).drafts
    assert drafts
    for draft, own in zip(drafts[-1:], read_text(OTHER).drafts[-1:], strict=True):
        assert [span.quote(text) for span in draft.spans] == [span.quote(OTHER) for span in own.spans]


def test_an_article_about_something_else_beside_it_gives_nothing() -> None:
    match = "KARAWANG, contoh.id - Persatuan sepak bola menang 4-0 di Stadion Contoh, Kamis (13/6/2024).\n\nPenonton 3.000 orang."
    ids = [draft.id for draft in read_text(TALK + "\n\n" + match).drafts]
    assert ids == [draft.id for draft in read_text(TALK).drafts]


def test_one_article_keeps_its_reading() -> None:
    assert "article.two_articles" not in str(read_text(TALK).as_json())


def test_more_articles_than_are_read_at_once_are_told() -> None:
    problem = read_text("\n\n".join([TALK, OTHER] * 5)).problem
    assert problem is not None
    assert (problem.key, problem.as_dict()) == ("article.many_articles", {"count": 10, "most": 8})
