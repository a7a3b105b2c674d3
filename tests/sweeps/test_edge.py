"""Every address answers with every header, and no template holds a script or a style of its own."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern
from django.utils import translation

from tests.sweeps.code import SRC
from tests.sweeps.test_access import ALL, address

WEB = SRC / "gugus" / "web"
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
STATIC = sorted(
    each for each in (WEB / "static" / "gugus").rglob("*") if each.suffix in (".css", ".js", ".svg")
)
HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "Server": "gugus",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}
POLICY = {
    "default-src 'self'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "object-src 'none'",
    "frame-src 'none'", "worker-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
}  # fmt: skip
EVENTS = re.compile(r"\son[a-z]+\s*=", re.IGNORECASE)


@pytest.mark.django_db
@pytest.mark.parametrize("pattern", ALL, ids=lambda each: each.name)
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_address_answers_with_every_header(pattern: URLPattern, method: str) -> None:
    with translation.override("id"):
        answer = getattr(Client(), method)(address(pattern))
    assert [name for name, value in HEADERS.items() if answer.headers.get(name) != value] == []
    assert answer.headers["Cache-Control"] == "no-store"
    assert set(answer.headers["Content-Security-Policy"].split("; ")) >= POLICY
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert "data:" not in answer.headers["Content-Security-Policy"]
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert "Vary" not in answer.headers or "User-Agent" not in answer.headers["Vary"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/tidak-ada/", "/en/none/", "/static/gugus/public.css", "/static/tidak.css"]
)
def test_what_is_not_there_and_what_is_static_have_them_too(path: str) -> None:
    answer = Client().get(path)
    for name in ("Cross-Origin-Resource-Policy", "X-Robots-Tag", "X-Content-Type-Options", "Referrer-Policy"):
        assert answer.headers[name] == HEADERS[name]
    answer.close()


def test_a_real_office_speaks_https_only() -> None:
    text = (SRC / "gugus" / "project" / "settings.py").read_text("utf-8")
    assert "SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0" in text
    assert "SECURE_SSL_REDIRECT = PRODUCTION" in text
    assert settings.SECURE_REFERRER_POLICY == "same-origin"


class Inline(HTMLParser):
    """Finds what a strict content security policy would stop."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.found += [name for name in said if name == "style" or name.startswith(("on", "hx-on"))]
        self.found += [tag] if tag == "style" or (tag == "script" and not said.get("src")) else []
        self.found += [value for value in said.values() if (value or "").strip().startswith("javascript:")]
        self.found += [name for name in said if (said[name] or "").startswith("js:")]


def inline(markup: str) -> list[str]:
    """What of a page or a template a strict policy would stop."""
    parser = Inline()
    parser.feed(markup)
    return parser.found


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda each: str(each.relative_to(WEB / "templates")))
def test_a_template_has_no_script_or_style_of_its_own(path: Path) -> None:
    text = path.read_text("utf-8")
    bare = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", "x", text)
    assert inline(bare) == []
    assert "|safe" not in text
    assert not EVENTS.search(re.sub(r"\{[%{#].*?[%}#]\}", "", text))


def test_the_finder_of_inline_things_finds_them() -> None:
    for bad in (
        "<p style='a'>", "<style>", "<script>1</script>", "<a onclick=x>", "<a href=' javascript:x'>",
        "<p hx-vals='js:x'>",
    ):  # fmt: skip
        assert inline(bad), bad
    assert inline("<script type='module' src='/static/x.js'></script>") == []


@pytest.mark.parametrize("path", STATIC, ids=lambda each: each.name)
def test_our_static_files_ask_nobody_else(path: Path) -> None:
    text = path.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?:|url\(\s*[\"']?(data:|//)|@import|\beval\(|new Function|innerHTML", text)


def test_no_page_uses_a_class_whose_picture_the_policy_stops() -> None:
    classes = re.compile(r"\bis-invalid\b|indeterminate")
    assert [path.name for path in TEMPLATES if classes.search(path.read_text("utf-8"))] == []
