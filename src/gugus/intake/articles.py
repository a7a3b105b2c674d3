"""Reading an article with the registry's names: the engine's reader, fed with our lexicons; no database."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib import resources

import yaml

from gugus.registry.rules.gazetteer import packaged_gazetteer
from gugus_engine import article
from gugus_engine.article import Reading
from gugus_engine.text import agencies

FILE_LIMIT = 4_000_000


@cache
def _lexicon() -> article.Lexicon:
    folder = resources.files("gugus.intake") / "data"
    words: dict[str, object] = {}
    for name in ("article_lexicon.yaml", "article_notes.yaml"):
        words |= yaml.safe_load((folder / name).read_text("utf-8"))
    return article.load_lexicon(words)


@cache
def _agency_names() -> agencies.AgencyLexicon:
    path = resources.files("gugus.registry") / "data" / "agency_names.yaml"
    return agencies.load_lexicon(yaml.safe_load(path.read_text("utf-8")))


def read_text(text: str, *, today: date) -> Reading:
    """The reading of one article: a problem in one sentence, or drafts with spans."""
    return article.read(
        text, gazetteer=packaged_gazetteer(), lexicon=_lexicon(), agencies=_agency_names(), today=today
    )


def decode(content: bytes) -> str | None:
    """The text of a file: UTF-8, or else the Windows code page offices still use; None for no text at all."""
    if b"\x00" in content[:4096]:
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
