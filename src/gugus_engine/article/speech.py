"""Who says each sentence of an article: a post, never a person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from gugus_engine.article.scene import Article, Part, Piece, hits, holds, inside
from gugus_engine.text.place_cues import PERSON_WORDS
from gugus_engine.text.posts import PostMention
from gugus_engine.text.spans import Span

_QUOTE = re.compile(r"[\"“”]")
_NAME = re.compile(r"[A-Z][\w'’.-]*(?:[ \t]+[A-Z][\w'’.-]*)*")
_OPENS = re.compile(
    r"(?:[,\"”’.!?:)*]\s*|\b(?:kemudian|sementara|seperti|demikian|hal itu)\s+)$", re.IGNORECASE
)
_SMALL = re.compile(r"(?<!\w)[a-z][\w-]*")
_MAY_STAND_BETWEEN = PERSON_WORDS | frozenset(
    "dalam kesempatan terpisah secara tertulis keterangannya keterangan sambutannya paparannya itu sama dia selaku yang juga sekaligus oleh pula bin binti dari melalui didampingi hadir turut ikut usai saat".split()
)
_SMALL_TITLE = re.compile(
    r"\s+(?P<title>(?:wakil|kepala|ketua|direktur|sekretaris|wali|bupati|gubernur|camat|kapol|kaj)[a-z ]*)"
)
_HEARSAY = re.compile(
    r"\b(?:kabar|isu|rumor|klaim|narasi|informasi|berita|pesan)\s+(?:bahwa|yang\s+(?:menyebut|mengeklaim|mengklaim)\w*)\s[^.;“”\"]*$",
    re.IGNORECASE,
)
_EDGES = ".,'’-"
_OPENING_REACH = 20
_REACH_AFTER = 70
_REACH_BEFORE = 130
_LEAST_NAME = 3
_NAME_OF_FIVE = 5


@dataclass
class _Known:
    """Posts whose holders were named, by each word of the name, and the last one who spoke."""

    by_name: dict[str, PostMention] = field(default_factory=dict)
    by_title: dict[str, PostMention] = field(default_factory=dict)
    last: PostMention | None = None
    seen: PostMention | None = None

    def note(self, article: Article, post: PostMention) -> None:
        self.by_title.setdefault(post.title.lower(), post)
        if post.holder is None:
            return
        for word in article.quote(post.holder).split():
            plain = word.strip(_EDGES).lower()
            if len(plain) >= _LEAST_NAME and plain not in PERSON_WORDS:
                self.by_name[plain] = post

    def nearest(self, article: Article) -> PostMention | None:
        """Who "katanya" speaks of: the post that opened a sentence since somebody was last heard, else who was."""
        if self.last and self.seen and self.seen.span.start > self.last.span.end:
            return in_full(article, self.seen)
        return self.last or self.seen

    def titled(self, words: str) -> PostMention | None:
        """The one post that small letters name again: "kata wakil gubernur"."""
        opening = words.lower().strip(" ,")
        found = [post for title, post in self.by_title.items() if opening and title.startswith(opening)]
        return found[0] if len(found) == 1 else None

    def called(self, name: str) -> PostMention | None:
        """The post of a holder called so; one letter may differ, for papers spell names in two ways."""
        words = [word.strip(_EDGES) for word in name.lower().split()]
        for word in words:
            if word in self.by_name:
                return self.by_name[word]
        for word in words:
            near = [known for known in self.by_name if len(known) >= _NAME_OF_FIVE and _one_off(known, word)]
            if near:
                return self.by_name[near[0]]
        return None


def read_speakers(article: Article) -> dict[int, PostMention]:
    """By number of the sentence the post that says it, where the text tells.

    A quotation over several sentences belongs to who is named at its end, or before it; "dia",
    "katanya" and a bare name to the post last heard or of that name.
    """
    known, found = _Known(), {}
    waiting: list[Piece] = []
    for piece in article.pieces:
        if piece.part is not Part.BODY:
            continue
        if waiting and waiting[-1].paragraph != piece.paragraph:
            found.update({earlier.index: known.last for earlier in waiting if known.last})
            waiting = []
        speaker, heard = _speaker(article, piece, known)
        if not heard and _QUOTE.search(article.quote(piece.span)):
            waiting.append(piece)
        if heard:
            for earlier in (*waiting, piece):
                if speaker:
                    found[earlier.index] = speaker
            known.last, waiting = speaker, []
            known.seen = None
    found.update({earlier.index: known.last for earlier in waiting if known.last})
    return found


def _speaker(article: Article, piece: Piece, known: _Known) -> tuple[PostMention | None, bool]:
    """The post that speaks in this sentence and whether anybody does."""
    posts = inside(article.posts, piece.span)
    for post in posts:
        known.note(article, post)
    if posts and posts[0].span.start - piece.span.start <= _OPENING_REACH:
        known.seen = posts[0]
    speech = article.lexicon.speech
    cues = speech_cues(article, piece)
    if not cues:
        return None, False
    for cue in cues:
        speaker = _beside(article, cue, posts) or _named_beside(article, piece, cue, known)
        if speaker:
            return in_full(article, speaker), True
    if holds(speech.pronouns, article.text, piece.span):
        return known.nearest(article), True
    if any(_is_stranger(article, piece, cue) or _is_unknown(article, piece, cue) for cue in cues):
        return None, True
    return known.last, any(cue in cues for cue in hits(speech.after, article.text, piece.span))


def speech_cues(article: Article, piece: Piece) -> tuple[Span, ...]:
    """The words of saying in a sentence; "jelas" or "tutup" is one only after a quotation or a comma."""
    if piece.index not in article.cues:
        article.cues[piece.index] = tuple(
            cue for cue in _cues(article, piece) if not _is_hearsay(article, piece, cue)
        )
    return article.cues[piece.index]


def _cues(article: Article, piece: Piece) -> Iterator[Span]:
    speech, text = article.lexicon.speech, article.text
    for cue in hits(speech.after, text, piece.span):
        if (
            _OPENS.search(text[max(piece.span.start, cue.start - _OPENING_REACH) : cue.start])
            or cue.start == piece.span.start
        ):
            yield cue
    for pattern in (speech.before, speech.according):
        yield from hits(pattern, text, piece.span)


def _is_hearsay(article: Article, piece: Piece, cue: Span) -> bool:
    """ "Kabar bahwa Bupati berjanji … dibantah": what a rumour has somebody say, contested after it."""
    start = max(piece.span.start, cue.start - _REACH_BEFORE)
    is_heard = _HEARSAY.search(article.text, start, cue.start) is not None
    return is_heard and holds(article.lexicon.denial.contests, article.text, Span(cue.end, piece.span.end))


def _is_stranger(article: Article, piece: Piece, cue: Span) -> bool:
    """Whether a resident, or a name that belongs to no post of the text, stands after a word of saying."""
    start = cue.end + 1
    is_resident = article.lexicon.speech.bystanders.match(article.text, start, piece.span.end)
    return is_resident is not None or _NAME.match(article.text, start, piece.span.end) is not None


def _is_unknown(article: Article, piece: Piece, cue: Span) -> bool:
    """Whether a name that belongs to no post of the text stands right before "menyebutkan"."""
    if article.lexicon.speech.before.fullmatch(article.text, cue.start, cue.end) is None:
        return False
    before = article.text[max(piece.span.start, cue.start - _REACH_BEFORE) : cue.start].rstrip(" ,")
    words = before.split()[-2:]
    return len(words) == 2 and all(_NAME.fullmatch(word.strip(",.")) for word in words)


def speaker_of(article: Article, piece: Piece, speakers: Mapping[int, PostMention]) -> PostMention | None:
    """Who says a sentence, or the one before it in the same paragraph that goes on so."""
    for index in range(piece.index, -1, -1):
        earlier = article.pieces[index]
        if earlier.paragraph != piece.paragraph:
            return None
        if index in speakers:
            return speakers[index]
        if speech_cues(article, earlier):
            return None
    return None


def only_speaker(speakers: Mapping[int, PostMention]) -> PostMention | None:
    """The one post that speaks in the story, None where two do or nobody."""
    posts = {post.title.lower(): post for post in speakers.values()}
    return next(iter(posts.values())) if len(posts) == 1 else None


def in_full(article: Article, post: PostMention) -> PostMention:
    """For a bare "Kapolres" the one post of that kind which the text names with its region."""
    if post.agency is None or post.agency.code or not post.agency.is_post:
        return post
    full = [
        p
        for p in article.posts
        if p.agency
        and p.agency.code
        and p.agency.key == post.agency.key
        and p.agency.is_post
        and p.title.lower().split()[0] == post.title.lower().split()[0]
    ]
    codes = {p.agency.code for p in full if p.agency}
    return full[0] if len(codes) == 1 else post


def _beside(article: Article, cue: Span, posts: Sequence[PostMention]) -> PostMention | None:
    """The post that stands next to a word of saying, only names and the like between."""
    asks = article.lexicon.requests.ask.fullmatch(article.text, cue.start, cue.end) or (
        article.lexicon.requests.appeal.fullmatch(article.text, cue.start, cue.end)
    )
    for post in posts if asks is None else ():
        if cue.end <= post.span.start <= cue.end + _REACH_AFTER and _is_bridge(
            article, Span(cue.end, post.span.start)
        ):
            return post
    for post in reversed(posts):
        if cue.start - _REACH_BEFORE <= post.span.end <= cue.start and _is_bridge(
            article, Span(post.span.end, cue.start)
        ):
            return post
    return None


def _is_bridge(article: Article, between: Span) -> bool:
    return all(
        len(word) == 1 or word in _MAY_STAND_BETWEEN for word in _SMALL.findall(article.quote(between))
    )


def _named_beside(article: Article, piece: Piece, cue: Span, known: _Known) -> PostMention | None:
    """The post of the person named right after or right before a word of saying."""
    following = _NAME.match(article.text, cue.end + 1, min(piece.span.end, cue.end + _REACH_AFTER))
    if following and (post := known.called(following.group())):
        return post
    small = _SMALL_TITLE.match(article.text, cue.end, min(piece.span.end, cue.end + _REACH_AFTER))
    if small and (post := known.titled(small.group("title"))):
        return post
    before = article.text[max(piece.span.start, cue.start - _REACH_BEFORE) : cue.start].rstrip(" ,")
    names = list(_NAME.finditer(before))
    return known.called(names[-1].group()) if names and names[-1].end() == len(before) else None


def _one_off(known: str, word: str) -> bool:
    """Whether two words of five letters or more differ by at most one letter."""
    if abs(len(known) - len(word)) > 1 or known[:1] != word[:1] or len(word) < _NAME_OF_FIVE - 1:
        return False
    start = next(
        (i for i, (a, b) in enumerate(zip(known, word, strict=False)) if a != b), min(len(known), len(word))
    )
    shifts = ((1, 1), (1, 0), (0, 1))
    return any(known[start + left :] == word[start + right :] for left, right in shifts)
