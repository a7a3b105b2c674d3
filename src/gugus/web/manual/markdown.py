"""Markdown to HTML: headings with ids, tables, safe links; no raw HTML."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

Address = Callable[[str], str]
"""Where a link or image of the text leads; empty for nowhere, then only its words are shown."""


@dataclass(frozen=True)
class Heading:
    """One heading of the second level, for the list of contents."""

    id: str
    text: str


@dataclass(frozen=True)
class Rendered:
    """A page as HTML with its list of contents."""

    html: SafeString
    headings: Sequence[Heading]


def rendered(text: str, address: Address) -> Rendered:
    """The HTML of a text; raw HTML in it is shown as text, links go where `address` says."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(text)
    headings = _name_headings(tokens)
    for token in tokens:
        if token.type == "table_open":
            token.attrSet("class", "g-table g-table--keep")
        if token.children:
            _lead(token.children, address)
    html = parser.renderer.render(tokens, parser.options, {})
    for begin, end in (("<table ", "</table>"), ("<pre>", "</pre>")):
        html = html.replace(begin, f'<div class="g-scroll" tabindex="0">{begin}').replace(end, f"{end}</div>")
    # Safe: the renderer escapes all text, raw HTML is off, addresses passed `address`.
    return Rendered(mark_safe(html), headings)  # noqa: S308


def _name_headings(tokens: Sequence[Token]) -> list[Heading]:
    found: list[Heading] = []
    used: set[str] = set()
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open":
            name = _unused(slug(inline.content), used)
            used.add(name)
            opening.attrSet("id", name)
            if opening.tag == "h2":
                found.append(Heading(name, _words(inline)))
    return found


def _words(inline: Token) -> str:
    return "".join(child.content for child in inline.children or ())


def slug(text: str) -> str:
    """A heading as an id: "Change one rule, end to end" -> "change-one-rule-end-to-end"."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "section"


def _unused(name: str, used: set[str]) -> str:
    return next(each for each in (name, *(f"{name}-{n}" for n in range(2, 1000))) if each not in used)


def _lead(children: list[Token], address: Address) -> None:
    """Set each link and image to where it leads; what leads nowhere loses its tag and keeps its words."""
    dropped: list[bool] = []
    for child in children:
        if child.type == "link_open":
            dropped.append(not _set(child, "href", address))
        elif child.type == "link_close" and dropped.pop():
            child.tag = "span"
        elif child.type == "image" and not _set(child, "src", address):
            child.type, child.content = "text", _words(child)


def _set(token: Token, name: str, address: Address) -> bool:
    """Whether the link or image leads anywhere; a link that does not becomes a span."""
    target = address(str(token.attrGet(name) or ""))
    if not target:
        token.attrs.pop(name, None)
        token.tag = "span"
        return False
    token.attrSet(name, target)
    if target.startswith("http"):
        token.attrSet("rel", "noreferrer noopener")
    return True
