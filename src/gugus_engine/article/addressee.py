"""Who is asked in "X meminta Y membuka …": the words between the asking and the doing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gugus_engine.article.scene import Article, hits, inside
from gugus_engine.text.agencies import AgencyMention
from gugus_engine.text.spans import Span, trimmed

_OPENING = re.compile(
    r"[ \t,]*(?:(?:ke depan|(?:dalam|melalui|dengan|pada)\s[^,.;“”\"]{3,60}),\s*)?(?:(?:agar|supaya|kepada|terhadap|pada|kembali|juga|ke|bahwa|hari ini|peran serta|peran aktif|partisipasi|dukungan|bantuan|kerja sama)[ \t,]+)*",
    re.IGNORECASE,
)
_DOING = re.compile(
    r"(?<![\w-])(?:untuk|agar|supaya|dapat|bisa|segera|tidak|tak|jangan|lebih|terus|ikut|turut|hadir|selalu|"
    r"harus|wajib|mau|berani|saling|aktif|proaktif|rutin|mulai(?!\s+dari)|perlu|kembali|hendaknya|tetap|bekerja|belajar|memakai|masuk|turun|datang|pasang|buka|bantu|lakukan|"
    r"me(?:m[bpf]|mper|n[dtcjgsy]|ng[aegiouhk]|ny[aeiou]|l[aeiou]|r[aeiou]|m[aeiou]|w[aeiou]|n[aeiou])[a-z-]{2,}|"
    r"ber(?!bagai|kas|sama\b|wenang|ita)[a-z]{3,}|di(?!sini|sana|mana|antara|nas|rektur|strik|sdik|sna|skom|tjen|rjen|sos|visi)[a-z]{4,})(?![\w])"
)
_DONE = re.compile(r"di[a-z]{4,}\b")
_NOT_DOING = frozenset("menteri media mediator meja merek mengenai menurut menko mereka".split())
_ATTRIBUTE = ("yang ", "secara ", "dan ")
_NAMES_AN_ACT = re.compile(
    r"(?:adanya\s|aspirasi|(?:ke|pe|per|pem|pen|peng)(?!rangkat|rwakilan|wakilan|merintah|rusahaan|rguruan|ngadilan|camatan|lurahan|jaksaan|polisian"
    r"|menterian|dutaan|mberdayaan|rlindungan|tahanan|ndidikan|sehatan)[a-z]{3,}an\b(?!\s+desa\b))"
)
_WHICH = re.compile(r"\s+(?:yang|bahwa)\s|,\s+(?:dengan|melalui|sesuai|lewat|dalam)\s")
_PRONOUN = re.compile(r"(?:saya|kami|kita|dia|ia|mereka|beliau|aku|kamu|anda|\w+nya)", re.IGNORECASE)
_PARTY = re.compile(
    r"(?:para|seluruh|semua|segenap|setiap|tiap|masing-masing|kaum|anggota|pihak|tim|unsur|badan|lembaga|forum|organisasi|komunitas|"
    r"relawan|pengurus|tokoh|pemuka|pimpinan|ketua|kepala|kabupaten|kota|desa|sekolah|kampus|bank|majelis|gereja|paroki|keuskupan|klasis|sinode|yayasan|koperasi|universitas|fakultas|pesantren|nakhoda|pengelola|media|asosiasi|ormas|negara|"
    r"perusahaan|operator|maskapai|pemilik|agen|kades|lurah|camat|mahasiswa|masyarakat|warga|orang ?tua)\b",
    re.IGNORECASE,
)
_LONGEST = 12  # words
NOBODY = re.compile(
    r"(?:saya|kami|kita|dia|mereka|petunjuk|arahan|restu|laporan|ijin|waktu|hari|tanggal|sumbangan|uang|tebusan|imbalan|bayaran|ampun|namanya|identitasnya|nama|maaf|izin|keterangan|doa|perhatian|data|penjelasan|tanggapan|konfirmasi|klarifikasi)\b",
    re.IGNORECASE,
)
_SPEAKS = re.compile(r"[\"“”;:.!?]")


@dataclass(frozen=True)
class Asked:
    """Who is asked: the words, the agency where they are one, and where the doing begins."""

    span: Span
    agency: AgencyMention | None
    doing: int


def asked_after(article: Article, start: int, end: int) -> Asked | None:
    """Who is named right after the asking verb, up to the first word of doing; None where nobody is."""
    opening = _OPENING.match(article.text, start, end)
    first = opening.end() if opening else start
    doing = _first_doing(article, first, end)
    if doing is None or doing == first:
        return None
    span = trimmed(article.text, first, _before_which(article, first, doing))
    if _PRONOUN.fullmatch(article.quote(span).strip(" ,")):
        return None
    if _is_thing(article, span, doing) or _NAMES_AN_ACT.match(article.quote(span)):
        return None  # "meminta pos itu diaktifkan lagi", "mendesak pengusutan …": nobody is named
    words = article.quote(span).rstrip(" ,").split()
    if not words or len(words) > _LONGEST or _SPEAKS.search(article.quote(span)) or NOBODY.match(words[0]):
        return None
    span = Span(span.start, span.start + len(article.quote(span).rstrip(" ,")))
    if not _is_party(article, span):
        return None
    return Asked(span, _agency(article, span), doing)


def _is_party(article: Article, span: Span) -> bool:
    """Whether the words name an office, a post or a group, or begin with a capital as a body's name does."""
    words = article.lexicon.requests
    is_known = bool(inside(article.agencies, span)) or bool(inside(article.posts, span))
    is_group = next(hits(words.offices, article.text, span), None) or next(
        hits(words.public, article.text, span), None
    )
    return (
        is_known
        or is_group is not None
        or _PARTY.match(article.quote(span)) is not None
        or article.text[span.start].isupper()
    )


def _is_thing(article: Article, span: Span, doing: int) -> bool:
    """Whether the words before a passive verb name what is to be done, and no office."""
    is_passive = _DONE.match(article.text, doing) is not None
    is_office = next(hits(article.lexicon.requests.offices, article.text, span), None) is not None
    return is_passive and not is_office and not inside(article.agencies, span)


def _before_which(article: Article, start: int, doing: int) -> int:
    """Where "yang ada di sini" begins, which says no more of who is asked."""
    which = _WHICH.search(article.text, start, doing)
    return which.start() if which else doing


def _first_doing(article: Article, start: int, end: int) -> int | None:
    named = inside(article.agencies, Span(start, end))
    for match in _DOING.finditer(article.text, start, end):
        is_named = any(
            match.start() < agency.span.end and agency.span.start <= match.start() for agency in named
        )
        is_attribute = article.text.endswith(_ATTRIBUTE, 0, match.start())
        if not is_named and not is_attribute and match.group().lower() not in _NOT_DOING:
            return match.start()
    return None


def _agency(article: Article, span: Span) -> AgencyMention | None:
    """The agency that the words are, where they are no more than its name."""
    for agency in inside(article.agencies, span):
        before = article.text[span.start : agency.span.start]
        if not before.strip() and agency.span.end >= span.end:
            return agency
    return None


def is_public(article: Article, span: Span) -> bool:
    """Whether the words address the public at large: "warga", "para orang tua"."""
    words = article.lexicon.requests
    office = next(hits(words.offices, article.text, span), None)
    public = next(hits(words.public, article.text, span), None)
    named = inside(article.agencies, span)
    return public is not None and office is None and not named
