"""Which texts are on the subject at all, and which only sound like it."""

from __future__ import annotations

import pytest

from gugus_engine.article.tests.make import read_text

SMUGGLED = (
    "BANDA ACEH - Polisi menetapkan seorang pengungsi sebagai tersangka penyelundupan manusia, Senin (18/12/2023).\n\n"
    "Penumpang kapal membayar agen sebelum berlayar, kata Kapolres Cianjur."
)
SMUGGLING_NO_TRAFFICKING = SMUGGLED.replace(
    "penyelundupan manusia", "penyelundupan manusia, bukan perdagangan orang"
)
LAW_BESIDE_ANOTHER_SUBJECT = (
    "CIANJUR - Dinas Sosial menggelar pertemuan tentang kekerasan terhadap anak, Selasa (21/10/2025).\n\n"
    "Dasar hukumnya ialah UU Nomor 21 Tahun 2007 tentang Pemberantasan Tindak Pidana Perdagangan Orang (TPPO), "
    "yang dan di dalam aturan itu tidak akan dibahas pada hari ini."
)
RAID = (
    "CIANJUR - Tim Operasi Pekat mengungkap praktik prostitusi di sebuah penginapan, Minggu (18/5/2025).\n\n"
    "Kapolres Cianjur mengatakan remaja itu diamankan untuk menghindari eksploitasi yang lebih jauh."
)
JOB_FRAUD = (
    "CIANJUR - Polisi mengungkap praktik penipuan lowongan kerja di sebuah pabrik, Sabtu (17/5/2025).\n\n"
    "Korban ditawari pekerjaan dan diminta uang muka, kata Kapolres Cianjur yang menahan calo itu."
)
BIRDS = (
    "CIANJUR - Petugas Balai Karantina menggagalkan pengiriman 300 ekor burung tanpa dokumen, Sabtu (17/5/2025).\n\n"
    "Ada perekrut pemikat di desa. Cara kerjanya mirip sindikat perdagangan manusia, kata Kapolres Cianjur yang menahan dua tersangka itu."
)
COURIERS = (
    "CIANJUR - Polres Cianjur menangkap dua kurir sabu seberat 4 kilogram, Sabtu (17/5/2025). Mereka direkrut lewat aplikasi.\n\n"
    "Apakah kurir itu termasuk korban perdagangan orang? Kapolres menjawab penyidik tidak menemukan unsur TPPO dalam perkara narkotika ini."
)
ESSAY = " ".join(
    ["Perdagangan orang adalah luka lama yang terus terbuka. TPPO merenggut kebebasan dan martabat manusia."]
    * 10
)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (SMUGGLED, "article.other_subject"),
        (SMUGGLING_NO_TRAFFICKING, "article.other_subject"),
        (LAW_BESIDE_ANOTHER_SUBJECT, "article.other_subject"),
        (RAID, "article.other_subject"),
        (JOB_FRAUD, "article.other_subject"),
        (BIRDS, "article.other_subject"),
        (COURIERS, "article.other_subject"),
        (ESSAY, "article.not_news"),
    ],
)
def test_what_only_sounds_like_it_gives_a_sentence(text: str, problem: str) -> None:
    reading = read_text(text)
    assert reading.problem is not None
    assert reading.problem.key == problem
    assert not reading.notes


def test_a_report_of_a_subtask_force_is_on_the_subject() -> None:
    text = (
        "CIANJUR - Sub-Gugus Tugas Penegakan Hukum menggelar rapat, Jumat (24/10/2025).\n\n"
        "Kapolres Cianjur meminta pemerintah daerah menganggarkan pemulangan korban yang tidak akan "
        "pulang dengan biaya sendiri pada tahun ini."
    )
    assert read_text(text).problem is None


def test_an_essay_that_quotes_somebody_is_read() -> None:
    assert read_text(f'{ESSAY} "Kami siap," kata Kapolres Cianjur.').problem is None


def test_a_second_article_on_football_gives_nothing() -> None:
    ours = "CIANJUR - Kapolres Cianjur mengatakan korban TPPO sudah pulang dan tidak akan pergi lagi, Senin (1/6/2026)."
    other = (
        "CIANJUR - Kesebelasan itu menang di stadion yang penuh oleh penonton, Selasa (2/6/2026).\n\n"
        "Bupati Cianjur berjanji memperbaiki lampu stadion tahun depan."
    )
    reading = read_text(f"{ours}\n\n© 2026 kabar.contoh\n\n{other}\n\n© 2026 kabar.contoh")
    assert reading.problem is None
    assert not [note for note in reading.notes if note.kind.value == "commitment"]


@pytest.mark.parametrize(
    "answer",
    [
        'Ditanya apakah terkait TPPO, Kapolres menepis. "Tidak ada TPPO di kasus ini," katanya.',
        'Wartawan menanyakan kemungkinan TPPO. "Sampai hari ini tidak ada TPPO di situ," jawab Kapolres.',
        '"Ini penipuan, bukan TPPO," kata Kapolres Cianjur saat ditanya dugaan perdagangan orang.',
    ],
)
def test_another_crime_of_which_trafficking_is_only_denied_gives_nothing(answer: str) -> None:
    text = f"CIANJUR - Polres Cianjur menangkap tiga pelaku investasi bodong, Senin (4/5/2026). Rugi miliaran.\n\n{answer}"
    reading = read_text(text)
    assert reading.problem is not None
    assert (reading.problem.key, reading.drafts) == ("article.other_subject", ())


def test_another_crime_in_which_trafficking_is_looked_into_is_read() -> None:
    text = (
        "CIANJUR - Polres Cianjur menangkap tiga pelaku investasi bodong, Senin (4/5/2026). Rugi miliaran.\n\n"
        "Polisi juga mendalami dugaan TPPO. Kasus TPPO itu ditangani Unit PPA."
    )
    assert read_text(text).problem is None
