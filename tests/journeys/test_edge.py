"""Every page in a browser asks our host only and breaks no policy; under load a form sends itself."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request

from gugus.core.limits import declared
from gugus.demo.files import declared as demo
from tests.journeys.conftest import ROOT, Office, _environment, _free_port, _wait, sign_in

pytestmark = pytest.mark.check
# One account of each set of roles: who does the same work sees the same pages.
ACCOUNTS = tuple({tuple(one["roles"]): name for name, one in demo("accounts")["accounts"].items()}.values())
TIMES = 4  # roles that open one and the same page of the menu
IDS = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d[\d.]*")
# A page with a query is another page only where the public form opens.
START = (
    "/",
    "/en/",
    "/cerita/?provinsi=32",
    "/cerita/?provinsi=32&kabupaten=32.03",
    "/tidak-ada/",
    "/pergi/",
)
WATCH = """addEventListener("securitypolicyviolation", (event) =>
    console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`))"""
INLINE = """() => [...document.querySelectorAll("[style], style, script:not([src])")].map((each) => each.outerHTML)"""
LINKS = """() => [...document.querySelectorAll("a[href]")].map((each) => each.href)"""
STORY = "Teman saya (contoh) diajak kerja di luar negeri."


class Walk:
    """A browser that opens pages, follows links of shapes it has not seen, and notes all that is amiss."""

    def __init__(self, page: Page, office: Office) -> None:
        self.page, self.office, self.amiss = page, office, list[str]()
        self.seen: set[str] = set()
        self.links: dict[str, str] = {}
        page.add_init_script(WATCH)
        page.on("request", self._asked)
        page.on("pageerror", lambda error: self.amiss.append(f"script error: {error}"))
        page.on("console", self._said)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith(self.office.url + "/"):
            self.amiss.append(f"asks {request.url}")

    def _said(self, message: ConsoleMessage) -> None:
        known = re.search("status of 4(04|29)|Unrecognized feature", message.text)
        if message.type in ("error", "warning") and not known:
            self.amiss.append(f"{self.page.url}: {message.text}")

    def open(self, url: str) -> list[str]:
        """Open a page; the links it offers."""
        self.seen.add(shape(url))
        try:
            answer = self.page.goto(url)
        except Error as error:
            if "Download is starting" not in str(error):
                raise
            return []
        assert answer is not None
        if answer.status != 200 and "tidak-ada" not in url:
            self.amiss.append(f"{url} answers {answer.status}, linked from {self.links.get(url)}")
        self.amiss += [f"{url}: inline {each}" for each in self.page.evaluate(INLINE)]
        found = [str(each).split("#")[0] for each in self.page.evaluate(LINKS)]
        self.links |= dict.fromkeys(found, url)
        return found

    def through(self, first: list[str]) -> None:
        """Open these pages and every page behind them whose shape is new."""
        waiting = list(first)
        while waiting:
            url = waiting.pop()
            if (
                url.startswith(self.office.url + "/")
                and shape(url) not in self.seen
                and "/static/" not in url
            ):
                waiting += self.open(url)


def shape(url: str) -> str:
    """A page's address without ids and without a query that only filters."""
    parts = urlsplit(url)
    query = (
        "?" + "&".join(sorted(each.split("=")[0] for each in parts.query.split("&"))) if parts.query else ""
    )
    return IDS.sub("*", parts.path) + query


def test_every_public_page_asks_our_host_only_and_breaks_no_policy(page: Page, office: Office) -> None:
    walk = Walk(page, office)
    walk.through([office.url + path for path in START])
    assert walk.amiss == []
    assert len(walk.seen) >= 16
    assert page.context.cookies() == [] or "/masuk/" in "".join(walk.seen)


def test_the_watch_sees_what_is_amiss(page: Page, office: Office) -> None:
    walk = Walk(page, office)
    walk.open(office.url + "/")
    page.evaluate("document.body.append(Object.assign(new Image(), {src: 'http://127.0.0.2/x.png'}))")
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.evaluate("setTimeout(() => { throw new Error('amiss') })")
    refused = "() => { try { document.body.innerHTML = '<b>'; return false } catch { return true } }"
    assert page.evaluate(refused)
    page.wait_for_timeout(300)
    found = "\n".join(walk.amiss + page.evaluate(INLINE))
    assert all(
        each in found for each in ("policy: img-src", "policy: style-src-attr", "script error", "color: red")
    )


def test_every_page_of_every_role_asks_our_host_only_and_breaks_no_policy(page: Page, office: Office) -> None:
    walk, visits = Walk(page, office), Counter[str]()
    for username in ACCOUNTS:
        page.context.clear_cookies()
        sign_in(page, office, username)
        nav = page.locator("nav a").evaluate_all("all => all.map((each) => each.href)")
        visits.update(map(shape, nav))
        for url in [page.url, *(each for each in nav if visits[shape(each)] <= TIMES)]:
            walk.through(walk.open(url))
    walk.open(office.path("/masuk/", "en"))
    assert walk.amiss == []
    assert len(walk.seen) >= 30


@pytest.fixture(scope="module")
def busy(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office with the declared limits, where one sender has told more than a person does."""
    home, port = tmp_path_factory.mktemp("busy") / "home", _free_port()
    shutil.copytree(prepared, home)
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "1", "--blocking-threads", "2",
        "--host", "127.0.0.1", "--port", str(port), "--no-access-log", "--log-level", "warning",
        "gugus.project.wsgi:application",
    ]  # fmt: skip
    server = subprocess.Popen(command, env={**_environment(home), "GUGUS_LIMITS_TIMES": "1"}, cwd=ROOT)
    try:
        _wait(port, server)
        yield Office(f"http://localhost:{port}", home)
    finally:
        server.terminate()
        server.wait(timeout=20)


def _tell(page: Page, office: Office) -> None:
    page.goto(office.path("/cerita/?provinsi=32&kabupaten=32.03"))
    page.fill("textarea[name=story]", STORY)
    page.check("input[name=urgency][value=days]")


def _words(page: Page) -> int:
    page.wait_for_selector(".g-receipt__words li", timeout=40_000)
    return page.locator(".g-receipt__words li").count()


def _make_busy(page: Page, office: Office) -> None:
    page.goto(office.path("/cerita/?provinsi=32&kabupaten=32.03"))
    for _ in range(declared()["forms"]["tell"]["sender"]):
        page.request.post(office.path("/cerita/"), form={"story": "", "token": "x"})


def test_when_load_rises_while_somebody_writes_the_page_does_the_sum_and_sends_itself(
    page: Page, busy: Office
) -> None:
    walk = Walk(page, busy)
    _tell(page, busy)
    page.request.post(busy.path("/cerita/"), form={"story": "", "token": "x"})
    for _ in range(declared()["forms"]["tell"]["sender"]):
        page.request.post(busy.path("/cerita/"), form={"story": "", "token": "x"})
    page.click("main form button:not([name])")
    assert _words(page) == 7
    assert walk.amiss == []


def test_under_load_the_sum_is_done_while_typing_and_no_page_comes_between(page: Page, busy: Office) -> None:
    _make_busy(page, busy)
    _tell(page, busy)
    page.wait_for_selector("[data-done=yes]", state="attached", timeout=30_000)
    statuses = list[int]()
    page.on("response", lambda answer: statuses.append(answer.status))
    page.click("main form button:not([name])")
    assert _words(page) == 7
    assert 429 not in statuses


def test_who_sends_before_the_sum_is_done_sees_it_and_is_sent_after_it(page: Page, busy: Office) -> None:
    _make_busy(page, busy)
    _tell(page, busy)
    page.click("main form button:not([name])")
    assert _words(page) == 7


def test_without_script_the_page_keeps_the_text_and_sends_after_the_wait(
    browser: Browser, busy: Office
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    _make_busy(page, busy)
    _tell(page, busy)
    page.click("main form button:not([name])")
    assert page.locator("textarea[name=story]").input_value() == STORY
    page.wait_for_timeout((declared()["wait_seconds"] + 1) * 1000)
    page.click("main form button:not([name])")
    assert _words(page) == 7
    assert context.cookies() == []
    context.close()
