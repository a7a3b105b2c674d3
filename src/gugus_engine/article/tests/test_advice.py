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
        ("Ia mengingatkan agar tidak meminjamkan paspor.", "mengingatkan agar tidak meminjamkan paspor"),
        ('"Kalau ada orang asing menginap, kabari kami," ujarnya.', "Kalau ada orang asing menginap, kabari kami"),
        ("”Jangan cepat percaya pada tawaran itu,” katanya.", "Jangan cepat percaya pada tawaran itu"),
        ("Warga tidak boleh mudah percaya pada tawaran.", "tidak boleh mudah percaya pada tawaran"),
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
        "Kepala puskesmas mengingatkan siswi tentang bahaya pernikahan dini.",
        "Dinas terus bergerak dengan mengajak masyarakat hadir.",
        "Ia mengajak tokoh masyarakat dan organisasi masyarakat untuk hadir.",
        '"Jangan langsung dibandingkan," katanya.',
        "Spanduk itu berisi himbauan untuk waspada dan dipasang di desa.",
        "Petugas memberikan himbauan kepada warga setempat terkait peran mereka.",
        "Tokoh agama ikut memberikan imbauan, sehingga generasi muda paham.",
        "Kapolres Cianjur mengajak pelajar membedah perkara yang pelakunya harus membayar restitusi.",
        "Petugas mengingatkan warga untuk mengikat hewan peliharaan karena rabies.",
    ],
)
def test_what_only_sounds_like_advice_is_none(sentence: str) -> None:
    assert _words(sentence, "advice") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Kalau ada orang yang menawarkan kerja lalu meminta paspor, itu tanda bahaya.",
        "Ia mengingatkan siswa agar tidak percaya pada orang yang menjanjikan gaji besar.",
        "Masyarakat tidak boleh terlena dengan iming-iming gaji tinggi.",
        "Sindikat itu memasang iklan lowongan yang menjanjikan di luar negeri.",
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


@pytest.mark.parametrize(
    "sentence",
    [
        "Warga yang melapor dijanjikan hadiah.",
        "Para sopir dijanjikan hadiah oleh Polres Cianjur.",
        "Bu Rini janji akan bantu cek nasib anaknya.",
    ],
)
def test_what_an_office_or_a_helper_promises_is_no_lure(sentence: str) -> None:
    assert _words(sentence, "promise") == []


def test_a_lure_stays_one_whoever_the_recruiter_is() -> None:
    assert _words("Korban dijanjikan gaji besar oleh seorang tetangga.", "promise") == [
        "dijanjikan gaji besar oleh seorang tetangga"
    ]


@pytest.mark.parametrize(
    ("sentence", "lures"),
    [
        ("Para pelaku menawarkan dua hal: uang muka untuk keluarga dan tiket kapal.", ["uang muka untuk keluarga", "tiket kapal"]),
        ("Korban tergiur janji gaji besar kemudian dikirim ke luar negeri.", ["tergiur janji gaji besar"]),
        ("Kapolres Cianjur menyebut tersangka menawarkan pekerjaan bergaji besar.", ["menawarkan pekerjaan bergaji besar"]),
    ],
)  # fmt: skip
def test_a_lure_ends_where_it_ends(sentence: str, lures: list[str]) -> None:
    assert _words(sentence, "promise") == lures


def test_a_lure_told_twice_is_one() -> None:
    twice = "Korban mendapat iming-iming gaji tinggi. Mereka juga mendapat iming-iming gaji tinggi."
    assert _words(twice, "promise") == ["iming-iming gaji tinggi"]


def test_factors_are_read_after_what_makes_people_easy_to_recruit() -> None:
    sentence = (
        "Ia menyebut tiga hal yang membuat remaja mudah terjerat: gengsi, menganggur, dan kurang membaca."
    )
    assert _words(sentence, "factor") == ["gengsi", "menganggur", "kurang membaca"]


def test_why_people_do_not_report_is_no_factor() -> None:
    assert _words("Penyebab orang enggan melapor ada dua: malu dan masih punya utang.", "factor") == []


def test_factors_are_read_after_adalah() -> None:
    sentence = "Faktor utama remaja pergi adalah masalah keluarga dan keinginan memiliki gawai."
    assert _words(sentence, "factor") == ["masalah keluarga", "keinginan memiliki gawai"]


def test_an_aside_after_a_cue_is_no_factor() -> None:
    assert _words("Faktor lain, ujar dia, adalah gaya hidup warga.", "factor") == ["gaya hidup"]


def test_factors_are_read_before_what_they_cause() -> None:
    sentence = "Menurut camat, kemiskinan dan jeratan rentenir jadi pemicu warga berangkat."
    assert _words(sentence, "factor") == ["kemiskinan", "jeratan rentenir"]


def test_a_measure_is_not_cut_inside_a_name() -> None:
    sentence = (
        "Langkah pencegahan meliputi penguatan gugus tugas tingkat kabupaten dan kota, serta edukasi warga."
    )
    assert _words(sentence, "measure") == [
        "penguatan gugus tugas tingkat kabupaten dan kota",
        "edukasi warga",
    ]


def test_a_shelter_or_a_chat_group_of_an_office_is_no_modus() -> None:
    assert _words("Korban dibawa ke tempat penampungan sementara milik dinas.", "modus") == []
    assert _words("Dinas membuat grup WhatsApp untuk koordinasi.", "modus") == []


def _topics(sentence: str) -> list[object]:
    return [*_words(sentence, "theme"), *_words(sentence, "trigger")][1:]


def test_a_theme_is_of_our_subject_and_ends_with_its_title() -> None:
    assert _topics("Diskusi bertajuk 'Pulih Bersama Korban' di aula itu dibuka camat.") == [
        "Pulih Bersama Korban"
    ]
    assert _topics("Musyawarah desa membahas perubahan anggaran tahun ini.") == []


def test_what_ought_to_get_attention_brought_nothing_up() -> None:
    assert _topics("Minimnya korban yang melapor harus menjadi perhatian semua pihak.") == []


@pytest.mark.parametrize("quote", ["Kita semua harus berkomitmen", "Itu pintu masuknya bagi calo"])
def test_what_who_speaks_wills_or_tells_is_no_advice(quote: str) -> None:
    assert _words(f'"{quote}," serunya.', "advice") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Polisi menitip dua pesan: jangan kirim foto KTP, dan ceritakan tawaran kerja kepada orang tua.",
        "Polisi memberi dua kiat. Pertama, jangan kirim foto KTP. Kedua, ceritakan tawaran kerja kepada orang tua.",
    ],
)
def test_each_of_several_tips_is_advice(sentence: str) -> None:
    told = [str(words).rstrip(".") for words in _words(sentence, "advice")]
    assert told == ["jangan kirim foto KTP", "ceritakan tawaran kerja kepada orang tua"]


def test_bait_that_is_told_by_name_is_a_lure_and_an_advance_spoken_of_is_none() -> None:
    assert _words("Umpan yang biasa dipakai perekrut ialah kiriman pulsa dan janji umrah.", "promise") == [
        "kiriman pulsa",
        "janji umrah",
    ]
    assert _words("Uang muka yang diberikan calo kepada keluarga jadi jerat.", "promise") == []
