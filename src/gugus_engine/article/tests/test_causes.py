"""Why people go or are easily recruited is a factor; why a case moves, or what a recruiter offers, is none."""

from __future__ import annotations

import pytest

from gugus_engine.article.tests.make import read_text

LEAD = "CIANJUR - Rapat yang membahas korban tindak pidana perdagangan orang (TPPO) itu dan ini digelar di Cianjur.\n\n"


def _notes(kind: str, sentence: str) -> list[object]:
    found = read_text(f"{LEAD}{sentence}").notes
    return [note.value["what"] for note in found if note.kind.value == kind]


@pytest.mark.parametrize(
    ("sentence", "causes"),
    [
        ("Remaja rentan karena malu menganggur, ingin cepat kaya, dan percaya pada iklan.", ["malu menganggur", "ingin cepat kaya", "percaya pada iklan"]),
        ("Menurut dia, anak mudah dibujuk sebab orang tua merantau dan sekolah jauh.", ["orang tua merantau", "sekolah jauh"]),
        ("Kenapa berangkat? Karena rumah belum jadi, dan karena tetangga juga pergi.", ["rumah belum jadi", "tetangga juga pergi"]),
        ("Camat memetakan tiga sebab: tradisi merantau, sawah puso, serta minim informasi.", ["tradisi merantau", "sawah puso", "minim informasi"]),
        ("Akar masalahnya, ujar dia, ialah selisih upah dan kekerabatan di dua sisi batas.", ["selisih upah", "kekerabatan di dua sisi batas"]),
        ("Kemarau panjang dan rendahnya pendidikan, menurut camat, menjadikan warga sasaran empuk.", ["Kemarau panjang", "rendahnya pendidikan"]),
        ("Tak ada pekerjaan di kampung, itu sebab mereka nekat.", ["Tak ada pekerjaan di kampung"]),
        ("Kekeringan panjang membuat orang pergi tanpa dokumen, kata dia.", ["Kekeringan panjang"]),
        ("Camat menilai konten pamer gaji serta pengangguran muda di Cianjur menjadi pemicu.", ["konten pamer gaji", "pengangguran muda di Cianjur"]),
        ("Pertengkaran keluarga dan rasa penasaran ikut mendorong, ujar dia.", ["Pertengkaran keluarga", "rasa penasaran"]),
    ],
)  # fmt: skip
def test_each_cause_is_a_factor_of_its_own(sentence: str, causes: list[str]) -> None:
    assert _notes("factor", sentence) == causes


@pytest.mark.parametrize(
    "sentence",
    [
        "Para korban berangkat karena dijanjikan gaji besar.",
        "Keberangkatan mereka ditunda karena diduga akan bekerja tanpa prosedur.",
        "Pelaku terjerat karena melanggar Pasal 4.",
        "Tiga alasan penyidik menahan pelaku: bukti cukup, saksi cukup, dan takut kabur.",
        "Faktor keberhasilan program ini: kerja sama, kesabaran, dan dana.",
        "Dukungan Bupati ikut mendorong berdirinya posko.",
        "Sosialisasi ini membuat warga mudah memahami modus.",
        "Hujan deras membuat kapal tertahan.",
        "Penyebabnya masih diselidiki polisi.",
        "Faktor pendorongnya, terang dia, masih didalami.",
        "Camat mendorong warga berangkat secara resmi.",
    ],
)
def test_what_moves_a_case_or_a_programme_is_no_factor(sentence: str) -> None:
    assert _notes("factor", sentence) == []


@pytest.mark.parametrize(
    ("sentence", "lures"),
    [
        ("Perekrut menjanjikan gaji besar, tiket pesawat, dan bonus bulanan.", ["gaji besar", "tiket pesawat", "bonus bulanan"]),
        ("VW menjanjikan posisi staf hotel, gaji Rp 2,5 juta, mes gratis, dan bonus.", ["posisi staf hotel", "gaji Rp 2,5 juta", "mes gratis", "bonus"]),
        ("Kapolres Cianjur menyatakan para perempuan dijanjikan menjadi penjaga butik.", ["dijanjikan menjadi penjaga butik"]),
        ("Penyintas itu bercerita ditawari posisi kasir dengan gaji tinggi.", ["ditawari posisi kasir dengan gaji tinggi"]),
    ],
)  # fmt: skip
def test_each_thing_of_a_list_is_a_lure_of_its_own(sentence: str, lures: list[str]) -> None:
    assert _notes("promise", sentence) == lures


@pytest.mark.parametrize(
    "sentence",
    [
        "Bupati Cianjur menjanjikan beasiswa, modal usaha, dan pelatihan bagi penyintas.",
        "Rombongan ditawari makan siang oleh petugas.",
        "Disnaker Cianjur menawarkan pekerjaan resmi di Jepang.",
    ],
)
def test_what_an_office_offers_is_no_lure(sentence: str) -> None:
    assert _notes("promise", sentence) == []
