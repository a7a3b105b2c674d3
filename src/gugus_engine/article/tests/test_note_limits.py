"""What is no factor, no lure, no advice, no claim and no request, though it is worded like one."""

from __future__ import annotations

import pytest

from gugus_engine.article.tests.make import read_text

LEAD = "CIANJUR - Rapat yang membahas korban tindak pidana perdagangan orang (TPPO) itu dan ini digelar di Cianjur.\n\n"


def _kinds(sentence: str) -> set[str]:
    reading = read_text(f"{LEAD}{sentence}")
    told = [draft for draft in (*reading.drafts, *reading.notes) if draft.spans[0].start >= len(LEAD)]
    return {draft.kind.value for draft in told}


@pytest.mark.parametrize(
    "sentence",
    [
        "Menurut jaksa, faktor yang memberatkan ialah perbuatan terdakwa merusak masa depan korban.",
        "Terdakwa melakukan perbuatannya karena faktor ekonomi, kata penasihat hukum.",
        "Ia membantah warga berangkat karena faktor ekonomi.",
        "Banyaknya jalur tikus menjadi faktor penyulit pengawasan.",
        "Literasi digital yang baik membuat warga tidak mudah tertipu.",
        "Faktor penting dalam pencegahan adalah keterlibatan keluarga.",
        "Salah satu faktor keberhasilan program itu adalah peran kader.",
        "Karena ekonomi desa membaik, warga tidak lagi berangkat.",
    ],
)
def test_what_explains_a_case_or_a_success_is_no_factor(sentence: str) -> None:
    assert "factor" not in _kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Kurir dijanjikan upah Rp10 juta untuk mengantar narkoba.",
        "Ia mengaku ditawari uang damai Rp20 juta oleh keluarga pelaku.",
        "Korban dijanjikan restitusi.",
    ],
)
def test_pay_for_another_crime_and_what_a_court_gives_are_no_lure(sentence: str) -> None:
    assert "promise" not in _kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Agen berpesan agar korban tidak menghubungi keluarga.",
        "Kepala Dinas Sosial meminta maaf kepada keluarga korban.",
        '"Jangan tunggu viral dulu," sindir anggota DPRD.',
        "Masyarakat diimbau tidak terpancing isu penculikan anak.",
    ],
)
def test_what_a_recruiter_says_and_other_fears_are_no_advice(sentence: str) -> None:
    assert "advice" not in _kinds(sentence)


@pytest.mark.parametrize(
    "sentence", ["Kasus narkoba naik 20 persen.", "Belum ada laporan kehilangan dari warga."]
)
def test_other_crimes_and_losses_are_no_claim(sentence: str) -> None:
    assert "claim" not in _kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Peserta diimbau menyimpan nomor perwakilan.",
        'Kapolres menitip pesan lewat video: "Jaga diri kalian."',
        "Penasihat hukum meminta kliennya dibebaskan.",
        "Tahun lalu DPRD pernah meminta dinas menambah anggaran.",
        "Menurut aturan, kepala desa diminta mencatat warga yang berangkat.",
        "Pembawa acara meminta hadirin berdiri.",
    ],
)
def test_a_plea_a_rule_and_a_word_to_the_hall_are_no_request(sentence: str) -> None:
    assert "request" not in _kinds(sentence)
