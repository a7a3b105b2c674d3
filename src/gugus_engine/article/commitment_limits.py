"""Commitments: what looks like a promise and is none: denied, conditional, another's, told as it stands, or the duty of an office."""

from __future__ import annotations

import re

from gugus_engine.article.clauses import before, condition_in
from gugus_engine.article.commitment_due import due_in
from gugus_engine.article.commitment_verbs import act_after
from gugus_engine.article.deeds import names_a_deed
from gugus_engine.article.denial import is_denied
from gugus_engine.article.scene import Article, Piece, holds, inside
from gugus_engine.text.agencies import AgencyMention
from gugus_engine.text.phrases import Phrases
from gugus_engine.text.posts import PostMention
from gugus_engine.text.spans import Span

_WHO_WILL = re.compile(
    r"\b(?:yang|siapa|mana|apakah|kapan|untuk|guna|demi|harus|perlu|wajib|dapat|bisa|ingin|mau)\s+(?:me\w+,\s+)*(?:dan\s+)?$",
    re.IGNORECASE,
)
_LISTED = re.compile(r",\s+(?:dan\s+|serta\s+)?$")
_THEY = re.compile(r"\bmereka\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_DUTY = re.compile(
    r"\b(?:diberi amanat|amanat\w*|mandat|bertugas|tugasnya|bertujuan|tujuan\w*|dalam rangka|berkewajiban|ketentuan(?:nya)?)\b",
    re.IGNORECASE,
)
_PLAN = re.compile(
    r"(?:melaksanakan|mengadakan|menyelenggarakan|menggelar|melakukan|memimpin|membuka|menghadiri|mengikuti)\s+(?:kegiatan\s+)?(?:sosialisasi|pelatihan|penyuluhan|rapat|rakor|razia|sidang)\b"
    r"|(?:menyerahkan|melimpahkan|mengirim\w*)\s+(?:para\s+)?(?:tersangka|berkas|SPDP|surat pemberitahuan)|di(?:limpahkan|serahkan|kirim|sidang)",
    re.IGNORECASE,
)
_SWORN = frozenset({"berjanji", "menyanggupi", "berkomitmen"})
_VOWED_NOT = re.compile(r"berjanji\s+(?:untuk\s+)?tidak\s+(?:akan\s+|lagi\s+)*me(?!ngulang)", re.IGNORECASE)
_STANDS = re.compile(
    r"\b(?:sudah|telah|tidak ada|belum ada|masih|saat ini|tengah|sedang|hingga kini)\b", re.IGNORECASE
)
_OF_COURT = re.compile(r"\b(?:hakim|pengadilan|jaksa|kejaksaan|kejari|kejati)\b", re.IGNORECASE)
_DECIDES = frozenset({"memutuskan", "menyetujui"})
_OF_CASE = re.compile(
    r"(?:akan|segera)\s+kami\s+(?:tangkap|tindak|proses|usut|kejar|panggil|periksa|jerat|jemput|buru|dalami|selidiki|kembangkan|limpahkan|tahan)\b",
    re.IGNORECASE,
)
_DECLARES = ("menyatakan", "berjanji", "menyanggupi")
_PROVIDED = re.compile(  # on means or leave that may not come
    r"\b(?:jika|apabila|bila|kalau|asal(?:kan)?|sepanjang)\s+(?:\w+\s+){0,3}?"
    r"(?:anggaran|dana|anggarannya|dananya|pagu|disetujui|tersedia|memungkinkan|diizinkan)\b",
    re.IGNORECASE,
)
_RUMOURED = re.compile(
    r"\b(?:ada\s+kabar|(?:mendengar|mendapat|dapat)\s+kabar|menurut\s+rencana|rencananya|disebut-sebut|kabarnya|dikabarkan|konon|digadang-gadang)\b|\bbaru\s+$",
    re.IGNORECASE,
)
_LONG_AGO = re.compile(
    r"\b(?:sebelumnya|sempat|(?:waktu|saat|kala)\s+itu|(?:hari|pekan|minggu|bulan|tahun|januari|februari|maret|april|mei|juni|juli|"
    r"agustus|september|oktober|november|desember)\s+(?:\d{4}\s+)?lalu)\b",
    re.IGNORECASE,
)
_NOT_KEPT = re.compile(
    r"\b(?:hingga|sampai)\s+(?:kini|sekarang|saat\s+ini|hari\s+ini)\b|\bbelum\s+ter\w+|\b(?:tidak|tak)\s+kunjung\b|\bmenghilang\b",
    re.IGNORECASE,
)
_LURED = re.compile(
    r"\b(?:(?:di)?bilangi?|menirukan|agennya|sponsornya|majikannya|percakapan)\b", re.IGNORECASE
)
_SOMEBODY = re.compile(r"\b(?:seorang|salah\s+(?:satu|seorang))\s+(?:[\w-]+\s+){1,4}$", re.IGNORECASE)
_BY_LAW = re.compile(
    r"\W*(?:(?i:menurut|sesuai|berdasarkan|mengacu)\s+(?:\w+\s+){0,2}?)?(?:Pasal|UU|Undang-[Uu]ndang|KUHAP|KUHP|Perpres|Permen\w*|Perda|Perbup|"
    r"Perwali|Peraturan|ketentuan|aturan|SOP|prosedur)\b",
)
_NYA = re.compile(r"(?P<act>\w+)nya\b")
_LEAST_WORDS = 3
_REACH = 60  # characters after the verb


def is_broken(article: Article, piece: Piece, verb: Span, core: Span) -> bool:
    """Whether it is denied, conditional, somebody else's, no deed, or an act of duty."""
    if (
        is_denied(article, piece, verb)
        or condition_in(article, Span(piece.span.start, verb.start))
        or _is_of_another(article, piece, verb)
        or _is_unsaid(article, piece, verb, core)
    ):
        return True
    act = act_after(article, piece, verb)
    if not names_a_deed(article, verb, act, core) or _is_work(article, piece, verb, act):
        return True
    if _is_told(article, piece, verb, core) or _is_duty(article, piece, verb, core):
        return True
    is_answer = article.lexicon.notes.commitments.answered.fullmatch(article.text, verb.start, verb.end)
    return is_answer is None and len(article.quote(core).split()) < _LEAST_WORDS


def _is_unsaid(article: Article, piece: Piece, verb: Span, core: Span) -> bool:
    """Whether words beside it, or before it in its clause, show that nothing is promised or that others do."""
    words, text = article.lexicon.notes.commitments, article.text
    clause = before(article, piece, verb.start)
    return (
        holds(words.breaks, text, Span(clause.start, _judged_to(article, piece, verb, core)))
        or holds(words.others, text, Span(min(clause.start, core.start), verb.start))
        or _THEY.search(text, clause.start, verb.start) is not None
        or any(
            told.search(text, piece.span.start, verb.start)
            for told in (_RUMOURED, _LONG_AGO, _LURED, _SOMEBODY)
        )
        or _BY_LAW.match(text, piece.span.start, verb.start) is not None
        or _NOT_KEPT.search(text, verb.end, piece.span.end) is not None
        or _PROVIDED.search(text, verb.end, core.end) is not None
    )


def _judged_to(article: Article, piece: Piece, verb: Span, core: Span) -> int:
    """Where the words end that may break a promise; "berjanji tidak akan …" is one itself."""
    if _VOWED_NOT.match(article.text, verb.start, piece.span.end):
        return verb.start
    return min(core.end, verb.end + _REACH)


def _is_work(article: Article, piece: Piece, verb: Span, act: int | None) -> bool:
    """Whether the act is the daily work of an office or of a case, not sworn; or one of a list of what is asked."""
    words, text = article.lexicon.notes.commitments, article.text
    is_sworn = article.quote(verb).lower() in _SWORN
    if act is not None and not is_sworn and (
        _is_among(article, words.not_acts, act, piece.span.end) or _PLAN.match(text, act)
    ):  # fmt: skip
        return True
    if _LISTED.search(text, piece.span.start, verb.start) and _is_asking(article, piece, verb):
        return True
    return _DUTY.search(text, piece.span.start, verb.start) is not None


def _is_among(article: Article, acts: Phrases, act: int, end: int) -> bool:
    """Whether an act is one of the declared, with or without "-nya": "mempelajarinya"."""
    word = _NYA.match(article.text, act, end)
    is_it = word is not None and acts.fullmatch(word["act"], 0, len(word["act"])) is not None
    return is_it or acts.match(article.text, act, end) is not None


def _is_told(article: Article, piece: Piece, verb: Span, core: Span) -> bool:
    """ "Memastikan tersangka sudah ditahan": how things stand, nothing to come."""
    is_sure = article.quote(verb).lower().endswith(("pastikan", "mastikan"))
    return is_sure and _STANDS.search(article.quote(core)) is not None and due_in(article, core) is None


def _is_duty(article: Article, piece: Piece, verb: Span, core: Span) -> bool:
    """ "Hakim memutuskan menunda sidang", "akan kami tangkap": the work of a case."""
    is_court = _OF_COURT.search(article.text, piece.span.start, verb.start) is not None
    decides = is_court and article.quote(verb).lower() in _DECIDES
    return decides or _OF_CASE.match(article.quote(core)) is not None


def _is_of_another(article: Article, piece: Piece, verb: Span) -> bool:
    """ "… yang akan membayar", "untuk memastikan …"; not "Kapolres yang menyatakan siap", whose own words follow."""
    which = _WHO_WILL.search(article.text, piece.span.start, verb.start)
    if which is None:
        return False
    named: list[PostMention | AgencyMention] = [
        *inside(article.posts, piece.span),
        *inside(article.agencies, piece.span),
    ]
    is_own = article.quote(verb).lower().startswith(_DECLARES) and which.group().split() == ["yang"]
    return not (is_own and any(each.span.end == which.start() - 1 for each in named))


def _is_asking(article: Article, piece: Piece, verb: Span) -> bool:
    """ "Kami mendorong pemerintah mencari jalan, memastikan …": the list is of what is asked."""
    words, opening = article.lexicon.requests, Span(piece.span.start, verb.start)
    return any(holds(asking, article.text, opening) for asking in (words.ask, words.appeal, words.asked))
