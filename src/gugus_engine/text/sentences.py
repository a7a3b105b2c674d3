"""Cutting running Indonesian text into sentences with their paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gugus_engine.text.spans import Span, trimmed

_END = re.compile(
    r"(?<![.!?…])(?P<mark>[.!?…]++)(?P<close>[\"”’»)\]]*)(?P<gap>\s+)(?=(?P<next>[\"“‘'(«\[]*\S))"
)
_BEFORE = re.compile(r"([^\W_]+)$")
_BLANK = re.compile(r"\n\s*\n")
_LINE = re.compile(r"\n")

# Written with a full stop in the middle of a sentence.
ABBREVIATIONS = frozenset(
    "no nomor jo jl jln gg kab kec kel ds dr drs dra ir prof h hj kh tgl st ust sdr sdri bpk alm "
    "pol purn tn ny mr mrs ph rt rw a b c d e f g i j k l m n o p q r s t u v w x y z "
    "ttd an als yth dll dsb hlm vol pt cv ltd bin prov kep tg jend letkol letjen mayjen brigjen "
    "irjen komjen kombes kompol akp akbp iptu ipda aiptu aipda brigpol bripka briptu bripda "
    "moh muh muhammad abd si sos pd hum kom ag sh mh se mm st mt sik mkn psi farm kep keb".split()
)
LONGEST_SENTENCE = 2_000  # characters
_WRAP_LINES = 6
_WRAP_SHARE = 0.6


@dataclass(frozen=True)
class Sentence:
    """One sentence: where it stands and the number of its paragraph, from 0."""

    span: Span
    paragraph: int


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text, without white space at their sides; nothing else is lost.

    A line break ends a sentence, except in text that was wrapped at a fixed width. What runs on
    for more than 2,000 characters without an end is cut there.
    """
    found: list[Sentence] = []
    for number, paragraph in enumerate(_paragraphs(text)):
        found += [Sentence(span, number) for span in _cut(text, paragraph)]
    return tuple(found)


def _paragraphs(text: str) -> Iterator[Span]:
    pattern = _BLANK if _is_wrapped(text) else _LINE
    start = 0
    for match in pattern.finditer(text):
        span = trimmed(text, start, match.start())
        start = match.end()
        if span.end > span.start:
            yield span
    span = trimmed(text, start, len(text))
    if span.end > span.start:
        yield span


def _is_wrapped(text: str) -> bool:
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    broken = [line for line in lines if 45 <= len(line) <= 110 and line[-1] not in '.!?…:"”’)']
    return len(lines) >= _WRAP_LINES and len(broken) >= _WRAP_SHARE * len(lines)


def _cut(text: str, paragraph: Span) -> Iterator[Span]:
    for span in _ends(text, paragraph):
        yield from _bounded(text, span)


def _bounded(text: str, span: Span) -> Iterator[Span]:
    """The sentence, in pieces where it is longer than any sentence is: no text may take long to read."""
    start = span.start
    while span.end - start > LONGEST_SENTENCE:
        cut = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        end = cut if cut > start else start + LONGEST_SENTENCE
        yield trimmed(text, start, end)
        start = end
    last = trimmed(text, start, span.end)
    if last.end > last.start:
        yield last


def _ends(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        if _ends_sentence(text, match, start):
            yield trimmed(text, start, match.end("close"))
            start = match.end("gap")
    span = trimmed(text, start, paragraph.end)
    if span.end > span.start:
        yield span


def _ends_sentence(text: str, match: re.Match[str], start: int) -> bool:
    following = match.group("next")[-1]
    if not (following.isupper() or following.isdigit()):
        return False
    before = _BEFORE.search(text, max(start, match.start("mark") - 30), match.start("mark"))
    if before is None or match.group("mark") != ".":
        return True
    word = before.group(1)
    is_list_number = word.isdigit() and before.start() == start
    return not is_list_number and word.lower() not in ABBREVIATIONS
