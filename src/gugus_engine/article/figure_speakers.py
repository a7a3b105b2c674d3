"""Who gives a number: who says its sentence, who spoke just before, or who is named as its source right after."""

from __future__ import annotations

import re
from collections.abc import Mapping

from gugus_engine.article.masking import private_words
from gugus_engine.article.scene import Article, Part, Piece, hits, inside
from gugus_engine.article.speech import in_full, only_speaker, speaker_of, speech_cues
from gugus_engine.text.agencies import AgencyMention
from gugus_engine.text.posts import PostMention
from gugus_engine.text.spans import Span

Speakers = Mapping[int, PostMention]

_TOLD = re.compile(
    r"(?:(?:hal|data|angka|jumlah|informasi|pernyataan|penjelasan|keterangan)\s+(?:itu|tersebut|ini)\b|demikian\s+(?:di|pen|ke|per))",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"[“\"]?(?:(?:sementara|adapun|namun|sedangkan|menurut|berdasarkan)(?:\s+itu)?,?\s+)?"
    r"(?:sebelumnya\b|(?:data|catatan|rilis|siaran pers|laporan tahunan)\s+(?:dari\s+)?(?-i:[A-Z])|untuk diketahui|sebagai informasi)",
    re.IGNORECASE,
)
_COUNTS = re.compile(
    r"(?:\s*\([^)]*\))?(?:\s+[A-Z][a-z]+){0,2},?\s+(?:sendiri\s+|juga\s+|telah\s+)?(?:mencatat|mendata|menghitung|melaporkan|menyebut(?:kan)?|menyatakan|mengungkapkan|merilis)\b"
)
_BY_ITS_DATA = re.compile(
    r"\b(?:menurut|berdasarkan|merujuk)\s+(?:data|catatan|laporan|rekapitulasi)\s+(?:dari\s+|resmi\s+)?$|\b(?:data|catatan|rilis)\s+(?:dari\s+)?$",
    re.IGNORECASE,
)
_NAME = re.compile(r"([A-Z][a-z’'-]{2,})\s+(?:[A-Z][a-z’'-]+\s+){0,2}(?:me|ber)[a-z]+")
_BY_HIS_DATA = re.compile(r"(?:menurut|berdasarkan)\s+(?:data|catatan|hitungan|rekap\w*)nya\b", re.IGNORECASE)
_OF_THAT = re.compile(
    r"(?:dari\s+(?:jumlah|angka|total)\s+(?:itu|tersebut)|rinciannya|dengan rincian)\b", re.IGNORECASE
)
_HEARD = 2  # sentences
_AT_START = 3  # characters
_SIMPLE = re.compile(r"[^;:“”\"]{1,120}? yang (?:(?!oleh|kepada|bahwa)[^,;:“”\"])+ ")


def speaker_of_figure(article: Article, piece: Piece, speakers: Speakers) -> PostMention | None:
    """Who gives the numbers of a sentence, None where the text leaves it open."""
    said_by = speaker_of(article, piece, speakers) or _subject(article, piece)
    if said_by or piece.part is not Part.BODY or speech_cues(article, piece):
        return said_by
    if subject := _holder(article, piece) or _taken_up(article, piece, speakers):
        return subject
    if private_words(article).intersection(article.quote(piece.span).split()):
        return None
    after = _told_after(article, piece, speakers)
    if office_of_figure(article, piece, piece.span.end):
        return after  # the office itself counts
    if after or _is_from_elsewhere(article, piece, speakers):
        return after
    only = only_speaker(speakers) if _is_nearest(article, piece, speakers) else None
    return only or _just_heard(article, piece, speakers)


def _holder(article: Article, piece: Piece) -> PostMention | None:
    """The post of the person whose name opens the sentence: "Hikmah menyerahkan daftar 24 kasus"."""
    name = _NAME.match(article.text, piece.span.start, piece.span.end)
    if name is None:
        return None
    known = [post for post in article.posts if post.holder and post.span.end <= piece.span.start]
    named = [p for p in known if p.holder and name.group(1) in re.split(r"[ ,.]+", article.quote(p.holder))]
    return in_full(article, named[-1]) if named else None


def _taken_up(article: Article, piece: Piece, speakers: Speakers) -> PostMention | None:
    """ "Menurut catatannya, …", "Dari jumlah itu, …": who the sentence before was by or about."""
    before = article.story[article.rank(piece) - 1] if article.rank(piece) else None
    if before is None or before.paragraph != piece.paragraph:
        return None
    if _BY_HIS_DATA.match(article.text, piece.span.start):
        posts = inside(article.posts, before.span)
        is_subject = bool(posts) and posts[0].span.start - before.span.start <= _AT_START
        return in_full(article, posts[0]) if is_subject else None
    is_of_that = _OF_THAT.match(article.text, piece.span.start) is not None
    return _just_heard(article, before, speakers) if is_of_that else None


def _subject(article: Article, piece: Piece) -> PostMention | None:
    """The only post of a sentence that begins with it and then says: "Direktur … yang memimpin rapat mengungkapkan"."""
    posts = inside(article.posts, piece.span)
    if len(posts) != 1 or posts[0].span.start - piece.span.start > _AT_START:
        return None
    says = next(hits(article.lexicon.speech.before, article.text, piece.span), None)
    if says is None or says.start < posts[0].span.end:
        return None
    between = article.text[posts[0].span.end : says.start]
    return posts[0] if _SIMPLE.fullmatch(between) else None


def _is_nearest(article: Article, piece: Piece, speakers: Speakers) -> bool:
    """Whether nobody whom no post names speaks nearer to the sentence than those named."""
    others = [p.index for p in article.story if p.index not in speakers and speech_cues(article, p)]
    nearest = min((abs(index - piece.index) for index in speakers), default=0)
    return all(abs(index - piece.index) >= nearest for index in others)


def office_of_figure(article: Article, piece: Piece, number: int) -> AgencyMention | None:
    """The office that itself gives the number: "BP3MI NTB mencatat …", "menurut catatan Polda NTB"."""
    for agency in inside(article.agencies, Span(piece.span.start, number)):
        counts = _COUNTS.match(article.text, agency.span.end, piece.span.end)
        if counts or _BY_ITS_DATA.search(article.text, piece.span.start, agency.span.start):
            return agency
    return None


def _is_from_elsewhere(article: Article, piece: Piece, speakers: Speakers) -> bool:
    """Whether, since somebody was heard, the paper turned to what others said: "data Polri", "Sebelumnya, …"."""
    rank = article.rank(piece)
    for told in reversed(article.story[: rank + 1]):
        if told.index in speakers:
            return False
        if _ELSEWHERE.match(article.text, told.span.start, told.span.end):
            return True
    return False


def _just_heard(article: Article, piece: Piece, speakers: Speakers) -> PostMention | None:
    """Who spoke in the sentence or two before, where this one names nobody else it could be from."""
    if inside(article.agencies, piece.span):
        return None
    if inside(article.posts, piece.span):
        return None
    for index in range(piece.index - 1, max(-1, piece.index - 1 - _HEARD), -1):
        if index in speakers:
            return speakers[index]
    return None


def _told_after(article: Article, piece: Piece, speakers: Speakers) -> PostMention | None:
    """ "Hal itu disampaikan Kapolres …": the post of the next sentence that takes the number up."""
    rank = article.rank(piece)
    for following in article.story[rank + 1 : rank + 1 + _HEARD]:
        if _TOLD.match(article.text, following.span.start):
            posts = inside(article.posts, following.span)
            return speakers.get(following.index) or (posts[0] if posts else None)
    return None
