"""Commitments: who promises."""

from __future__ import annotations

import re
from collections.abc import Mapping

from gugus_engine.article.asker import Asker, asker_before, is_pronoun, told_before
from gugus_engine.article.commitment_verbs import just_before, own_before
from gugus_engine.article.masking import private_words
from gugus_engine.article.reading import Json
from gugus_engine.article.scene import Article, Piece, inside
from gugus_engine.text.agencies import AgencyMention
from gugus_engine.text.posts import PostMention
from gugus_engine.text.spans import Span

_WHICH = re.compile(r"\s+yang\s+(?:hadir|ikut|turut|memimpin|ditemui|mewakili|dihubungi)(?:\s+\w+){0,4}")
_FOR_WHOM = re.compile(
    r"\s+(?:bahwa\s+)?(?P<own>pemerintah\s+\w+|pem(?:kab|kot|prov|da|des))\s+(?:\w+\s+)?(?=me)"
)
_OBJECT = re.compile(r"\b(?P<word>[a-z]{4,})\s+$")
_BEFORE_SUBJECT = frozenset(
    "pihak perwakilan jajaran kata ujar menurut bahwa namun sementara selanjutnya sebab karena maka itulah tersebut bersama agar "
    "menyatakan mengatakan menegaskan menyebut menyebutkan menjelaskan menyampaikan memastikan menambahkan mengungkapkan "
    "selain kemudian sedangkan sehingga para seluruh tegas jelas ungkap tambah kini nanti nantinya pula juga serta".split()
)
_RELATIVE = re.compile(r",\s+yang\s[^;:“”\"]*,\s+$")
_NOBODYS_NAME = re.compile(r"\w+nya|pihak kami|pihak \w+ sendiri", re.IGNORECASE)  # "pihaknya", "lembaganya"
_OBLIQUE = re.compile(
    r"\b(?:di|ke|dari|oleh|untuk|kepada|pada|dalam|bagi|bersama|dengan|terhadap|melalui)\s+(?:para\s+)?$",
    re.IGNORECASE,
)
_ADVERBS = frozenset(
    "namun selanjutnya kemudian sebelumnya lalu sudah telah belum tidak akan juga mereka".split()
)
_DELEGATE = re.compile(
    r"\b(?:perwakilan|utusan|staf)\s+(?:[\w&-]+\s+){1,4}(?:juga\s+|pun\s+)?$"
    r"|(?:^|(?<=\n)|(?<=[.,]\s))(?:Kepala|Ketua|Direktur|Komandan|Koordinator|Sekretaris)\s+(?:[A-Z][\w&-]*\s+){1,5}(?:juga\s+|pun\s+)?$",
    re.IGNORECASE,
)
_TOLD_BY = re.compile(
    r",\s*(?:kata|ujar|lanjut|tutur|ucap|jelas|menurut|ungkap|imbuh|tambah|sebut|tegas|papar|sambung|terang)(?:nya)?\b[^,.;“”\"]{0,60},\s*(?:juga\s+|pun\s+)?$"
)
_DEPUTY = re.compile(r"\bWakil\s$")
_RANKS = frozenset({"penyidik", "petugas", "hakim", "personel"})
_FEW = 4
_MARKS = '"“”'
_HEADS = frozenset({"pemda", "pemprov", "pemkab", "pemkot"})  # these speak for their offices too
_BEFORE, _NEAR = 80, 400  # characters looked back over: for a word right before, and for who promises


def owner_of(article: Article, piece: Piece, verb: Span, speakers: Mapping[int, PostMention]) -> Asker:
    """Who promises: the office named after "berjanji", or the office or post before it, else who speaks."""
    speaker = speakers.get(piece.index)
    for_whom = _FOR_WHOM.match(article.text, verb.end, piece.span.end)
    opening = Span(piece.span.start, verb.start)
    is_named = bool(inside(article.posts, opening)) or bool(inside(article.agencies, opening))
    if (
        for_whom
        and not is_named
        and speaker is None
        and article.lexicon.notes.commitments.own.fullmatch(article.text, *for_whom.span("own"))
    ):
        return Asker(words=Span(*for_whom.span("own")))
    verb = _without_relative(article, piece, verb)
    clause = Span(piece.span.start, verb.start)
    own: list[PostMention | AgencyMention] = [
        *inside(article.posts, clause),
        *inside(article.agencies, clause),
    ]
    named = [
        each
        for each in own
        if each.span.end <= verb.start
        and _is_subject(article, each.span, verb)
        and not _OBLIQUE.search(article.text, just_before(piece, each.span.start), each.span.start)
        and not _is_object(article, piece, each.span)
    ]
    last = max(named, key=lambda each: (each.span.end, isinstance(each, PostMention)), default=None)
    if isinstance(last, AgencyMention):
        return Asker(agency=last)
    if last is None and is_pronoun(article, piece, verb):
        return told_before(article, piece, speaker)
    post = last or speaker
    if post:
        return Asker(post)
    words = _own_within(article, verb) or own_before(article, piece, verb)
    if words and _is_object(article, piece, words) and inside(article.agencies, words):
        return Asker()
    start = words.start if words else -1
    head = next((each for each in inside(article.posts, piece.span) if each.span.start == start), None)
    if head:
        return Asker(head)
    if words and _NOBODYS_NAME.fullmatch(article.quote(words)):
        return told_before(article, piece, None)
    return Asker(words=words) if words else asker_before(article, piece, verb, None)


def owner_json(article: Article, owner: Asker) -> Json:
    """Who promises as a value; None for a mere rank ("penyidik"), the office for a post cut short ("Wakil …")."""
    post = owner.post
    if post is None:
        return owner.as_json(article)
    if _DEPUTY.search(article.text, max(0, post.span.start - _BEFORE), post.span.start):
        return Asker(agency=post.agency).as_json(article)
    is_rank = post.agency is None and post.title.lower() in _RANKS
    return None if is_rank else owner.as_json(article)


def is_told_of_another(
    article: Article, piece: Piece, owner: Asker, verb: Span, speaker: PostMention | None
) -> bool:
    """ "Dinas Sosial akan …," kata Ketua DPRD: one house tells in a quotation what another will do, and may not bind it."""
    own = owner.agency or (owner.post.agency if owner.post else None)
    if aside := _TOLD_BY.search(article.text, piece.span.start, verb.start):
        return _is_bound_by_another(article, piece, Span(*aside.span()), speaker)
    if own is None or speaker is None or speaker.agency is None or speaker.agency.key in _HEADS:
        return False
    marks = sum(article.text.count(mark, piece.span.start, verb.start) for mark in _MARKS)
    return marks % 2 == 1 and own.key != speaker.agency.key


def _is_bound_by_another(article: Article, piece: Piece, aside: Span, speaker: PostMention | None) -> bool:
    """ "Kejaksaan, ujar Kapolres, akan …": whether an office stands before the aside and who tells is not its own."""
    ahead = Span(piece.span.start, aside.start)
    named: list[PostMention | AgencyMention] = [
        *inside(article.agencies, ahead),
        *inside(article.posts, ahead),
    ]
    last = max(named, key=lambda each: each.span.end, default=None)
    if last is None or len(article.text[last.span.end : aside.start].split()) > 1:
        return False
    told = next(iter(inside(article.posts, aside)), speaker)
    own = last if isinstance(last, AgencyMention) else last.agency
    teller = told.agency if told else None
    return own is None or teller is None or not _is_same_house(own, teller)


def _is_same_house(own: AgencyMention, told: AgencyMention) -> bool:
    """Whether who tells may bind the office: it is its own, or the government that its office belongs to."""
    return own.key == told.key or (own.key in _HEADS and own.code == told.code)


def _is_object(article: Article, piece: Piece, named: Span) -> bool:
    """ "Menyambut inisiatif Polda X dan menyatakan …": the office belongs to the word before it."""
    word = _OBJECT.search(article.text, just_before(piece, named.start), named.start)
    return word is not None and word.group("word") not in _BEFORE_SUBJECT


def _own_within(article: Article, verb: Span) -> Span | None:
    """The "pihaknya" that a declared promise begins with."""
    own = article.lexicon.notes.commitments.own.match(article.text, verb.start, verb.end)
    return Span(*own.span()) if own else None


def _without_relative(article: Article, piece: Piece, verb: Span) -> Span:
    """The verb as if it stood before ", yang bermitra dengan X," right ahead of it."""
    aside = _RELATIVE.search(article.text, piece.span.start, verb.start)
    return Span(aside.start(), verb.end) if aside else verb


def is_somebody(article: Article, piece: Piece, verb: Span) -> bool:
    """Whether a person whose post the text does not tell stands right before the verb; the name is kept back."""
    words = article.text[piece.span.start : verb.start].split()
    own = article.lexicon.notes.commitments.own
    is_own = own.search(article.text, verb.start, verb.end) or own_before(article, piece, verb)
    if is_pronoun(article, piece, verb) or is_own or words[-1:] == ["sendiri"]:
        return True
    if _DELEGATE.search(article.text, piece.span.start, verb.start):
        return True
    if len(words) == 1 and words[0][0].isupper():
        return words[0].lower() not in _ADVERBS
    return bool(words) and words[-1].strip(",.") in private_words(article)


def _is_subject(article: Article, named: Span, verb: Span) -> bool:
    """Whether only a name and a word of saying stand between who is named and the promise."""
    if verb.start - named.end > _NEAR:
        return False
    between = _WHICH.sub(" ", article.text[named.end : verb.start])
    plain = [word for word in re.findall(r"\w+", between) if not word[0].isupper()]
    return len(plain) <= _FEW
