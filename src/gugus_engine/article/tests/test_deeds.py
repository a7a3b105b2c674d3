"""A promise names a deed: an aim, a manner, a readiness or how things stand is none."""

from __future__ import annotations

import pytest

from gugus_engine.article.tests.make import read_text

LEAD = "CIANJUR - Rapat yang membahas korban tindak pidana perdagangan orang (TPPO) itu dan ini digelar di Cianjur.\n\n"


def _promises(sentence: str) -> list[tuple[object, object]]:
    values = [note.value for note in read_text(f"{LEAD}{sentence}").notes if note.kind.value == "commitment"]
    return [(value["what"], value["due"]) for value in values]


@pytest.mark.parametrize(
    "sentence",
    [
        "Bupati Cianjur berkomitmen melindungi warga dari perdagangan orang.",
        "Polres Cianjur berkomitmen menuntaskan perkara TPPO tanpa pandang bulu.",
        "Polres Cianjur berkomitmen penuh melindungi anak.",
        "Bupati Cianjur berkomitmen mewujudkan kabupaten layak anak.",
        "Camat menyatakan pihaknya siap memperkuat sinergi untuk mencegah TPPO.",
        "Pemerintah Kabupaten Cianjur akan memperketat pengawasan terhadap perusahaan penempatan.",
        "Rapat menyepakati lima butir rekomendasi.",
        "Rapat menyepakati penguatan koordinasi antarinstansi.",
        "Kapolres Cianjur memastikan penanganan kasus dilakukan secara profesional.",
        "Kapolres Cianjur memastikan dua tersangka merupakan warga Cianjur.",
        "Pemerintah menjamin akan tetap hadir membantu korban.",
        "Dinas Sosial Cianjur biasanya akan menjemput korban di bandara.",
        "Sponsor itu, kisahnya, menjanjikan visa kerja terbit dua pekan.",
        "Pemkab Cianjur siap menjadi tuan rumah.",
        '"Usulan itu akan kami pertimbangkan," kata Bupati Cianjur.',
        '"Akan kami sampaikan ke pimpinan," kata Bupati Cianjur.',
        "Dinas Sosial Cianjur akan mengupayakan bantuan bagi korban.",
        "Perda itu menyatakan pemerintah daerah akan menanggung biaya.",
        "Pemkab Cianjur akan membangun rumah aman bagi korban di tiga kecamatan pada tahun depan jika anggaran tersedia.",
        '"Kejaksaan Negeri Cianjur akan menambah dua jaksa," kata Kapolres Cianjur.',
    ],
)
def test_an_aim_or_a_state_is_no_promise(sentence: str) -> None:
    assert _promises(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Pemkab Cianjur berkomitmen menambah dua psikolog.",
        "LPSK berjanji mengawal pembayaran restitusi sampai lunas.",
        "Dinas Sosial Cianjur memastikan kelima anak mendapat pendampingan psikolog.",
        "BP3MI memastikan lima orang dipulangkan Jumat depan.",
        "Bupati Cianjur berkomitmen meningkatkan anggaran menjadi Rp 200 juta.",
        "Rapat menyepakati pembentukan posko di tiga kecamatan.",
        "Dinas Sosial Cianjur menjanjikan tiga psikolog.",
    ],
)
def test_a_number_a_day_or_an_end_makes_an_aim_a_deed(sentence: str) -> None:
    assert len(_promises(sentence)) == 1


@pytest.mark.parametrize(
    ("sentence", "words", "due"),
    [
        ("Sekda meminta Diskominfo memutar video. Kepala Diskominfo menyatakan siap.", "memutar video", None),
        ("Sekda meminta Diskominfo memutar video. Kepala Diskominfo menyanggupi tayang mulai Juli.", "memutar video", "mulai Juli"),
        ("Komisi I meminta Imigrasi membuka data. Kepala Kantor Imigrasi bersedia menyerahkannya setiap bulan.", "membuka data", "setiap bulan"),
        ("Camat berharap Bupati menyediakan rumah singgah. Bupati Cianjur menyetujui dan akan memakai bekas puskesmas.", "rumah singgah", None),
        ('Romo meminta Polres membuka kotak aduan. Kapolres Cianjur setuju, "Minggu depan kotaknya saya antar."', "kotak aduan", "Minggu depan"),
    ],
)  # fmt: skip
def test_a_bare_answer_takes_its_deed_from_who_asked(sentence: str, words: str, due: str | None) -> None:
    [(what, day)] = _promises(sentence)
    assert words in str(what)
    assert day == due


@pytest.mark.parametrize(
    "sentence",
    [
        "Sekda meminta Diskominfo memutar video. Kepala Diskominfo menyambut baik.",
        "Sekda meminta Diskominfo memutar video. Kepala Diskominfo menyatakan akan mempelajarinya.",
        "Sekda meminta Diskominfo memutar video. Kepala Diskominfo belum menyanggupi.",
    ],
)
def test_who_welcomes_or_studies_a_request_promises_nothing(sentence: str) -> None:
    assert _promises(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ('"Pekan depan anggota kami mulai mendata tamu kampung," kata Kapolres Cianjur.', "Pekan depan"),
        ('"Besok pagi saya jemput mereka," kata Bupati Cianjur.', "Besok"),
        ("Bupati Cianjur menyatakan surat edaran akan diterbitkan akhir Mei.", "akhir Mei"),
    ],
)
def test_a_day_first_or_a_thing_that_will_be_done_is_a_promise(sentence: str, due: str) -> None:
    assert [day for _, day in _promises(sentence)] == [due]


def test_a_thing_announced_without_a_day_is_no_promise() -> None:
    assert _promises("Bupati Cianjur menyatakan surat edaran akan diterbitkan.") == []
