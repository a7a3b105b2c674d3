"""Who asks or promises: a post, an office or a group as written, never a person's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
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
_STANDS_IN = re.compile(r"\b(?:me|di)wakili\s+(?:oleh\s+)?$|\bdidampingi\s+(?:oleh\s+)?$")
_LINKS = frozenset(
    "yang juga sekaligus kemudian lalu turut pun akan telah sudah kembali dan secara khusus".split()
)
_PRONOUNS = frozenset("ia dia beliau kami kita saya mereka".split())
_NOBODY = _PRONOUNS | {"tersebut"}  # words that end so name nobody: "kepada polisi ia", "dinas tersebut"
_OTHERS = frozenset(
    "korban orang warga keluarga anak-anak pemohon deportan penumpang pekerja pmi cpmi".split()
)
_OWN = _PRONOUNS | frozenset("pihaknya dirinya pihak".split())
_LONGEST = 8  # words
_FAR = 400  # characters: further off nobody stands right before a verb
_NAME_WORDS = 3
_PRONOUN = re.compile(r"(?:Namun |Tetapi )?(?:[Ii]a|[Dd]ia|[Mm]ereka)\s+(?:juga\s+|pun\s+)?")
_ONE = re.compile(
    r"(?:(?:namun|tetapi|karena itu|untuk itu|selain itu|meski begitu|meski demikian|di sisi lain|dalam kesempatan itu),?\s+)?"
    r"(?:ia|dia|beliau)\b(?:\s+(?:juga|pun|kembali|lantas|kemudian|lalu|hanya|secara khusus))*\s*",
    re.IGNORECASE,
)
_UNNAMED = re.compile(
    r"(?P<who>(?:Kuasa hukum|Pengacara|Penasihat hukum|Pendamping|Koordinator|Perwakilan|Aktivis|Relawan|Pengurus|Pegiat)(?:\s+(?!yang\b)[\w-]+){1,6}?)"
    r"\s+(?:juga\s+)?(?=me[a-z]{4,})"
)
_HEAD = re.compile(
    r"(?:Kepala|Ketua|Direktur|Sekretaris|Komandan|Koordinator|Wakil|Camat|Lurah|Kades|Ka(?:pol|sat|nit|bid|si|kan)\w*)\b"
)
_ONE_OTHER = re.compile(
    r"(?:(?:Ibu|Ayah|Suami|Istri|Kakak|Adik|Anak|Paman|Bibi|Keluarga)nya|Ibu|Ayah|Korban|Penyintas|Pelaku|Tersangka|Terdakwa|Seorang|Salah\s+(?:seorang|satu))\b"
)
_ROLE_OF = re.compile(
    r"(?:seorang\s+|salah\s+(?:seorang|satu)\s+|sejumlah\s+|para\s+)?"
    r"(?:guru|penanya|peserta|tokoh|perwakilan|utusan|pengurus|aktivis|relawan|pendamping|kepala|ketua|camat|lurah|kuwu|koordinator|kader)\s"
)
_PARAGRAPHS = 2
_TOLD_IN = 60  # characters before the subject of a sentence: "Menanggapi itu, Kapolres …"
_LEADS_IN = re.compile(
    r"(?:[^“”\"]*,\s++)?(?:sementara itu|sementara|adapun|sedangkan|menurut|kemudian|selanjutnya|dan|lalu|(?:di\s+)?pihak)?\s*+",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"(?P<who>[A-Z][a-z]+(?:\s+(?!yang\b)[\w-]+){1,8}?),\s+[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){1,4},\s+(?:[a-z]|S\.)"
)
_WHO = r"(?P<who>[A-Z][a-z]+(?:\s+(?!yang\b)[\w-]+){1,4}?)"
_OPENING = re.compile(rf"{_WHO}\s+(?=yang\s|tampak|terlihat|hadir|me[a-z]{{4,}}|ber[a-z]{{3,}})")
_WITH_ASIDE = re.compile(
    rf"{_WHO},\s+(?:yang\s[^,;:“”\"]{{3,50}}|[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*)*|misalnya|sementara itu),\s+(?:me[a-z ]{{3,40}}\s(?:dan|serta)\s+)?"
)
_NAME_AT_END = re.compile(r"(?:[A-Z][a-z'’]{2,}\s+){0,3}[A-Z][a-z'’]{2,}$")
_NO_SUBJECT = re.compile(
    r"(?:pihak\s+\w+\s+sendiri|setelah|sebelum|usai|ketika|saat|apabila|jika|bila|kalau|akibat|berdasarkan|menurut|terkait|seperti|bahkan|adapun|padahal|namun|tetapi|selanjutnya|kemudian|sementara|ia|dia|beliau|mereka|kami|kita|saya|hal|itu|ini|untuk|dengan|dan|serta|agar|sambil|karena|oleh|lebih|pada|dalam|selain|di)\b",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s*[–—-]+\s+")
_CLEAN = re.compile(
    r"(?:(?<!\s)\s*+(?:,\s*+)?)?(?:[Yy]ang|juga|sekaligus|kemudian|lalu|turut|pun|kembali)\s*+$|(?<![\s,])[\s,]++$"
)


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
        if self.words is None or not name or MASK in name or name.lower().split()[-1] in _NOBODY:
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
        each
        for each in own
        if each.span.end <= verb.start
        and _is_next(article, each.span.end, verb.start)
        and not _is_stood_in(article, piece, each.span, own)
    ]
    last = max(near, key=lambda each: (each.span.end, isinstance(each, PostMention)), default=None)
    if isinstance(last, PostMention):
        return Asker(in_full(article, last))
    if last is not None:
        return Asker(agency=last)
    earlier = _subject_before(article, piece, verb)
    if earlier:
        return Asker(words=earlier)
    if is_pronoun(article, piece, verb):
        return told_before(article, piece, speaker)
    named = _named(article, piece, verb)
    if named:
        return Asker(in_full(article, named))
    words = (
        None
        if holds(article.lexicon.speech.first_person, article.text, clause)
        else _group(article, piece, verb)
    )
    if words is None and _is_of_others(article, piece, verb):
        return Asker()
    if words:
        return Asker(words=words)
    agency = _in_short(article, piece, verb)
    return Asker(agency=agency) if agency else Asker(speaker)


def _is_stood_in(
    article: Article, piece: Piece, span: Span, named: Sequence[PostMention | AgencyMention]
) -> bool:
    """ "Para kades, diwakili Kepala Dinas Sosial, …": who only stands in for those who ask, or his office."""
    start = min(each.span.start for each in named if span.within(each.span))
    return _STANDS_IN.search(article.text, piece.span.start, start) is not None


def _in_short(article: Article, piece: Piece, verb: Span) -> AgencyMention | None:
    """ "UPTD meminta …" after "UPTD PPA": the first word of the one office that was named so before."""
    clause = before(article, piece, verb.start)
    word = _CLEAN.sub("", article.quote(clause)).strip()
    if not word.isalpha() or not word[0].isupper():
        return None
    named = [
        agency
        for agency in article.agencies
        if agency.span.end <= clause.start and article.quote(agency.span).split()[0] == word
    ]
    return named[-1] if len({(agency.key, agency.code) for agency in named}) == 1 else None


def _is_of_others(article: Article, piece: Piece, verb: Span) -> bool:
    """Whether people who do not speak stand as the subject: "sebagian besar dan dua anak meminta …"."""
    words = article.quote(before(article, piece, verb.start)).lower().split()
    return _OTHERS.isdisjoint(words) is False and _OWN.isdisjoint(words)


def _subject_before(article: Article, piece: Piece, verb: Span) -> Span | None:
    """ "Aktivis di Kupang, …, mendesak", "Keluarga korban menangis. Mereka meminta": a group told before."""
    if _PRONOUN.fullmatch(article.text, piece.span.start, verb.start):
        if _ONE.match(article.text, piece.span.start, verb.start):
            return None
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


def is_pronoun(article: Article, piece: Piece, verb: Span) -> bool:
    """Whether "ia" or "dia" is all that stands before a verb in its sentence."""
    return _ONE.fullmatch(article.text, piece.span.start, verb.start) is not None


def told_before(article: Article, piece: Piece, speaker: PostMention | None) -> Asker:
    """Whom "ia" means: the post or the role with which an earlier sentence of the paragraph begins, the nearest first.

    Where the paragraph begins with "ia", who spoke before it, unless somebody else may be meant.
    """
    for index in range(piece.index - 1, -1, -1):
        earlier = article.pieces[index]
        if earlier.paragraph < piece.paragraph - _PARAGRAPHS:
            break
        is_own = earlier.paragraph == piece.paragraph
        post = _opens_with(article, earlier) if index == piece.index - 1 and speaker is None else None
        if post:
            return Asker(in_full(article, post))  # "Bupati menyebut …" at the end of the paragraph before
        meant = _subject_of(article, earlier) if is_own else _subject_further(article, earlier, speaker)
        if meant is not None:
            return meant
    return Asker(speaker)


def _subject_of(article: Article, piece: Piece) -> Asker | None:
    """The post or role that a sentence of the same paragraph begins with; nobody where it is a private person."""
    post = _opens_with(article, piece)
    if post:
        return Asker(in_full(article, post))
    for pattern in (_ROLE, _UNNAMED):
        role = pattern.match(article.text, piece.span.start, piece.span.end)
        if role and _NO_SUBJECT.match(role.group("who")) is None:
            return Asker(words=Span(*role.span("who")))
    if _first_word(article, piece) in private_words(article):
        return Asker(_named_in(article, piece))
    is_private = _ONE_OTHER.match(article.text, piece.span.start, piece.span.end) is not None
    return Asker() if is_private else None


def _subject_further(article: Article, piece: Piece, speaker: PostMention | None) -> Asker | None:
    """Who a sentence of a paragraph before begins with, where a name tells; nobody where it may be another."""
    if _first_word(article, piece) in private_words(article):
        return Asker(_named_in(article, piece))
    return Asker() if _is_doubted(article, piece, speaker) else None


def _is_doubted(article: Article, piece: Piece, speaker: PostMention | None) -> bool:
    """Whether a sentence of the paragraph before begins with another post, or "Misal menyebut" with a name."""
    post = _opens_with(article, piece)
    if post and speaker:
        return in_full(article, post).title != in_full(article, speaker).title
    word = _first_word(article, piece)
    if post is None and _HEAD.match(word):
        return True
    says = article.lexicon.speech.before.match(article.text, piece.span.start + len(word) + 1, piece.span.end)
    is_group = article.lexicon.requests.public.match(article.text, piece.span.start, piece.span.end)
    is_agency = any(agency.span.start == piece.span.start for agency in inside(article.agencies, piece.span))
    is_other = post or is_group or is_agency or _NO_SUBJECT.match(word)
    return says is not None and word.istitle() and not is_other


def _first_word(article: Article, piece: Piece) -> str:
    return article.quote(piece.span).split(" ", 1)[0].strip(".,")


def _opens_with(article: Article, piece: Piece) -> PostMention | None:
    """The post that is the subject of a sentence: at its beginning or after "Menanggapi itu,"."""
    posts = inside(article.posts, piece.span)
    first = posts[0] if posts else None
    if first is None or first.span.start - piece.span.start > _TOLD_IN:
        return None
    return first if _LEADS_IN.fullmatch(article.text, piece.span.start, first.span.start) else None


def _named_in(article: Article, piece: Piece) -> PostMention | None:
    """The post whose holder's name a sentence begins with."""
    word = _first_word(article, piece)
    return next(
        (post for post in article.posts if post.holder and word in article.quote(post.holder).split()), None
    )


def _is_next(article: Article, end: int, verb: int) -> bool:
    """Whether only names and linking words stand between."""
    if verb - end > _FAR:
        return False
    between = article.text[end:verb]
    return not re.search(r"[.;:“”\"]", between) and all(word in _LINKS for word in _SMALL.findall(between))


def _is_name(article: Article, words: Sequence[str]) -> bool:
    """Whether two or three plain capitalised words name no office: very likely a person."""
    is_plain = all(word.istitle() and word.isalpha() for word in words)
    return (
        is_plain
        and 1 < len(words) <= _NAME_WORDS
        and not any(word.lower() in article.office_words for word in words)
    )


def _group(article: Article, piece: Piece, verb: Span) -> Span | None:
    """The words before the verb in its clause, where they name a group: "Ketua paguyuban kepala desa"."""
    clause = before(article, piece, verb.start)
    dash = _DASH.match(article.text, clause.start, verb.start)
    clause = Span(dash.end(), clause.end) if dash else clause
    text = _CLEAN.sub("", article.quote(clause))
    words = text.split()
    is_plural = article.lexicon.requests.public.fullmatch(
        article.text, clause.start, clause.start + len(text)
    )
    is_role = _ROLE_OF.match(text) is not None
    if (
        not (is_plural or 1 < len(words) <= _LONGEST)
        or _NO_SUBJECT.match(text)
        or not (is_role or words[0][0].isupper())
    ):
        return None
    if any(word.strip(".,") in private_words(article) for word in words) or _is_name(article, words):
        return None
    return Span(clause.start, clause.start + len(text))
