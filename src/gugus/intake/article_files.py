"""The text of an article that comes as a file: plain text, a saved web page, a PDF, a Word document."""

from __future__ import annotations

import io
import re

from gugus.core.cleaning.copying import make_copy
from gugus.core.cleaning.kinds import members
from gugus.intake.articles import FILE_LIMIT, decode
from gugus_engine.say import Say

SECONDS = 20.0
_HEAD = 1024
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,400}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_PAGE_NAMES = (".html", ".htm", ".xhtml")
_EMPTY = {
    "pdf_words": "article.scanned",
    "docx_words": "article.empty",
    "page_words": "article.page_without_text",
}


def text_of(content: bytes, name: str = "") -> str | Say:
    """The text of a file, or the sentence why there is none.

    What it is, is told by its content; by its name only that tags without a head are a web page. PDF, Word
    files and pages are opened in a process of their own with limits on memory and time, 60 pages at most.
    """
    if len(content) > FILE_LIMIT:
        return Say("articles.too_large", megabytes=FILE_LIMIT // 1_000_000)
    reader = _reader(content, name)
    if reader is None:
        text = decode(content)
        return Say("articles.not_text") if text is None else text
    out = io.BytesIO()
    if not make_copy(reader, [content], out, seconds=SECONDS):
        return Say("article.file_closed")
    text = out.getvalue().decode("utf-8")
    return text if text.strip() else Say(_EMPTY[reader])


def _reader(content: bytes, name: str) -> str | None:
    """Which of the child's readers takes the file; None for what is read as plain text."""
    if b"%PDF-" in content[:_HEAD]:
        return "pdf_words"
    if content.startswith(b"PK\x03\x04"):
        return "docx_words" if "word/document.xml" in members(io.BytesIO(content)) else None
    is_named = name.lower().endswith(_PAGE_NAMES) and b"<" in content
    is_page = is_named or _PAGE.match(content, 0, _HEAD) is not None
    return "page_words" if is_page and b"\x00" not in content[:_HEAD] else None
