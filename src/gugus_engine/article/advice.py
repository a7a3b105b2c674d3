"""Advice: what the public is told to do or not to do; what an office is asked for is a request."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from gugus_engine.article.clauses import condition_in, rest, words_between
from gugus_engine.article.listing import list_items
from gugus_engine.article.note import Note, note, speaker_json
from gugus_engine.article.nouns import theme_quotes
from gugus_engine.article.reading import Kind
from gugus_engine.article.scene import Article, Piece, hits, holds
from gugus_engine.article.speech import speaker_of
from gugus_engine.text.phrases import occur_in
from gugus_engine.text.posts import PostMention
from gugus_engine.text.spans import Span, free_of

_PASSIVE = re.compile(r"di\w+|(?:dapat|bisa|silakan|sebaiknya|harus|perlu)\b.*", re.IGNORECASE)
_OWN = re.compile(r"\b(?:saya|kami|kita|untuk|memastikan|sudah|telah|mereka|dia)\s+$", re.IGNORECASE)
_QUOTE = re.compile(r"[“\"]?(?P<words>[^“”\"]{12,200}?)[,.!]?[”\"]\s+")
_OF_US = re.compile(r"(?:kita|kami|saya|mari|itu|ini)\b", re.IGNORECASE)  # who speaks, or what is: no advice
_COMPOUND = re.compile(
    r"\b(?:organisasi|tokoh|lembaga|pemberdayaan|perlindungan|kesejahteraan|ketertiban|keamanan|dinas|unit)\s+$",
    re.IGNORECASE,
)
_TO_WHOM = re.compile(r"\s+(?:kepada|agar|supaya|bagi|untuk)\b", re.IGNORECASE)
_MEANS = re.compile(r"\b(?:dengan|guna|cara|sambil|upaya|berisi|berisikan)\s+$", re.IGNORECASE)
_SO_THAT = re.compile(r",?\s+(?:agar|supaya|untuk)\s+", re.IGNORECASE)
_TIPS = re.compile(
    r"\b(?:dua|tiga|empat|lima|enam|beberapa|sejumlah|\d+)\s+(?:kiat|tips|pesan|saran|nasihat|imbauan|anjuran)\b",
    re.IGNORECASE,
)
_TIPS_WORDS = frozenset(("kiat", "tips", "pesan", "saran", "nasihat", "imbauan", "anjuran"))
_TIPS_LIST = re.compile(rf"{_TIPS.pattern}[^:.;“”\"]{{0,40}}:\s+", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:Pertama|Kedua|Ketiga|Keempat|Kelima|Terakhir),\s+")
_TIP = re.compile(  # a bare verb that orders
    r"(?:jangan|hindari|pastikan|cek|simpan|ceritakan|laporkan|hubungi|tanyakan|periksa|catat|pelajari|kenali|waspadai|tolak|"
    r"bawa|baca|minta|cari|gunakan|teliti|ajak|jaga|awasi|datangi|beri\s?tahu|tanya|lapor|segera|selalu)\b",
    re.IGNORECASE,
)
_LONGEST = 14  # words of one piece of advice in a list
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
            if earlier and _is_order(article, core) and not _is_counted(article, piece, core):
                continue  # the same advice goes on: "Jangan mudah percaya. Pastikan …"
            if _is_other_matter(article, core):
                continue
            if free_of(core, taken) and len(article.quote(core).split()) >= _LEAST_WORDS:
                taken.append(core)
                found.append(note(article, Kind.ADVICE, piece, core, speaker=speaker_json(speaker)))
    return tuple(found)


def _is_other_matter(article: Article, core: Span) -> bool:
    """Whether the words are on rabies, helmets or the like, and on nothing of ours."""
    own = article.lexicon.subject
    is_other = holds(article.lexicon.notes.advice.other, article.text, core)
    return is_other and not (holds(own.sure, article.text, core) or holds(own.likely, article.text, core))


def _is_order(article: Article, core: Span) -> bool:
    """Whether the words begin with an imperative."""
    words = article.lexicon.notes.advice
    return any(
        p.match(article.text, core.start, core.end) for p in (words.imperatives, words.weak_imperatives)
    )


def _advice(article: Article, piece: Piece, *, is_said: bool) -> list[Span]:
    """The clauses of a sentence that advise, those that name who is addressed first."""
    words = article.lexicon.notes.advice
    public = [
        who
        for who in hits(words.public, article.text, piece.span)
        if not _COMPOUND.search(article.text, piece.span.start, who.start)
    ]
    cores = []
    for verb in hits(words.verbs, article.text, piece.span):
        who = _addressed(article, verb, public)
        if who and _advises(article, piece, verb, who, is_said=is_said):
            cores.append(rest(article, piece, min(verb.start, who.start), max(verb.end, who.end)))
    cores += _unaddressed(article, piece)
    cores += _of_tips(article, piece)
    return [*cores, *_imperatives(article, piece), *_if_so(article, piece), *_quoted(article, piece)]


def _unaddressed(article: Article, piece: Piece) -> Iterator[Span]:
    """ "Mengingatkan agar tidak meminjamkan paspor": nobody is addressed, what follows is advice."""
    words, text = article.lexicon.notes.advice, article.text
    for verb in hits(words.plain, text, piece.span):
        so_that = _SO_THAT.match(text, verb.end, piece.span.end)
        opening = Span(piece.span.start, verb.end)
        if _MEANS.search(text, opening.start, verb.start) or holds(words.breaks, text, opening):
            continue
        if so_that and words.acts.match(text, so_that.end(), piece.span.end):
            yield rest(article, piece, verb.start, so_that.end())


def _is_counted(article: Article, piece: Piece, core: Span) -> bool:
    """Whether it is one of several told by number or in a list: "Kedua, jangan membayar …"."""
    if _TIPS.search(article.text, piece.span.start, core.start):
        return True
    return _ORDINAL.search(article.text, piece.span.start, core.start) is not None


def _of_tips(article: Article, piece: Piece) -> Iterator[Span]:
    """ "Menitip tiga pesan: jangan …, ceritakan …, dan cek …"; "Kedua, jangan …" after such words."""
    text = article.text
    if not occur_in(text, _TIPS_WORDS):
        return
    colon = _TIPS_LIST.search(text, piece.span.start, piece.span.end)
    items = tuple(list_items(article, piece, colon.end(), longest=_LONGEST)) if colon else ()
    if items and all(_TIP.match(text, item.start, item.end) for item in items):
        yield from items
    ordinal = _ORDINAL.match(text, piece.span.start, piece.span.end)
    start = article.text.rfind("\n", 0, piece.span.start) + 1
    if ordinal and _TIP.match(text, ordinal.end()) and _TIPS.search(text, start, piece.span.start):
        yield rest(article, piece, ordinal.end(), ordinal.end())


def _if_so(article: Article, piece: Piece) -> Iterator[Span]:
    """ "Kalau ada yang menawari, hubungi kepala desa": what to do on a condition."""
    words, text = article.lexicon.notes, article.text
    condition = condition_in(article, piece.span)
    for act in hits(words.advice.then, text, piece.span) if condition else ():
        is_next = text[piece.span.start : act.start].rstrip().endswith(",")
        if condition and condition.end < act.start and is_next and not holds(
            words.advice.breaks, text, Span(piece.span.start, condition.start)
        ):  # fmt: skip
            yield rest(article, piece, condition.start, act.end)
            return


def _quoted(article: Article, piece: Piece) -> list[Span]:
    """ "…," pesannya: the quotation itself is advice."""
    said = article.lexicon.notes.advice.said_after
    quote = _QUOTE.match(article.text, piece.span.start, piece.span.end)
    is_advice = quote is not None and said.match(article.text, quote.end(), piece.span.end) is not None
    if quote is None or not is_advice or _OF_US.match(quote["words"]):
        return []
    return [Span(*quote.span("words"))]


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
    if holds(words.breaks, text, Span(piece.span.start, verb.end)):
        return False
    if _MEANS.search(text, piece.span.start, verb.start) or _is_bare_noun(article, verb):
        return False
    if words.hopes.fullmatch(text, verb.start, verb.end) and holds(words.hope_breaks, text, piece.span):
        return False
    if _is_told_of(article, piece, who):
        return False
    end = min(piece.span.end, max(verb.end, who.end) + _ACT_REACH)
    if words.plain.fullmatch(text, verb.start, verb.end):
        return True
    is_asked = is_said and words.asking.fullmatch(text, verb.start, verb.end) is not None
    return is_asked or holds(words.acts, text, Span(max(who.end, verb.end), end))


def _is_told_of(article: Article, piece: Piece, who: Span) -> bool:
    """ "Mengingatkan warga (desa) tentang bahaya …": something is told, nothing advised."""
    telling = article.lexicon.notes.advice.telling
    told = next(hits(telling, article.text, Span(who.end, piece.span.end)), None)
    return told is not None and words_between(article, who.end, told.start) <= 1


def _is_bare_noun(article: Article, verb: Span) -> bool:
    """Whether "imbauan" stands there as a thing given: to nobody and for nothing."""
    is_noun = article.quote(verb).lower() in ("imbauan", "himbauan")
    return is_noun and _TO_WHOM.match(article.text, verb.end) is None


def _addressed(article: Article, verb: Span, public: Sequence[Span]) -> Span | None:
    """Who is addressed: after an active verb, before a passive one."""
    if _PASSIVE.fullmatch(article.quote(verb)):
        near = [who for who in public if who.end <= verb.start]
        return next(
            (who for who in reversed(near) if words_between(article, who.end, verb.start) <= _FEW), None
        )
    near = [who for who in public if who.start >= verb.end]
    return next((who for who in near if words_between(article, verb.end, who.start) <= _FEW), None)
