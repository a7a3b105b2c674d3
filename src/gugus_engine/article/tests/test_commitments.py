"""What an owner itself promises, by when; what others ask of it, and duties, promise nothing."""

from __future__ import annotations

import pytest

from gugus_engine.article.tests.make import read_text

LEAD = "CIANJUR - Rapat yang membahas korban tindak pidana perdagangan orang (TPPO) itu dan ini digelar di Cianjur.\n\n"


def _promises(sentence: str) -> list[tuple[object, object]]:
    values = [note.value for note in read_text(f"{LEAD}{sentence}").notes if note.kind.value == "commitment"]
    return [(value["owner"]["name"] if value["owner"] else None, value["due"]) for value in values]  # type: ignore[index,call-overload]


@pytest.mark.parametrize(
    ("sentence", "owner", "due"),
    [
        ("Bupati Cianjur menyatakan pemerintah daerah akan menanggung biaya pemakaman.", "Bupati Cianjur", None),
        ("Pihak sekolah, lanjutnya, akan memasukkan materi itu semester depan.", "Pihak sekolah", "semester depan"),
        ("Usul itu disambut Bupati Cianjur yang menyatakan siap menyediakan dua mobil bulan depan.", "Bupati Cianjur", "bulan depan"),
        ("Bupati Cianjur mengaku stafnya kurang. Meski begitu ia berjanji memeriksa lima balai pekan depan.", "Bupati Cianjur", "pekan depan"),
        ("Rapat menyepakati pembentukan posko pengaduan di tiga kecamatan.", "Rapat", None),
        ("Ia mengatakan lembaganya akan mendampingi korban sampai lulus.", None, None),
        ("Kapolres Cianjur menyambut baik usulan itu dan akan mulai dari dua polsek bulan depan.", "Kapolres Cianjur", "bulan depan"),
        ('"Saya akan cek langsung ke lapangan besok," kata Bupati Cianjur.', "Bupati Cianjur", "besok"),
        ("Bupati Cianjur yang hadir menawarkan siaran gratis di radio mulai Juli.", "Bupati Cianjur", "mulai Juli"),
        ("DPRD Cianjur, yang bermitra dengan Dinas Sosial, berjanji menganggarkan rumah aman.", "DPRD Cianjur", None),
        ("Ia mengatakan pihaknya akan menanggung makan korban selama dirawat.", None, None),
        ("Camat menyatakan kesanggupan menyediakan ruangan mulai Juli.", "Camat", "mulai Juli"),
    ],
)  # fmt: skip
def test_a_promise_has_its_owner_and_its_day(sentence: str, owner: str | None, due: str | None) -> None:
    assert _promises(sentence) == [(owner, due)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Jika anggaran tersedia, dinas akan membangun rumah aman.",
        "Bupati Cianjur berharap provinsi akan membantu.",
        "Kepala Dinas Sosial mengaku belum bisa menjanjikan tambahan anggaran.",
        "Polisi akan memeriksa tiga saksi lagi pekan depan.",
        "Korban di provinsi akan dipulangkan pekan depan.",
        "Bupati Cianjur mengatakan usul itu akan dibahas.",
        "Pasal 48 menjamin bahwa nilai ganti rugi dicantumkan dalam putusan.",
        "Verifikasi itu dilakukan Bupati Cianjur untuk memastikan status korban.",
        "Ia tidak menyebut polres mana saja yang akan memiliki direktorat itu.",
        "Kita berupaya memastikan korban memperoleh penanganan.",
        "Setelah rampung, berkas itu siap dilimpahkan ke kejaksaan.",
        "Mereka berencana melewati jalan setapak di perbatasan.",
        "Tim ini untuk mengefektifkan, menjamin, dan memperkuat kerja di daerah.",
        "Kami mendorong pemerintah mencari jalan, memastikan korban terlindungi.",
        "Kami ingin memastikan warga terlibat dalam pencegahan.",
        "Polres Cianjur akan dilibatkan untuk membentuk tim kecil.",
        "Satgas Cianjur akan dievaluasi setiap minggu.",
        "Perekrut itu menawarkan pekerjaan sebagai penjaga toko.",
        "Banyak oknum memasang iklan siap memberangkatkan pekerja.",
        "Kami mohon hari Rabu akan dibacakan tuntutannya.",
        "Rapat memutuskan Dinas Sosial menyiapkan formulir.",
        "Kapolres Cianjur memastikan tersangka sudah ditahan.",
        "Hakim memutuskan menunda sidang hingga pekan depan.",
        '"Siapa pun pelakunya akan kami tangkap," kata Kapolres Cianjur.',
        "Dua lainnya bersedia membuat laporan di Polres Cianjur.",
        "Rapat akan dilanjutkan pekan depan.",
        "Penyidik akan segera mengirim SPDP ke kejaksaan.",
        "Polres Cianjur menyanggupi mulai 1 Desember.",
        '"Kami jadwalkan bulan Juni," kata Bupati Cianjur.',
    ],
)
def test_a_wish_a_condition_or_a_duty_promises_nothing(sentence: str) -> None:
    assert _promises(sentence) == []


def test_an_answer_to_what_was_asked_is_a_promise() -> None:
    asked = "Warga meminta petugas datang setiap bulan. Kapolres Cianjur menyanggupinya."
    assert _promises(asked) == [("Kapolres Cianjur", None)]


@pytest.mark.parametrize(
    ("answer", "due"),
    [
        ("Kapolres Cianjur menyetujuinya.", None),
        ("Kapolres Cianjur menyanggupi mulai 1 Desember.", "1 Desember"),
        ('Permintaan itu diterima. "Kami jadwalkan bulan Juni," kata Kapolres Cianjur.', "Juni"),
    ],
)
def test_a_bare_answer_is_told_with_what_was_asked(answer: str, due: str | None) -> None:
    told = f"Warga meminta petugas berjaga di dermaga setiap malam. {answer}"
    notes = [note for note in read_text(f"{LEAD}{told}").notes if note.kind.value == "commitment"]
    assert [note.value["due"] for note in notes] == [due]
    assert "berjaga di dermaga setiap malam" in str(notes[0].value["what"])


def test_a_pronoun_is_no_owner() -> None:
    assert _promises("Kita akan mendampingi korban sampai selesai.") == [(None, None)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Bupati Cianjur berencana membangun dua rumah aman bulan depan.",
        '"Dinas Sosial akan menambah dua psikolog bulan depan," ujar Kapolres Cianjur.',
        "Kejaksaan Negeri Cianjur, ujar Kapolres Cianjur, akan menunjuk dua jaksa bulan depan.",
        '"Kami buka posko di tiga kecamatan," kata Kapolres Cianjur.',
        '"Dalam dua bulan kami selamatkan 20 korban," kata Kapolres Cianjur.',
        '"Yang kami amankan besok akan dipulangkan," kata Kapolres Cianjur.',
        '"Bulan lalu datanya sudah kami kirimkan," kata Kapolres Cianjur.',
        "Menurut rencana, Pemerintah Kabupaten Cianjur bakal membangun selter transit pada 2027.",
        "Dinas Sosial Kabupaten Cianjur disebut-sebut bakal membuka posko saksi bulan depan.",
        "Kepala Dinas Sosial Kabupaten Cianjur baru akan membuka posko pada 22 Oktober.",
    ],
)
def test_a_plan_what_another_will_do_and_what_is_done_are_no_promise(sentence: str) -> None:
    assert _promises(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "promise"),
    [
        ('"Daftarnya kami umumkan pekan depan," kata Kapolres Cianjur.', ("Kapolres Cianjur", "pekan depan")),
        (
            "Camat menyatakan kesediaan kantornya menampung lima korban bulan depan.",
            ("Camat", "bulan depan"),
        ),
        ("Bupati Cianjur berjanji tidak akan memungut biaya surat izin.", ("Bupati Cianjur", None)),
        ("Penyidik akan menuntaskan tiga perkara bulan depan.", (None, "bulan depan")),
    ],
)
def test_a_promise_is_read_from_its_grammar(sentence: str, promise: tuple[str | None, str | None]) -> None:
    assert _promises(sentence) == [promise]


@pytest.mark.parametrize(
    ("told", "promise", "owner"),
    [
        ("Kasi Pidum Kejari Cianjur, Andai Umpama, hadir.", "Kasi Pidum berjanji mencetak 500 buku.", "Kasi Pidum Kejari Cianjur"),
        ("Kasi Pidum Kejaksaan itu hadir.", "Kasi Pidum berjanji mencetak 500 buku.", None),
        ("Kepala Dinas Sosial Cianjur hadir.", "Dinas akan membiayai kepulangan korban.", "Dinas Sosial Cianjur"),
        ("Rapat selesai sore hari.", "Dinas akan membiayai kepulangan korban.", None),
    ],
)  # fmt: skip
def test_a_post_or_dinas_cut_short_is_of_the_office_told_before_it(
    told: str, promise: str, owner: str | None
) -> None:
    assert [each for each, _ in _promises(f"{told} {promise}")] == [owner]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kepala Dinas Sosial mengungkapkan ada kabar Pemprov Jabar akan menambah dua balai.",
        '"Mereka dibilangi ada kebun siap menampung sekeluarga," kata Bupati Cianjur.',
    ],
)
def test_what_is_rumoured_or_was_told_to_victims_is_no_promise(sentence: str) -> None:
    assert _promises(sentence) == []


def test_an_answer_spelled_out_after_it_is_one_promise() -> None:
    text = "Warga meminta Imigrasi Cianjur mengirim petugas. Bupati Cianjur menyetujui. Ia menjanjikan layanan pada November 2026."
    assert [due for _, due in _promises(text)] == ["November 2026"]
