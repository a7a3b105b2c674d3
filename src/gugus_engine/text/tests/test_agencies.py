"""Reading agencies and posts as texts write them."""

from __future__ import annotations

import pytest

from gugus_engine.text.agencies import load_lexicon
from gugus_engine.text.lexicon import BadLexicon
from gugus_engine.text.posts import PostMention, read_posts
from gugus_engine.text.tests.make import agencies, named, places


@pytest.mark.parametrize(
    ("text", "name", "key", "code"),
    [
        ("Acara Polres Cianjur.", "Polres Cianjur", "polres", "32.03"),
        ("Acara Polda Jabar.", "Polda Jabar", "polda", "32"),
        ("Acara Kejari Karawang.", "Kejari Karawang", "kejari", "32.15"),
        ("Acara Kejaksaan Negeri saja.", "Kejaksaan Negeri", "kejari", None),
        (
            "Acara Kantor Imigrasi Kelas I Non TPI Karawang.",
            "Kantor Imigrasi Kelas I Non TPI Karawang",
            "kantor_imigrasi",
            "32.15",
        ),
        ("Acara Kodim 0619 Purwakarta.", "Kodim 0619 Purwakarta", "kodim", "32.14"),
        ("Acara BP3MI Jawa Barat.", "BP3MI Jawa Barat", "bp3mi", "32"),
        ("Acara Disnakertrans dan lain-lain.", "Disnakertrans", "disnaker", None),
        ("Acara P2TP2A Kabupaten Barsel.", "P2TP2A Kabupaten Barsel", "uptd_ppa", "62.04"),
        ("Acara Pemkot Jakpus.", "Pemkot Jakpus", "pemda", "31.71"),
        ("Acara Pemerintah Kota (Pemkot) Bogor.", "Pemerintah Kota (Pemkot) Bogor", "pemda", "32.71"),
        (
            "Acara Pemerintah Kota Administrasi Jakarta Pusat.",
            "Pemerintah Kota Administrasi Jakarta Pusat",
            "pemda",
            "31.71",
        ),
        ("Acara LPSK di Cianjur.", "LPSK", "lpsk", None),
        ("Acara DP3AKBX Cianjur.", "DP3AKBX Cianjur", "dp3a", "32.03"),
        (
            "Acara Dinas Pertanian dan Ketahanan Pangan Kabupaten Cianjur.",
            "Dinas Pertanian dan Ketahanan Pangan Kabupaten Cianjur",
            "dinas",
            "32.03",
        ),
        ("Acara Yayasan Bunga Contoh, kata dia.", "Yayasan Bunga Contoh", "lembaga", None),
        ("acara itu digelar Polresta Bandara Contoh kemarin.", "Polresta Bandara Contoh", "polres", None),
        (
            "Acara Forum Kewaspadaan Dini Masyarakat (FKDM) selesai.",
            "Forum Kewaspadaan Dini Masyarakat (FKDM)",
            "fkdm",
            None,
        ),
    ],
)
def test_an_agency_is_read_with_kind_and_region(text: str, name: str, key: str, code: str | None) -> None:
    mention = named(text)[0]
    assert (mention.name, mention.key, mention.code) == (name, key, code)
    assert mention.span.quote(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Desa Binaan Imigrasi diresmikan.",
        "kegiatan imigrasi biasa",
        "siswa SMA hadir",
        "Universitas itu besar",
    ],
)
def test_words_that_name_no_agency_give_none(text: str) -> None:
    assert named(text) == ()


def test_a_part_of_a_police_unit_takes_its_region() -> None:
    part, whole = named("Satgas TPPO Polres Cianjur bergerak.")
    assert (part.name, part.code, whole.name) == ("Satgas TPPO Polres Cianjur", "32.03", "Polres Cianjur")


def test_an_office_list_with_commas_is_one_name() -> None:
    (mention,) = named(
        "Acara Dinas Pemberdayaan Perempuan, Perlindungan Anak, dan Keluarga Berencana Kabupaten Cianjur."
    )
    assert mention.key == "dp3a"
    assert mention.name.endswith("Keluarga Berencana Kabupaten Cianjur")


def test_no_proper_name_is_read_in_a_headline() -> None:
    (mention,) = named("Kanim Tunda Keberangkatan Sembilan Orang")
    assert mention.name == "Kanim"


def test_names_of_a_kind_carry_the_days_of_their_use() -> None:
    kind = next(kind for kind in agencies().kinds if kind.key == "kp2mi")
    days = {name.name: (name.since, name.until) for name in kind.names}
    assert str(days["BP2MI"][1]) == "2024-10-20"
    assert str(days["KP2MI"][0]) == "2024-10-21"


def _posts(text: str) -> tuple[PostMention, ...]:
    return read_posts(text, named(text), places(text), agencies())


@pytest.mark.parametrize(
    ("text", "title", "agency"),
    [
        ("kata Kapolres Cianjur AKBP Budi Contoh.", "Kapolres Cianjur", "Kapolres Cianjur"),
        (
            "kata Kasat Reskrim Polres Cianjur AKP Budi.",
            "Kasat Reskrim Polres Cianjur",
            "Polres Cianjur",
        ),
        (
            "kata Kepala Bidang Humas Polda Jabar Kombes Pol Budi.",
            "Kepala Bidang Humas Polda Jabar",
            "Polda Jabar",
        ),
        (
            "kata Kepala Bagian Kesejahteraan Rakyat (Kesra) Budi.",
            "Kepala Bagian Kesejahteraan Rakyat (Kesra)",
            None,
        ),
        ("kata Asisten II Setda, Budi.", "Asisten II Setda", "Setda"),
        ("kata Ketua Harian dan Budi.", "Ketua Harian", None),
        (
            "kata Direktur Yayasan Bunga Contoh, Budi.",
            "Direktur Yayasan Bunga Contoh",
            "Yayasan Bunga Contoh",
        ),
    ],
)
def test_a_post_is_read_without_its_holder(text: str, title: str, agency: str | None) -> None:
    post = _posts(text)[0]
    assert post.title == title
    assert (post.agency.name if post.agency else None) == agency


def test_the_holder_is_kept_apart_from_the_title() -> None:
    text = "kata Kapolres Cianjur AKBP Budi Contoh di aula."
    (post,) = _posts(text)
    assert post.holder is not None
    assert post.holder.quote(text) == "AKBP Budi Contoh"


def test_a_post_inside_an_office_name_is_none() -> None:
    assert [post.title for post in _posts("Rapat di Kantor Bupati Cianjur selesai.")] == []


GOOD = {
    "kinds": {"polres": {"names": ["Polres"]}},
    "ignore": ["Polres Kota Lama"],
    "office_words": ["anak"],
    "post_words": ["humas"],
    "bodies": ["forum"],
    "posts": ["Kepala"],
}


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"kinds": []}, "kinds"),
        ({"kinds": {"polres": "Polres"}}, "kinds.polres"),
        ({"kinds": {"polres": {"names": []}}}, "kinds.polres.names"),
        ({"kinds": {"polres": {"names": [{"to": "kemarin"}]}}}, "kinds.polres.names.name"),
        ({"kinds": {"polres": {"names": [{"name": "X", "to": "kemarin"}]}}}, "kinds.polres.names.to"),
        ({"kinds": {"polres": {"names": ["X"], "tail": "none at all"}}}, "kinds.polres.tail"),
        ({"kinds": {"polres": {"names": ["X"], "needs_name": "ya"}}}, "kinds.polres.needs_name"),
        ({"kinds": {"polres": {"names": ["X"], "colour": "blue"}}}, "kinds.polres.colour"),
        ({"kinds": {"a": {"names": ["X"]}, "b": {"names": ["x"]}}}, "kinds.b"),
        ({"posts": "Kepala"}, "posts"),
    ],
)
def test_a_wrong_lexicon_names_its_key(change: dict[str, object], key: str) -> None:
    with pytest.raises(BadLexicon) as error:
        load_lexicon({**GOOD, **change})
    assert error.value.say.as_dict()["key"] == key


def test_a_missing_section_is_named() -> None:
    with pytest.raises(BadLexicon, match="kinds"):
        load_lexicon({})


def test_a_post_of_a_body_without_a_name_is_told_with_it() -> None:
    (post,) = _posts("Direktur lembaga pendamping perempuan, Misal Umpama, mengingatkan janji itu.")
    assert post.title == "Direktur lembaga pendamping perempuan"


def test_a_post_of_a_private_body_ends_before_the_person() -> None:
    (post,) = _posts("Kata Ketua Forum Peduli Migran Contoh, Misal Umpama, kemarin.")
    assert post.title == "Ketua Forum Peduli Migran Contoh"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Kepala Sub Seksi Informasi Keimigrasian, Misal Umpama, hadir.", "Kepala Sub Seksi Informasi Keimigrasian"),
        ("Kepala Suku Dinas PPAPP Jakarta Pusat Misal Andai hadir.", "Kepala Suku Dinas PPAPP Jakarta Pusat"),
        ("Ketua Forum Contoh Nusantara (FCN) Misal Andai hadir.", "Ketua Forum Contoh Nusantara (FCN)"),
    ],
)  # fmt: skip
def test_a_post_keeps_its_office_and_no_name(text: str, title: str) -> None:
    assert [post.title for post in _posts(text)] == [title]


def test_a_nickname_in_brackets_is_no_short_name() -> None:
    assert all("Umpama" not in post.title for post in _posts("Ketua Misal Umpama Andai (UCOK) hadir."))
