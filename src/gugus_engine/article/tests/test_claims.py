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
        ("Ia menilai turunnya laporan bukan berarti kasus berkurang.", ["explanation"]),
        ("Ia berharap tidak ada kasus TPPO lagi di daerahnya.", []),
        ("Permohonan paspor naik tajam menjelang musim umrah.", []),
        ("Jumlah kasus dikhawatirkan makin banyak tahun depan.", []),
        ("Namanya tidak tercatat di sistem milik dinas.", []),
        ("Jumlah desa binaan terus bertambah setiap tahun.", []),
        ("Kegiatan itu diundur, hal itu karena hujan.", []),
    ],
)
def test_claims_are_told_from_hopes_and_other_things(sentence: str, claims: list[object]) -> None:
    assert _claims(sentence) == claims
