"""Who asks or promises: a post, an office or a group as written, never a person's name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gugus_engine.article.clauses import before
from gugus_engine.article.masking import MASK, private_words, said
from gugus_engine.article.reading import Json, agency_json, span_json
from gugus_engine.article.scene import Article, Piece, holds, inside
from gugus_engine.article.speech import in_full
from gugus_engine.text.agencies import AgencyMention
from gugus_engine.text.posts import PostMention
from gugus_engine.text.spans import Span

_SMALL = re.compile(r"(?<![\w])[a-z][\w-]*")
_LINKS = frozenset(
    "yang juga sekaligus kemudian lalu turut pun akan telah sudah kembali dan secara khusus".split()
)
_PRONOUNS = frozenset("ia dia beliau kami kita saya mereka".split())
_LONGEST = 8  # words
_PRONOUN = re.compile(r"(?:Namun |Tetapi )?(?:[Ii]a|[Dd]ia|[Mm]ereka)\s+(?:juga\s+|pun\s+)?")
_WHO = r"(?P<who>[A-Z][a-z]+(?:\s+(?!yang\b)[\w-]+){1,4}?)"
_OPENING = re.compile(rf"{_WHO}\s+(?=yang\s|tampak|terlihat|hadir|me[a-z]{{4,}}|ber[a-z]{{3,}})")
_WITH_ASIDE = re.compile(
    rf"{_WHO},\s+(?:yang\s[^,;:“”\"]{{3,50}}|[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*)*),\s+(?:me[a-z ]{{3,40}}\s(?:dan|serta)\s+)?"
)
_NAME_AT_END = re.compile(r"(?:[A-Z][a-z'’]{2,}\s+){0,3}[A-Z][a-z'’]{2,}$")
_NO_SUBJECT = re.compile(
    r"(?:setelah|sebelum|usai|ketika|saat|apabila|jika|bila|kalau|akibat|berdasarkan|menurut|terkait|seperti|bahkan|adapun|padahal|namun|tetapi|selanjutnya|kemudian|sementara|ia|dia|beliau|mereka|kami|kita|saya|hal|itu|ini|untuk|dengan|dan|serta|agar|sambil|karena|oleh|lebih|pada|dalam|selain|di)\b",
    re.IGNORECASE,
)
_CLEAN = re.compile(r"\s*,?\s*(?:[Yy]ang|juga|sekaligus|kemudian|lalu|turut|pun|kembali)\s*$|[\s,]+$")


@dataclass(frozen=True)
class Asker:
    """A post, an agency, or words that name a group; all None where the text does not tell."""

    post: PostMention | None = None
    words: Span | None = None
    agency: AgencyMention | None = None

    @property
    def is_known(self) -> bool:
        """Whether anybody is told."""
        return self.post is not None or self.words is not None or self.agency is not None

    def as_json(self, article: Article) -> Json:
        """Name, kind, region and place in the text; None where nobody is told."""
        if self.post:
            own = self.post.agency
            return {
                "name": self.post.title,
                "key": own.key if own else None,
                "code": own.code if own else None,
                "span": span_json(self.post.span),
            }
        if self.agency:
            return agency_json(self.agency)
        name = said(article, self.words) if self.words else ""
        if self.words is None or not name or MASK in name or name.lower() in _PRONOUNS:
            return None
        return {"name": name, "key": None, "code": None, "span": span_json(self.words)}


def asker_before(article: Article, piece: Piece, verb: Span, speaker: PostMention | None) -> Asker:
    """Who stands as the subject before a verb: a post or an office next to it; a group; else who speaks."""
    clause = Span(piece.span.start, verb.start)
    own: list[PostMention | AgencyMention] = [
        *inside(article.posts, clause),
        *inside(article.agencies, clause),
    ]
    near = [
        each for each in own if each.span.end <= verb.start and _is_next(article, each.span.end, verb.start)
    ]
    last = max(near, key=lambda each: (each.span.end, isinstance(each, PostMention)), default=None)
    if isinstance(last, PostMention):
        return Asker(in_full(article, last))
    if last is not None:
        return Asker(agency=last)
    earlier = _subject_before(article, piece, verb)
    if earlier:
        return Asker(words=earlier)
    named = _named(article, piece, verb)
    if named:
        return Asker(in_full(article, named))
    words = (
        None
        if holds(article.lexicon.speech.first_person, article.text, clause)
        else _group(article, piece, verb)
    )
    return Asker(words=words) if words else Asker(speaker)


def _subject_before(article: Article, piece: Piece, verb: Span) -> Span | None:
    """ "Aktivis di Kupang, …, mendesak", "Keluarga korban menangis. Mereka meminta": a group told before."""
    if _PRONOUN.fullmatch(article.text, piece.span.start, verb.start):
        piece_before = article.pieces[piece.index - 1] if piece.index else piece
        is_same = piece_before.index < piece.index and piece_before.paragraph == piece.paragraph
        match = (
            _OPENING.match(article.text, piece_before.span.start, piece_before.span.end) if is_same else None
        )
    else:
        match = _WITH_ASIDE.fullmatch(article.text, piece.span.start, verb.start)
    who = Span(*match.span("who")) if match else None
    if who is None or bool(inside(article.posts, who)) or bool(inside(article.agencies, who)):
        return None
    words = article.quote(who).split()
    is_name = any(word.strip(".,") in private_words(article) for word in words)
    return None if is_name or len(words) < 2 or _NO_SUBJECT.match(article.quote(who)) else who


def _named(article: Article, piece: Piece, verb: Span) -> PostMention | None:
    """The post whose holder's name stands right before the verb: "Andai berharap …"."""
    name = _NAME_AT_END.search(_CLEAN.sub("", article.text[piece.span.start : verb.start]))
    words = {word.strip(".,") for word in name.group().split()} if name else set()
    return next(
        (post for post in article.posts if post.holder and words & set(article.quote(post.holder).split())),
        None,
    )


def _is_next(article: Article, end: int, verb: int) -> bool:
    """Whether only names and linking words stand between."""
    between = article.text[end:verb]
    return not re.search(r"[.;:“”\"]", between) and all(word in _LINKS for word in _SMALL.findall(between))


def _group(article: Article, piece: Piece, verb: Span) -> Span | None:
    """The words before the verb in its clause, where they name a group: "Ketua paguyuban kepala desa"."""
    clause = before(article, piece, verb.start)
    text = _CLEAN.sub("", article.quote(clause))
    words = text.split()
    is_plural = article.lexicon.requests.public.fullmatch(
        article.text, clause.start, clause.start + len(text)
    )
    if not (is_plural or 1 < len(words) <= _LONGEST) or _NO_SUBJECT.match(text) or not words[0][0].isupper():
        return None
    if any(word.strip(".,") in private_words(article) for word in words):
        return None
    return Span(clause.start, clause.start + len(text))
