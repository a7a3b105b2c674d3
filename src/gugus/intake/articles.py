"""Reading an article with the registry's names: the engine's reader, fed with our lexicons; no database."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib import resources

import yaml

from gugus.registry.rules.gazetteer import packaged_gazetteer
from gugus_engine import article
from gugus_engine.article import Reading
from gugus_engine.article.reading import Json
from gugus_engine.article.schema import json_schema
from gugus_engine.text import agencies

FILE_LIMIT = 4_000_000
_HEAD = 4096
_SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SPACE, _BLANKS = 0x20, b"\t\n\x0b\x0c\r\x1a"


@cache
def _lexicon() -> article.Lexicon:
    folder = resources.files("gugus.intake") / "data"
    words: dict[str, object] = {}
    for name in ("article_lexicon.yaml", "article_notes.yaml", "article_names.yaml"):
        words |= yaml.load((folder / name).read_text("utf-8"), _SafeLoader)  # noqa: S506 - safe, and in C where it is
    return article.load_lexicon(words)


@cache
def _agency_names() -> agencies.AgencyLexicon:
    path = resources.files("gugus.registry") / "data" / "agency_names.yaml"
    return agencies.load_lexicon(yaml.load(path.read_text("utf-8"), _SafeLoader))  # noqa: S506


def read_text(text: str, *, today: date) -> Reading:
    """The reading of one article: a problem in one sentence, or drafts with spans."""
    return article.read(
        text, gazetteer=packaged_gazetteer(), lexicon=_lexicon(), agencies=_agency_names(), today=today
    )


def schema() -> dict[str, Json]:
    """The JSON Schema of a reading, with the words of our lexicons."""
    return json_schema(_lexicon(), _agency_names())


def decode(content: bytes) -> str | None:
    """The text of a file: UTF-8 or UTF-16, or else the Windows code page offices still use; None for no text."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", errors="replace")
        return None if "\x00" in text[:_HEAD] else text
    if any(byte < _SPACE and byte not in _BLANKS for byte in content[:_HEAD]):
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
