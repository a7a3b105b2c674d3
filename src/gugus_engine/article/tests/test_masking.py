"""No name and no initials of a private person in a value, however they are written."""

from __future__ import annotations

import pytest

from gugus_engine.article.tests.make import read_text

LEAD = "CIANJUR - Rapat yang membahas korban tindak pidana perdagangan orang (TPPO) itu dan ini digelar di Cianjur.\n\n"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Majelis hakim menjatuhkan pidana penjara enam tahun kepada YL yang mengelola kafe itu.", "YL"),
        ("Pengadilan tinggi memperberat hukuman Nd, yang dulu dihukum empat tahun.", "Nd"),
        ("Polisi menangkap HD dan tiga temannya di rumah itu.", "HD"),
        ("Seorang korban, sebut saja Dani, dijanjikan gaji besar oleh teman Dani.", "Dani"),
        ("Umi (nama samaran) mengaku dijanjikan umrah gratis untuk Umi dan ibunya.", "Umi"),
    ],
)
def test_initials_and_borrowed_names_stay_in_the_quote(sentence: str, name: str) -> None:
    reading = read_text(LEAD + sentence)
    told = [
        str({key: v for key, v in each.value.items() if key != "core"})
        for each in (*reading.drafts, *reading.notes)
    ]
    assert told
    assert name not in " ".join(told)


def test_abbreviations_are_no_initials() -> None:
    reading = read_text(LEAD + "Bupati Cianjur meminta dinas mencatat PMI dan CPMI asal NTT.")
    assert any("PMI dan CPMI asal NTT" in str(draft.value) for draft in reading.drafts)
