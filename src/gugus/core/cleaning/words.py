"""The words of a document that somebody else made: what stands in a PDF, a Word file, a saved web page."""

from __future__ import annotations

import io
import pkgutil
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module

import pypdf
from lxml import etree, html

from gugus.core.cleaning.pictures import TooLarge

# Its parts are loaded when first needed; the child process opens no file by then.
for _part in pkgutil.walk_packages(pypdf.__path__, "pypdf."):
    with suppress(ImportError):
        import_module(_part.name)

MOST_PAGES = 60
MOST_WORDS = 400_000  # characters: twice what the reader takes
MOST_UNPACKED = 30_000_000
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What stands round an article on its page, and what no reader sees.
_ROUND = (
    "script style noscript template svg iframe form button select nav footer aside dialog figure video audio head"
).split()
_ROUND_CLASS = re.compile(
    r"(?:^|[\s_-])(?:menu|navbar|breadcrumb|sidebar|share|social|related|terkait|baca-?juga|comment|komentar|tags?|iklan|"
    r"ads?|advert\w*|popular|terpopuler|newsletter|cookie|footer|pagination)(?:$|[\s_-])",
    re.IGNORECASE,
)
_LINES = frozenset("p h1 h2 h3 h4 h5 li blockquote td dd dt pre time address".split())
_LINK_SHARE = 0.6
_LEAST_BODY = 200  # characters
_BREAK = "\u2028"  # where a line is broken inside a block


def pdf_words(data: bytes) -> bytes:
    """The text layer of a PDF, page by page; empty where it holds only pictures of pages."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    pages = [reader.pages[number] for number in range(min(len(reader.pages), MOST_PAGES))]
    return _bounded("\n\n".join(_unwrapped(page.extract_text()) for page in pages))


def _unwrapped(page: str) -> str:
    """The lines of a page with those that a line's end cut inside a sentence put together."""
    return re.sub(r"(?<=[^\s.!?:;”\"])[ \t]*\n(?=[a-z])", " ", page)


def docx_words(data: bytes) -> bytes:
    """The paragraphs of a Word file's body; TooLarge when it unpacks to more than 30 MB."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("word/document.xml") as part:
        content = part.read(MOST_UNPACKED + 1)
    if len(content) > MOST_UNPACKED:
        raise TooLarge
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    body = etree.fromstring(content, parser)
    lines = ("".join(_written(line)) for line in body.iter(f"{_WORD}p"))
    return _bounded("\n".join(line for line in lines if line.strip()))


def _written(line: etree._Element) -> Iterator[str]:
    for part in line.iter(f"{_WORD}t", f"{_WORD}tab", f"{_WORD}br"):
        yield (part.text or "") if part.tag == f"{_WORD}t" else " "


def page_words(data: bytes) -> bytes:
    """The article of a saved web page: its headline, its lines; no menus, links to other articles or scripts."""
    page = html.document_fromstring(data, parser=html.HTMLParser(encoding=_encoding(data), no_network=True))
    title = _title(page)
    etree.strip_elements(page, etree.Comment, *_ROUND, with_tail=False)
    for part in page.xpath("//*[@class or @id]"):
        named = f"{part.get('class', '')} {part.get('id', '')}"
        if part.getparent() is not None and part.tag != "body" and _ROUND_CLASS.search(named):
            part.drop_tree()
    lines = list(_lines(_main(page)))
    if title and title not in lines[:3]:
        lines.insert(0, title)
    return _bounded("\n\n".join(lines))


def _encoding(data: bytes) -> str:
    """The encoding a page declares in its first lines, UTF-8 where it says nothing and is that."""
    told = re.search(rb"charset\s*=\s*[\"']?([\w-]+)", data[:4096])
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return told[1].decode() if told and told[1].lower() != b"utf-8" else "cp1252"
    return "utf-8"


def _title(page: html.HtmlElement) -> str:
    """The headline as the page gives it to those who link to it, else the first large one."""
    told = page.xpath("//meta[@property='og:title']/@content") or page.xpath("//h1")
    first = told[0] if told else ""
    return _plain(first if isinstance(first, str) else first.text_content())


def _main(page: html.HtmlElement) -> html.HtmlElement:
    """The part that holds the article: what says so, else what holds most text in paragraphs of its own."""
    for path in ("//*[@itemprop='articleBody']", "//article", "//main"):
        found = [part for part in page.xpath(path) if len(part.text_content()) >= _LEAST_BODY]
        if found:
            return max(found, key=lambda part: len(part.text_content()))
    own: dict[html.HtmlElement, int] = {}
    for line in page.iter("p"):
        parent = line.getparent()
        if parent is not None:
            own[parent] = own.get(parent, 0) + len(line.text_content())
    best = max(own, key=lambda part: own[part], default=None)
    return best if best is not None and own[best] >= _LEAST_BODY else page


def _lines(part: html.HtmlElement) -> Iterator[str]:
    """The lines of a part, each block once; those that are mostly links are left out."""
    for block in _blocks(part):
        linked = sum(len(link.text_content()) for link in block.iter("a"))
        for line in block.iter("br"):
            line.tail = f"{_BREAK}{line.tail or ''}"
        lines = [line for line in map(_plain, block.text_content().split(_BREAK)) if line]
        if lines and linked <= _LINK_SHARE * sum(map(len, lines)):
            yield "\n".join(lines)


def _blocks(part: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The innermost blocks that hold text, in order; a part without any is one itself."""
    found = [block for block in part.iter() if block.tag in _LINES]
    inner = [block for block in found if not any(child.tag in _LINES for child in block.iterdescendants())]
    yield from inner or [part]


def _plain(text: str) -> str:
    return " ".join(text.split())


def _bounded(text: str) -> bytes:
    """The answer, never without a byte: nothing at all would mean that no copy came about."""
    if len(text) > MOST_WORDS:
        raise TooLarge
    return f"{text}\n".encode("utf-8", "replace")
