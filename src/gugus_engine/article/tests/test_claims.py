"""What is asserted about the whole, and what only sounds like it."""

from __future__ import annotations

import pytest

from gugus_engine.article.tests.make import read_text

LEAD = "CIANJUR - Rapat yang membahas korban tindak pidana perdagangan orang (TPPO) itu dan ini digelar di Cianjur.\n\n"


def _claims(sentence: str) -> list[object]:
    return [
        note.value["claim"] for note in read_text(f"{LEAD}{sentence}").notes if note.kind.value == "claim"
    ]


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ('"Kami belum menerima satu pun laporan," kata Bupati Cianjur.', ["no_cases"]),
        ("Bupati Cianjur mengatakan daerahnya aman dari TPPO.", ["no_cases"]),
        ("Kasus anak justru bertambah tahun ini.", ["trend_up"]),
        ("Menurut data, tahun ini terjadi penurunan kasus 20 persen.", ["trend_down"]),
        ("Kenaikan itu, lanjutnya, disebabkan warga mulai berani melapor.", ["explanation"]),
        ("Kecamatan itu paling banyak menyumbang korban.", ["rank"]),
        ("Polres Cianjur terbanyak dengan 8 laporan.", ["rank"]),
        ("Bupati Cianjur mengklaim wilayah barat bersih dari kasus.", ["no_cases"]),
        ("Bupati Cianjur berharap wilayah barat bersih dari kasus.", []),
        ("Korban naik kapal dan turun di Cianjur karena tidak punya dokumen.", []),
        ("Biaya pemulangan korban naik ke Rp 9 juta karena tiket mahal.", []),
        ("Ia menilai turunnya laporan bukan berarti kasus berkurang.", ["explanation"]),
        ("Kapolres Cianjur menyebut kenaikan kasus tidak lepas dari dibukanya pos aduan.", ["explanation"]),
        ("Tahun ini di Cianjur nihil laporan TPPO, kata Kapolres Cianjur.", ["no_cases"]),
        ("Tidak ada kasus yang dihentikan tahun ini, kata Kapolres Cianjur.", []),
        ("Belum ada laporan polisi atas nama korban.", []),
        ("Harga sewa kamar naik dari Rp500 ribu menjadi Rp700 ribu, kata korban.", []),
        ("Jumlah petugas yang menangani korban bertambah dari 4 menjadi 6 orang.", []),
        ("Pasar terbesar di Cianjur itu tempat korban direkrut.", []),
        ('"Korban diam. Itu karena mereka takut pada perekrut," kata Kapolres Cianjur.', []),
        ("Jumlah laporan bisa naik karena warga tahu nomornya, kata Kapolres Cianjur.", []),
        ("Ia berharap tidak ada kasus TPPO lagi di daerahnya.", []),
        ("Permohonan paspor naik tajam menjelang musim umrah.", []),
        ("Penundaan terjadi lantaran jaksa menunggu arahan.", []),
        ("Bisa jadi pekan depan laporan sudah naik jadi seratus.", []),
        ("Polisi mengusut perdagangan orang yang marak terjadi.", []),
        ("Jika begitu, kasus di hilir akan terus meningkat.", []),
        ("Orang nomor satu di jajaran itu menerima laporan kasus.", []),
        ("Korban diamankan setelah turun dari kapal di Cianjur.", []),
        ("Jumlah kasus dikhawatirkan makin banyak tahun depan.", []),
        ("Namanya tidak tercatat di sistem milik dinas.", []),
        ("Jumlah desa binaan terus bertambah setiap tahun.", []),
        ("Satgas itu dibentuk untuk menurunkan korban hingga mencapai nol kasus.", []),
        ("Tuntutan korban itu masih dibahas pimpinan tertinggi di kejaksaan.", []),
        ("Kejahatan TPPO itu peringkat pertama sedunia.", []),
        ("Kegiatan itu diundur, hal itu karena hujan.", []),
        ("Ia menyebut belum ada warganya yang menjadi korban.", ["no_cases"]),
        ("Sepanjang tahun itu pengadilan tidak menerima pelimpahan perkara.", ["no_cases"]),
        ("Perekrutnya masih dicari, belum ada laporan polisi yang dibuat.", []),
        ("Laporan sedikit karena warga malu, bukan karena tidak ada kejadian.", []),
        ("Ada kecenderungan meningkatnya korban setiap tahun.", ["trend_up"]),
        ("Ia mengatakan, untuk kasus anak meningkat dua kasus dibanding tahun lalu.", ["trend_up"]),
        ("Penurunan terjadi karena pengawasan pelabuhan diperketat.", ["explanation"]),
        ("Kenaikan disebabkan keberanian warga melapor dipertanyakan peneliti.", []),
    ],
)
def test_claims_are_told_from_hopes_and_other_things(sentence: str, claims: list[object]) -> None:
    assert _claims(sentence) == claims


def test_a_rank_is_not_claimed_of_the_region_it_is_set_beside() -> None:
    notes = read_text(f"{LEAD}Korban dari daerahnya terbanyak di provinsi itu setelah Bogor.").notes
    assert [note.value["scope"] for note in notes if note.kind.value == "claim"] == [None]


@pytest.mark.parametrize(
    "sentence",
    [
        "Belum ada angka kasus, tetapi bukan berarti tidak ada.",
        "Bersih dari perdagangan orang, Cianjur Jaya!",
        "Dari laporan yang masuk baru dua yang naik sidik.",
    ],
)
def test_a_cry_and_a_case_that_moves_on_claim_nothing(sentence: str) -> None:
    assert _claims(sentence) == []
