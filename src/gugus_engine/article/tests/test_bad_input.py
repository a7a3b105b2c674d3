"""What cannot be read gives one sentence, what is about something else no drafts."""

from __future__ import annotations

import pytest

from gugus_engine.article.lexicon import load_lexicon
from gugus_engine.article.subject import MOST_CHARACTERS, without_tags
from gugus_engine.article.tests.make import lexicon_data, read_text
from gugus_engine.text.lexicon import BadLexicon

ENGLISH = (
    "The police said on Tuesday that two men were arrested for trafficking in persons, "
    "and that the victims had been promised work in a restaurant by an agent who was known to them."
)
MALAY = (
    "Pihak polis menahan dua lelaki kerana kes pemerdagangan orang, iaitu jenayah yang "
    "dilaporkan selepas serbuan di sebuah premis, kata beliau di mahkamah dan pejabat itu."
)
FOOTBALL = (
    "BANDUNG - Persatuan Contoh menang 3-1 atas tamunya di stadion, Minggu (12/10/2025). "
    "Sebanyak 14.230 penonton memadati tribun, kata pelatih seusai laga."
)
RECIPE = "Siapkan 6 butir telur dan 200 gram tepung. Kocok dengan gula sampai mengembang, lalu kukus untuk 6 orang."
IN_PASSING = (
    "PALEMBANG - Polisi memusnahkan sabu hasil tangkapan di halaman kantor, Senin (6/10/2025). "
    "Sebanyak 9 tersangka dihadirkan. Kapolres berkata pencurian juga diperhatikan. "
    "Warga diminta tenang dan tidak membeli barang curian. Ia menyebut TPPO pada akhir jawabannya."
)

OPINION = (
    "Kita sering lupa bahwa perdagangan orang bukan hanya soal angka TPPO. Saya bertemu Pak U, nelayan yang tidak dibayar. "
    "Menurut saya, gugus tugas terlalu sering rapat dan terlalu jarang turun ke desa."
)
REVIEW = (
    "JAKARTA - Film terbaru sutradara Skenario Wibowo mengangkat kisah korban perdagangan manusia. Adegan ketika empat "
    "tersangka ditangkap menjadi puncaknya. Film ini tayang di bioskop mulai Kamis (7/8/2025)."
)
DIED_ABROAD = (
    "LEMBATA - Jenazah pekerja migran asal Lembata tiba di pelabuhan, Kamis (13/2/2025). Ia meninggal akibat kecelakaan "
    "kerja di Johor. Kepala dinas mengatakan ia berangkat secara nonprosedural lewat perekrut di kampung."
)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "article.empty"),
        (" \n\t", "article.empty"),
        ("TPPO dan warga. " * 20_000, "article.too_long"),
        (
            "<!DOCTYPE html><html><body>Sosialisasi TPPO yang digelar di Cianjur</body></html>",
            "article.is_html",
        ),
        ("<div><p>sosialisasi</p></div>" * 30, "article.is_html"),
        ("<b>TPPO</b> " * 19 + "<i>yang</i> dan di itu", "article.is_html"),
        (ENGLISH, "article.not_indonesian"),
        (MALAY, "article.not_indonesian"),
        ("12345 67890", "article.not_indonesian"),
        ("漢字 漢字 漢字 漢字 漢字 漢字 漢字 漢字 漢字", "article.not_indonesian"),
        (FOOTBALL, "article.other_subject"),
        (RECIPE, "article.other_subject"),
        (IN_PASSING, "article.other_subject"),
        (OPINION, "article.not_news"),
        (REVIEW, "article.not_news"),
        (
            "Baca juga: Polisi tangkap perekrut TPPO\n\nHarga cabai di pasar itu naik lagi untuk pekan ini.",
            "article.other_subject",
        ),
    ],
)
def test_a_text_that_cannot_be_read_gives_its_sentence_and_no_drafts(text: str, key: str) -> None:
    reading = read_text(text)
    assert reading.problem is not None
    assert reading.problem.key == key
    assert reading.drafts == ()
    assert reading.as_json()["problem"] == {"key": key, "values": reading.problem.as_dict()}


def test_an_accident_at_work_does_not_make_it_another_subject() -> None:
    assert read_text(DIED_ABROAD).problem is None


def test_the_limit_is_told_with_the_length() -> None:
    problem = read_text("a" * (MOST_CHARACTERS + 1)).problem
    assert problem is not None
    assert problem.as_dict() == {"length": MOST_CHARACTERS + 1, "limit": MOST_CHARACTERS}


def test_a_few_tags_are_blanked_and_offsets_stay() -> None:
    text = "<p>Polres Cianjur menggelar sosialisasi TPPO di Aula Contoh, Rabu (12/6/2024).</p>"
    assert len(without_tags(text)) == len(text)
    (draft,) = read_text(text).drafts
    assert draft.spans[0].quote(text).startswith("Polres Cianjur menggelar")


def test_a_short_note_in_indonesian_is_read() -> None:
    assert read_text("Sosialisasi TPPO digelar Polres Cianjur").problem is None


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        (("activities",), [], "activities"),
        (("activities",), [{"type": "pesta", "nouns": ["pesta"]}], "activities.0.type"),
        (("activities",), [{"type": "rakor"}], "activities.0.nouns"),
        (
            ("activities",),
            [{"type": "rakor", "nouns": ["rapat"], "needs_number": 1}],
            "activities.0.needs_number",
        ),
        (("figures", "kucing"), {"after": ["kucing"]}, "figures.kucing"),
        (("figures", "korban"), {"behind": ["korban"]}, "figures.korban.behind"),
        (("figures", "korban"), ["korban"], "figures.korban"),
        (("events", "colour"), ["biru"], "events.colour"),
        (("events", "hold"), "menggelar", "events.hold"),
        (("language", "english"), [True], "language.english"),
    ],
)
def test_a_wrong_lexicon_names_its_key(path: tuple[str, ...], value: object, key: str) -> None:
    data = lexicon_data()
    target = data
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    with pytest.raises(BadLexicon) as error:
        load_lexicon(data)
    assert error.value.say.as_dict()["key"] == key


FEW_LISTED_WORDS = (
    "Kapolres Cianjur meminta warga waspada tawaran kerja luar negeri. Warga diminta segera melapor bila menemukan "
    "perekrut ilegal. Polisi menangkap empat tersangka perdagangan orang, Senin (5/10/2026), di Cianjur."
)
SHORT_ENGLISH = (
    "Police arrested two men on Monday. Officers rescued five victims during raids across Batam city, di Batam, police "
    "spokesman told reporters. Traffickers promised victims jobs abroad."
)


def test_indonesian_of_few_listed_words_is_read() -> None:
    assert read_text(FEW_LISTED_WORDS).problem is None


@pytest.mark.parametrize("text", [SHORT_ENGLISH, ENGLISH, SHORT_ENGLISH + " " + ENGLISH])
def test_english_is_refused_beside_an_indonesian_word(text: str) -> None:
    reading = read_text(text)
    assert reading.problem is not None
    assert reading.problem.key == "article.not_indonesian"
