"""Where one paste holds several articles: each is read by itself, so that no day or number wanders to another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from gugus_engine.article.reading import Draft, Json, Kind, Reading, say_json
from gugus_engine.article.scene import Page, Part
from gugus_engine.say import Say
from gugus_engine.text.datelines import dateline
from gugus_engine.text.spans import Span

MOST_ARTICLES = 8
"""Of one paste; each is read by itself, so that more would keep an officer waiting."""
_OUTLET = re.compile(r"\w\.\w{2,7}\b")
_IN_CAPITALS = re.compile(r"(?P<town>[A-Z][A-Z’']{2,20})(?: [A-Z][A-Z’'.]{1,20}){0,3}\W*")
_BYLINE = re.compile(r"\s*(?:editor|pewarta|penulis|reporter|copyright|©|red(?:aksi)?\s*:)", re.IGNORECASE)
_SIGNED = re.compile(
    r"[.!?][\"”’]?\s*(?:\*+|\((?:\*+|[a-z]{2,4}(?:/[a-z]{2,4}){0,2}|[A-Z][a-z]+(?: [A-Z][a-z]+)?|[A-Z]{2,4}(?:/[A-Z]{2,4}){0,2})\))$"
)
_INITIALS = re.compile(
    r"\([\w*][\w*/ .]{0,30}\)|(?:[\w .]{2,30}/)?[A-Z]{2,4}(?:/[A-Z]{2,4})+|[A-Z][\w .]{2,30}/[A-Z]{2,4}"
)
_PARAGRAPHS = 2  # of a story before another begins, and after a sign that one has ended

_A_NOTICE = 250  # characters; a headline that ends in a full stop is shorter
_SIGNATURE = 60  # characters

_CAPITAL_WORD = re.compile(r"\b[A-Z][A-Z’']{2,20}\b")
_NUMBERED = re.compile(r"[aprfn]\d+")


@dataclass(frozen=True)
class _Paragraph:
    span: Span
    part: Part


def articles_in(page: Page) -> tuple[Span, ...]:
    """The stretches of the articles in one text, in order: one that is the whole text, in almost every case.

    Another begins at a dateline in the midst of a story, or where a story goes on after a byline or a signature.
    """
    starts = [0, *_beginnings(page.text, _paragraphs(page))]
    ends = [*starts[1:], len(page.text)]
    return tuple(Span(start, end) for start, end in zip(starts, ends, strict=True))


def _paragraphs(page: Page) -> list[_Paragraph]:
    found = []
    for _, own in groupby(page.pieces, key=lambda piece: piece.paragraph):
        pieces = list(own)
        parts = {piece.part for piece in pieces}
        part = Part.BODY if Part.BODY in parts else pieces[0].part
        found.append(_Paragraph(pieces[0].span.until(pieces[-1].span), part))
    return found


def _beginnings(text: str, paragraphs: Sequence[_Paragraph]) -> Iterator[int]:
    """Where the second article begins, the third, and so on."""
    told, long, is_over, heads = 0, 0, False, -1
    left, capitals = sum(own.part is Part.BODY for own in paragraphs), Counter(_CAPITAL_WORD.findall(text))
    for own in paragraphs:
        line = own.span.quote(text)
        if own.part is not Part.BODY:
            is_over |= told >= _PARAGRAPHS and _is_byline(line)
            heads = own.span.start if own.part is Part.HEADLINE and heads < 0 else heads
            continue
        opens = _is_dateline(line, capitals) or (heads >= 0 and _is_opening(line))
        if (opens and (told >= _PARAGRAPHS or long >= _A_NOTICE)) or (is_over and left >= _PARAGRAPHS):
            yield heads if heads >= 0 else own.span.start
            told = long = 0
        told, long, left, heads = told + 1, long + len(line), left - 1, -1
        is_over = told >= _PARAGRAPHS and _SIGNED.search(line[-_SIGNATURE:].rstrip()) is not None


def _is_dateline(line: str, capitals: Counter[str]) -> bool:
    """Whether a paragraph opens as an article does: "KARAWANG, contoh.id -"; a town in capitals stands there only."""
    head = _head(line)
    town = _IN_CAPITALS.fullmatch(head)
    return _OUTLET.search(head) is not None or (town is not None and capitals[town["town"]] == 1)


def _is_opening(line: str) -> bool:
    """Whether a paragraph below a headline opens with names and a dash: "Betun, Malaka - ", "Diskominfo Indramayu - "."""
    return bool(_head(line))


def _head(line: str) -> str:
    """The dateline with which a paragraph opens, where a dash or a bar ends it."""
    found = dateline(line)
    head = found.quote(line) if found else ""
    return "" if head.rstrip().endswith((".", ":")) else head


def _is_byline(line: str) -> bool:
    return _BYLINE.match(line) is not None or _INITIALS.fullmatch(line.strip()) is not None


def only(text: str, stretch: Span) -> str:
    """The text up to the end of one stretch, everything before it blank, so that offsets stay."""
    before = text[: stretch.start].split("\n")
    return "\n".join(" " * len(line) for line in before) + stretch.quote(text)


def joined(text: str, readings: Sequence[Reading]) -> Reading:
    """One reading of several articles: drafts numbered through, each activity with the doubt whether they are two.

    What could not be read, or is about something else, is left out while anything else was read.
    """
    read = [each for each in readings if each.problem is None]
    if not read:
        return readings[0]
    drafts, notes, counts = [], [], dict.fromkeys("aprfn", 0)
    for each in read:
        names = _renumbered([*each.drafts, *each.notes], counts)
        drafts += [_doubted(_named(draft, names)) for draft in each.drafts]
        notes += [_named(note, names) for note in each.notes]
    return Reading(text, None, tuple(drafts), tuple(notes))


def _renumbered(drafts: Sequence[Draft], counts: dict[str, int]) -> dict[str, str]:
    """The new name of each draft; `counts` holds how many of a letter came before, and goes on."""
    names = {}
    for draft in drafts:
        counts[draft.id[0]] += 1
        names[draft.id] = f"{draft.id[0]}{counts[draft.id[0]]}"
    return names


def _named(draft: Draft, names: dict[str, str]) -> Draft:
    referring = {key: _referring(draft.value[key], names) for key in ("of", "part_of") if key in draft.value}
    return replace(draft, id=names[draft.id], value={**draft.value, **referring})


def _referring(value: Json, names: dict[str, str]) -> Json:
    if isinstance(value, list):
        return [_referring(each, names) for each in value]
    return names.get(value, value) if isinstance(value, str) and _NUMBERED.fullmatch(value) else value


def _doubted(draft: Draft) -> Draft:
    if draft.kind is not Kind.ACTIVITY:
        return draft
    doubts = draft.value["doubts"]
    said: Json = say_json(Say("article.two_articles"))
    return replace(
        draft, value={**draft.value, "doubts": [said, *(doubts if isinstance(doubts, list) else [])]}
    )
