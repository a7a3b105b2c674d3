"""What a sentence only retells: a hoax quoted, a question, an error put right, a scene played, a meeting called off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gugus_engine.article.scene import Article, Piece, hits, holds
from gugus_engine.text.phrases import occur_in
from gugus_engine.text.spans import Span

_RUMOUR = r"(?:pesan|narasi|unggahan|broadcast|isu|rumor|klaim|tangkapan\s+layar|selebaran)(?:\s+(?:berantai|hoaks|hoax|bohong|palsu|viral))*"
_NEWS = r"(?:kabar|informasi|berita|video|tulisan|surat|poster)(?:\s+(?:hoaks|hoax|bohong|palsu|viral))*"
_SAYS = r"(?:tertulis|tertera|termuat|disebut(?:kan)?|dituliskan|ditulis|diklaim|dinarasikan|berbunyi|menyebut(?:kan)?|mengatakan|menuliskan|mengeklaim|mengklaim|berisi)"
_THAT = r"(?:itu|tersebut|ini|berantai)"
_QUOTED, _QUOTED_IN_HOAX = (
    re.compile(
        rf"\b(?:dalam|pada|isi|bunyi)\s+{what}\s+{_THAT},?\s+(?:\w+\s+)?{_SAYS}\b"
        rf"|\b(?:isi|bunyi)\s+{what}\s+{_THAT}\s*[:,]"
        rf"|\b{what}\s+{_THAT}\s+(?:juga\s+|pula\s+)?{_SAYS}\b",
        re.IGNORECASE,
    )
    for what in (_RUMOUR, rf"(?:{_RUMOUR}|{_NEWS})")
)
_MESSAGES = frozenset(
    "pesan narasi unggahan broadcast isu rumor klaim tangkapan selebaran kabar informasi berita video tulisan surat poster".split()
)
_OPENS = re.compile(r"[,:]?\s*(?:bahwa\s+)?[“\"](?P<said>[^“”\"]*)", re.IGNORECASE)
_FURTHER = 4  # sentences that a quoted message may go on
_QUESTION = re.compile(
    r"\b(?:benarkah|betulkah|apa(?:kah)?\s+(?:benar|betul)|mungkinkah)\b[^.!?]{0,300}\?", re.IGNORECASE
)
_TRUE = frozenset(("benarkah", "betulkah", "mungkinkah", "benar", "betul"))
_ERRATUM = re.compile(r"\s*(?:[A-Z]+\s*[-–—]+\s*)?\W*(?:RALAT|KOREKSI|PEMBETULAN)\b", re.IGNORECASE)
_WRONG = re.compile(
    r"\b(?:tertulis|ditulis(?:kan)?|disebut(?:kan)?|menyebut(?:kan)?|termuat|memuat|diberitakan|dilaporkan|menulis)\b",
    re.IGNORECASE,
)
_CORRECTED = re.compile(
    r"\b(?:sebelumnya|semula|awalnya|keliru|salah)\s+(?:tertulis|ditulis(?:kan)?|menulis(?:kan)?)\b",
    re.IGNORECASE,
)
_RIGHT = re.compile(
    r"\b(?:yang\s+(?:benar|betul|tepat)|seharusnya|semestinya|diralat|dikoreksi)\b|;", re.IGNORECASE
)
_PLAYED = re.compile(
    r"\b(?:memerankan|diperankan|bermain\s+peran|role\s?play|berperan\s+sebagai|memainkan\s+peran|berlakon)\b"
    r"|\b(?:drama|sosiodrama|teater|sandiwara|operet|lakon|pementasan|film\s+pendek|cerita\s+pendek|novel)\b[^.;“”\"]{0,60}?"
    r"\b(?:tentang|mengisahkan|menceritakan|berkisah|bercerita|menggambarkan|menampilkan)\b"
    r"|\b(?:dalam|pada)\s+(?:simulasi|adegan|drama|sosiodrama|sandiwara|permainan\s+peran|role\s?play|gladi)"
    r"(?:\s+(?:itu|ini|tersebut)\b|\s*,)"
    r"|\b(?:menyimulasikan|mensimulasikan|disimulasikan)",
    re.IGNORECASE,
)
_QUASHED = re.compile(
    r"\b(?:membatalkan|dibatalkan(?:nya)?|menganulir|mencabut)\s+(?:amar\s+)?(?:putusan|vonis|hukuman)\b",
    re.IGNORECASE,
)
_RULINGS = frozenset(("putusan", "vonis", "hukuman"))
_NEXT_RULING = re.compile(
    r"[;“”\"]|,\s|\.\s|\b(?:terhadap|kepada|atas|bagi|dan|serta|lalu|kemudian|menjadi)\b"
)
_REFUSED = re.compile(
    r"\b(?:restitusi|ganti\s+(?:rugi|kerugian)|kompensasi)\b[^.;“”\"]{0,90}?"
    r"\b(?:(?:tidak|tak|belum|gagal)\s+(?:di)?(?:kabulkan|berikan|penuhi|setujui|terima)|ditolak|kandas)\b"
    r"|\b(?:menolak|tidak\s+mengabulkan)\s+(?:permohonan\s+|tuntutan\s+)?(?:restitusi|ganti\s+(?:rugi|kerugian)|kompensasi)\b[^.;,“”\"]{0,150}",
    re.IGNORECASE,
)
_PAID_BACK = frozenset(("restitusi", "rugi", "kerugian", "kompensasi"))
_IF_ELECTED = re.compile(
    r"\b(?:akan|berjanji|menjanjikan|bakal)\b[^.;]{0,200}\b(?:bila|jika|kalau|apabila|setelah|saat|begitu)\s+(?:nanti\s+)?"
    r"(?:terpilih|menang|memenangi|memenangkan)\b",
    re.IGNORECASE,
)
_ELECTED = frozenset(("terpilih", "menang", "memenangi", "memenangkan"))
_OFF = re.compile(
    r"\b(?:ditunda|diundur(?:kan)?|dibatalkan|ditiadakan|batal|urung|dijadwalkan\s+ulang|dijadwal\s+ulang|tertunda|tidak\s+jadi)\b",
    re.IGNORECASE,
)
_PUT_OFF = re.compile(
    r"\b(?:menunda|mengundur(?:kan)?|membatalkan|meniadakan|menjadwalkan\s+ulang)\s+(?:agenda\s+|acara\s+|kegiatan\s+|pelaksanaan\s+)?$",
    re.IGNORECASE,
)
_CALLS_OFF = re.compile(rf"{_OFF.pattern}|{_PUT_OFF.pattern.removesuffix('$')}", re.IGNORECASE)
_OFF_WORDS = frozenset(
    "ditunda diundur diundurkan dibatalkan ditiadakan batal urung dijadwalkan dijadwal tertunda jadi "
    "menunda mengundur mengundurkan membatalkan meniadakan menjadwalkan".split()
)
_OTHER_MATTER = re.compile(
    r"[;:“”\"]|\.\s|\b(?:dan|tetapi|tapi|namun|karena|sebab|sehingga|setelah|usai|bahwa|membahas|serta|sempat|agar|supaya|"
    r"keberangkatan\w*|pemberangkatan|paspor|pernikahan|penerbangan)\b|\byang\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_STRETCHES = ((_QUESTION, _TRUE), (_REFUSED, _PAID_BACK), (_IF_ELECTED, _ELECTED))
"""Patterns of what tells no fact, each with the words of which one stands in every match."""
_STILL_HELD = re.compile(r"\b(?:akhirnya|tetap|namun\s+kini)\b", re.IGNORECASE)
_HELD_BEFORE = 40  # characters
_REACH_OFF = 140
_REACH = 400


def untrue(article: Article, piece: Piece) -> Iterator[Span]:
    """The stretches of a sentence that somebody else only says, asks, plays, or that came to nothing."""
    yield from _quoted(article, piece)
    yield from _wrong(article, piece)
    yield from _played(article, piece)
    yield from _quashed(article, piece)
    yield from _off(article, piece)
    for pattern, needed in _STRETCHES:
        if occur_in(article.text, needed, *piece.span):
            yield from (Span(*found.span()) for found in pattern.finditer(article.text, *piece.span))


def _quoted(article: Article, piece: Piece) -> Iterator[Span]:
    """What a hoax says, up to the end of its quotation, or of its sentence where it is not quoted."""
    near = article.pieces[max(0, piece.index - _FURTHER) : piece.index + 1]
    if not occur_in(article.text, _MESSAGES, near[0].span.start, piece.span.end):
        return
    is_hoax = holds(article.lexicon.denial.labels, article.text, Span(0, len(article.text)))
    cues = _QUOTED_IN_HOAX if is_hoax else _QUOTED
    for other in near:
        for cue in cues.finditer(article.text, other.span.start, other.span.end):
            said = _OPENS.match(article.text, cue.end())
            end = said.end("said") if said else other.span.end
            start = max(piece.span.start, cue.start())
            if start < min(end, piece.span.end):
                yield Span(start, min(end, piece.span.end))


def _wrong(article: Article, piece: Piece) -> Iterator[Span]:
    """ "RALAT: tertulis 52 korban, yang benar 25": up to what is right."""
    is_erratum = _ERRATUM.match(article.text, piece.span.start, piece.span.end) is not None
    for word in (_WRONG if is_erratum else _CORRECTED).finditer(article.text, *piece.span):
        yield _until(article, piece, word, _RIGHT)


def _played(article: Article, piece: Piece) -> Iterator[Span]:
    """What actors or pupils play, up to the end of the sentence."""
    for word in _PLAYED.finditer(article.text, *piece.span):
        yield Span(word.start(), piece.span.end)


def _quashed(article: Article, piece: Piece) -> Iterator[Span]:
    """ "Membatalkan putusan 7 tahun penjara": decided no longer."""
    for word in (
        _QUASHED.finditer(article.text, *piece.span) if occur_in(article.text, _RULINGS, *piece.span) else ()
    ):
        yield _until(article, piece, word, _NEXT_RULING)


def _until(article: Article, piece: Piece, word: re.Match[str], stop: re.Pattern[str]) -> Span:
    last = min(piece.span.end, word.end() + _REACH)
    end = stop.search(article.text, word.end(), last)
    return Span(word.start(), end.start() if end else last)


def _off(article: Article, piece: Piece) -> Iterator[Span]:
    """ "Rapat yang dijadwalkan Senin ditunda", "menunda sosialisasi": a meeting that was not held."""
    if not occur_in(article.text, _OFF_WORDS) or _CALLS_OFF.search(article.text, *piece.span) is None:
        return
    for words in article.named_kinds:
        for noun in hits(words.nouns, article.text, piece.span):
            put_off = _PUT_OFF.search(
                article.text, max(piece.span.start, noun.start - _REACH_OFF), noun.start
            )
            if put_off and words.type != "putusan":  # a verdict set aside is no day put off
                yield _until(article, piece, put_off, _OTHER_MATTER)
            elif end := _called_off(article, piece, noun):
                yield Span(noun.start, end)


def _called_off(article: Article, piece: Piece, noun: Span) -> int | None:
    """Where the words end that call a meeting off; None where they are said of something else, or it is held after all."""
    text = article.text
    near = Span(max(piece.span.start, noun.start - _HELD_BEFORE), noun.start)
    off = _OFF.search(text, noun.end, min(piece.span.end, noun.end + _REACH_OFF))
    if off is None or any(True for _ in hits(article.lexicon.events.hold, text, near)):
        return None
    is_other = _OTHER_MATTER.search(text, noun.end, off.start()) is not None
    is_held = _STILL_HELD.search(text, noun.end, min(piece.span.end, noun.end + _REACH)) is not None
    return None if is_other or is_held else off.end()
