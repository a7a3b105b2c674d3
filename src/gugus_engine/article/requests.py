"""Request drafts: an office or a post asks another for something; no commitment, for nobody accepted yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gugus_engine.article.activities import Activity
from gugus_engine.article.reading import Draft, Json, Kind, agency_json, span_json
from gugus_engine.article.scene import Article, Piece, hits, holds, inside
from gugus_engine.text.agencies import AgencyMention
from gugus_engine.text.posts import PostMention
from gugus_engine.text.spans import Span, trimmed

_END = re.compile(r"[;“”\"]|\.(?:\s|$)|,[”\"]")
_OPENING = re.compile(r"[ \t,]*(?:(?:agar|kepada|terhadap|pada|kembali|juga|ke)[ \t,]+)*", re.IGNORECASE)
_ALL = re.compile(
    r"(?:(?:seluruh|semua|para|pihak|setiap|segenap|berbagai|jajaran|masing-masing|bapak)[ \t]+)*",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"\b(?:dari|melibatkan|oleh)\b", re.IGNORECASE)
_PAST_GAP = 70
_LEAST_WORDS = 3
_LONGEST_GROUP = 6
_JUST_BEFORE = 30
_MOST = 12


@dataclass(frozen=True)
class Request:
    """One asking: the sentence, who asks, who is asked (a group or an agency), and for what."""

    piece: Piece
    asking: PostMention | None
    group: Span | None
    asked: AgencyMention | None
    what: Span


def find_requests(article: Article, speakers: Mapping[int, PostMention]) -> tuple[Request, ...]:
    """All requests of the story; an appeal to the public at large is none."""
    found: list[Request] = []
    for piece in article.story:
        request = next(_requests(article, piece, speakers), None)
        if request and len(found) < _MOST and not any(_same(article, request, other) for other in found):
            found.append(request)
    return tuple(found)


def _same(article: Article, one: Request, other: Request) -> bool:
    return article.quote(one.what).lower() == article.quote(other.what).lower()


def _requests(article: Article, piece: Piece, speakers: Mapping[int, PostMention]) -> Iterator[Request]:
    words, asking = article.lexicon.requests, speakers.get(piece.index)
    for verb in hits(words.ask, article.text, piece.span):
        if not _is_asked_of_public(article, piece, verb):
            yield from _asked_after(article, piece, verb, asking, needs_office=False)
    for verb in hits(words.asked, article.text, piece.span):
        yield from _asked_before(article, piece, verb, asking)
    for verb in hits(words.must, article.text, piece.span):
        zone = Span(max(piece.span.start, verb.start - _PAST_GAP), verb.start)
        yield from _asked_in(article, piece, zone, asking, Span(verb.start, _end(article, piece, verb)))
    for verb in hits(words.appeal, article.text, piece.span):
        yield from _asked_after(article, piece, verb, asking, needs_office=True)
    for verb in hits(words.needed, article.text, piece.span):
        yield from _needed_of(article, piece, verb, asking)


def _asked_before(
    article: Article, piece: Piece, verb: Span, asking: PostMention | None
) -> Iterator[Request]:
    """ "Pemprov X diminta menambah biaya": who is asked stands right before."""
    zone = Span(max(piece.span.start, verb.start - _PAST_GAP), verb.start)
    for agency in inside(article.agencies, zone):
        if not article.text[agency.span.end : verb.start].strip():
            what = Span(verb.end, _end(article, piece, verb))
            yield Request(piece, asking, None, agency, _what(article, what))


def _needed_of(article: Article, piece: Piece, verb: Span, asking: PostMention | None) -> Iterator[Request]:
    """ "dibutuhkan dukungan dari pemerintah daerah", where it is known who says so."""
    end = _end(article, piece, verb)
    source = _SOURCE.search(article.text, verb.end, end)
    if source and asking:
        yield from _asked_in(article, piece, Span(source.end(), end), asking, Span(verb.start, end))


def _is_asked_of_public(article: Article, piece: Piece, verb: Span) -> bool:
    """ "Setiap peserta kami minta menjadi …": who is asked stands before "kami minta"."""
    before = Span(max(piece.span.start, verb.start - _JUST_BEFORE), verb.start)
    is_inverted = article.quote(verb).lower() == "minta"
    return is_inverted and holds(article.lexicon.requests.public, article.text, before)


def _end(article: Article, piece: Piece, verb: Span) -> int:
    stop = _END.search(article.text, verb.end, piece.span.end)
    return stop.start() if stop else piece.span.end


def _asked_after(
    article: Article, piece: Piece, verb: Span, asking: PostMention | None, *, needs_office: bool
) -> Iterator[Request]:
    """ "meminta pemerintah desa untuk …": who is asked stands right after the verb."""
    end = _end(article, piece, verb)
    join = next(hits(article.lexicon.requests.joins, article.text, Span(verb.end, end)), None)
    if join and not article.text[verb.end : join.start].strip(" ,"):
        yield from _asked_in(
            article, piece, Span(join.end, min(end, join.end + _PAST_GAP)), asking, Span(join.start, end)
        )
        return
    group, asked = _addressee(article, Span(verb.end, join.start if join else end), is_whole=join is not None)
    has_addressee = group is not None or asked is not None
    if not has_addressee and holds(
        article.lexicon.requests.public, article.text, Span(verb.end, min(end, verb.end + _PAST_GAP))
    ):
        return
    if (needs_office and not has_addressee) or not (has_addressee or asking):
        return
    what = _what(article, Span(join.start if join and has_addressee else verb.end, end))
    if len(article.quote(what).split()) >= _LEAST_WORDS:
        yield Request(piece, asking, group, asked, what)


def _asked_in(
    article: Article, piece: Piece, zone: Span, asking: PostMention | None, what: Span
) -> Iterator[Request]:
    """ "pemerintah daerah harus mendukung …": who is asked stands somewhere in the zone."""
    agency = next(iter(inside(article.agencies, zone)), None)
    office = next(hits(article.lexicon.requests.offices, article.text, zone), None)
    what = _what(article, what)
    if agency and (office is None or agency.span.start <= office.start):
        yield Request(piece, asking, None, agency, what)
    elif office:
        yield Request(piece, asking, office, None, what)


def _what(article: Article, span: Span) -> Span:
    what = trimmed(article.text, span.start, span.end)
    return Span(what.start, what.start + len(article.quote(what).rstrip(" ,.")))


def _addressee(article: Article, zone: Span, *, is_whole: bool) -> tuple[Span | None, AgencyMention | None]:
    """Who is asked, named at the beginning of the zone; the whole zone up to "untuk" where it is short."""
    opening = _OPENING.match(article.text, zone.start, zone.end)
    first = opening.end() if opening else zone.start
    quantity = _ALL.match(article.text, first, zone.end)
    start = quantity.end() if quantity else first
    agency = next((a for a in inside(article.agencies, zone) if a.span.start == start), None)
    if agency:
        return None, agency
    office = article.lexicon.requests.offices.match(article.text, start, zone.end)
    if office is None:
        return None, None
    whole = trimmed(article.text, first, zone.end)
    is_short = (
        is_whole and len(article.quote(whole).split()) <= _LONGEST_GROUP and "," not in article.quote(whole)
    )
    return (whole if is_short else Span(first, office.end())), None


def request_draft(article: Article, request: Request, number: int, activities: Sequence[Activity]) -> Draft:
    """The draft of one request."""
    of = next((a.id for a in activities if request.piece in a.territory), None)
    value: dict[str, Json] = {
        "from": _post_json(request.asking) if request.asking else None,
        "to": _to_json(article, request),
        "what": article.quote(request.what),
        "of": of,
    }
    return Draft(f"r{number}", Kind.REQUEST, (request.piece.span,), value)


def _post_json(post: PostMention) -> Json:
    agency = post.agency
    return {
        "name": post.title,
        "key": agency.key if agency else None,
        "code": agency.code if agency else None,
        "span": span_json(post.span),
    }


def _to_json(article: Article, request: Request) -> Json:
    if request.asked:
        return agency_json(request.asked)
    if request.group is None:
        return None
    return {"name": article.quote(request.group), "key": None, "code": None, "span": span_json(request.group)}
