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

_PASSIVE = re.compile(r"di\w+", re.IGNORECASE)
_OWN = re.compile(r"\b(?:saya|kami|kita|untuk|memastikan)\s+$", re.IGNORECASE)
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
        speaker = speaker_of(article, piece, speakers)
        for core in _advice(article, piece, is_said=speaker is not None):
            if free_of(core, taken) and len(article.quote(core).split()) >= _LEAST_WORDS:
                taken.append(core)
                found.append(note(article, Kind.ADVICE, piece, core, speaker=speaker_json(speaker)))
    return tuple(found)


def _advice(article: Article, piece: Piece, *, is_said: bool) -> list[Span]:
    """The clauses of a sentence that advise, those that name who is addressed first."""
    words = article.lexicon.notes.advice
    public = list(hits(words.public, article.text, piece.span))
    cores = []
    for verb in hits(words.verbs, article.text, piece.span):
        who = _addressed(article, verb, public)
        if who and _advises(article, piece, verb, who, is_said=is_said):
            cores.append(rest(article, piece, min(verb.start, who.start), max(verb.end, who.end)))
    titles = theme_quotes(article, piece)
    imperatives = [
        word
        for word in hits(words.imperatives, article.text, piece.span)
        if free_of(word, titles) and not _OWN.search(article.text, piece.span.start, word.start)
    ]
    return [*cores, *(rest(article, piece, word.start, word.end) for word in imperatives)]


def _advises(article: Article, piece: Piece, verb: Span, who: Span, *, is_said: bool) -> bool:
    """Whether the verb advises by itself, or an office says it, or what follows is advice; no recruiter's."""
    words, text = article.lexicon.notes.advice, article.text
    if holds(words.breaks, text, Span(piece.span.start, verb.start)):
        return False
    end = min(piece.span.end, max(verb.end, who.end) + _ACT_REACH)
    if words.plain.fullmatch(text, verb.start, verb.end):
        return True
    is_asked = is_said and words.asking.fullmatch(text, verb.start, verb.end) is not None
    return is_asked or holds(words.acts, text, Span(who.end, end))


def _addressed(article: Article, verb: Span, public: Sequence[Span]) -> Span | None:
    """Who is addressed: after an active verb, before a passive one."""
    if _PASSIVE.fullmatch(article.quote(verb)):
        near = [who for who in public if who.end <= verb.start]
        return next(
            (who for who in reversed(near) if words_between(article, who.end, verb.start) <= _FEW), None
        )
    near = [who for who in public if who.start >= verb.end]
    return next((who for who in near if words_between(article, verb.end, who.start) <= _FEW), None)
