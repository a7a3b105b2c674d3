"""Whose promise it is: the one whose voice or subject it grammatically is; else nobody, or no promise at all."""

from __future__ import annotations

import pytest

from gugus_engine.article.tests.make import read_text

LEAD = (
    "CIANJUR - Rapat tentang korban tindak pidana perdagangan orang (TPPO) digelar di Cianjur. "
    "Wakil Bupati Cianjur, Misal Umpama, memimpin rapat itu.\n\n"
)


def _owners(paragraph: str) -> list[str | None]:
    values = [note.value for note in read_text(f"{LEAD}{paragraph}").notes if note.kind.value == "commitment"]
    return [value["owner"]["name"] if value["owner"] else None for value in values]  # type: ignore[index,call-overload]


@pytest.mark.parametrize(
    "sentence",
    [
        "Wakil Bupati menyatakan pemerintah pusat akan membangun rumah aman di perbatasan tahun depan.",
        "Kepala Dinas Tenaga Kerja mengatakan BP3MI akan membuka layanan di Cianjur mulai Juli.",
        "Ketua DPRD mengatakan Pemkab Cianjur akan menganggarkan Rp1 miliar untuk itu.",
        "Koordinator pendamping mengatakan, LPSK akan menghitung kerugian korban pekan depan.",
        "Kementerian P2MI akan mencabut izin 12 perusahaan penempatan.",
        "Wakil Bupati menyampaikan bantuan akan disalurkan Kementerian Sosial bulan depan.",
        "Kepala Dinas Sosial menyebut sertifikat akan dibagikan lembaga pelatihan pada akhir Juni.",
    ],
)
def test_what_another_house_will_do_is_no_promise(sentence: str) -> None:
    assert _owners(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Gubernur Jawa Barat sebelumnya berjanji akan menutup dua penampungan di Cianjur.",
        "Wakil Bupati berjanji membangun dua rumah aman, namun hingga kini belum terwujud.",
        "Pada Maret lalu, Wakil Bupati berjanji membangun dua rumah aman.",
        "Menurut Perpres Nomor 49 Tahun 2023, gugus tugas akan menyusun rencana aksi setiap lima tahun.",
        "Suaminya berjanji akan menjemput di bandara.",
        '"Agennya bilang, kami siapkan tiket dan visa bulan depan," kata Bunga.',
        "Wakil Bupati memutuskan rapat ditutup lebih awal.",
        "Dalam sambutannya, Wakil Bupati menyetujui laporan kegiatan tahun 2025.",
        "Dinas Tenaga Kerja menawarkan program magang kepada lulusan SMK setiap tahun.",
        "Satgas akan beranggotakan 21 orang dari tujuh instansi.",
        "Kantor Imigrasi akan menolak permohonan paspor yang mencurigakan.",
        "Wakil Bupati hanya mengatakan akan melihat kemampuan keuangan daerah.",
    ],
)
def test_a_broken_promise_a_rule_and_a_private_word_are_none(sentence: str) -> None:
    assert _owners(sentence) == []


@pytest.mark.parametrize(
    ("paragraph", "owner"),
    [
        ("Kepala Dinas Sosial dan Kapolres Cianjur sepakat membentuk tim yang bekerja mulai 1 Juni.", None),
        ("Ketua RT menyanggupi ronda setiap malam.", None),
        ("Pendamping korban, Suster Misalia, menangis. Kali ini kami siap menemani mereka sampai lelang selesai, katanya.", None),
        ('Usulan Kapolres itu dijawab Camat Cipanas. "Kami anggarkan Rp300 juta tahun depan," ujarnya.', None),
        ("Para kades, diwakili Kepala Dinas Sosial, bersedia mencatat setiap tamu mulai Juli.", "Para kades"),
        ("Kepala Dinas Sosial, dalam kesempatan itu, berjanji membuka dua kamar mulai Juli.", "Kepala Dinas Sosial"),
        ('"Kami tambah dua kamar bulan depan," kata Kepala Dinas Sosial.', "Kepala Dinas Sosial"),
    ],
)  # fmt: skip
def test_an_owner_that_is_doubtful_is_left_open(paragraph: str, owner: str | None) -> None:
    assert _owners(paragraph) in ([owner], [])
