"""The text of an article that comes as a file: plain text, a saved web page, a PDF, a Word document."""

from __future__ import annotations

import io
import re

from gugus.core.cleaning.copying import make_copy
from gugus.core.cleaning.kinds import members
from gugus.intake.article_text import without_controls
from gugus.intake.articles import FILE_LIMIT, decode
from gugus_engine.say import Say

SECONDS = 20.0
_HEAD = 1024
_MARK = b"\xef\xbb\xbf"
# Nothing is tried twice: what stands before the first tag is passed over for good.
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s++|(?><\?xml[^>]*>)|(?><!--.*?-->))*+<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_ARCHIVE = re.compile(
    rb"\s*+(?:from|mime-version|content-type|subject|date|snapshot-content-location):", re.I
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
    head = content[:_HEAD].removeprefix(_MARK).lstrip()
    if other := _other_format(head):
        return other
    reader = "pdf_words" if head.startswith(b"%PDF-") else _reader(content, name)
    if reader is None:
        text = decode(content)
        return Say("articles.not_text") if text is None else without_controls(text)
    out = io.BytesIO()
    if not make_copy(reader, [content], out, seconds=SECONDS):
        return Say("article.file_closed")
    text = without_controls(out.getvalue().decode("utf-8"))
    return text if text.strip() else Say(_EMPTY[reader])


def _other_format(head: bytes) -> Say | None:
    """The sentence for two kinds of file that look like plain text and are none."""
    if head.startswith(b"{\\rtf"):
        return Say("article.rtf")
    is_archive = _ARCHIVE.match(head) and b"multipart/related" in head.lower()
    return Say("article.web_archive") if is_archive else None


def _reader(content: bytes, name: str) -> str | None:
    """Which of the child's readers takes the file that is no PDF; None for what is read as plain text."""
    if content.startswith(b"PK\x03\x04"):
        return "docx_words" if "word/document.xml" in members(io.BytesIO(content)) else None
    is_named = name.lower().endswith(_PAGE_NAMES) and b"<" in content
    is_page = is_named or _PAGE.match(content, 0, _HEAD) is not None
    return "page_words" if is_page and b"\x00" not in content[:_HEAD] else None
