"""A real server on a copy of one prepared database, a real Chromium, and axe."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from gugus.cli import stamp
from gugus.demo.accounts import one_time_code

ROOT = Path(__file__).resolve().parents[2]
IMAGES = ROOT / "docs" / "images"
NOW = "2026-11-20T09:00:00+07:00"
SIZES = {"phone": {"width": 360, "height": 740}, "desk": {"width": 1366, "height": 768}}
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage"
).split()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test here is a journey; without a browser each skips and says so."""
    here = Path(__file__).parent
    for item in items:
        if here in Path(item.fspath).parents:
            item.add_marker(pytest.mark.journey)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="no Chromium on this machine"))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return {"executable_path": CHROMIUM, "args": FLAGS}


def _environment(home: Path) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GUGUS_", "DJANGO_", "DATABASE"))
    }
    return {
        **kept, "GUGUS_MODE": "demo", "GUGUS_HOME": str(home), "GUGUS_NOW": NOW, "GUGUS_ROOT": str(ROOT),
        "PYTHONPATH": str(ROOT / "src"), "PYTHONWARNINGS": "ignore", "GUGUS_LIMITS_TIMES": "1000",
    }  # fmt: skip


@pytest.fixture(scope="session")
def prepared() -> Path:
    """The prepared home: migrated, regions, demo. Kept under var/ while nothing it is made of changes.

    Whoever comes first builds it, the others wait.
    """
    mark = stamp.tables()[:12] + stamp.content()[:12] + stamp.static()[:12]
    home = ROOT / "var" / "prepared" / mark
    home.parent.mkdir(parents=True, exist_ok=True)
    with (home.parent / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (home / "prepared.json").is_file():
            _build(home)
    return home


def _build(home: Path) -> None:
    for old in home.parent.iterdir():
        if old.is_dir():
            shutil.rmtree(old)
    command = [sys.executable, "-m", "gugus.cli", "demo", "--prepare-only"]
    done = subprocess.run(command, env=_environment(home), check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@dataclass(frozen=True)
class Office:
    """A running demo office: its address and its home folder."""

    url: str
    home: Path

    def path(self, path: str, language: str = "id") -> str:
        """The address of a page in a language."""
        return f"{self.url}{'/en' if language == 'en' else ''}{path}"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def office(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A server of its own for each file of journeys, on a copy of the prepared home."""
    home = tmp_path_factory.mktemp("office") / "home"
    shutil.copytree(prepared, home)
    port = _free_port()
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "1", "--blocking-threads", "2",
        "--host", "127.0.0.1", "--port", str(port), "--no-access-log", "--log-level", "warning",
        "gugus.project.wsgi:application",
    ]  # fmt: skip
    server = subprocess.Popen(command, env=_environment(home), cwd=ROOT)
    try:
        _wait(port, server)
        yield Office(f"http://localhost:{port}", home)
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    """Wait until the server answers that it is well; a port that only accepts is not enough."""
    for _ in range(200):
        assert server.poll() is None, "the server ended before it answered"
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/sehat/", timeout=5) as answer:
                assert answer.status == 200
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail("the server did not answer within 20 s")


@pytest.fixture
def seen(page: Page, office: Office) -> Iterator[list[str]]:
    """Requests to other hosts and script errors of a journey; the journey fails when there is any."""
    found: list[str] = []
    page.on(
        "request",
        lambda request: None if request.url.startswith((office.url, "data:")) else found.append(request.url),
    )
    page.on("pageerror", lambda error: found.append(str(error)))
    yield found
    assert found == []


def sign_in(page: Page, office: Office, username: str, language: str = "id") -> None:
    """Sign in with a demo account."""
    page.goto(office.path("/masuk/", language))
    page.fill("input[name=username]", username)
    page.fill("input[name=password]", "gugus-contoh")
    page.click("main form button")
    page.wait_for_load_state()
    if "/masuk/kedua/" in page.url:
        page.fill("input[name=code]", one_time_code(username))
        page.click("main form button")
    page.wait_for_url(lambda url: "/masuk/" not in url)


def inspect(page: Page) -> None:
    """axe with WCAG 2.2 A and AA: no finding that is serious or critical.

    A click waits until the next page has begun, not until it is there: looked at earlier, it has no root yet.
    """
    page.wait_for_load_state()
    page.evaluate("window.scrollTo(0, 0)")
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    result = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
    grave = [each for each in result.response["violations"] if each["impact"] in ("serious", "critical")]
    assert grave == [], json.dumps([(each["id"], each["nodes"][0]["html"]) for each in grave], indent=1)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1"), "scrolls sideways"


def picture(page: Page, name: str) -> None:
    """Keep an Indonesian screenshot for the docs, when asked to (GUGUS_SCREENSHOTS=1)."""
    if os.environ.get("GUGUS_SCREENSHOTS") and name.endswith("-id"):
        IMAGES.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=IMAGES / f"{name}.png", full_page=False)


@dataclass(frozen=True)
class Teller:
    """One journey's page in one language and size, with the office it visits."""

    page: Page
    office: Office
    language: str
    size: str

    def go(self, path: str) -> None:
        """Open a page, look at it with axe."""
        answer = self.page.goto(self.office.path(path, self.language))
        assert answer is not None
        assert answer.ok, (path, answer.status)
        inspect(self.page)

    def send(self, selector: str = "main form button:not([name])") -> None:
        """Send a form and look at what comes."""
        with self.page.expect_navigation():
            self.page.click(selector)
        inspect(self.page)

    def enter(self, username: str) -> None:
        """Come in as a demo account, leaving the one before."""
        self.page.context.clear_cookies()
        sign_in(self.page, self.office, username, self.language)

    def keep(self, name: str) -> None:
        """Keep a screenshot for the docs."""
        picture(self.page, f"{name}-{self.size}-{self.language}")


@pytest.fixture
def variant(request: pytest.FixtureRequest) -> tuple[str, str]:
    return request.param  # type: ignore[no-any-return]


@pytest.fixture
def teller(page: Page, office: Office, seen: list[str], variant: tuple[str, str]) -> Teller:
    """Who tells a journey: a page of the right size, watched for foreign requests and errors."""
    language, size = variant
    page.set_viewport_size(SIZES[size])
    page.set_default_timeout(15_000)
    return Teller(page, office, language, size)
