"""The line of place and outlet with which an article opens: "KARAWANG, contoh.id -", "Betun (5/5/2025) — "."""

from __future__ import annotations

import re

from gugus_engine.text.spans import Span

# A name in capitals, an outlet ("contoh.id"), a date in figures, or anything in brackets.
_WORD = r"(?:[A-Z](?:[\w’'/]|\.(?=\w))*+|[a-z\d][\w-]*+(?:\.[a-z]{2,7})++|\d[\d/.]*+|\([^()\n]{1,60}\))"
_GAP = r"(?:[ \t]*+[,|/][ \t]*+|[ \t]++|-(?=[A-Z]))"
# What parts it from the story: a dash, a bar, a colon between spaces; a full stop or a bare hyphen after capitals.
_MARK = (
    r"(?:\s*+(?:--|[–—|])\s*+|\s++-\s++|\s++:\s++|(?<=[A-Z]{3})\.\s++|(?<=[\w)])-\s++"
    r"|(?<=[A-Z]{3})-(?=[\"“]?[A-Z][a-z])|(?<=\w)-(?=[\"“]))"
)
_DATELINE = re.compile(rf"(?P<head>{_WORD}(?:{_GAP}{_WORD}){{0,8}}?){_MARK}(?=\S)")


def dateline(text: str, start: int = 0, end: int | None = None) -> Span | None:
    """The dateline that begins at `start`, its mark and the space after it included; None where none does."""
    match = _DATELINE.match(text, start, len(text) if end is None else end)
    return Span(*match.span()) if match else None


def story_start(text: str, start: int, end: int | None = None) -> int:
    """Where the story begins: after the dateline, or at `start`."""
    found = dateline(text, start, end)
    return found.end if found else start
