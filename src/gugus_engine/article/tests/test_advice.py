"""What the public is told to do; hopes, orders to offices and a recruiter's words are none."""

from __future__ import annotations

import pytest

from gugus_engine.article.tests.make import read_text

LEAD = "CIANJUR - Rapat yang membahas korban tindak pidana perdagangan orang (TPPO) itu dan ini digelar di Cianjur.\n\n"


def _words(sentence: str, kind: str) -> list[object]:
    return [note.value["what"] for note in read_text(f"{LEAD}{sentence}").notes if note.kind.value == kind]


@pytest.mark.parametrize(
    ("sentence", "advice"),
    [
        ("Masyarakat dapat menghubungi hotline polisi itu.", "Masyarakat dapat menghubungi hotline polisi itu"),
        ("Warga yang merasa menjadi korban diminta mendatangi posko.", "Warga yang merasa menjadi korban diminta mendatangi posko"),
        ('"Cek ke dinas dulu," kata Bupati Cianjur.', "Cek ke dinas dulu"),
        ("Calon pekerja migran diharapkan berangkat melalui jalur resmi.", "Calon pekerja migran diharapkan berangkat melalui jalur resmi"),
    ],
)  # fmt: skip
def test_advice_is_read(sentence: str, advice: str) -> None:
    assert _words(sentence, "advice") == [advice]


@pytest.mark.parametrize(
    "sentence",
    [
        '"Pastikan semua kursi sudah tertata," kata Bupati Cianjur kepada stafnya.',
        "Melalui kegiatan ini masyarakat diharapkan lebih waspada.",
        "Perekrut itu meminta warga tidak bercerita kepada siapa pun.",
    ],
)
def test_what_only_sounds_like_advice_is_none(sentence: str) -> None:
    assert _words(sentence, "advice") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Kalau ada orang yang menawarkan kerja lalu meminta paspor, itu tanda bahaya.",
        "Ia mengingatkan siswa agar tidak percaya pada orang yang menjanjikan gaji besar.",
        "Perekrut itu dijanjikan komisi tiga juta rupiah untuk setiap orang.",
    ],
)
def test_a_warning_or_a_recruiters_pay_is_no_lure(sentence: str) -> None:
    assert _words(sentence, "promise") == []


def test_what_a_victim_was_promised_is_a_lure() -> None:
    assert _words("Korban diiming-imingi gaji besar dan tiket gratis.", "promise") == [
        "diiming-imingi gaji besar dan tiket gratis"
    ]


def test_a_quotation_given_as_advice_is_advice() -> None:
    assert _words('"Simpan nomor telepon keluarga dan petugas," pesannya.', "advice") == [
        "Simpan nomor telepon keluarga dan petugas"
    ]


def test_pay_for_taking_part_is_no_lure() -> None:
    assert _words("Peserta pelatihan itu menerima uang saku dari dinas.", "promise") == []
    assert _words("Korban ditawari pendampingan oleh petugas yang datang.", "promise") == []
