"""What reads like a legal stage and is none of the story's: another crime, other papers, wishes, purposes, figures over all cases."""

from __future__ import annotations

import pytest

from gugus_engine.article.tests.make import read_text

LEAD = "CIANJUR - Polres Cianjur mengungkap kasus tindak pidana perdagangan orang (TPPO) di Cianjur.\n\n"


def _stages(paragraph: str) -> list[tuple[object, object]]:
    notes = [note for note in read_text(f"{LEAD}{paragraph}").notes if note.kind.value == "stage"]
    return [(note.value["stage"], note.value["status"]) for note in notes]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Dalam kesempatan itu, seorang kepala desa juga ditetapkan sebagai tersangka korupsi.",
        "Satresnarkoba menangkap dua pengedar sabu. Keduanya kini ditahan di rutan.",
        "Kasus pembunuhan itu kini masuk tahap dua.",
        "Kejaksaan juga menuntut terdakwa korupsi hibah dengan 6 tahun penjara.",
        "Gugatan perdata itu ditolak dan perusahaan mengajukan banding.",
        "Dosen itu mengikuti studi banding ke Filipina.",
        "Polisi masih menyelidiki dugaan pungli di terminal.",
    ],
)
def test_another_crime_or_court_matter_is_no_stage(paragraph: str) -> None:
    assert _stages(paragraph) == []


@pytest.mark.parametrize(
    "paragraph",
    [
        "Tahap satu pembangunan layanan terpadu dimulai tahun ini, tahap dua tahun depan.",
        "Berkas pendaftaran calon pekerja dinyatakan lengkap.",
        "Berkas usulan desa binaan dikembalikan untuk dilengkapi.",
        "Berdasarkan laporan tahunan kementerian, jumlah penempatan naik.",
        "Pelimpahan berkas warga miskin dilakukan bulan lalu.",
        "LPSK mencatat permohonan restitusi naik menjadi 5.000.",
    ],
)
def test_other_papers_and_totals_are_no_stage(paragraph: str) -> None:
    assert _stages(paragraph) == []


@pytest.mark.parametrize(
    "paragraph",
    [
        "Satgas dibentuk untuk menangkap dan memproses para pelaku.",
        "Keluarga menuntut polisi menahan para pelaku.",
        "LSM itu menuntut pelaku dihukum 15 tahun penjara.",
        "Kapolres menampik kabar bahwa tersangka sudah ditahan.",
        "Setiap tersangka berhak didampingi sejak ditangkap.",
        "Ia mencontohkan kasus di kota lain yang pelakunya divonis 9 tahun penjara.",
        "Tersangka merupakan residivis yang pernah dihukum tiga tahun penjara.",
        "Di Malaysia, majikannya ditangkap polisi karena memukul.",
        "Nelayan itu menangkap ikan di perairan selatan.",
        "Keberangkatan mereka ditahan petugas imigrasi.",
        "Jaksa melimpahkan perkara ke pengadilan yang akan menyidangkannya sesudah tahap II.",
    ],
)
def test_a_wish_a_purpose_and_an_earlier_life_are_no_stage(paragraph: str) -> None:
    assert ("ditangkap", "done") not in _stages(paragraph)
    assert not {"ditahan", "putusan", "tuntutan", "tahap_II"} & {stage for stage, _ in _stages(paragraph)}


@pytest.mark.parametrize(
    ("paragraph", "told"),
    [
        ("Polisi menangkap dua perekrut. Keduanya kini ditahan.", [("ditangkap", "done"), ("ditahan", "done")]),
        ("Kasusnya sudah tahap II.", [("tahap_II", "done")]),
        ("Tiga berkas perkara dinyatakan lengkap, satu dikembalikan jaksa.", [("P21", "done")]),
        ("Jaksa menuntut terdakwa delapan tahun penjara.", [("tuntutan", "done")]),
        ("Berawal dari laporan keluarga korban, polisi bergerak.", [("laporan", "done")]),
        ("Hakim mewajibkan terdakwa membayar restitusi.", [("restitusi", "done")]),
    ],
)  # fmt: skip
def test_a_stage_of_the_story_is_told(paragraph: str, told: list[tuple[str, str]]) -> None:
    assert _stages(paragraph)[: len(told)] == told
