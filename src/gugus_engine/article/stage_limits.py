"""Legal stages: what reads like one and is none of this story's: another crime or matter, other papers, who is sent to arrest."""

from __future__ import annotations

import re

from gugus_engine.article.clauses import before, end_of
from gugus_engine.article.scene import Article, Piece, holds
from gugus_engine.text.phrases import starts_in
from gugus_engine.text.spans import Span

_HELD = frozenset({"ditangkap", "ditahan"})
_TO_DO_SO = re.compile(
    r"\b(?:untuk|guna|demi|agar|bertugas|bertekad|mampu)\s+(?:\w+\s+(?:dan|serta)\s+)?$", re.IGNORECASE
)
_NO_PERSON = re.compile(
    r"menangkap\s+(?:ikan|udang|kepiting|rajungan|lobster|peluang|maksud|sinyal|pesan|satwa|kesan)\b",
    re.IGNORECASE,
)
_TARGET = re.compile(r"\btarget(?:nya|\s+kami|\s+kita|\s+polisi)\b", re.IGNORECASE)
_ABROAD = re.compile(
    r"\W*(?:ketika|saat|selama|setiba|sesampainya|setibanya)?\s*\b(?:di|ke)\s+(?:negara\s+\w+|luar\s+negeri|Malaysia|Kamboja|Myanmar|Filipina|"
    r"Thailand|Arab\s+Saudi|Singapura|Taiwan|Laos|Vietnam|Hong\s*[Kk]ong|Suriah|Irak|Turki\w*|Dubai|Oman|Qatar|Kuwait|Jepang|Korea)\b",
    re.IGNORECASE,
)  # fmt: skip
_PEOPLE = re.compile(
    r"\b(?:massa|keluarga|warga|aktivis|koalisi|mahasiswa|LSM|lembaga|pendamping|kuasa\s+hukum|korban)\b",
    re.IGNORECASE,
)
_WISH = re.compile(r"\b(?:menuntut|mendesak|meminta|minta|berharap|memohon)\b", re.IGNORECASE)
_OTHER_CASE = re.compile(r"\b(?:mencontohkan|contohnya|misalnya\s+kasus|contoh\s+kasus)\b", re.IGNORECASE)


def is_of_another_matter(article: Article, piece: Piece, stage: str, span: Span) -> bool:
    """Whether a stage is told of another crime, another case, other papers, or of what somebody is there to do."""
    text = article.text
    if is_of_other_crime(article, piece) or _OTHER_CASE.search(text, piece.span.start, span.start):
        return True
    if _is_wished(article, piece, span):
        return True
    if stage in _HELD:
        is_purpose = any(aim.search(text, piece.span.start, span.start) for aim in (_TO_DO_SO, _TARGET))
        is_abroad = _ABROAD.match(text, piece.span.start, span.start) is not None
        if is_purpose or is_abroad or _NO_PERSON.match(text, span.start, piece.span.end):
            return True
    return _is_broken(article, piece, stage, span) or not _is_of_case(article, piece, stage)


def _is_wished(article: Article, piece: Piece, span: Span) -> bool:
    """ "Keluarga menuntut polisi menahan …": what people ask for in the clause has not happened."""
    clause = before(article, piece, span.start)
    wish = _WISH.search(article.text, clause.start, span.start)
    return wish is not None and _PEOPLE.search(article.text, clause.start, wish.start()) is not None


def is_of_other_crime(article: Article, piece: Piece) -> bool:
    """Whether the sentence, or the one of its paragraph that it goes on from, tells of another crime and not of trafficking."""
    subject, others = article.lexicon.subject, article.lexicon.notes.stage_status.other_crimes
    if not starts_in(article.text)[others]:  # nearly always
        return False
    for told in reversed(article.pieces[: piece.index + 1]):
        if told.paragraph != piece.paragraph:
            return False
        if holds(subject.sure, article.text, told.span) or holds(subject.likely, article.text, told.span):
            return False
        if holds(others, article.text, told.span):
            return True
    return False


def _is_broken(article: Article, piece: Piece, stage: str, span: Span) -> bool:
    """Whether words of its clause tell of something else: "tahap dua pembangunan", "berkas pendaftaran lengkap"."""
    breaks = article.lexicon.notes.stage_breaks.get(stage)
    clause = Span(before(article, piece, span.start).start, end_of(article, piece, span.end, at_comma=True))
    return breaks is not None and holds(breaks, article.text, clause)


def _is_of_case(article: Article, piece: Piece, stage: str) -> bool:
    """Whether the words that the stage needs stand in the sentence, or in the one before it in the paragraph."""
    needs = article.lexicon.notes.stage_needs.get(stage)
    earlier = article.pieces[piece.index - 1] if piece.index else piece
    told = earlier.span.until(piece.span) if earlier.paragraph == piece.paragraph else piece.span
    return needs is None or holds(needs, article.text, told)
