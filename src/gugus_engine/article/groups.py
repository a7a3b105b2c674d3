"""Who took part without being counted: posts and groups of people, and whether their list is left open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gugus_engine.article.listing import list_items
from gugus_engine.article.masking import MASK, said
from gugus_engine.article.reading import Json, span_json
from gugus_engine.article.scene import Article, Piece, hits, holds, inside
from gugus_engine.text.agencies import AgencyMention
from gugus_engine.text.spans import Span

_LEADING = re.compile(
    r"(?:(?:(?:peserta|orang|undangan)(?=[ \t,]+(?:yang[ \t]+)?(?:terdiri|dari[ \t]+(?:unsur|kalangan)|meliputi|antara[ \t]+lain|yakni|yaitu))|yang(?=[ \t]+terdiri)|oleh|para|perwakilan|sejumlah|seluruh|unsur|langsung|dari|serta|dan|juga|di\s?antaranya|antara|lain|termasuk|terdiri|atas|meliputi|yaitu|yakni|"
    r"\d+|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|[a-z]+\s(?:belas|puluh)|kalangan|berbagai|ratusan|puluhan|belasan|jajaran|pihak|segenap|semua|seorang|beberapa|turut|hadir)[ \t,:]+)*",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"\s+(?:yang|dari(?!\s+(?-i:[A-Z]))|di|se-|pada|untuk|dengan|secara|sebagai|selama|saat|ketika|usai|agar|guna|setempat|lainnya|terkait|ini|itu|tersebut)\b.*$",
    re.DOTALL,
)
_AUDIENCE = re.compile(
    r"[ \t]+(?:oleh[ \t]+)?(?:para[ \t]+|seluruh[ \t]+|sejumlah[ \t]+|ratusan[ \t]+|puluhan[ \t]+)?"
)
_BRACKET = re.compile(r"[ \t]*\([^)\n]{1,30}\)")
_OPEN = re.compile(
    r"\b(?:di ?antaranya|antara lain|dan lain-lain|dan lainnya|dll|dan sebagainya|seperti)\b", re.IGNORECASE
)
_AMONG = re.compile(
    r"\b(?:termasuk|antara\s+lain|di\s?antaranya|terdiri\s+(?:dari|atas)|mencakup|meliputi)\b", re.IGNORECASE
)
_SUBJECT_REACH = 40
_OF_CRIME = re.compile(r"\b(?:kasus|TPPO|sindikat|jaringan|perkara|modus|kejahatan)\b[^,.;]*$")
_TELLS = re.compile(
    r"\b(?:di(?!nas|rektur)[a-z]{4,}|me(?!nengah|nteri|dia)[a-z]{5,}|tidak|bisa|dapat|agar)\b"
)
_OF_ALL = re.compile(r"(?:Polres|Polsek|Kapolres|Kapolsek|Camat|Danramil)[ \t]+(?:se-?)?jajaran\b")
_ACRONYM = re.compile(r"[A-Z]{3,8}(?: [A-Z][a-z]{3,})?")
_BARE_HEAD = re.compile(r"\S+|Kepala\s+(?:Kantor|Dinas|Badan|Balai|Lembaga)", re.IGNORECASE)
_LONGEST = 8  # words
_COMING = re.compile(
    r"\b(?:akan|bakal|perlu|harus|ingin|mau|belum|tidak|agar|jika|bila|tiga|dua|\d+)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_COUNTED = 20  # characters after a number
_VICTIM = re.compile(r"(?:penyintas|korban)\b", re.IGNORECASE)  # never named as one who came
_MOST = 24
_BESIDE = re.compile(r"\b(?:bersama(?:[ \t]+dengan)?|didampingi)[ \t]+", re.IGNORECASE)
_CAME = re.compile(r"\s(?:ikut|turut|juga)\s+hadir\b", re.IGNORECASE)
_CUT = re.compile(r"[“”\":;]|\byang\b")
_HANDED = re.compile(
    r"\b(?:penyerahan|menyerahkan|diserahkan|serah\s+terima|sertifikat|bantuan)\b", re.IGNORECASE
)


def find_groups(article: Article, pieces: Sequence[Piece], holder: AgencyMention | None) -> list[Json]:
    """Posts and groups named in these sentences as having taken part, each once, as written without names.

    The heads of offices are among the agencies; of the `holder` the post that led it is told here.
    """
    told = [
        span
        for piece in pieces
        if not holds(article.lexicon.participants.absent, article.text, piece.span)
        for span in (
            *_listed(article, piece, holder),
            *_before_verb(article, piece, holder),
            *_audience(article, piece),
        )
    ]
    found: dict[str, Json] = {}
    for span in told:
        is_plain = (
            article.lexicon.participants.audience.fullmatch(article.text, span.start, span.end) is not None
        )
        name = article.quote(span) if is_plain else said(article, span)
        if name and _VICTIM.match(name):
            continue
        if (
            name
            and MASK not in name
            and name.lower() not in {known.lower() for known in found}
            and len(found) < _MOST
        ):
            found[name] = {"name": name, "span": span_json(span)}
    return list(found.values())


def is_open(article: Article, pieces: Sequence[Piece]) -> bool:
    """Whether the text says that more took part than it names ("di antaranya")."""
    cues = article.lexicon.participants.with_lists
    return any(
        _OPEN.search(article.text, cue.end, piece.span.end) is not None
        for piece in pieces
        for cue in hits(cues, article.text, piece.span)
    )


def _listed(article: Article, piece: Piece, holder: AgencyMention | None) -> Iterator[Span]:
    """The items after "dihadiri", "melibatkan" or the like that are posts or groups, no agencies."""
    for cue in _list_cues(article, piece):
        start = max(piece.span.start, cue.start - _SUBJECT_REACH)
        if any(words.search(article.text, start, cue.start) for words in (_OF_CRIME, _COMING)):
            continue  # "kasus yang melibatkan WNI", "akan didampingi psikolog"
        for item in list_items(article, piece, cue.end, longest=_LONGEST):
            if span := _group(article, item, holder):
                yield span


def _before_verb(article: Article, piece: Piece, holder: AgencyMention | None) -> Iterator[Span]:
    """The list before the verb: "X bersama Babinsa dan Kepala Dusun melaksanakan …", "Babinsa dan warga ikut hadir"."""
    hold = next(hits(article.lexicon.events.hold, article.text, piece.span), None)
    beside = _BESIDE.search(article.text, piece.span.start, hold.start) if hold else None
    came = _CAME.search(article.text, piece.span.start, piece.span.end)
    ends = [(beside.end(), hold.start)] if beside and hold else []
    ends += (
        [(piece.span.start, came.start())]
        if came and not _CUT.search(article.text, piece.span.start, came.start())
        else []
    )
    for start, end in ends:
        part = replace(piece, span=Span(piece.span.start, end))
        for item in list_items(article, part, start, longest=_LONGEST):
            if span := _group(article, item, holder):
                yield span


def _list_cues(article: Article, piece: Piece) -> Iterator[Span]:
    """Where lists begin: after a word of attending, and after "termasuk" or "antara lain" beside people."""
    yield from hits(article.lexicon.participants.with_lists, article.text, piece.span)
    people = article.lexicon.participants.people
    for match in _AMONG.finditer(article.text, piece.span.start, piece.span.end):
        before = Span(max(piece.span.start, match.start() - _COUNTED), match.start())
        if holds(people, article.text, before):
            yield Span(*match.span())


def _group(article: Article, item: Span, holder: AgencyMention | None) -> Span | None:
    leading = _LEADING.match(article.text, item.start, item.end)
    start = leading.end() if leading else item.start
    if many := _many(article, start, item.end):
        return many
    post = next((p for p in inside(article.posts, Span(start, item.end)) if p.span.start == start), None)
    if post:
        if post.agency is None and _BARE_HEAD.fullmatch(article.quote(post.span).strip()):
            return None  # "Kepala", "Kepala Kantor" of an office that is not named here
        is_head = post.agency is not None and post.agency.span == post.span
        return None if is_head or _is_of(post.agency, holder) else post.span
    if inside(article.agencies, Span(start, start + 1)):
        return None  # it is among the agencies
    if _ACRONYM.fullmatch(article.text, start, item.end):
        return Span(start, item.end)  # a body under a short name that is not known
    if article.lexicon.participants.audience.match(article.text, start, item.end) is None:
        return None
    words = _TRAILING.sub("", article.text[start : item.end])
    is_told = _TELLS.search(words) is not None
    return Span(start, start + len(words.rstrip(" .,"))) if words and not is_told else None


def _many(article: Article, start: int, end: int) -> Span | None:
    """ "Kapolsek jajaran", "kepala desa se-Kabupaten X": all of a kind."""
    match = _OF_ALL.match(article.text, start, end)
    known = inside(article.agencies, Span(start, end))
    return Span(*match.span()) if match and known and known[0].code is None else None


def _is_of(agency: AgencyMention | None, holder: AgencyMention | None) -> bool:
    return bool(agency and holder and agency.key == holder.key and agency.code in (None, holder.code))


def _audience(article: Article, piece: Piece) -> Iterator[Span]:
    """The people a talk is for: "sosialisasi pada Aparatur Sipil Negara (ASN)"."""
    words = article.lexicon.participants
    if holds(article.lexicon.events.breaks, article.text, piece.span):
        return  # "bertujuan … bagi calon pekerja migran"
    if any(
        holds(words.people, article.text, Span(n.core.end, n.core.end + _COUNTED))
        for n in inside(article.numbers, piece.span)
    ):
        return  # they are counted
    for opening in hits(words.audience_openings, article.text, piece.span):
        if _HANDED.search(article.text, piece.span.start, opening.start):
            continue
        gap = _AUDIENCE.match(article.text, opening.end, piece.span.end)
        match = words.audience.match(article.text, gap.end(), piece.span.end) if gap else None
        if match:
            bracket = _BRACKET.match(article.text, match.end())
            yield Span(match.start(), bracket.end() if bracket else match.end())
