"""What a claim must not be taken from: one case's course, prices and staff, a market's rank, a bare reason."""

from __future__ import annotations

import re

from gugus_engine.article.scene import Article, Piece, holds
from gugus_engine.text.spans import Span

TRENDS = frozenset({"trend_up", "trend_down"})
_AFTER = 25
_BEFORE = 40
# "Tidak ada kasus yang dihentikan", "… dari keluarga korban": not that there is none.
_COMES = (
    r"masuk|terjadi|tercatat|dilaporkan|ditemukan|menjadi|jadi|terdata|muncul|melibatkan|diterima|terungkap|menimpa|"
    r"ditangani|teridentifikasi|terdeteksi|melapor\w*|terjerat|berasal|terpantau|kami terima|kami tangani|diketahui|ada"
)
_QUALIFIED = re.compile(
    rf"(?:\s+(?!yang\b)[\w-]+){{0,5}}?\s+yang\s+(?!(?:(?:di|ter|me)?\w*\s+)?(?:sampai\s+|sudah\s+|telah\s+|pernah\s+)?(?:{_COMES})\b)"
    r"|\s+(?:\w+\s+){0,6}(?:dalam\s+(?:perkara|kasus)\s+ini|dari\s+(?:keluarga|korban|penyidik))\b",
    re.IGNORECASE,
)
_CRIED = re.compile(r"[^.;:?“”\"]{0,60}!")
_WISHED = re.compile(
    r"\b(?:slogan|semboyan|yel-yel|tema|bertema|bertajuk|ikrar|menuju|mewujudkan|agar|supaya|target\w*|harus|semoga|ingin|berharap)\b[^.;:]*$",
    re.IGNORECASE,
)
_TO_COURT = re.compile(r"\s+(?:\w+\s+){0,2}yang\s+sampai\s+ke\s+(?:pengadilan|meja|kejaksaan)", re.IGNORECASE)
_MONEY = re.compile(r"\bRp\b|\bRp\s*\d|\brupiah\b|\bringgit\b|\bdolar\b", re.IGNORECASE)
_OTHER_COUNT = re.compile(
    r"\b(?:petugas|personel|harga|tarif|sewa|biaya|nilai|kuota|suhu|ombak|gelombang|meter|minat|peminat|hukuman|vonis|ongkos|restitusi|"
    r"penduduk|relawan|kader|pihak|posko|layanan|kunjungan|wisatawan|pengunjung|peserta|pendaftar|pelamar|lowongan|skor|nilainya)\b",
    re.IGNORECASE,
)
_A_THING = re.compile(
    r"\b(?:kapal|pasar|pelabuhan|perusahaan|kota|bandara|pulau|terminal|desa|pabrik|sekolah|kampus|bank|rumah sakit|"
    r"organisasi|ormas|jaringan|sindikat|masjid|gereja|lomba|juara|kejuaraan|vonis|hukuman|tuntutan|denda|gaji|upah|aplikasi|platform|peserta)"
    r"(?:\s+(?:itu|ini|tersebut))?\s+$",
    re.IGNORECASE,
)
_A_CONTEST = re.compile(
    r"\b(?:lomba|juara|kejuaraan|turnamen|kompetisi|penghargaan|ajang|nilai)\b", re.IGNORECASE
)
BOARDED = re.compile(
    r"(?:naik|turun)\s+(?:dari\s+|ke\s+)?(?:kapal|mobil|pesawat|bus|kereta|speedboat|perahu|kendaraan|panggung|penyidikan|sidik|status|tahap|pangkat|jabatan|haji|banding)\b",
    re.IGNORECASE,
)
_MAYBE = re.compile(r"\b(?:bisa|dapat|akan|mungkin|boleh)\s+$", re.IGNORECASE)


def is_beside_the_matter(article: Article, piece: Piece, kind: str, span: Span) -> bool:
    """Whether the words of a claim tell of something other than cases and people as a whole."""
    if kind == "no_cases":
        return _is_qualified(article, piece, span)
    if kind in TRENDS:
        return not _is_of_people(article, piece, span)
    if kind == "rank":
        return _is_of_a_thing(article, piece, span)
    return (
        _is_other_count(article, piece, span)
        or _MAYBE.search(article.text, piece.span.start, span.start) is not None
    )


def _is_other_count(article: Article, piece: Piece, span: Span) -> bool:
    """Whether what is explained is a price, or people who board a ship."""
    text, start = article.text, max(piece.span.start, span.start - _BEFORE)
    return any(words.search(text, start, span.end) for words in (_MONEY, _OTHER_COUNT)) or (
        BOARDED.search(text, span.start, min(piece.span.end, span.end + _AFTER)) is not None
    )


def _is_qualified(article: Article, piece: Piece, span: Span) -> bool:
    """ "Tidak ada kasus yang dihentikan", "belum ada berkas … dalam perkara ini"."""
    end = piece.span.end
    if _CRIED.match(article.text, span.end, end) or _WISHED.search(
        article.text, piece.span.start, span.start
    ):
        return True
    is_other = _QUALIFIED.match(article.text, span.end, end) or _TO_COURT.match(article.text, span.end, end)
    return is_other is not None


def _is_of_people(article: Article, piece: Piece, span: Span) -> bool:
    """Whether cases, victims or the like are what rises, and neither money nor staff."""
    text, subjects = article.text, article.lexicon.notes.claim_subjects
    end = min(piece.span.end, span.end + _AFTER)
    ahead = Span(piece.span.start, span.start)
    if BOARDED.search(text, span.start, end):
        return False
    if _MONEY.search(text, span.start, end) or _OTHER_COUNT.search(
        text, max(ahead.start, span.start - _BEFORE), end
    ):
        return False
    if holds(subjects, text, Span(ahead.start, end)):
        return True
    earlier = article.pieces[piece.index - 1] if piece.index else piece
    is_next = earlier.paragraph == piece.paragraph and holds(subjects, text, earlier.span)
    return is_next and ahead.end - ahead.start <= _BEFORE


def _is_of_a_thing(article: Article, piece: Piece, span: Span) -> bool:
    """ "Kapal terbesar di Cianjur", "peringkat pertama lomba desa"."""
    is_thing = _A_THING.search(article.text, piece.span.start, span.start) is not None
    end = min(piece.span.end, span.end + _AFTER)
    return (
        is_thing
        or _A_CONTEST.search(article.text, max(piece.span.start, span.start - _BEFORE), end) is not None
    )
