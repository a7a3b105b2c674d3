"""Requests: an office is asked for something; an appeal to the public is none."""

from __future__ import annotations

import pytest

from gugus_engine.article.tests.make import values


@pytest.mark.parametrize(
    ("text", "asked", "what"),
    [
        (
            "Kapolres Cianjur meminta Pemkab Cianjur mengalokasikan anggaran penanganan TPPO.",
            "Pemkab Cianjur",
            "mengalokasikan anggaran penanganan TPPO",
        ),
        (
            "Kapolres Cianjur meminta instansi terkait untuk menyamakan langkah cegah TPPO.",
            "instansi terkait",
            "untuk menyamakan langkah cegah TPPO",
        ),
        (
            "Kapolres Cianjur meminta agar pemerintah daerah segera membentuk gugus tugas TPPO.",
            "pemerintah daerah",
            "segera membentuk gugus tugas TPPO",
        ),
        (
            "Pemkab Cianjur diminta menambah biaya penampungan korban TPPO.",
            "Pemkab Cianjur",
            "menambah biaya penampungan korban TPPO",
        ),
        (
            "Soal TPPO, pemerintah daerah harus mendukung melalui anggaran, kata Kapolres Cianjur.",
            "pemerintah daerah",
            "harus mendukung melalui anggaran, kata Kapolres Cianjur",
        ),
        (
            "Kapolres Cianjur mengatakan TPPO berat, dibutuhkan dukungan dari pemerintah daerah dalam anggaran.",
            "pemerintah daerah",
            "dibutuhkan dukungan dari pemerintah daerah dalam anggaran",
        ),
        (
            "Kapolres Cianjur berharap seluruh instansi terkait dapat bersama cegah TPPO.",
            "seluruh instansi terkait",
            "dapat bersama cegah TPPO",
        ),
    ],
)
def test_an_office_is_asked(text: str, asked: str, what: str) -> None:
    (request,) = values(text, "request")
    assert (request["to"]["name"], request["what"]) == (asked, what)  # type: ignore[index]


def test_a_request_without_an_addressee_needs_a_post_that_asks() -> None:
    text = "“Setelah sosialisasi TPPO, kami minta monitoring di level sekolah,” kata Kepala DP3A Cianjur."
    (request,) = values(text, "request")
    assert request["to"] is None
    assert request["from"]["code"] == "32.03"  # type: ignore[index]


@pytest.mark.parametrize(
    "text",
    [
        "Kapolres Cianjur meminta seluruh warga untuk waspada terhadap TPPO.",
        "Kapolres Cianjur mengimbau masyarakat agar tidak tergiur tawaran TPPO.",
        "“Setiap warga kami minta menjadi agen kamtibmas cegah TPPO,” kata Kapolres Cianjur.",
        "Ia minta maaf soal TPPO.",
        "Dibutuhkan dukungan dari pemerintah daerah terhadap TPPO.",
        "TPPO diminta dicegah.",
    ],
)
def test_an_appeal_to_the_public_or_by_nobody_is_no_request(text: str) -> None:
    assert values(text, "request") == []


def test_a_request_belongs_to_the_activity_in_whose_story_it_stands() -> None:
    text = (
        "Polres Cianjur menggelar rapat koordinasi TPPO di Aula Contoh, Rabu (12/6/2024).\n"
        "Kapolres Cianjur meminta Pemkab Cianjur mengalokasikan anggaran pemulangan.\n"
        "Ia kembali meminta Pemkab Cianjur mengalokasikan anggaran pemulangan.\n"
    )
    (request,) = values(text, "request")
    assert request["of"] == "a1"


LEAD = "CIANJUR - Rapat yang membahas korban tindak pidana perdagangan orang (TPPO) itu dan ini digelar di Cianjur.\n\n"


def _name(party: object) -> object:
    return party["name"] if isinstance(party, dict) else None


@pytest.mark.parametrize(
    ("sentence", "asker", "asked", "what"),
    [
        ("Setiap kepala desa di sana juga diimbau membentuk satgas TPPO.", None, "kepala desa di sana", "membentuk satgas TPPO"),
        ("Guru diminta Kapolres Cianjur mencatat nomor orang tua.", "Kapolres Cianjur", "Guru", "mencatat nomor orang tua"),
        ("Kapolres Cianjur mengajak seluruh peserta, mulai dari camat hingga kader, untuk memperkuat sinergi.", "Kapolres Cianjur", "seluruh peserta, mulai dari camat hingga kader", "untuk memperkuat sinergi"),
        ("Kapolres Cianjur mengingatkan Pemkab Cianjur perlu kembali menertibkan rumah kos.", "Kapolres Cianjur", "Pemkab Cianjur", "perlu kembali menertibkan rumah kos"),
        ("Tim pencegahan TPPO diminta bekerja lebih fokus.", None, "Tim pencegahan TPPO", "bekerja lebih fokus"),
        ("Aktivis buruh di Cianjur, Umpama Misalnya, mendesak jaksa menghitung restitusi.", "Aktivis buruh di Cianjur", "jaksa", "menghitung restitusi"),
        ("Keluarga korban tampak lelah. Mereka meminta jaksa mengajukan banding.", "Keluarga korban", "jaksa", "mengajukan banding"),
        ("Kapolres Cianjur AKBP Andai Umpamanya hadir. Menurut warga, Andai meminta camat mendata warganya.", "Kapolres Cianjur", "camat", "mendata warganya"),
    ],
)  # fmt: skip
def test_who_asks_whom(sentence: str, asker: str | None, asked: str, what: str) -> None:
    (request,) = values(f"{LEAD}{sentence}", "request")
    assert (_name(request["from"]), _name(request["to"]), request["what"]) == (asker, asked, what)


def test_what_is_hoped_for_is_asked_of_whom_it_comes_from() -> None:
    hope = "Keluarga korban berharap adanya perhatian serius dari pemerintah daerah."
    (request,) = values(f"{LEAD}{hope}", "request")
    assert (_name(request["from"]), _name(request["to"])) == ("Keluarga korban", "pemerintah daerah")


@pytest.mark.parametrize(
    "sentence",
    ["Kadang-kadang kami minta sumbangan ke sana-sini.", "Siswa yang diminta pulang sudah dijemput."],
)
def test_money_begged_for_or_a_person_called_is_no_request(sentence: str) -> None:
    assert values(f'{LEAD}"{sentence}" kata Kapolres Cianjur.', "request") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Kuasa hukum terdakwa berharap majelis hakim mempertimbangkan keringanan dalam perkara TPPO.",
        "Kapolres Cianjur berharap para peserta memiliki pengetahuan soal TPPO.",
        "Ada pemohon paspor yang meminta surat gratis dengan membawa formulir TPPO.",
        "Seorang korban kami minta menghubungi penjemputnya, kata Kapolres Cianjur soal TPPO.",
        "Kegiatan itu upaya mendorong dinas untuk menyelaraskan program TPPO.",
        "Perkara TPPO ini bermula saat HM mengajak empat perempuan dari Kecamatan Cugenang bekerja sebagai pengasuh.",
        "Rapat TPPO usai. Soal pupuk, Bupati Cianjur meminta Kapolsek Cugenang berkoordinasi dengan kios.",
    ],
)
def test_a_plea_a_hope_or_an_aim_asks_no_office(sentence: str) -> None:
    assert values(f"CIANJUR - {sentence}", "request") == []


def test_an_order_within_a_demand_is_not_asked_again() -> None:
    text = (
        "Yayasan Contoh Harapan mendesak Kapolri agar memerintahkan Kapolres Cianjur menangkap pelaku TPPO."
    )
    [request] = values(text, "request")
    assert request["to"]["name"] == "Kapolri"


def test_an_act_is_nobody() -> None:
    text = "Bupati Cianjur mendesak pengusutan kasus TPPO untuk melindungi korban."
    assert [request["to"] for request in values(text, "request")] == [None]


def test_who_is_asked_does_not_ask() -> None:
    text = 'Rakor TPPO digelar. "Kami mendorong Kapolres Cianjur segera bergerak," tegas anggota dewan di Cianjur.'
    assert [request["from"] for request in values(text, "request")] == [None]


def test_a_private_name_is_no_asker() -> None:
    text = "Misal Umpama menyarankan Satgas TPPO bersinergi dengan Dinas Sosial Cianjur."
    assert [request["from"] for request in values(text, "request")] == [None]


def test_a_request_goes_on_past_tidak_hanya_tetapi_juga() -> None:
    text = "Camat meminta Polres Cianjur tidak hanya menangkap pelaku TPPO tetapi juga mendata tamu kampung."
    [request] = values(text, "request")
    assert str(request["what"]).endswith("mendata tamu kampung")


def test_a_request_told_as_a_noun_is_of_who_asked_before() -> None:
    text = (
        "Rapat TPPO digelar untuk ini dan itu. DPRD Cianjur meminta Dinas Sosial Cianjur membuka data korban. "
        "Permintaan kepada Polres Cianjur agar posko dihidupkan kembali dijawab akan dipelajari."
    )
    requests = values(text, "request")
    assert [request["what"] for request in requests][1:] == ["posko dihidupkan kembali"]
    assert {request["from"]["name"] for request in requests} == {"DPRD Cianjur"}  # type: ignore[index]


def test_an_office_that_is_asked_too_is_asked() -> None:
    text = "Rapat TPPO itu digelar. Polres Cianjur juga diminta menambah petugas di pelabuhan, kata Bupati Cianjur."
    assert [request["to"]["name"] for request in values(text, "request")] == ["Polres Cianjur"]  # type: ignore[index]
