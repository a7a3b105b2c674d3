"""Commitments: which words promise, and the words of what is promised."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gugus_engine.article.answers import is_closed
from gugus_engine.article.clauses import before, rest
from gugus_engine.article.commitment_due import due_in
from gugus_engine.article.scene import Article, Piece, hits, holds, inside
from gugus_engine.text.phrases import occur_in
from gugus_engine.text.spans import Span

_ACT = re.compile(
    r"\s*(?:(?:untuk|akan|bakal|segera|juga|langsung|terus|bisa|dapat|kembali)\s+)*"
    r"(?P<act>(?-i:me|ber|di(?!nas\b|sana\b|sini\b|mana\b)|ter)\w+)",
    re.IGNORECASE,
)
_OF_ITS = re.compile(
    r"(?:menyatakan\s+)?(?:kesediaan|kesiapan|kesanggupan)(?:nya)?\s+[a-z]+nya\s+(?:untuk\s+)?(?P<act>me[a-z]{3,})"
    r"|berjanji\s+(?:untuk\s+)?tidak\s+(?:akan\s+|lagi\s+)*(?P<not>me(?!ngulang)[a-z]{3,})",
    re.IGNORECASE,
)
_HELPERS = re.compile(
    r"\s*(?:(?:untuk|segera|juga|langsung|terus|bisa|dapat|kembali|ikut|lebih)\s+)*", re.IGNORECASE
)
ASIDE = re.compile(
    r",\s*(?:kata|ujar|lanjut|tutur|ucap|jelas|menurut|ungkap|imbuh|tambah|sebut|tegas|papar|sambung|terang|jawab|janji)[^,.;“”\"]{0,60},\s*"
)
WHICH = re.compile(
    r"\s+yang\s+(?:hadir|ikut|turut|memimpin|mendampingi|ditemui|mewakili|dihubungi)(?:\s+\w+){0,4}"
)
_SELVES = frozenset("kami kita saya pihaknya rapat pertemuan forum".split())
_IN_HIS_WORDS = re.compile(r"\s*[,:]\s+[“\"]")
_OFFER = "menawarkan"
_ALSO_LURES = frozenset({"menawarkan", "menjanjikan"})  # who recruits does so too
_WE = frozenset(("kami", "saya"))
_SOON = re.compile(
    r"\b(?:mulai\s+|paling\s+lambat\s+)?(?:besok(?:\s+(?:pagi|siang|sore|malam))?|lusa|"
    r"(?:pekan|minggu|bulan|tahun|semester|senin|selasa|rabu|kamis|jumat|sabtu)\s+depan|"
    r"\w+\s+(?:hari|pekan|minggu|bulan)\s+lagi|(?<=mulai\s)\w+)(?:,|\s+ini)?\s+"
    r"(?:\w+nya\s+|juga\s+)?(?:(?:anggota|petugas|personel|staf|tim)\s+)?(?:kami|saya)\s+(?=(?:mulai|akan|siap|turun|ikut|[a-z]{4,})\s)",
    re.IGNORECASE,
)
_BARE_WE = re.compile(r"(?:kami|pihaknya)\s", re.IGNORECASE)
_WE_DO = re.compile(
    r"\b(?:kami|saya)\s+(?!(?:akan|bukan|ingatkan|imbau|harapkan|pastikan)\b)[a-z]{3,}kan\b", re.IGNORECASE
)
_DONE = re.compile(
    r"\b(?:sudah|telah|baru|tadi|kemarin|lalu|pernah|selama\s+ini|yang|agar|supaya|jika|kalau|bila)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(  # words that can tell of nothing past
    r"\b(?:besok|lusa|mendatang|(?:pekan|minggu|bulan|tahun|semester|senin|selasa|rabu|kamis|jumat|sabtu)\s+depan|"
    r"(?:hari|malam|pekan|minggu|bulan|tahun)\s+ini\s+juga|(?:paling|se)\s*lambat(?:nya|-lambatnya)?|selambat-lambatnya|"
    r"sampai\s+akhir\s+\w+|\w+\s+(?:hari|pekan|minggu|bulan)\s+lagi|"
    r"dalam\s+(?:waktu\s+)?(?:se|dua|tiga|empat|lima|enam|tujuh|\d)\w*(?:\s+(?:hari|jam|pekan|minggu|bulan))?\s+ke\s+depan)\b",
    re.IGNORECASE,
)
_BEGIN = re.compile(r"(?:mulai|akan|siap|sendiri|yang)\s+")
_ANNOUNCES = re.compile(
    r"\b(?:menyatakan|menyebut|menyebutkan|mengatakan|menyampaikan|menegaskan|mengumumkan)\s+(?:bahwa\s+)?"
    r"(?P<thing>[a-z][^,.;:“”\"]{2,60}?)\s+akan\s+(?=di[a-z]{4,}\s+(?:ulang\s+|kembali\s+|serentak\s+)?"
    r"(?:pada|mulai|paling|akhir|awal|sebelum|tahun|bulan|pekan|minggu|besok|lusa|dalam|tanggal|januari|februari|maret|april|"
    r"mei|juni|juli|agustus|september|oktober|november|desember|senin|selasa|rabu|kamis|jumat|sabtu)\b)"
)
_ASSURES = frozenset({"kami pastikan", "saya pastikan", "kami jamin"})
_WORK = re.compile(r"\b(?:pe)?kerja(?:an)?\b|\bgaji\b|\bupah\b", re.IGNORECASE)
_AND = re.compile(r"\b(?:dan|serta|sekaligus)\s+$")
_OBLIQUE = re.compile(
    r"\b(?:yang|di|ke|dari|oleh|untuk|kepada|pada|dalam|bagi|bersama|dengan|terhadap|melalui|diwakili|didampingi)\s+(?:para\s+)?$",
    re.IGNORECASE,
)
_OPENING = 20  # characters before the subject of a sentence
_SMALL = re.compile(r"(?<!\w)[a-z][\w-]*")
_BEFORE, _NEAR = 80, 400  # characters looked back over: for a word right before, and for who promises


def promises_in(article: Article, piece: Piece) -> Iterator[tuple[Span, Span]]:
    """Each verb that promises, with the words of what is promised."""
    words, text = article.lexicon.notes.commitments, article.text
    for verb in hits(words.strong, text, piece.span):
        if article.quote(verb).lower() in _ALSO_LURES and not _is_of_office(article, piece, verb):
            continue
        is_thing = words.things.fullmatch(text, verb.start, verb.end) is not None
        if (
            is_thing
            or _is_offer(article, piece, verb)
            or act_after(article, piece, verb)
            or _goes_on(article, piece, verb)
        ):
            yield verb, rest(article, piece, verb.start, verb.end)
    for verb in _answers(article, piece):
        is_quoted = _IN_HIS_WORDS.match(text, verb.end, piece.span.end) is not None
        yield verb, piece.span if is_quoted else rest(article, piece, verb.start, verb.end)
    yield from _by_us(article, piece)
    yield from _in_own_words(article, piece)
    yield from _announced(article, piece)
    for verb in hits(words.will, text, piece.span):
        own = own_before(article, piece, verb)
        if own and act_after(article, piece, verb) and not _is_done_to(article, piece, own, verb):
            yield verb, rest(article, piece, own.start, verb.end)


def act_after(article: Article, piece: Piece, verb: Span) -> int | None:
    """Where the act begins that follows a verb of promising: with a prefix, or as people speak."""
    if match := _ACT.match(article.text, verb.end, piece.span.end):
        return match.start("act")
    if match := _OF_ITS.match(article.text, verb.start, piece.span.end):
        return match.start(match.lastgroup or 0)
    helpers = _HELPERS.match(article.text, verb.end, piece.span.end)
    start = helpers.end() if helpers else verb.end
    bare = article.lexicon.notes.commitments.acts.match(article.text, start, piece.span.end)
    return start if bare else None


def _goes_on(article: Article, piece: Piece, verb: Span) -> bool:
    """ "Menyanggupi dan akan …", "saya pastikan, provinsi menanggung …"."""
    after = Span(verb.end, min(piece.span.end, verb.end + 60))
    due = article.lexicon.notes.commitments.due.match(article.text, verb.end + 1, piece.span.end)
    if due and article.quote(verb).lower() in _ASSURES:
        return True
    if (
        article.quote(verb)
        .lower()
        .startswith(("siap", "setuju", "bersedia", "sepakat", "janji", "memutuskan"))
    ):
        return False
    return (
        re.compile(
            r",?\s+(?:dan\s+akan|bahwa|(?:\w+\s+){1,5}akan\s|(?:\w+\s+){1,4}(?:me|di|ber)[a-z]{4,})"
        ).match(article.text, after.start, after.end)
        is not None
    )


def _is_offer(article: Article, piece: Piece, verb: Span) -> bool:
    """ "Menawarkan slot siaran mulai 9 Oktober": a thing by a day, no programme that goes on every year."""
    if article.quote(verb).lower() != _OFFER:
        return False
    due = due_in(article, Span(verb.end, rest(article, piece, verb.start, verb.end).end))
    return isinstance(due, str) and not due.lower().startswith(("setiap", "tiap"))


def _is_of_office(article: Article, piece: Piece, verb: Span) -> bool:
    """Whether an office offers or promises something, no recruiter work."""
    core = rest(article, piece, verb.start, verb.end)
    return own_before(article, piece, verb) is not None and _WORK.search(article.quote(core)) is None


def _by_us(article: Article, piece: Piece) -> Iterator[tuple[Span, Span]]:
    """ "Akan kami kirim"; "datanya kami kirim besok", bare, only where a day ahead stands with it."""
    words, text = article.lexicon.notes.commitments, article.text
    for verb in hits(words.whole, text, piece.span):
        core = rest(article, piece, verb.start, verb.end)
        is_bare = _BARE_WE.match(text, verb.start) is not None
        if not is_bare or _AHEAD.search(text, core.start, core.end) or _is_asked(article, piece, verb):
            yield verb, core
    for own in _WE_DO.finditer(text, *piece.span) if occur_in(text, _WE, *piece.span) else ():
        clause = before(article, piece, own.start())
        core = rest(article, piece, clause.start, own.end())
        is_ahead = _AHEAD.search(text, core.start, core.end) is not None
        if is_ahead and not _DONE.search(text, clause.start, own.start()):
            yield Span(*own.span()), core


def _is_asked(article: Article, piece: Piece, verb: Span) -> bool:
    """Whether somebody asks just before, in the sentence or in the one before it in the paragraph."""
    earlier = article.pieces[piece.index - 1] if piece.index else piece
    words, notes = article.lexicon.requests, article.lexicon.notes.commitments
    spans = [Span(piece.span.start, verb.start)]
    spans += [earlier.span] if earlier.paragraph == piece.paragraph else []
    asks = (words.ask, words.asked, words.appeal, notes.answered, notes.answers)
    return any(holds(asking, article.text, span) for span in spans for asking in asks)


def _in_own_words(article: Article, piece: Piece) -> Iterator[tuple[Span, Span]]:
    """ "Pekan depan anggota kami mulai mendata …": the day first, then who speaks and the act."""
    for soon in _SOON.finditer(article.text, *piece.span) if occur_in(article.text, _WE, *piece.span) else ():
        begin = _BEGIN.match(article.text, soon.end(), piece.span.end)
        verb = Span(soon.start(), begin.end() - 1 if begin else soon.end() - 1)
        is_first = before(article, piece, soon.start()).start == soon.start()
        if is_first and act_after(article, piece, verb):
            yield verb, rest(article, piece, soon.start(), verb.end)


def _announced(article: Article, piece: Piece) -> Iterator[tuple[Span, Span]]:
    """ "Wakil Bupati menyatakan surat edaran akan diterbitkan akhir Mei": a thing, by a day, told by who will do it."""
    for told in _ANNOUNCES.finditer(article.text, piece.span.start, piece.span.end):
        verb = Span(told.start(), told.end() - 1)
        thing, core = Span(*told.span("thing")), rest(article, piece, told.start("thing"), told.end())
        is_other = holds(article.lexicon.notes.commitments.others, article.text, thing)
        if not is_other and own_before(article, piece, verb) and due_in(article, Span(verb.end, core.end)):
            yield verb, core


def _answers(article: Article, piece: Piece) -> Iterator[Span]:
    """ "Kepala desa menyanggupinya", right after somebody asked for it."""
    earlier = article.pieces[piece.index - 1] if piece.index else piece
    words = article.lexicon.requests
    if earlier.paragraph == piece.paragraph and any(
        holds(asking, article.text, earlier.span) for asking in (words.ask, words.asked, words.appeal)
    ):
        notes = article.lexicon.notes.commitments
        for answer in hits(notes.answered, article.text, piece.span):
            if is_closed(article, piece, answer) and not holds(
                notes.strong, article.text, Span(answer.end, piece.span.end)
            ):
                yield answer


def own_before(article: Article, piece: Piece, verb: Span) -> Span | None:
    """Who promises, right before "akan": "pihaknya", or an office or its head."""
    clause = Span(piece.span.start, verb.start)
    own = [*hits(article.lexicon.notes.commitments.own, article.text, clause)]
    own += [agency.span for agency in inside(article.agencies, clause)]
    own += [post.span for post in inside(article.posts, clause)]
    own = [
        span for span in own if not _OBLIQUE.search(article.text, just_before(piece, span.start), span.start)
    ]
    near = [span for span in own if span.end <= verb.start and _leads_to(article, span, verb)]
    last = max(near, default=None)
    if last is None:
        return _own_at_start(article, piece, verb, own)
    return min(span for span in near if last.within(span))


def _is_done_to(article: Article, piece: Piece, own: Span, verb: Span) -> bool:
    """ "Satgas itu akan dievaluasi": an office to which something will be done promises nothing."""
    act = act_after(article, piece, verb)
    return (
        article.quote(own).lower() not in _SELVES and act is not None and article.text.startswith("di", act)
    )


def _leads_to(article: Article, own: Span, verb: Span) -> bool:
    """Whether few words stand between who promises and the verb, an aside like ", lanjutnya," apart."""
    if verb.start - own.end > _NEAR:
        return False
    between = WHICH.sub(" ", ASIDE.sub(" ", article.text[own.end : verb.start]))
    return not re.search(r"[,;:.“”\"]", between) and are_links(article, between)


def are_links(article: Article, between: str) -> bool:
    """Whether only names, declared links, own words and words of saying stand between who promises and the verb.

    "Wakil Bupati menyatakan pemerintah pusat akan …": of those that follow another subject nobody here promises.
    """
    words = article.lexicon.notes.commitments
    allowed = (words.links, words.own, article.lexicon.speech.before)
    return all(
        any(pattern.fullmatch(word, 0, len(word)) for pattern in allowed) for word in _SMALL.findall(between)
    )


def _own_at_start(article: Article, piece: Piece, verb: Span, own: Sequence[Span]) -> Span | None:
    """ "Kapolres menyambut usulan itu dan akan …": the subject of the sentence goes on."""
    first = min(own, default=None)
    if first is None or first.start - piece.span.start > _OPENING:
        return None
    answers = article.lexicon.notes.commitments.answers
    if not holds(answers, article.text, Span(first.end, verb.start)):
        return None
    is_joined = _AND.search(article.text, first.end, verb.start) is not None
    has_comma = re.search(r"[,;:“”\"]", article.text[first.end : verb.start]) is not None
    return first if is_joined and not has_comma else None


def just_before(piece: Piece, at: int) -> int:
    """Where the few words of a sentence begin that stand right before an offset."""
    return max(piece.span.start, at - _BEFORE)
