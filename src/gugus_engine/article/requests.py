"""Request drafts: an office or a post asks another for something; no commitment, for nobody accepted yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from gugus_engine.article.addressee import NOBODY, Asked, asked_after, is_public
from gugus_engine.article.asker import Asker, asker_before
from gugus_engine.article.clauses import before
from gugus_engine.article.denial import is_denied
from gugus_engine.article.request import Request
from gugus_engine.article.scene import Article, Piece, hits, holds, inside
from gugus_engine.text.agencies import AgencyMention
from gugus_engine.text.datelines import story_start
from gugus_engine.text.phrases import Phrases
from gugus_engine.text.posts import PostMention
from gugus_engine.text.spans import Span, trimmed

_END = re.compile(
    r"[;“”\"]|\.(?:\s|$)|,[”\"]|,?\s+(?:karena|sebab|mengingat|meskipun|namun|tetapi(?!\s+juga))\s"
)
_SOURCE = re.compile(r"\b(?:dari|oleh|yang melibatkan)\b", re.IGNORECASE)
_GOES_ON = re.compile(
    r"[\"“]?(?:setelah itu|selanjutnya|kemudian|berikutnya|sehingga),?\s+(?:(?:usai|setelah)\s+\w+\s+ini,?\s+)?",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"\b(?:permintaan|usulan|usul|desakan)\s++(?P<who>[^.,;“”\"]{3,60}?)\s++(?:agar|supaya)\s+", re.IGNORECASE
)
_ALSO = re.compile(r"\s*(?:(?:juga|pun|turut|ikut|kembali)\s+)?")
_NOUN_TO = re.compile(
    r"\b(?:permintaan|usulan|usul|desakan)\s+(?:itu\s+)?kepada\s++(?P<who>[^.,;“”\"]{3,50}?)\s++(?:agar|supaya|untuk)\s+",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r",?\s+(?:dijawab|ditanggapi|ditolak|disambut|disampaikan|diajukan|belum|masih|sudah|telah|juga)\s"
)
_HOPE = re.compile(r"(?:meng)?harap|berharap|diharap", re.IGNORECASE)
_OUTCOME = re.compile(
    r"(?:(?:agar|supaya|untuk|dapat|bisa|akan|mampu|lebih|semakin|makin|juga|benar-benar)\s+)*"
    r"(?:memiliki|memahami|mengetahui|mengerti|menyadari|mendapat\w*|memperoleh|terhindar|sadar|sehat|sukses|selalu|paham|mengenal\w*|waspada)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\b(?:dan|serta|lalu|kemudian|sekaligus)\s+(?:juga\s+)?$")
_ORDERS = re.compile(r"memerintah|menginstruksi", re.IGNORECASE)
_NO_ACT = re.compile(
    r"\b(?:upaya|bentuk|wujud|langkah|tugas|tujuan|peran|sarana|momentum|ajang|cara|untuk|guna)\s+$",
    re.IGNORECASE,
)
_WHICH = re.compile(r"\s+yang\s+(?:kami\s+|kita\s+|saya\s+|sempat\s+|sudah\s+|telah\s+|juga\s+)*$")
_TO_WORK = re.compile(
    r"(?:untuk\s+|agar\s+)?bekerja\s+(?:sebagai|di\s+luar\s+negeri|ke\s+luar\s+negeri)\b", re.IGNORECASE
)
_COURT = re.compile(r"\b(?:majelis\s+)?hakim\b", re.IGNORECASE)
_HALL = re.compile(r"(?:para\s+)?(?:peserta|hadirin)\b", re.IGNORECASE)
_CLIENT = re.compile(r"(?:agar\s+|supaya\s+)?(?:klien(?:nya)?|terdakwa|majelis|hakim)\b", re.IGNORECASE)
_LONG_AGO = re.compile(
    r"\b(?:pernah|dulu)\s+(?:\w+\s+){0,2}$|\b(?:pada\s+)?(?:tahun|bulan|pekan)\s+lalu\b",
    re.IGNORECASE,
)
_BY_RULE = re.compile(
    r"\W*(?:menurut|sesuai|berdasarkan)\s+(?:aturan|ketentuan|SOP|prosedur|UU|undang|perpres|perda|perbup|pasal)",
    re.IGNORECASE,
)
_AIM = re.compile(r"\b(?:untuk|guna|akan|hendak)\s+$")
_BY = re.compile(r"\s+(?:oleh\s+)?")
_THERE_BE = re.compile(r"\s+(?P<what>(?:ada|adanya)\s)")
_MONEY = re.compile(r"\b(?:anggaran|alokasi|dana)\b", re.IGNORECASE)
_EACH = re.compile(
    r"\s*(?:(?:dan|serta|adapun|sementara|selain itu|karena itu|untuk itu|setiap|tiap|seluruh|semua|segenap|para|kepada)\s+)+",
    re.IGNORECASE,
)
_HEADS = re.compile(r"(?:desa|kelurahan|sekolah|(?:unsur )?tim|kader)\b", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\([^)\n]{1,60}\)")
_DOES = re.compile(
    r"[:;“”\"]|\b(?:me[mnlr]|meng|meny|ber)[a-z]{4,}|\b(?:akan|sudah|telah|agar)\b", re.IGNORECASE
)
_WHO_WAS = re.compile(r"\byang(?:\s+(?:juga|pun|turut|sempat|sudah|telah|semula))*\s+$", re.IGNORECASE)
_AT_END = re.compile(r"(?:\s+(?:juga|pun|kembali|turut|ikut|lebih|tetap|sangat|kini))*\s*$", re.IGNORECASE)
_FEW = 7  # words
_PAST_GAP = 70
_LEAST_WORDS = 2
_MOST = 16


def find_requests(article: Article, speakers: Mapping[int, PostMention]) -> tuple[Request, ...]:
    """All requests of the story; an appeal to the public at large is none."""
    found: list[Request] = []
    for piece in article.story:
        for request in [
            *_requests(article, piece, speakers),
            *_continued(article, piece, found, speakers.get(piece.index)),
            *_as_noun_to(article, piece, found),
        ]:
            is_none = (
                _is_plea(article, request) or _is_elsewhere(article, piece) or _is_of_old(article, request)
            )
            if is_none or len(found) >= _MOST:
                continue
            if not any(_same(article, request, other) for other in found):
                found.append(request)
    return tuple(found)


def _is_elsewhere(article: Article, piece: Piece) -> bool:
    """Whether a sentence is on another matter of the same talk, as "Soal pupuk, …"."""
    lexicon, text = article.lexicon, article.text
    return holds(lexicon.notes.advice.other, text, piece.span) and not (
        lexicon.subject.sure.search(text, piece.span.start, piece.span.end)
        or lexicon.subject.likely.search(text, piece.span.start, piece.span.end)
    )


def _is_plea(article: Article, request: Request) -> bool:
    """Whether one side of a case asks the court, or who recruits asks to work: no request between offices."""
    if _TO_WORK.match(article.quote(request.what)):
        return True
    is_for_client = _CLIENT.match(article.quote(request.what)) is not None
    return is_for_client or (
        request.group is not None and _COURT.search(article.quote(request.group)) is not None
    )


def _is_of_old(article: Article, request: Request) -> bool:
    """ "Tahun lalu DPRD pernah meminta …", "menurut aturan, desa diminta …": asked long ago, or by a rule."""
    start, end = request.piece.span.start, request.what.start
    is_rule = _BY_RULE.match(article.text, start, end) is not None
    return is_rule or _LONG_AGO.search(article.text, start, end) is not None


def _same(article: Article, one: Request, other: Request) -> bool:
    is_again = article.quote(one.what).lower() == article.quote(other.what).lower()
    return is_again or (one.piece == other.piece and one.what.overlaps(other.what))


def _requests(article: Article, piece: Piece, speakers: Mapping[int, PostMention]) -> Iterator[Request]:
    words, speaker = article.lexicon.requests, speakers.get(piece.index)
    verbs = sorted({*hits(words.ask, article.text, piece.span)})
    verbs = [verb for verb in verbs if not _is_passed_on(article, piece, verb, verbs)]
    verbs = [verb for verb in verbs if not is_denied(article, piece, verb)]
    for verb in verbs:
        following = next((other.start for other in verbs if other.start > verb.end), piece.span.end)
        yield from _asked_after(article, piece, verb, speaker, min(following, _end(article, piece, verb.end)))
    for verb in _real(article, piece, words.appeal):
        yield from _appealed(article, piece, verb, speaker)
    for verb in _real(article, piece, words.asked):
        yield from _asked_before(article, piece, verb, speaker)
    for verb in _real(article, piece, words.must):
        zone = Span(max(piece.span.start, verb.start - _PAST_GAP), verb.start)
        what = Span(verb.start, _end(article, piece, verb.end))
        yield from _asked_in(article, piece, zone, Asker(speaker), what)
    for verb in _real(article, piece, words.needed):
        yield from _needed_of(article, piece, verb, speaker)
    yield from _as_noun(article, piece)


def _real(article: Article, piece: Piece, words: Phrases) -> Iterator[Span]:
    """The words of a kind in a sentence that are not denied there."""
    return (verb for verb in hits(words, article.text, piece.span) if not is_denied(article, piece, verb))


def _is_passed_on(article: Article, piece: Piece, verb: Span, verbs: Sequence[Span]) -> bool:
    """ "Mendesak Kapolri agar memerintahkan …", "berkas yang kami minta", "pemohon yang meminta …"."""
    clause = before(article, piece, verb.start)
    if any(other.end < verb.start and other.start >= clause.start for other in verbs) and not (
        _JOINED.search(article.text, clause.start, verb.start) and not _ORDERS.match(article.quote(verb))
    ):
        return True
    if _ORDERS.match(article.quote(verb)) and verbs[0].start < verb.start:
        return True
    which = _WHICH.search(article.text, clause.start, verb.start)
    if which is None:
        return False
    named: list[PostMention | AgencyMention] = [
        *inside(article.posts, clause),
        *inside(article.agencies, clause),
    ]
    return not any(
        each.span.end == which.start() or article.text[each.span.end : which.start()].istitle()
        for each in named
    )


def _end(article: Article, piece: Piece, at: int) -> int:
    stop = _END.search(article.text, at, piece.span.end)
    return stop.start() if stop else piece.span.end


def _asked_after(
    article: Article, piece: Piece, verb: Span, speaker: PostMention | None, end: int
) -> Iterator[Request]:
    """ "Meminta pemerintah desa membuka …"; where nobody is named, only what is asked for."""
    asking = asker_before(article, piece, verb, speaker)
    if _is_asked_of_public(article, piece, verb):
        return
    asked = asked_after(article, verb.end, end)
    if asked is None:
        what = _what(article, Span(verb.end, end))
        is_word = NOBODY.match(article.quote(what)) is not None or _is_bidden(article, verb, what)
        is_aim = is_word or _AIM.search(article.text, piece.span.start, verb.start) is not None
        if asking.is_known and not is_aim and not is_public(article, what):
            yield from _worded(article, Request(piece, asking, None, None, what))
    elif not is_public(article, asked.span):
        yield from _worded(article, _of(article, piece, asking, asked, end))


def _is_bidden(article: Article, verb: Span, what: Span) -> bool:
    """ "Korban kami minta menghubungi …": who is asked stands before "kami minta"."""
    if holds(article.lexicon.requests.roles, article.text, what):
        return False
    return (
        article.quote(verb).lower() == "minta" and _DOES.match(article.text, what.start, what.end) is not None
    )


def _of(article: Article, piece: Piece, asking: Asker, asked: Asked, end: int) -> Request:
    if asking.post and asking.post.span.overlaps(asked.span):
        asking = Asker()
    group = None if asked.agency else asked.span
    return Request(piece, asking, group, asked.agency, _what(article, Span(asked.doing, end)))


def _worded(article: Article, request: Request) -> Iterator[Request]:
    if len(article.quote(request.what).split()) >= _LEAST_WORDS:
        yield request


def _is_asked_of_public(article: Article, piece: Piece, verb: Span) -> bool:
    """ "Setiap warga kami minta menjadi …": who is asked stands before "kami minta"."""
    before = Span(max(piece.span.start, verb.start - _PAST_GAP // 2), verb.start)
    return article.quote(verb).lower() == "minta" and is_public(article, before)


def _appealed(article: Article, piece: Piece, verb: Span, speaker: PostMention | None) -> Iterator[Request]:
    """Softer verbs: only where an office or an organised group is addressed."""
    if _NO_ACT.search(article.text, piece.span.start, verb.start):
        return
    end = _end(article, piece, verb.end)
    if there := _THERE_BE.match(article.text, verb.end, end):
        yield from _hoped_for(article, piece, verb, Span(there.start("what"), end), speaker)
        return
    asked = asked_after(article, verb.end, end)
    if asked is None:
        return
    if _HOPE.search(article.quote(verb)) and _OUTCOME.match(article.text, asked.doing, end):
        return  # what they shall have of an event
    offices = article.lexicon.requests.offices
    becomes = next(hits(article.lexicon.requests.roles, article.text, Span(asked.doing, end)), None)
    if is_public(article, asked.span) and not becomes:
        return
    if (
        becomes
        or asked.agency
        or next(hits(offices, article.text, asked.span), None)
        or inside(article.agencies, asked.span)
    ):
        asking = asker_before(article, piece, verb, speaker)
        yield from _worded(article, _of(article, piece, asking, asked, end))


def _hoped_for(
    article: Article, piece: Piece, verb: Span, what: Span, speaker: PostMention | None
) -> Iterator[Request]:
    """ "Berharap adanya dukungan dari pemerintah daerah": of whom is named after it; for money even of nobody."""
    asking = asker_before(article, piece, verb, speaker)
    source = _SOURCE.search(article.text, what.start, what.end)
    if source:
        yield from _asked_in(article, piece, Span(source.end(), what.end), asking, what)
    elif asking.post and _MONEY.search(article.text, what.start, what.end):
        yield Request(piece, asking, None, None, _what(article, what))


def _asked_before(
    article: Article, piece: Piece, verb: Span, speaker: PostMention | None
) -> Iterator[Request]:
    """ "Pemprov X diminta menambah biaya": who is asked stands right before."""
    zone = Span(max(piece.span.start, verb.start - _PAST_GAP), verb.start)
    asker, start = _by_whom(article, piece, verb)
    what = _what(article, Span(start, _end(article, piece, start)))
    for agency in inside(article.agencies, zone):
        if _ALSO.fullmatch(article.text, agency.span.end, verb.start):
            yield Request(piece, asker or Asker(speaker), None, agency, what)
            return
    group = _subject(article, piece, verb)
    if group and not _is_urged(article, group, verb):
        yield from _worded(article, Request(piece, asker or Asker(speaker), group, None, what))


def _is_urged(article: Article, group: Span, verb: Span) -> bool:
    """ "Peserta diimbau menyimpan nomor …": the hall is advised, nobody is asked."""
    is_hall = _HALL.match(article.text, group.start, group.end) is not None
    return is_hall and article.quote(verb).lower().endswith("imbau")


def _by_whom(article: Article, piece: Piece, verb: Span) -> tuple[Asker | None, int]:
    """ "Guru diminta (oleh) Danramil mencatat …": who asks right after the verb, and where the asking goes on."""
    by = _BY.match(article.text, verb.end, piece.span.end)
    start = by.end() if by else verb.end
    post = next((each for each in inside(article.posts, piece.span) if each.span.start == start), None)
    if post:
        return Asker(post), post.span.end
    agency = next((each for each in inside(article.agencies, piece.span) if each.span.start == start), None)
    if agency is None:
        return None, verb.end
    bracket = _BRACKET.match(article.text, agency.span.end)
    return Asker(agency=agency), bracket.end() if bracket else agency.span.end


def _subject(article: Article, piece: Piece, verb: Span) -> Span | None:
    """The words right before a passive verb, where they begin with an office: "setiap kepala desa di sini"."""
    clause = before(article, piece, verb.start)
    words = article.lexicon.requests
    start = story_start(article.text, clause.start, verb.start)
    opening = _EACH.match(article.text, start, verb.start)
    start = opening.end() if opening else start
    office = words.offices.match(article.text, start, verb.start) or _HEADS.match(article.text, start)
    if office is None or _WHO_WAS.search(article.text, office.end(), verb.start):
        return None
    between = Span(office.end(), verb.start)
    is_short = len(article.quote(between).split()) <= _FEW
    is_other = _DOES.search(article.text, between.start, between.end) or holds(
        words.public, article.text, between
    )
    group = _AT_END.sub("", article.quote(Span(office.start(), verb.start)))
    return Span(office.start(), office.start() + len(group)) if is_short and not is_other else None


def _needed_of(article: Article, piece: Piece, verb: Span, speaker: PostMention | None) -> Iterator[Request]:
    """ "dibutuhkan dukungan dari pemerintah daerah", where it is known who says so."""
    end = _end(article, piece, verb.end)
    source = _SOURCE.search(article.text, verb.end, end)
    if source and speaker:
        yield from _asked_in(article, piece, Span(source.end(), end), Asker(speaker), Span(verb.start, end))


def _asked_in(article: Article, piece: Piece, zone: Span, asking: Asker, what: Span) -> Iterator[Request]:
    """ "pemerintah daerah harus mendukung …": who is asked stands somewhere in the zone."""
    agency = next(iter(inside(article.agencies, zone)), None)
    office = next(hits(article.lexicon.requests.offices, article.text, zone), None)
    what = _what(article, what)
    if agency and (office is None or agency.span.start <= office.start):
        yield Request(piece, asking, None, agency, what)
    elif office:
        yield Request(piece, asking, office, None, what)


def _as_noun(article: Article, piece: Piece) -> Iterator[Request]:
    """ "permintaan sejumlah kepala desa agar Imigrasi membuka …"."""
    for match in _NOUN.finditer(article.text, piece.span.start, piece.span.end):
        end = _end(article, piece, match.end())
        asked = asked_after(article, match.end(), end)
        if asked:
            yield _of(article, piece, Asker(None, Span(*match.span("who"))), asked, end)


def _as_noun_to(article: Article, piece: Piece, found: Sequence[Request]) -> Iterator[Request]:
    """ "Permintaan kepada Kesbangpol agar posko dihidupkan kembali dijawab …", by who asked just before."""
    for match in _NOUN_TO.finditer(article.text, piece.span.start, piece.span.end):
        end = _end(article, piece, match.end())
        answer = _ANSWERED.search(article.text, match.end(), end)
        who, what = Span(*match.span("who")), Span(match.end(), answer.start() if answer else end)
        is_same = bool(found) and found[-1].piece.paragraph == piece.paragraph
        agency = next((each for each in inside(article.agencies, who) if each.span == who), None)
        asking = found[-1].asking if is_same else Asker()
        yield Request(piece, asking, None if agency else who, agency, _what(article, what))


def _continued(
    article: Article, piece: Piece, found: Sequence[Request], speaker: PostMention | None
) -> Iterator[Request]:
    """ "Setelah itu masing-masing pemangku kepentingan …" right after a request in the same speech."""
    opening = _GOES_ON.match(article.text, piece.span.start, piece.span.end)
    asking = _asked_just_before(article, piece, found, speaker)
    asked = asked_after(article, opening.end(), piece.span.end) if opening and asking else None
    if asking and asked and next(hits(article.lexicon.requests.offices, article.text, asked.span), None):
        yield _of(article, piece, asking, asked, _end(article, piece, asked.doing))


def _asked_just_before(
    article: Article, piece: Piece, found: Sequence[Request], speaker: PostMention | None
) -> Asker | None:
    """Who asked or hoped for something in the sentence before, of the same paragraph."""
    earlier = article.pieces[piece.index - 1] if piece.index else None
    if earlier is None or earlier.paragraph != piece.paragraph:
        return None
    if found and found[-1].piece == earlier:
        return found[-1].asking
    hoped = next(hits(article.lexicon.requests.appeal, article.text, earlier.span), None)
    return Asker(speaker) if hoped and speaker else None


def _what(article: Article, span: Span) -> Span:
    what = trimmed(article.text, span.start, span.end)
    words = re.sub(r",?\s+(?:dan|serta)$", "", article.quote(what).rstrip(" ,."))
    return Span(what.start, what.start + len(words.rstrip(" ,.")))
