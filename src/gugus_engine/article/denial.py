"""Whether what a sentence names is denied there, only imagined, or told as a rumour or a tale."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gugus_engine.article.clauses import COMPARED
from gugus_engine.article.scene import Article, Piece, Unreal, hits, holds
from gugus_engine.article.untrue import untrue
from gugus_engine.text.phrases import Phrases
from gugus_engine.text.spans import Span

_CLOSE = 60  # characters between "tidak" and what it denies
_STOP = re.compile(r"[;“”\"]|\.\s")
_COMMA = re.compile(r"[,;“”\"]|\.\s")
_WORD = re.compile(r"[^\s]+")
_VERB = re.compile(r"me[a-z-]{3,}|dihadiri|diikuti|tercatat|ditemukan", re.IGNORECASE)
_WHO = re.compile(r"\byang\s+$", re.IGNORECASE)
_FIRST = re.compile(r"\w")
_NUMBERED = re.compile(r"\b(?:nomor|nomer|no\.?)\s+(?:(?!dua\b)[a-z]{3,}\s+){0,2}$", re.IGNORECASE)
_PEOPLE = re.compile(r"\s+(?:(?:orang|peserta|undangan|lainnya|sudah|telah)\s+)*")


def is_refuted(article: Article, piece: Piece, span: Span) -> bool:
    """Whether somebody denies it, or it is a rumour, a hoax or the tale of a film."""
    return _within(span, unreal(article, piece).refuted)


def is_imagined(article: Article, piece: Piece, span: Span) -> bool:
    """Whether it is only imagined: "bayangkan …", "seandainya …"."""
    return _within(span, unreal(article, piece).imagined)


def is_denied(article: Article, piece: Piece, act: Span) -> bool:
    """Whether an act did not take place: "tidak pernah meminta", "membantah telah …", "seandainya …"."""
    told = unreal(article, piece)
    return _within(act, told.refuted + told.imagined) or _is_negated(article, piece, act)


def is_unreal(article: Article, piece: Piece, act: Span) -> bool:
    """Whether an act is denied, or told only as a condition: "jika … menggelar"."""
    return is_denied(article, piece, act) or _within(act, unreal(article, piece).conditional)


def is_no_number(article: Article, piece: Piece, number: Span) -> bool:
    """Whether a number counts nothing that is: "bukan 40", "tidak menangkap 5", "andai ada 200"."""
    told = unreal(article, piece)
    if _within(number, told.refuted + told.imagined) or _is_of_a_name(article, piece, number):
        return True
    words = article.lexicon.denial
    near = Span(max(piece.span.start, number.start - _CLOSE), number.start)
    return any(
        _leads_to_number(article, word, number)
        for pattern in (words.near, words.nominal, words.conditions, words.oughts)
        for word in hits(pattern, article.text, near)
        if not _WHO.search(article.text, near.start, word.start)  # "yang tidak memenuhi syarat 57 orang"
    )


def _is_of_a_name(article: Article, piece: Piece, number: Span) -> bool:
    """ "Nomor berkas 77": a number that names a paper and counts nobody."""
    start = max(piece.span.start, number.start - _CLOSE)
    return _NUMBERED.search(article.text, start, number.start) is not None


def is_contested(article: Article, after: Span) -> bool:
    """Whether somebody contests, further on in the sentence, what it told before."""
    return holds(article.lexicon.denial.contests, article.text, after)


def is_absent(article: Article, number: Span) -> bool:
    """Whether those who were just counted were not there: "12 undangan berhalangan", "5 orang tidak hadir"."""
    words, people = article.lexicon.denial, _PEOPLE.match(article.text, number.end)
    return people is not None and any(
        pattern.match(article.text, people.end()) is not None for pattern in (words.near, words.absent)
    )


def unreal(article: Article, piece: Piece) -> Unreal:
    """The unreal stretches of a sentence, found once."""
    if piece.index not in article.unreal:
        article.unreal[piece.index] = _read(article, piece)
    return article.unreal[piece.index]


def _read(article: Article, piece: Piece) -> Unreal:
    words, text = article.lexicon.denial, article.text
    refuted = [*_forward(article, piece, words.denies)]
    refuted += [Span(piece.span.start, word.end) for word in hits(words.refutes, text, piece.span)]
    refuted += untrue(article, piece)
    if _is_retracted(article, piece) or _is_labelled(article, piece):
        refuted.append(piece.span)
    imagined = tuple(_forward(article, piece, words.imagines))
    return Unreal(tuple(refuted), imagined, tuple(_conditions(article, piece)))


def _forward(article: Article, piece: Piece, words: Phrases) -> Iterator[Span]:
    """From each of the words to the end of what it reaches, where it is no name."""
    for word in hits(words, article.text, piece.span):
        if not _is_name(article, piece, word):
            yield Span(word.start, _end(article, piece, word.end))


def _conditions(article: Article, piece: Piece) -> Iterator[Span]:
    """From "jika" to the comma; "jika dibandingkan" is no condition."""
    words, text = article.lexicon.denial, article.text
    for word in (*hits(words.conditions, text, piece.span), *hits(words.oughts, text, piece.span)):
        if not COMPARED.match(article.text, word.end) and not _is_name(article, piece, word):
            yield Span(word.start, _end(article, piece, word.end, _COMMA))


def _end(article: Article, piece: Piece, at: int, stop: re.Pattern[str] = _STOP) -> int:
    """Where the stretch ends: at a stop, or at "tetapi", "melainkan"."""
    found = stop.search(article.text, at, piece.span.end)
    other = next(hits(article.lexicon.denial.ends, article.text, Span(at, piece.span.end)), None)
    return min(found.start() if found else piece.span.end, other.start if other else piece.span.end)


def _is_retracted(article: Article, piece: Piece) -> bool:
    """Whether the next sentence takes it back: "Kabar itu tidak benar"."""
    if piece.index + 1 >= len(article.pieces):
        return False
    return holds(article.lexicon.denial.retracts, article.text, article.pieces[piece.index + 1].span)


def _is_labelled(article: Article, piece: Piece) -> bool:
    """ "HOAKS: …", "[Hoaks] …"."""
    first = _FIRST.search(article.text, piece.span.start, piece.span.end)
    start = first.start() if first else piece.span.start
    label = article.lexicon.denial.labels.match(article.text, start, piece.span.end)
    return label is not None and article.text[label.end() : label.end() + 2].lstrip()[:1] in {":", "]", "!"}


def _is_name(article: Article, piece: Piece, word: Span) -> bool:
    """Whether the word is a name, "Andai" of a post, or "AKP Konon Wibisana": in capitals within a sentence."""
    name = article.quote(word)
    if any(name in article.quote(post.holder).split() for post in article.posts if post.holder):
        return True
    ahead = article.text[piece.span.start : word.start].rstrip()
    return name[0].isupper() and (ahead[-1:].isalnum() or ahead.endswith(","))


def _within(span: Span, stretches: tuple[Span, ...]) -> bool:
    return any(stretch.start <= span.start < stretch.end for stretch in stretches)


def _is_negated(article: Article, piece: Piece, act: Span) -> bool:
    """Whether "tidak" stands before it with nothing between but "pernah", "jadi", "akan"."""
    near = Span(max(piece.span.start, act.start - _CLOSE), act.start)
    words = article.lexicon.denial
    return any(
        _is_bare(article, Span(word.end, act.start), words.helpers)
        for pattern in (words.near, words.nominal, words.duties, words.oughts)
        for word in hits(pattern, article.text, near)
    )


def _is_bare(article: Article, between: Span, allowed: Phrases) -> bool:
    """Whether only allowed words stand between."""
    return all(
        allowed.fullmatch(article.text, *match.span())
        for match in _WORD.finditer(article.text, between.start, between.end)
    )


def _leads_to_number(article: Article, word: Span, number: Span) -> bool:
    """Whether only helpers, at most one verb and "sebanyak" stand between the word and the number."""
    words = article.lexicon.denial
    between = list(_WORD.finditer(article.text, word.end, number.start))
    plain = [
        match.group()
        for match in between
        if not words.helpers.fullmatch(article.text, *match.span())
        and not words.quantifiers.fullmatch(article.text, *match.span())
    ]
    return not plain or (len(plain) == 1 and _VERB.fullmatch(plain[0]) is not None)
