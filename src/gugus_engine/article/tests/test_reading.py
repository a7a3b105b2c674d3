"""The document that comes out: its shape, its ids, its quotes; whatever the text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from gugus_engine.article.scene import Part
from gugus_engine.article.speech import read_speakers
from gugus_engine.article.tests.make import laid_out, read_text

NEWS = (
    "Polres Cianjur Gelar Rakor TPPO\n\n"
    "CIANJUR, Koran Contoh - Polres Cianjur menggelar rapat koordinasi TPPO di Aula Melati, Rabu (12/6/2024).\n"
    "Rapat itu dihadiri 42 orang dari 17 instansi.\n"
    "“Ada 12 tersangka TPPO selama 2023,” kata Kapolres Cianjur AKBP Budi Contoh, Kamis (13/6/2024).\n"
    "Ia meminta Pemkab Cianjur menambah anggaran pemulangan.\n\n"
    "Baca juga:\n- Harga Cabai Naik Rp70 Ribu\n\nEditor: Contoh Satu\n"
)
PIECES = (
    "Polres Cianjur|menggelar|sosialisasi|TPPO|Rabu (12/6/2024)|“|”|,|.|\n|kata Kapolres Cianjur|120 orang|korban|"
    "di Aula Contoh|lebih dari 1.500 kasus|sepanjang 2020-2022|meminta|pemerintah daerah|untuk|yang|dan|di|Baca juga:|"
    "terdiri dari|menangkap|tersangka|katanya|saat membuka|rakor ini|akan|<b>|</b>|Rp15 juta|dari 27 laporan itu, 5 di antaranya"
).split("|")
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join))


def test_the_document_has_the_shape_of_the_schema() -> None:
    document = read_text(NEWS).as_json()
    assert list(document) == ["schema", "problem", "drafts", "notes"]
    assert (document["schema"], document["problem"]) == ("gugus.article/3", None)
    assert [draft["id"] for draft in document["drafts"]] == ["a1", "p1", "p2", "f1", "r1"]  # type: ignore[index,union-attr]
    assert all(set(draft) == {"id", "kind", "spans", "value"} for draft in document["drafts"])  # type: ignore[union-attr,arg-type]


def test_an_activity_has_all_its_fields() -> None:
    value = read_text(NEWS).drafts[0].value
    assert set(value) == {
        "type", "title", "state", "mode", "dates", "place", "venue", "organiser", "agencies",
        "groups", "open_list", "other_places", "doubts",
    }  # fmt: skip
    assert set(value["dates"]) == {"published", "statement", "held"}  # type: ignore[arg-type]
    assert set(value["place"]) == {"code", "name", "level", "role", "basis", "reason", "candidates"}  # type: ignore[arg-type]


def test_reading_twice_gives_the_same() -> None:
    assert read_text(NEWS) == read_text(NEWS)


def test_the_parts_of_the_page_are_told_apart() -> None:
    article = laid_out(NEWS)
    parts = [piece.part for piece in article.pieces]
    assert parts[0] is Part.HEADLINE
    assert parts[1:5] == [Part.BODY] * 4
    assert set(parts[5:]) == {Part.FURNITURE}


def test_a_bare_post_is_heard_as_the_one_named_with_its_region() -> None:
    article = laid_out("Kapolres Cianjur hadir.\nKapolres mengatakan TPPO marak.")
    assert [post.title for post in read_speakers(article).values()] == ["Kapolres Cianjur"]


def test_a_speaker_is_heard_until_another_speaks() -> None:
    text = (
        "Menurut Kepala Disnaker Cianjur, TPPO marak.\n“Kami siap.\nKami waspada,” tuturnya.\n"
        "“Baik,” kata Bupati Cianjur."
    )
    titles = [post.title for post in read_speakers(laid_out(text)).values()]
    assert titles == ["Kepala Disnaker Cianjur"] * 3 + ["Bupati Cianjur"]


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_any_text_is_read_and_every_quote_stands_in_it(text: str) -> None:
    for draft in read_text(text).as_json()["drafts"]:  # type: ignore[union-attr]
        assert draft["spans"]  # type: ignore[index,call-overload]
        for span in draft["spans"]:  # type: ignore[index,union-attr,call-overload]
            assert 0 <= span["start"] < span["end"] <= len(text)
            assert span["quote"] == text[span["start"] : span["end"]]


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_every_draft_that_names_another_names_one_that_is_there(text: str) -> None:
    drafts = read_text(text).drafts
    ids = {draft.id for draft in drafts}
    assert len(ids) == len(drafts)
    for draft in drafts:
        assert {draft.value.get("of"), draft.value.get("part_of")} <= {None, *ids}
