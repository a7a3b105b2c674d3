"""The words of a document that somebody else made: what stands in a PDF, a Word file, a saved web page."""

from __future__ import annotations

import io
import pkgutil
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module

import pypdf
from lxml import etree, html

from gugus.core.cleaning.pictures import TooLarge

# Its parts are loaded when first needed; the child process opens no file by then.
for _part in pkgutil.walk_packages(pypdf.__path__, "pypdf."):
    with suppress(ImportError):
        import_module(_part.name)

MOST_PAGES = 60
MOST_WORDS = 400_000  # characters: more than the reader takes, so that it can say by how much
MOST_UNPACKED = 30_000_000
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What a word processor writes a second time for older ones.
_AGAIN = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
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
_BOXES = _LINES | frozenset(
    "div section article main header ul ol dl table thead tbody tr h6 hr center".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_OLD = re.compile(rb"windows-125\d|cp125\d|iso-8859-\d{1,2}", re.IGNORECASE)
_LEAST_LOOSE = 40  # characters of words that stand in no paragraph, else they are a label
_LINK_SHARE = 0.6
_LEAST_BODY = 200  # characters
_BREAK = "\u2028"  # where a line is broken inside a block


class Locked(Exception):
    """A PDF that opens with a password only."""


def pdf_words(data: bytes) -> bytes:
    """The text layer of a PDF, page by page; empty where it holds only pictures of pages, Locked behind a password."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise Locked
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
    etree.strip_elements(body, _AGAIN, with_tail=False)
    return _bounded("\n".join(filter(str.strip, map("".join, _paragraphs(body)))))


def _paragraphs(body: etree._Element) -> list[list[str]]:
    """The words of each paragraph in order; one inside another, as in a text box, is told once and apart."""
    lines: list[list[str]] = []
    within: list[list[str]] = []
    tags = [f"{_WORD}{name}" for name in ("p", "t", "tab", "br")]
    for event, part in etree.iterwalk(body, events=("start", "end"), tag=tags):
        if part.tag == tags[0]:
            within.append([]) if event == "start" else within.pop()
            lines += within[-1:] if event == "start" else []
        elif event == "start" and within:
            within[-1].append((part.text or "") if part.tag == tags[1] else " ")
    return lines


def page_words(data: bytes) -> bytes:
    """The article of a saved web page: its headline, its lines; no menus, links to other articles or scripts."""
    page = html.document_fromstring(data, parser=_parser(_encoding(data)))
    title = _title(page)
    etree.strip_elements(page, etree.Comment, etree.ProcessingInstruction, *_ROUND, with_tail=False)
    for part in page.xpath("//*[@class or @id or @hidden or @style]"):
        if part.getparent() is not None and part.tag != "body" and _is_round(part):
            part.drop_tree()
    lines = list(_lines(_main(page)))
    if title and title not in lines[:3]:
        lines.insert(0, title)
    return _bounded("\n\n".join(lines))


def _is_round(part: html.HtmlElement) -> bool:
    """Whether a part is hidden, or named as what stands round an article."""
    is_hidden = "hidden" in part.attrib or _HIDDEN.search(part.get("style", "")) is not None
    return is_hidden or _ROUND_CLASS.search(f"{part.get('class', '')} {part.get('id', '')}") is not None


def _parser(encoding: str) -> html.HTMLParser:
    """A parser for an encoding, which a page may name that there is not."""
    try:
        return html.HTMLParser(encoding=encoding, no_network=True)
    except LookupError:
        return html.HTMLParser(encoding="cp1252", no_network=True)


def _encoding(data: bytes) -> str:
    """The encoding a page declares in its first lines, UTF-8 where it says nothing and is that."""
    told = re.search(rb"charset\s*=\s*[\"']?([\w-]+)", data[:4096])
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return told[1].decode() if told and _OLD.fullmatch(told[1]) else "cp1252"
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
    """The lines of a part, each run of words once; those that are mostly links are left out, and loose labels."""
    runs = list(_runs(part))
    for run in [run for run in runs if run.is_told] or runs:
        lines = [line for line in map(_plain, "".join(run.words).split(_BREAK)) if line]
        if lines and run.linked <= _LINK_SHARE * sum(map(len, lines)):
            yield "\n".join(lines)


@dataclass
class _Run:
    """Words that stand in one block without another between them; how many of them are links."""

    is_line: bool
    words: list[str] = field(default_factory=list)
    linked: int = 0

    @property
    def is_told(self) -> bool:
        """Whether there is more than a label that stands loose in a box."""
        words = "".join(self.words).strip()
        return bool(words) and (self.is_line or len(words) >= _LEAST_LOOSE)

    def add(self, words: str | None, *, is_link: bool) -> None:
        """Some more words of it."""
        self.words.append(words or "")
        self.linked += len(words or "") if is_link else 0


def _runs(part: html.HtmlElement) -> Iterator[_Run]:
    """The runs of words in order. Those of a paragraph, or right in the part, are lines."""
    run, links, boxes = _Run(is_line=True), 0, [False]
    for event, each in etree.iterwalk(part, events=("start", "end")):
        is_start, is_box = event == "start", each.tag in _BOXES and each is not part
        links += (each.tag == "a") * (1 if is_start else -1)
        if is_box:
            yield run
            boxes = [*boxes, boxes[-1] or each.tag in _LINES] if is_start else boxes[:-1]
            run = _Run(is_line=boxes[-1] or len(boxes) == 1)
        if is_start and each.tag == "br":
            run.add(_BREAK, is_link=False)
        if is_start or each is not part:
            run.add(each.text if is_start else each.tail, is_link=links > 0)
    yield run


def _plain(text: str) -> str:
    return " ".join(text.split())


def _bounded(text: str) -> bytes:
    """The answer, never without a byte: nothing at all would mean that no copy came about."""
    if len(text) > MOST_WORDS:
        raise TooLarge
    return f"{text}\n".encode("utf-8", "replace")
