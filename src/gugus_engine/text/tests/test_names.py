"""What leads to a person in a report: numbers, accounts, identity numbers, introduced names."""

from __future__ import annotations

import pytest

from gugus_engine.text.names import is_nik_shaped, mentions, normal_phone


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("hubungi 0812-3456-7890 ya", "+6281234567890"),
        ("WA +62 813 4567 8901", "+6281345678901"),
        ("62 813 4567 8901", "+6281345678901"),
        ("wa.me/6281234567890", "+6281234567890"),
        ("telepon (021) 555 1234", "+62215551234"),
        ("08111-129-129", "+628111129129"),
    ],
)
def test_a_telephone_number_is_brought_to_one_form(text: str, normal: str) -> None:
    assert [(m.kind, m.normal) for m in mentions(text)] == [("phone", normal)]


@pytest.mark.parametrize(
    ("text", "kind", "normal"),
    [
        ("ikuti @Loker.Contoh ya", "handle", "@loker.contoh"),
        ("gabung t.me/agen_contoh", "handle", "telegram:@agen_contoh"),
        ("https://www.tiktok.com/@loker_contoh", "handle", "tiktok:@loker_contoh"),
        ("instagram.com/loker_contoh", "handle", "instagram:@loker_contoh"),
        ("kirim ke Agen@Contoh.id", "email", "agen@contoh.id"),
        ("NIK 3203015501990001", "nik", "3203015501990001"),
        ("nomor paspor saya A1234567, ditahan", "passport", "A1234567"),
        ("Paspor no. c 7654321", "passport", "C7654321"),
        ("X0123456 (paspor baru)", "passport", "X0123456"),
        ("nama saya siti contoh dari cianjur", "person", "siti contoh"),
        ("Namanya Budi Contoh umur 30", "person", "budi contoh"),
        ("sponsor bernama pak haji mamat", "person", "mamat"),
        ("Bu Rina mengajak saya", "person", "rina"),
        ("agen Joko menjanjikan", "person", "joko"),
    ],
)
def test_accounts_numbers_and_introduced_names_are_read(text: str, kind: str, normal: str) -> None:
    assert (kind, normal) in [(mention.kind, mention.normal) for mention in mentions(text)]


@pytest.mark.parametrize(
    "text",
    [
        "telepon 129 atau 110",
        "ibu rumah tangga",
        "pak RT dan Pak Lurah",
        "agen resmi dan sponsor lapangan",
        "gaji 15.000.000 sebulan",
        "nomor 9999999999999999",
        "wa.me/abc",
        "kode barang A1234567",
        "paspor ditahan, gaji 3000000",
        "paspor A12345678",
        "Siti Contoh pergi",
        "tahun 2024 08",
    ],
)
def test_nothing_else_is_a_mention(text: str) -> None:
    assert mentions(text) == ()


def test_mentions_stand_in_text_order_and_do_not_overlap() -> None:
    text = "Bu Rina (0812-3456-7890, t.me/rina_contoh) bilang"
    found = mentions(text)
    assert [mention.kind.value for mention in found] == ["person", "phone", "handle"]
    assert all(mention.text == mention.span.quote(text) for mention in found)


def test_digits_that_make_no_number_have_no_normal_form() -> None:
    assert normal_phone("12345") is None
    assert normal_phone("0812") is None
    assert normal_phone("81234567890") == "+6281234567890"


def test_an_identity_number_holds_province_birthday_and_month() -> None:
    assert is_nik_shaped("3203015501990001")
    assert not is_nik_shaped("3203013201990001")
    assert not is_nik_shaped("0003010101990001")
    assert not is_nik_shaped("32030101")
