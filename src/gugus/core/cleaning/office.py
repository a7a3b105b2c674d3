"""Word and Excel files without properties, authors, macros, enclosed objects and links to elsewhere."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

from gugus.core.cleaning.pictures import TooLarge, bare_jpeg, bare_png

MOST_PARTS, MOST_UNPACKED = 3_000, 150_000_000
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
# Parts that fall away with every mention of them.
_DROPPED = re.compile(
    r"^(docProps/|customXml/|customUI/|_xmlsignatures/|META-INF/)|vbaProject|vbaData|/people\.xml$|attachedToolbars", re.IGNORECASE
)  # fmt: skip
# Parts that others point to: they stay, empty.
_EMPTIED = re.compile(r"/(embeddings|activeX|printerSettings|externalLinks/media)/", re.IGNORECASE)
_MENTION = re.compile(
    rb"<(Relationship|Override)\b[^<>]{0,4000}/>|<(Relationship|Override)\b[^<>]{0,4000}>\s*</\2>"
)
_TARGET = re.compile(rb"""(?:Target|PartName)\s*=\s*["']([^"']*)["']""")
_ELSEWHERE = re.compile(rb"""TargetMode\s*=\s*["']External["']""")
_ADDRESS = re.compile(rb"""Target\s*=\s*("[^"]*"|'[^']*')""")
# (what tells about people or machines, what stands there instead)
_TOLD: tuple[tuple[re.Pattern[bytes], bytes], ...] = (
    (re.compile(rb"""(\s(?:\w+:)?(?:author|initials|displayName|userId|userName|lastIdx)\s*=\s*)("[^"]*"|'[^']*')"""), rb'\1""'),
    (re.compile(rb"""\s\w+:rsid\w*\s*=\s*("[^"]*"|'[^']*')"""), b""),
    (re.compile(rb"<(?:\w+:)?rsids\b[^<>]{0,200}>(?:\s*<(?:\w+:)?rsid(?:Root)?\b[^<>]{0,200}/>)*\s*</(?:\w+:)?rsids>"), b""),
    (re.compile(rb"(<(?:\w+:)?author>)[^<]*(</(?:\w+:)?author>)"), rb"\1\2"),
    (re.compile(rb"<(?:\w+:)?absPath\b[^<>]{0,4000}/>"), b""),
)  # fmt: skip
_MACRO_TYPES = (
    (
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    ),
    (
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    ),
)


def office(data: bytes) -> bytes:
    """The same document, written anew part by part; TooLarge when it unpacks to more than 150 MB."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        parts = source.infolist()
        if len(parts) > MOST_PARTS:
            raise TooLarge
        left = MOST_UNPACKED
        for part in parts:
            left -= _carry(source, part, target, left)
    return out.getvalue()


def _carry(source: zipfile.ZipFile, part: zipfile.ZipInfo, target: zipfile.ZipFile, left: int) -> int:
    """Write one part over, cleaned; returns how much it unpacked to."""
    name = part.filename
    if part.is_dir() or _DROPPED.search(name):
        return 0
    with source.open(part) as file:
        content = file.read(left + 1)
    if len(content) > left:
        raise TooLarge
    fresh = zipfile.ZipInfo(name, _FIRST_DAY)
    fresh.compress_type = zipfile.ZIP_DEFLATED
    target.writestr(fresh, _cleaned(name, content))
    return len(content)


def _cleaned(name: str, content: bytes) -> bytes:
    if _EMPTIED.search(f"/{name}"):
        return b""
    ending = name.rpartition(".")[2].lower()
    clean = _BY_ENDING.get(ending)
    return clean(content) if clean else content


def _xml(content: bytes) -> bytes:
    """One part in XML: nobody named, nothing that calls elsewhere, no mention of what fell away."""
    text = _utf8(content)
    for old, new in _MACRO_TYPES:
        text = text.replace(old, new)
    for told, instead in _TOLD:
        text = told.sub(instead, text)
    return _MENTION.sub(lambda found: _mention(found[0]), text)


def _utf8(content: bytes) -> bytes:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16")
        return re.sub(r"^\s*<\?xml[^>]*\?>", "", text).encode()
    return content


def _mention(text: bytes) -> bytes:
    """A relationship or content type: gone when its part is, pointing to nothing when it points elsewhere."""
    if _ELSEWHERE.search(text):
        return _ADDRESS.sub(b'Target="about:blank"', text)
    found = _TARGET.search(text)
    place = found[1].decode("utf-8", "replace").lstrip("/").removeprefix("../") if found else ""
    return b"" if _DROPPED.search(place) or place == "people.xml" else text


_BY_ENDING: dict[str, Callable[[bytes], bytes]] = {
    "xml": _xml, "rels": _xml, "vml": _xml, "jpg": bare_jpeg, "jpeg": bare_jpeg, "jfif": bare_jpeg, "png": bare_png,
}  # fmt: skip
