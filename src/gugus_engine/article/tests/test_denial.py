"""What a sentence denies, imagines or tells as a rumour is no fact; an idiom with "tidak" still is one."""

from __future__ import annotations

import pytest

from gugus_engine.article.denial import (
    is_absent,
    is_contested,
    is_denied,
    is_no_number,
    is_refuted,
    is_unreal,
)
from gugus_engine.article.tests.make import Value, laid_out, read_text, values
from gugus_engine.text.spans import Span

CLOSING = " Tindak pidana perdagangan orang (TPPO) adalah kejahatan."
DAY = "pada Senin (13/5/2024)"


def notes(text: str, kind: str) -> list[Value]:
    """The values of all notes of one kind."""
    return [dict(note.value) for note in read_text(text).notes if note.kind.value == kind]


@pytest.mark.parametrize(
    "sentence",
    [
        "Polres Cianjur membantah telah menggelar sosialisasi TPPO di Aula Contoh {day}.",
        "Seandainya Polres Cianjur menggelar sosialisasi TPPO {day}, korban bisa dicegah.",
        "Pemerintah Kabupaten Cianjur seharusnya menggelar rakor TPPO {day}.",
        "Polres Cianjur belum menggelar sosialisasi TPPO di Aula Contoh {day}.",
        "Dinas Sosial Kabupaten Cianjur batal menggelar rakor TPPO di Aula Contoh {day}.",
        "Jika Polres Cianjur menggelar sosialisasi TPPO {day}, warga akan datang.",
        "Tidak benar bahwa Polres Cianjur menangkap 12 tersangka TPPO {day}.",
        "Beredar kabar bahwa Polres Cianjur menangkap 40 pelaku TPPO {day}.",
        "Kabar bahwa Polres Cianjur menangkap 40 pelaku TPPO {day} adalah hoaks.",
        "HOAKS: Polres Cianjur menangkap 40 pelaku TPPO {day}.",
        "Polres Cianjur menangkap 40 pelaku TPPO {day}. Faktanya, kabar itu tidak benar.",
        "Dalam film itu, Polres Cianjur menangkap 12 tersangka TPPO dan memulangkan 30 korban {day}.",
        "Polres Cianjur gagal memulangkan 30 korban TPPO {day}.",
        "Polres Cianjur gagal menangkap tersangka TPPO {day}.",
        "Tidak benar Polres Cianjur menangkap 12 tersangka TPPO {day}.",
        "Penangkapan 12 tersangka TPPO {day} itu hanyalah kabar bohong, kata Kapolres Cianjur.",
        "Sosialisasi TPPO yang sedianya digelar {day} di Aula Contoh batal dilaksanakan.",
        "Mestinya Dinas Sosial Kabupaten Cianjur menggelar rakor TPPO {day}.",
    ],
)
def test_what_did_not_take_place_is_no_activity(sentence: str) -> None:
    reading = read_text(sentence.format(day=DAY) + CLOSING)
    told = [each.kind.value for each in (*reading.drafts, *reading.notes)]
    assert not {"activity", "stage", "figure"} & set(told)


@pytest.mark.parametrize(
    "sentence",
    [
        "Polres Cianjur tidak hanya menggelar sosialisasi TPPO {day}, tetapi juga membagikan selebaran.",
        "Tak lama kemudian, Polres Cianjur menggelar sosialisasi TPPO di Aula Contoh {day}.",
        "Polres Cianjur tak henti menggelar sosialisasi TPPO di Aula Contoh {day}.",
        "Isu itu tidak benar, tetapi Polres Cianjur menggelar sosialisasi TPPO di Aula Contoh {day}.",
        "Wakapolres Cianjur Kompol Manakala Umpama menggelar sosialisasi TPPO di Aula Contoh {day}.",
        "AKP Konon Umpama dari Polres Cianjur menggelar sosialisasi TPPO di Aula Contoh {day}.",
    ],
)
def test_an_idiom_or_a_denial_of_something_else_leaves_the_activity(sentence: str) -> None:
    [activity] = values(sentence.format(day=DAY) + CLOSING, "activity")
    assert activity["type"] == "sosialisasi"


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("Polres Cianjur tidak menangkap 5 tersangka TPPO.", []),
        ("Bukan 40 korban, melainkan 4 korban TPPO, kata Kapolres Cianjur.", [4]),
        ("Bayangkan jika ada 1.000 korban TPPO di Cianjur.", []),
        ("Andai ada 200 korban TPPO di Cianjur, penampungan penuh.", []),
        ("Dinas Sosial Kabupaten Cianjur gagal memulangkan 30 korban TPPO.", []),
        ("Pengadilan Negeri Cianjur tidak menjatuhkan vonis 7 tahun penjara kepada terdakwa TPPO.", []),
        ("Kabar vonis 7 tahun penjara bagi terdakwa TPPO di Cianjur itu tidaklah benar.", []),
        ("Semula disebut 40 korban TPPO di Cianjur, ternyata 44 korban.", [44]),
        ("Tak kurang dari 12 korban TPPO didampingi di Cianjur.", [12]),
        ("Bukan hanya 12 korban TPPO yang didampingi di Cianjur.", [12]),
        ("Belum lama ini Polres Cianjur menangkap 12 tersangka TPPO.", [12]),
        ("Korban TPPO di Cianjur yang tidak mendapat 57 korban.", [57]),
    ],
)
def test_a_number_denied_or_imagined_is_no_figure(sentence: str, numbers: list[int]) -> None:
    assert [figure["number"] for figure in values(sentence + CLOSING, "figure")] == numbers


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Bupati Cianjur tidak berjanji menambah anggaran TPPO tahun 2027.", 0),
        ("Bupati Cianjur membantah berjanji menambah anggaran TPPO tahun 2027.", 0),
        ("Bupati Cianjur menolak berjanji menambah anggaran TPPO tahun 2027.", 0),
        ("Bupati Cianjur berjanji menambah anggaran TPPO tahun 2027.", 1),
    ],
)
def test_a_denied_promise_is_no_commitment(sentence: str, count: int) -> None:
    assert len(notes(sentence + CLOSING, "commitment")) == count


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Kapolres Cianjur tidak meminta Bupati Cianjur menambah anggaran TPPO.", 0),
        ("Kapolres Cianjur belum pernah mendesak Bupati Cianjur menambah anggaran TPPO.", 0),
        ("Kapolres Cianjur tidak lupa meminta Bupati Cianjur menambah anggaran TPPO.", 1),
        ("Kapolres Cianjur meminta Bupati Cianjur menambah anggaran TPPO.", 1),
    ],
)
def test_a_denied_asking_is_no_request(sentence: str, count: int) -> None:
    assert len(values(sentence + CLOSING, "request")) == count


def test_an_arrest_for_another_crime_is_no_stage() -> None:
    text = (
        "Polres Cianjur menangkap 12 pengedar narkoba. Berbeda dari TPPO, perkara itu ditangani satuan lain."
    )
    assert notes(text + CLOSING, "stage") == []


def test_an_arrest_beside_drugs_that_names_trafficking_is_a_stage() -> None:
    text = "Polres Cianjur menangkap tiga pelaku TPPO yang juga bandar narkoba."
    assert [note["stage"] for note in notes(text + CLOSING, "stage")] == ["ditangkap"]


def test_who_came_last_year_does_not_come_to_what_is_planned() -> None:
    text = (
        "Dinas Sosial Kabupaten Cianjur akan menggelar sosialisasi TPPO di Aula Contoh pada Senin (7/12/2026). "
        "Tahun lalu 300 orang mendaftar tetapi hanya 12 orang hadir."
    )
    assert values(text + CLOSING, "participants") == []


def test_who_registered_is_not_counted_as_there() -> None:
    text = (
        f"Dinas Sosial Kabupaten Cianjur menggelar sosialisasi TPPO di Aula Contoh {DAY}. "
        "Sebanyak 300 orang mendaftar dan 45 orang hadir."
    )
    assert [count["number"] for count in values(text + CLOSING, "participants")] == [45]


@pytest.mark.parametrize(
    ("text", "word", "denied"),
    [
        ("Polisi tidak pernah menangkap pelaku.", "menangkap", True),
        ("Polisi tidak hanya menangkap pelaku.", "menangkap", False),
        ("Polisi membantah menerima uang, tetapi menangkap pelaku.", "menangkap", False),
        ("Polisi urung menangkap pelaku.", "menangkap", True),
        ("Polisi bukan sekadar menangkap pelaku.", "menangkap", False),
    ],
)
def test_a_denial_reaches_no_farther_than_its_clause(text: str, word: str, denied: bool) -> None:
    article = laid_out(text)
    at = text.index(word)
    assert is_denied(article, article.pieces[0], Span(at, at + len(word))) is denied


def test_a_condition_ends_at_its_comma_and_a_comparison_is_none() -> None:
    text = "Jika dibandingkan tahun lalu turun, polisi menangkap pelaku."
    article = laid_out(text)
    at = text.index("turun")
    assert not is_unreal(article, article.pieces[0], Span(at, at + 5))


def test_a_tale_is_refuted_and_its_number_counts_nothing() -> None:
    text = "Dalam novel itu polisi menangkap 12 pelaku."
    article = laid_out(text)
    assert is_refuted(article, article.pieces[0], Span(23, 32))
    assert is_no_number(article, article.pieces[0], Span(33, 35))


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Sebanyak 12 undangan berhalangan.", True),
        ("Sebanyak 12 orang tidak hadir.", True),
        ("Sebanyak 12 peserta mendaftar.", True),
        ("Sebanyak 12 orang tanpa dokumen.", False),
        ("Sebanyak 12 peserta hadir.", False),
    ],
)
def test_who_was_counted_but_was_not_there(text: str, absent: bool) -> None:
    assert is_absent(laid_out(text), Span(9, 11)) is absent


def test_what_is_told_may_be_contested_further_on() -> None:
    text = "Berkas itu disebut mandek, tetapi polisi membantah."
    assert is_contested(laid_out(text), Span(26, len(text)))
    assert not is_contested(laid_out(text), Span(0, 26))
