"""S7 and S11: whoever is said to have a part finds nothing; the office above and oversight read it instead."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.journeys.conftest import Teller
from tests.journeys.variants import checked_in, told_in

COUSIN = "Saya diminta 50 juta. Yang mengajak adik saya sepupu kami sendiri, dia kerja di UPTD di kota ini."
KADES = "Pak kades kumpulin KTP warga, katanya mau dikirim kerja ke Malaysia."


def _mark(teller: Teller, test: str) -> str:
    return f"Catatan {test} {teller.language} {teller.size}"


def _tell(teller: Teller, region: str, story: str, group: str, name: str = "") -> str:
    """Tell it, tick who must not see it, and keep the seven words."""
    page = teller.page
    page.context.clear_cookies()
    teller.go(f"/cerita/?provinsi={region[:2]}&kabupaten={region}")
    page.fill("textarea[name=story]", story)
    page.check("input[name=urgency][value=days]")
    page.click("main details summary")
    page.check(f"input[name=groups][value={group}]")
    page.fill("input[name=names]", name)
    teller.keep("tell-unwanted")
    teller.send()
    teller.keep("receipt-unwanted")
    return " ".join(page.locator(".g-receipt__words li").all_inner_texts())


def _links(teller: Teller, path: str) -> list[str]:
    """Where the reports of an inbox lead."""
    teller.go(path)
    return [
        str(link)
        for link in teller.page.locator("main table a").evaluate_all(
            "all => all.map(each => each.getAttribute('href'))"
        )
    ]


def _find(teller: Teller, mark: str) -> str:
    """The address of the report whose story holds a mark, among those the inbox shows; "" where there is none."""
    for link in _links(teller, "/laporan/"):
        teller.page.goto(teller.office.url + link)
        if mark in teller.page.content():
            return link
    return ""


def _status(teller: Teller, link: str) -> int:
    answer = teller.page.goto(teller.office.url + link)
    assert answer is not None
    return answer.status


@told_in("id", "phone")
def test_a_cousins_office_is_kept_out_and_the_province_answers(teller: Teller) -> None:
    page, mark = teller.page, _mark(teller, "sepupu")
    words = _tell(teller, "31.71", f"{COUSIN} {mark}", "perlindungan")
    assert "TPPO" not in page.title()
    expect(page.locator("main")).not_to_contain_text("Petugas triase")
    teller.enter("triase.dki")
    teller.go("/meja/")
    with page.expect_navigation():
        page.locator("main a[href*='/laporan/']").first.click()
    link = _find(teller, mark)
    teller.keep("report-walls")
    page.check("input[name=decision][value=ask]")
    page.fill("textarea[name=reason]", "Menyangkut petugas setempat")
    page.fill("textarea[name=question]", "Apakah adik Anda masih bisa dihubungi?")
    teller.send("main form[action*=putusan] button")
    teller.enter("triase.jakpus")
    assert _find(teller, mark) == ""
    assert (_status(teller, link), _status(teller, f"{link}tembok/")) == (404, 404)
    page.context.clear_cookies()
    teller.go("/kotak/")
    page.fill("input[name=words]", words)
    teller.send()
    expect(page.locator("main")).to_contain_text("Apakah adik Anda masih bisa dihubungi?")
    expect(page.locator("main")).not_to_contain_text("UPTD PPA Kota")


def _search_own_name(teller: Teller, name: str) -> int:
    """What the answer to a search is that was sent past the menu, as a village office would have to."""
    script = """async ([url, name]) => {
        const body = new FormData(document.querySelector("form[method=post]"));
        body.set("text", name); body.set("born", "");
        return (await fetch(url, {method: "POST", body})).status;
    }"""
    status: int = teller.page.evaluate(script, [teller.office.path("/cari/hasil/", teller.language), name])
    return status


@checked_in("id", "desk")
def test_a_village_head_finds_nothing_and_his_search_stands_in_the_audit(teller: Teller) -> None:
    page, mark = teller.page, _mark(teller, "kades")
    _tell(teller, "32.03", f"{KADES} {mark}", "desa", "Kepala Desa Contoh")
    teller.enter("triase.cianjur")
    link = _find(teller, mark)
    expect(page.locator("main")).to_contain_text(re.compile("Kantor desa|Village or kelurahan"))
    _refer_to_oversight(teller)
    teller.enter("desa.cianjur")
    teller.go("/meja/")
    expect(page.locator("main")).not_to_contain_text("L-")
    assert _search_own_name(teller, "Kepala Desa Contoh") == 403
    assert _status(teller, link) in (403, 404)
    teller.enter("kustodian.cianjur")
    teller.go("/audit/?kind=search")
    expect(page.locator("main table")).to_contain_text(re.compile("Kepala desa"))
    teller.enter("pengawas.cianjur")
    teller.go("/meja/")
    assert page.locator("main a[href*='/rujukan/'], main a[href*='/meja/']").count() > 0


def _refer_to_oversight(teller: Teller) -> None:
    """Hand it to the first post offered: the one that oversees the village office."""
    page = teller.page
    first = page.locator("select[name=to_post] option >> nth=1")
    expect(first).to_contain_text(
        re.compile("pengawas kantor yang disebut|overseeing a named office|above or overseeing")
    )
    page.check("input[name=decision][value=refer]")
    page.fill("textarea[name=reason]", "Kepala desa disebut mengumpulkan KTP")
    page.select_option("select[name=to_post]", str(first.get_attribute("value")))
    teller.send("main form[action*=putusan] button")


@checked_in("id", "desk")
def test_a_proposal_is_confirmed_first_and_another_lifted_by_two(teller: Teller) -> None:
    page, mark = teller.page, _mark(teller, "usulan")
    _tell(teller, "32.03", f"{KADES} {mark}", "imigrasi")
    teller.enter("triase.cianjur")
    _find(teller, mark)
    card = page.locator("main .g-card", has_text=re.compile("Lihat ini dulu|Look at this first")).first
    expect(card.locator("mark")).to_contain_text("kumpulin KTP")
    teller.send("main form[action*=langkah] button[value=confirm]")
    expect(page.locator("main form[action*=langkah] button[value=confirm]")).to_have_count(0)
    page.locator("main form[action*=langkah]").first.evaluate("form => form.closest('details').open = true")
    page.locator("main input[name=reason]").first.fill("Hanya tempat, bukan peran")
    teller.send("main form[action*=langkah] button[value=ask] >> nth=0")
    expect(page.locator("main form[action*=langkah] button[value=lift]")).to_have_count(0)
