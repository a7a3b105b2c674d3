"""How far the words after a number belong to it."""

from __future__ import annotations

import re

from gugus_engine.article.scene import Article, Piece, inside
from gugus_engine.text.numbers import NumberMention
from gugus_engine.text.spans import Span

_STOP = re.compile(r"[;:!?“”\"]|\.\s|\d|,\s(?!(?:dan|serta)\b)")
_PUNCTUATION = re.compile(r"[\s(),/-]+")
AFTER = 70  # characters in which a noun may follow
BEFORE = 60  # in which it may stand before
VERB_REACH = 90  # in which the verb may stand before
OTHER_REACH = 40


def reach_after(article: Article, piece: Piece, number: NumberMention) -> Span:
    """The words after a number up to the next number or the end of the clause."""
    end = min(piece.span.end, number.span.end + AFTER)
    stop = _STOP.search(article.text, number.span.end, end)
    return Span(number.span.end, stop.start() if stop else end)


def links(article: Article, number: NumberMention, noun: Span) -> bool:
    """Whether only counting words stand between the number and the noun ("orang", "menjadi")."""
    between = article.text[number.span.end : noun.start]
    for place in inside(article.places, Span(number.span.end, noun.start)):
        between = between.replace(article.quote(place.span), " ")
    return not _PUNCTUATION.sub("", article.lexicon.figure_words.between.without(between))
