"""What is told beside the story: another crime, the police of another country, a meeting held somewhere else."""

from __future__ import annotations

import re
from collections.abc import Collection

from gugus_engine.article.clauses import before, end_of
from gugus_engine.article.scene import Article, Piece, holds, inside
from gugus_engine.text.datelines import story_start
from gugus_engine.text.spans import Span

_COUNTRY = (
    r"(?-i:Malaysia|Kamboja|Myanmar|Filipina|Thailand|Arab\s+Saudi|Singapura|Taiwan|China|Tiongkok|Laos|Vietnam|Hong\s*[Kk]ong|"
    r"Brunei|Jepang|Korea|Timor\s+Leste|Australia|Amerika|Suriah|Irak|Turki|Turkiye|Mesir|Uni\s+Emirat|Qatar|Kuwait|Oman|"
    r"Yordania|Lebanon|India|Pakistan|Bangladesh|Inggris|Jerman|Belanda|Prancis|Italia|Spanyol)"
)
_FOREIGN = re.compile(
    r"\b(?:polisi|kepolisian|aparat|otoritas|imigrasi|tentara|militer|pengadilan|kejaksaan|jaksa|petugas|mahkamah)\s+"
    rf"(?:(?:federal|nasional|diraja|kerajaan|tinggi|di|wilayah|keamanan)\s+){{0,2}}{_COUNTRY}\b",
    re.IGNORECASE,
)
_ABROAD = re.compile(rf"\bdi\s+(?:(?:[A-Z][\w-]+,?|wilayah|kota)\s+){{0,4}}{_COUNTRY}\b")
_CROWD = re.compile(
    r"(?:(?:para|puluhan|ratusan|sejumlah|seorang)\s+)?(?:warga|massa|masyarakat|keluarga)\b", re.IGNORECASE
)
_BY_CROWD = re.compile(r"\s+(?:oleh\s+)?(?:warga|massa|masyarakat|keluarga)\b", re.IGNORECASE)
_APART = re.compile(
    r"\W*(?:masih\s+)?(?:di|pada|dalam)\s+(?:(?:tempat|lokasi|acara|kesempatan|kegiatan|wilayah|daerah|hari\s+yang\s+sama\s+di\s+tempat)\s+"
    r"(?:yang\s+)?(?:lain|berbeda|terpisah)|lain\s+(?:tempat|lokasi|acara|kesempatan))\b",
    re.IGNORECASE,
)
_MEANWHILE = re.compile(r"\W*(?:sementara\s+itu|secara\s+terpisah|adapun|sedangkan)\b", re.IGNORECASE)


def is_other_crime(article: Article, piece: Piece, span: Span) -> bool:
    """ "Menangkap 12 pengedar narkoba": held for something else, where nothing of trafficking stands beside."""
    told = Span(span.start, end_of(article, piece, span.end, at_comma=True))
    if not article.quote(span).lower().startswith("me"):
        told = Span(before(article, piece, span.start).start, told.end)
    subject = article.lexicon.subject
    is_of_subject = holds(subject.sure, article.text, told) or holds(subject.likely, article.text, told)
    return holds(article.lexicon.notes.stage_status.other_crimes, article.text, told) and not is_of_subject


def is_of_others(article: Article, piece: Piece, verb: Span, not_by: Collection[str] = ()) -> bool:
    """Whether an act against a crime is no part of the story: another crime, or done by who arrests nobody here."""
    return (
        is_other_crime(article, piece, verb)
        or is_by_foreigners(article, piece, verb)
        or _is_by_bystanders(article, piece, verb, not_by)
    )


def _is_by_bystanders(article: Article, piece: Piece, verb: Span, not_by: Collection[str]) -> bool:
    """ "Bupati mengungkap …", "ditangkap warga": of whom it is told arrests nobody (`not_by`, kinds of agencies)."""
    is_passive = article.quote(verb).lower().startswith("di")
    if is_passive:
        return _BY_CROWD.match(article.text, verb.end) is not None
    clause = before(article, piece, verb.start)
    doing = inside(article.agencies, clause)
    if not doing and _CROWD.match(article.text, story_start(article.text, clause.start, clause.end)):
        return True
    return bool(doing) and all(agency.key in not_by for agency in doing)


def is_by_foreigners(article: Article, piece: Piece, verb: Span) -> bool:
    """ "Polisi Filipina menangkap …", "ditangkap otoritas Kamboja", where no office of this country takes part."""
    is_passive = article.quote(verb).lower().startswith("di")
    after = Span(verb.end, end_of(article, piece, verb.end))
    told = after if is_passive else before(article, piece, verb.start)
    foreign = _FOREIGN.search(article.text, told.start, told.end)
    if foreign is None and is_passive:
        foreign = _ABROAD.search(article.text, told.start, told.end)
    if foreign is None:
        return False
    own = [agency.span for agency in inside(article.agencies, told)]
    own += [post.span for post in inside(article.posts, told)]
    return all(span.overlaps(Span(*foreign.span())) for span in own)


def is_held_elsewhere(article: Article, piece: Piece, code: str | None) -> bool:
    """Whether a sentence turns to what others hold: "Di tempat lain …", "Sementara itu, Dinas Y menggelar …"."""
    events = article.lexicon.events
    if not (holds(events.hold, article.text, piece.span) or holds(events.held, article.text, piece.span)):
        return False
    if _APART.match(article.text, piece.span.start):
        return True
    others = [agency.code for agency in inside(article.agencies, piece.span) if agency.code]
    is_meanwhile = _MEANWHILE.match(article.text, piece.span.start) is not None
    return is_meanwhile and code is not None and bool(others) and all(other != code for other in others)
