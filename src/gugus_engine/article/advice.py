"""Advice: what the public is told to do or not to do; what an office is asked for is a request."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from gugus_engine.article.clauses import rest, words_between
from gugus_engine.article.note import Note, note, speaker_json
from gugus_engine.article.nouns import theme_quotes
from gugus_engine.article.reading import Kind
from gugus_engine.article.scene import Article, Piece, hits, holds
from gugus_engine.article.speech import speaker_of
from gugus_engine.text.posts import PostMention
from gugus_engine.text.spans import Span, free_of

_PASSIVE = re.compile(r"di\w+|(?:dapat|bisa|silakan|sebaiknya|harus|perlu)\b.*", re.IGNORECASE)
_OWN = re.compile(r"\b(?:saya|kami|kita|untuk|memastikan|sudah|telah|mereka|dia)\s+$", re.IGNORECASE)
_QUOTE = re.compile(r"[“\"]?(?P<words>[^“”\"]{12,200}?)[,.!]?[”\"]\s+")
_ACT_REACH = 80
_FEW = 4  # words between a verb and who is addressed
_LEAST_WORDS = 3


def find_advice(
    article: Article, speakers: Mapping[int, PostMention], asked: Sequence[Span]
) -> tuple[Note, ...]:
    """The advice of the story, one in a clause."""
    found: list[Note] = []
    for piece in article.story:
        taken: list[Span] = list(asked)
        earlier = [each for each in found if each.piece.paragraph == piece.paragraph]
        speaker = speaker_of(article, piece, speakers)
        for core in _advice(article, piece, is_said=speaker is not None):
            if earlier and _is_order(article, core):
                continue  # the same advice goes on: "Jangan mudah percaya. Pastikan …"
            if free_of(core, taken) and len(article.quote(core).split()) >= _LEAST_WORDS:
                taken.append(core)
                found.append(note(article, Kind.ADVICE, piece, core, speaker=speaker_json(speaker)))
    return tuple(found)


def _is_order(article: Article, core: Span) -> bool:
    """Whether the words begin with an imperative."""
    words = article.lexicon.notes.advice
    return any(
        p.match(article.text, core.start, core.end) for p in (words.imperatives, words.weak_imperatives)
    )


def _advice(article: Article, piece: Piece, *, is_said: bool) -> list[Span]:
    """The clauses of a sentence that advise, those that name who is addressed first."""
    words = article.lexicon.notes.advice
    public = list(hits(words.public, article.text, piece.span))
    cores = []
    for verb in hits(words.verbs, article.text, piece.span):
        who = _addressed(article, verb, public)
        if who and _advises(article, piece, verb, who, is_said=is_said):
            cores.append(rest(article, piece, min(verb.start, who.start), max(verb.end, who.end)))
    return [*cores, *_imperatives(article, piece), *_quoted(article, piece)]


def _quoted(article: Article, piece: Piece) -> list[Span]:
    """ "…," pesannya: the quotation itself is advice."""
    said = article.lexicon.notes.advice.said_after
    quote = _QUOTE.match(article.text, piece.span.start, piece.span.end)
    is_advice = quote is not None and said.match(article.text, quote.end(), piece.span.end) is not None
    return [Span(*quote.span("words"))] if quote and is_advice else []


def _imperatives(article: Article, piece: Piece) -> list[Span]:
    """ "Jangan mudah percaya …"; "pastikan …" only of agents, papers and offices, not of work to be done."""
    words, titles = article.lexicon.notes.advice, theme_quotes(article, piece)
    cores = []
    for pattern in (words.imperatives, words.weak_imperatives):
        for word in hits(pattern, article.text, piece.span):
            core = rest(article, piece, word.start, word.end)
            is_own = _OWN.search(article.text, piece.span.start, word.start) is not None
            is_meant = pattern is words.imperatives or holds(words.matters, article.text, core)
            if is_meant and not is_own and free_of(word, titles):
                cores.append(core)
    return sorted(cores)


def _advises(article: Article, piece: Piece, verb: Span, who: Span, *, is_said: bool) -> bool:
    """Whether the verb advises by itself, or an office says it, or what follows is advice; no recruiter's."""
    words, text = article.lexicon.notes.advice, article.text
    if holds(words.breaks, text, Span(piece.span.start, verb.start)):
        return False
    if words.hopes.fullmatch(text, verb.start, verb.end) and holds(words.hope_breaks, text, piece.span):
        return False
    end = min(piece.span.end, max(verb.end, who.end) + _ACT_REACH)
    if words.plain.fullmatch(text, verb.start, verb.end):
        return True
    is_asked = is_said and words.asking.fullmatch(text, verb.start, verb.end) is not None
    return is_asked or holds(words.acts, text, Span(max(who.end, verb.end), end))


def _addressed(article: Article, verb: Span, public: Sequence[Span]) -> Span | None:
    """Who is addressed: after an active verb, before a passive one."""
    if _PASSIVE.fullmatch(article.quote(verb)):
        near = [who for who in public if who.end <= verb.start]
        return next(
            (who for who in reversed(near) if words_between(article, who.end, verb.start) <= _FEW), None
        )
    near = [who for who in public if who.start >= verb.end]
    return next((who for who in near if words_between(article, verb.end, who.start) <= _FEW), None)
