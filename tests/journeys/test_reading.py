"""Reading the news: correct, accept, drop; a second outlet joined as a further source; files, one of them bad."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import Teller, inspect
from tests.journeys.variants import checked_in, told_in

FIRST = """CIANJUR, Kabar Contoh - Dinas Sosial Kabupaten Cianjur mengadakan sosialisasi pencegahan tindak pidana \
perdagangan orang (TPPO) di Aula Contoh Dua, Rabu (11/11/2026). Kegiatan itu diikuti 120 orang secara luring dan 340 \
orang secara daring.

"Sejak Januari 2026 ada sedikitnya 9 korban yang dipulangkan," kata Kepala Dinas Sosial Kabupaten Cianjur. Kepala Dinas \
Sosial meminta pemerintah desa menyebarkan nomor pengaduan.
"""
SECOND = """CIANJUR, Warta Contoh - Sosialisasi pencegahan tindak pidana perdagangan orang (TPPO) digelar Dinas Sosial \
Kabupaten Cianjur di Aula Contoh Dua, Rabu (11/11/2026). Acara diikuti 120 orang secara luring dan 300 orang secara daring.
"""


def _words(teller: Teller) -> list[str]:
    """Button labels that differ by language: correct, accept as corrected, drop, read wrongly."""
    said = {
        "id": ["Perbaiki", "Terima dengan perbaikan", "Buang", "Salah baca"],
        "en": ["Correct", "Accept as corrected", "Drop", "Read wrongly"],
    }
    return said[teller.language]


def _told(teller: Teller, text: str) -> str:
    """The same story a week later in another hall for the second language, so that both have one of their own."""
    return text if teller.language == "id" else text.replace("Dua,", "Tiga,").replace("11/11", "18/11")


def _outlet(teller: Teller, name: str) -> str:
    return name if teller.language == "id" else f"{name} Dua"


def _paste(teller: Teller, text: str, publisher: str) -> None:
    teller.go("/artikel/")
    teller.page.fill("textarea[name=text]", _told(teller, text))
    teller.page.fill("input[name=publisher]", publisher)
    teller.send("form[data-articles] button[type=submit]")


def _card(page: Page, family: str) -> Locator:
    return page.locator(f".g-draft--{family}[data-waits]").first


def _press(teller: Teller, button: Locator) -> None:
    with teller.page.expect_navigation():
        button.click()
    inspect(teller.page)


@told_in("id", "desk")
def test_two_outlets_become_one_activity_with_both_sources(teller: Teller) -> None:
    page, (correct, accept, drop, wrong) = teller.page, _words(teller)
    first, second = _outlet(teller, "Kabar Contoh"), _outlet(teller, "Warta Contoh")
    teller.enter("sekretariat.cianjur")
    _paste(teller, FIRST, first)
    teller.keep("article")
    figure = _card(page, "figure")
    figure.get_by_text(correct, exact=True).click()
    figure.locator("input[name$=-number]").fill("11")
    _press(teller, figure.get_by_role("button", name=accept))
    expect(page.locator(".g-draft--figure")).to_have_class("g-draft g-draft--accepted g-draft--figure")
    request = _card(page, "request")
    request.get_by_text(drop, exact=True).click()
    _press(teller, request.get_by_role("button", name=wrong))
    _press(teller, _card(page, "activity").locator("[data-accept]"))
    _paste(teller, SECOND, second)
    same = _card(page, "activity").locator(".g-same")
    expect(same.first).to_contain_text(first)
    expect(same.first).to_contain_text("340")
    same.first.locator("button").scroll_into_view_if_needed()
    teller.keep("article-same")
    _press(teller, same.filter(has_text=first).first.locator("button"))
    with page.expect_navigation():
        page.click(".g-draft--activity a[href*='/kegiatan/']")
    inspect(page)
    for outlet in (first, second, "300"):
        expect(page.locator(".g-sources")).to_contain_text(outlet)
    page.locator(".g-sources li").last.scroll_into_view_if_needed()
    teller.keep("activity-sources")
    teller.go("/artikel/contoh/")
    expect(page.locator("main")).to_contain_text("11")


@told_in("id", "phone")
def test_files_are_read_one_by_one_and_a_bad_one_says_why(teller: Teller, tmp_path: Path) -> None:
    page, own = teller.page, f"{teller.language} {teller.size}"
    good, bad = tmp_path / "berita.pdf", tmp_path / "rusak.pdf"
    good.write_bytes(_pdf(f"{SECOND} berkas {own}"))
    bad.write_bytes(b"%PDF-1.4 rusak")
    teller.enter("sekretariat.cianjur")
    teller.go("/artikel/")
    page.set_input_files("input[type=file]", [good, bad])
    page.click("form[data-articles] button[type=submit]")
    expect(page.locator(".g-sending .g-result")).to_have_count(2, timeout=60_000)
    expect(page.locator(".g-sending .g-result--ok a")).to_have_text("berita.pdf")
    expect(page.locator(".g-sending .g-result--bad")).to_contain_text("rusak.pdf")
    read = page.locator(".g-sending .g-result--ok a").get_attribute("href")
    expect(page.locator(f"[data-article-list] a[href='{read}']")).to_have_count(1)
    inspect(page)
    page.locator(".g-sending .g-result").last.scroll_into_view_if_needed()
    teller.keep("articles-files")
    with page.expect_navigation():
        page.click(".g-sending .g-result--ok a")
    if teller.size == "phone":
        expect(page.locator("[data-text]")).not_to_have_attribute("open", "")
        page.locator("a[href='#teks']").click()
    expect(page.locator(".g-reading__text")).to_be_visible()
    inspect(page)


@checked_in("id", "desk")
def test_the_desk_decides_by_keys(teller: Teller) -> None:
    page = teller.page
    teller.enter("sekretariat.cianjur")
    _paste(teller, FIRST.replace("340", "350"), _outlet(teller, "Kabar Tombol"))
    page.keyboard.press("j")
    expect(page.locator(".g-draft--activity")).to_be_focused()
    page.keyboard.press("x")
    expect(page.locator(".g-draft--activity [data-drop]")).to_have_attribute("open", "")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("t")
    page.keyboard.press("k")
    expect(page.locator(".g-draft--activity")).to_be_focused()
    page.keyboard.press("j")
    with page.expect_navigation():
        page.keyboard.press("a")
    expect(page.locator(".g-draft--figure")).to_have_class("g-draft g-draft--accepted g-draft--figure")
    expect(_card(page, "request")).to_be_focused()
    if teller.size == "desk":
        page.click("[data-keys-switch]")
        _card(page, "request").focus()
        page.keyboard.press("a")
        expect(page.locator(".g-draft--request[data-waits]")).to_have_count(1)


def _pdf(text: str) -> bytes:
    """A plain PDF of one page with a text, written by hand."""
    lines = "".join(f"({_escaped(line)}) ' " for line in _wrapped(text))
    stream = f"BT /F1 9 Tf 12 TL 40 780 Td {lines} ET".encode("latin-1", "replace")
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return out + end % (len(parts) + 1, table, len(parts) + 1, len(out))


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _wrapped(text: str) -> list[str]:
    words, lines = text.split(), [""]
    for word in words:
        if len(lines[-1]) + len(word) > 90:
            lines.append("")
        lines[-1] += f"{word} "
    return lines
