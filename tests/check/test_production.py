"""A server in production mode: https only, every header, and a log in which nobody can be found."""

from __future__ import annotations

import contextlib
import shutil
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.check.test_trouble import Server, run

pytestmark = pytest.mark.check
MARKER = "zamrudpenanda"


@pytest.fixture
def server(prepared: Path, tmp_path: Path) -> Iterator[Server]:
    """The prepared office as a production system behind one proxy that speaks https."""
    home = Path(shutil.copytree(prepared, tmp_path / "home"))
    yield from run(
        home, GUGUS_MODE="production", GUGUS_NOW="", GUGUS_HOSTS="127.0.0.1,localhost", GUGUS_PROXIES="1",
        GUGUS_MASTER_KEY_FILE=str(home / "master.key"), GUGUS_SECRET_KEY_FILE=str(home / "secret.key"),
    )  # fmt: skip


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: object, **kwargs: object) -> None:
        return None


def _ask(url: str, data: bytes | None = None, **headers: str) -> tuple[int, dict[str, str], str]:
    request = urllib.request.Request(
        url, data, {key.replace("_", "-"): value for key, value in headers.items()}
    )
    try:
        with urllib.request.build_opener(_NoRedirect).open(request, timeout=20) as answer:
            return answer.status, {k.lower(): v for k, v in answer.headers.items()}, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, {k.lower(): v for k, v in error.headers.items()}, error.read().decode()


def test_http_leads_to_https_and_https_stays_https(server: Server) -> None:
    status, headers, _ = _ask(f"{server.base}/")
    assert (status, headers["location"].split(":")[0]) == (301, "https")
    status, headers, _ = _ask(f"{server.base}/", X_Forwarded_Proto="https")
    assert status == 200
    assert headers["strict-transport-security"].startswith("max-age=31536000")
    assert headers["server"] == "gugus"
    assert "default-src 'self'" in headers["content-security-policy"]


def test_what_a_browser_sends_about_itself_stands_in_no_log(server: Server) -> None:
    who = {
        "User_Agent": MARKER,
        "X_Forwarded_For": "203.0.113.77",
        "X_Forwarded_Proto": "https",
        "Referer": MARKER,
    }
    _ask(f"{server.base}/{MARKER}/?cari={MARKER}", **who)
    _ask(f"{server.base}/cerita/?provinsi={MARKER}&kabupaten={MARKER}", **who)
    with contextlib.suppress(urllib.error.URLError):
        _ask(f"{server.base}/cerita/", f"story={MARKER}&token={MARKER}".encode() * 120_000, **who)
    _ask(f"{server.base}/masuk/", f"username={MARKER}&password={MARKER}".encode(), **who)
    _ask(f"{server.base}/", Host=f"{MARKER}.contoh", X_Forwarded_Proto="https")
    (server.home / "gugus.sqlite3").rename(server.home / "aside.sqlite3")
    (server.home / "master.key").unlink()
    status, _, page = _ask(f"{server.base}/cerita/", f"story={MARKER}&token=x".encode(), **who)
    said = server.log.read_text("utf-8")
    assert status in (500, 503)
    assert MARKER in page
    assert "404 GET (no page)" in said
    assert MARKER not in said
    assert "203.0.113.77" not in said
    assert "127.0.0.1" not in said


def test_the_place_of_a_break_is_logged_without_its_words(server: Server) -> None:
    (server.home / "master.key").write_text(MARKER, "ascii")
    status, _, _ = _ask(
        f"{server.base}/cerita/", f"story={MARKER}&token=x".encode(), X_Forwarded_Proto="https"
    )
    said = server.log.read_text("utf-8")
    assert status == 503
    assert "503 POST cerita/" in said
    assert "gugus.core.keys.VaultError" in said
    assert "gugus/core/keys.py:" in said
    assert MARKER not in said
