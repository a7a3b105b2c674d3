"""Words of a text for a value: without the names of persons, which stay in the quoted span."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gugus_engine.article.persons import find_persons
from gugus_engine.article.scene import Article, Private
from gugus_engine.text.names import MentionKind, mentions
from gugus_engine.text.place_cues import PERSON_WORDS
from gugus_engine.text.spans import Span

MASK = "…"
_WORD = re.compile(r"[^\W\d_][\w'’]*")
_INITIALS = re.compile(
    r"\b(?:ber)?inisial\s+(?P<one>[A-Z]{1,4})\b|\b(?P<aged>[A-Z]{2,4})\s*\(\d{1,2}\)|"
    r"\b(?:terdakwa|tersangka|korban|terpidana|hukuman)\s+(?P<short>[A-Z][a-z]?)(?=[,\s(])|"
    r"\bsebut\s+saja\s+(?P<called>[A-Z]\w+)|\b(?P<alias>[A-Z]\w+)\s+\((?:bukan\s+nama|nama\s+samaran|nama\s+disamarkan)|"
    r"\b(?:terdakwa|tersangka|korban)(?:\s+TPPO)?,?\s+(?P<first>[A-Z]{2,3})\s+dan\s+(?P<second>[A-Z]{2,3})\b"
)
_CAPITALS = re.compile(r"(?<![\w.-])[A-Z]{2,3}(?![\w.-])")
_LEAST = 2
_SHORT = 3  # letters of initials


def said(article: Article, span: Span) -> str:
    """The words of a span on one line, every name of a person as "…"; that of a house or a street stays."""
    return _masked(article, span, private(article).words)


def said_in_title(article: Article, span: Span) -> str:
    """The words of a theme on one line; capitals are usual there, so that only sure names are left out."""
    return _masked(article, span, private(article).sure)


def _masked(article: Article, span: Span, names: frozenset[str]) -> str:
    own = private(article)

    def word(match: re.Match[str]) -> str:
        at = match.start() + span.start
        is_name = at in own.starts or (match.group() in names and at not in own.kept)
        return MASK if is_name else match.group()

    masked = " ".join(_WORD.sub(word, article.quote(span)).split())
    return re.sub(rf"{MASK}(?:[ .]+{MASK})+", MASK, masked).strip(' ,.;:"“”')


def private_words(article: Article) -> frozenset[str]:
    """Every word that the text uses as the name or the initials of a person."""
    return private(article).words


def private(article: Article) -> Private:
    """The names of persons in a text, found once."""
    if not article.private:
        kept = {word for place in article.places for word in _words(article.quote(place.span))}
        kept |= {word for agency in article.agencies for word in _words(agency.name)}
        kept |= {word for post in article.posts for word in _words(post.title)} | _offices(article)
        persons = find_persons(article)
        names = {word for name in _names(article) for word in _words(name)} | persons.words
        names -= kept | article.lexicon.abbreviations
        names |= {*_initials(article.text), *_capitals(article, kept)}
        sure = persons.words - kept
        article.private.append(Private(frozenset(names), sure, persons.starts, persons.kept))
    return article.private[0]


def _offices(article: Article) -> frozenset[str]:
    """Words in capitals that offices are made of, so that no post is taken for a person."""
    return _capitalised(article.office_words)


@cache
def _capitalised(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word.capitalize() for word in words)


def _names(article: Article) -> Iterator[str]:
    yield from (article.quote(post.holder) for post in article.posts if post.holder)
    for mention in mentions(article.text):
        if mention.kind is MentionKind.PERSON:
            yield mention.text


def _words(name: str) -> Iterator[str]:
    for match in _WORD.finditer(name):
        if len(match.group()) > _LEAST and match.group().lower() not in PERSON_WORDS:
            yield match.group()


def _capitals(article: Article, kept: set[str]) -> Iterator[str]:
    """Two or three capital letters in the story that no office, region or declared abbreviation is written with."""
    known = article.lexicon.abbreviations | {word.upper() for word in kept if len(word) <= _SHORT}
    spans = [*(agency.span for agency in article.agencies), *(post.span for post in article.posts)]
    for piece in article.story:
        for match in _CAPITALS.finditer(article.text, piece.span.start, piece.span.end):
            span = Span(*match.span())
            if match.group() not in known and not any(span.within(other) for other in spans):
                yield match.group()


def _initials(text: str) -> Iterator[str]:
    for match in _INITIALS.finditer(text):
        yield from (found for found in match.groups() if found)
