"""Commitments: whether it is sure who speaks where only "katanya", "ia" or "pihaknya" tells."""

from __future__ import annotations

import re
from collections.abc import Mapping

from gugus_engine.article.scene import Article, Piece, inside
from gugus_engine.article.speech import speech_cues
from gugus_engine.text.posts import PostMention
from gugus_engine.text.spans import Span

_FURTHER = 7  # sentences looked back over
_OF_REGION = re.compile(
    r"\b(?:dinas|disnaker\w*|disos|dinsos\w*|dp\w+|kadis\w*|bupati|wali\s?kota|gubernur|sekda)\b",
    re.IGNORECASE,
)
_HOUSES = (
    (re.compile(r"dinas(?:nya)?\b", re.IGNORECASE), _OF_REGION),
    (re.compile(r"sekolah(?:nya)?\b", re.IGNORECASE), re.compile(r"\b(?:sekolah|madrasah|guru|S[DM]\w+|M[TA]\w*)\b", re.IGNORECASE)),
)  # fmt: skip


def is_surely(
    article: Article, piece: Piece, post: PostMention, speakers: Mapping[int, PostMention], said: str
) -> bool:
    """Whether a post is surely who speaks a sentence: named in it or last heard, nobody else between.

    `said` are the words for its house: "dinasnya" is not said of a police officer's.
    """
    if any(own.match(said) and not house.search(post.title) for own, house in _HOUSES):
        return False
    return _is_named(article, piece, post) or _is_told_on(article, piece, post, speakers)


def _is_named(article: Article, piece: Piece, post: PostMention) -> bool:
    """Whether the post, or the name of who holds it, stands in the sentence or closes its quotation."""
    words = set(article.quote(post.holder).split()) if post.holder else set()
    near = [each for each in article.pieces[piece.index :] if each.paragraph == piece.paragraph]
    return any(_names(article, each, post, words) for each in near)


def _names(article: Article, piece: Piece, post: PostMention, holder: set[str]) -> bool:
    is_post = any(_is_same(each, post) for each in inside(article.posts, piece.span))
    return is_post or not holder.isdisjoint(re.findall(r"[\w'’]+", article.quote(piece.span)))


def _is_told_on(
    article: Article, piece: Piece, post: PostMention, speakers: Mapping[int, PostMention]
) -> bool:
    """Whether the sentence before tells of this post alone, or goes on with what it said."""
    words = set(article.quote(post.holder).split()) if post.holder else set()
    for earlier in reversed(article.pieces[max(0, piece.index - _FURTHER) : piece.index]):
        speaker = speakers.get(earlier.index)
        if speaker and not _is_same(speaker, post):
            return False
        if _names(article, earlier, post, words):
            others = [each for each in inside(article.posts, earlier.span) if not _is_same(each, post)]
            return speaker is not None or not others
        is_told = earlier.paragraph == piece.paragraph or bool(speech_cues(article, earlier))
        if speaker is None and (is_told or inside(article.posts, earlier.span)):
            return False
    return False


def _is_same(one: PostMention, other: PostMention) -> bool:
    """Whether two namings are of one post: "Kapolres" and "Kapolres Karimun"."""
    first, second = one.title.lower(), other.title.lower()
    return first.startswith(second) or second.startswith(first)


def words_for_house(article: Article, piece: Piece, verb: Span) -> str:
    """The last word in small letters before a verb, or the first of the sentence: "dinasnya", "Sekolah"."""
    opening = article.text[piece.span.start : verb.start].split()
    last = opening[-1] if opening else ""
    return last if last.islower() else next(iter(opening), "").strip(",")
