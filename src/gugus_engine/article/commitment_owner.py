"""Commitments: who promises."""

from __future__ import annotations

import re
from collections.abc import Mapping

from gugus_engine.article.asker import Asker, asker_before, is_pronoun, told_before
from gugus_engine.article.commitment_speaker import is_surely, words_for_house
from gugus_engine.article.commitment_verbs import ASIDE, WHICH, are_links, just_before, own_before
from gugus_engine.article.masking import private_words
from gugus_engine.article.reading import Json
from gugus_engine.article.scene import Article, Piece, holds, inside
from gugus_engine.text.agencies import AgencyMention
from gugus_engine.text.posts import PostMention
from gugus_engine.text.spans import Span

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
    r"\b(?:di|ke|dari|oleh|untuk|kepada|pada|dalam|bagi|bersama|dengan|terhadap|melalui|diwakili|didampingi)\s+(?:para\s+)?$",
    re.IGNORECASE,
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
_JOINT = re.compile(r",?\s+(?:dan|serta|bersama)\s+(?:para\s+)?$")
_BARE = frozenset(
    "kepala ketua sekretaris wakil direktur koordinator anggota pimpinan staf komandan jaksa manajer rektor dekan".split()
)
_RANKS = frozenset({"penyidik", "petugas", "hakim", "personel"})
_HEADS = frozenset({"pemda", "setda"})  # these speak for the offices of their region too
_OF_REGION = _HEADS | frozenset(
    "dp3a uptd_ppa dinsos dinkes rsud disnaker disdik disdukcapil dinkominfo dpmd dispar bappeda kesbangpol satpol_pp "
    "inspektorat kecamatan".split()
)
_OFFICES = frozenset("dp3a dinsos dinkes disnaker disdik disdukcapil dinkominfo dpmd dispar dinas".split())
_BELOW = re.compile(
    r"(?:kepala\s+(?:sub\s?)?(?:seksi|bidang)|ka(?:sub)?(?:si|sie|bid))\b", re.IGNORECASE
)  # of whom there is one in every office
_BEFORE, _NEAR = 80, 400  # characters looked back over: for a word right before, and for who promises


def owner_of(article: Article, piece: Piece, verb: Span, speakers: Mapping[int, PostMention]) -> Asker:
    """Who promises: the office named after "berjanji", or the office or post before it, else who surely speaks."""
    speaker = speakers.get(piece.index)
    if speaker is None and (after := _named_after(article, piece, verb)):
        return Asker(words=after)
    verb = _without_relative(article, piece, verb)
    ahead = _named_ahead(article, piece, verb)
    subjects = [each for each in ahead if _is_subject(article, each.span, verb)]
    last = max(subjects, key=lambda each: (each.span.end, isinstance(each, PostMention)), default=None)
    if last:
        return Asker(agency=last) if isinstance(last, AgencyMention) else Asker(last)
    if ahead and not (_own_within(article, verb) or own_before(article, piece, verb)):
        return Asker()  # an office that is neither the subject nor told of: better nobody
    if speaker and not _is_sure(article, piece, verb, speaker, speakers):
        return Asker()
    if is_pronoun(article, piece, verb):
        return told_before(article, piece, speaker)
    return Asker(speaker) if speaker else _in_words(article, piece, verb)


def _named_after(article: Article, piece: Piece, verb: Span) -> Span | None:
    """ "Ia berjanji pemerintah daerah menanggung …": who promises for whom, where nobody is named before."""
    opening = Span(piece.span.start, verb.start)
    own = _FOR_WHOM.match(article.text, verb.end, piece.span.end)
    is_named = bool(inside(article.posts, opening)) or bool(inside(article.agencies, opening))
    if own is None or is_named:
        return None
    is_own = article.lexicon.notes.commitments.own.fullmatch(article.text, *own.span("own")) is not None
    return Span(*own.span("own")) if is_own else None


def _named_ahead(article: Article, piece: Piece, verb: Span) -> list[PostMention | AgencyMention]:
    """The offices and posts before a verb that may be its subject."""
    clause = Span(piece.span.start, verb.start)
    named: list[PostMention | AgencyMention] = [
        *inside(article.posts, clause),
        *inside(article.agencies, clause),
    ]
    whole = {each: min(other.span for other in named if each.span.within(other.span)) for each in named}
    return [
        each
        for each, span in whole.items()
        if not _OBLIQUE.search(article.text, just_before(piece, span.start), span.start)
        and not _is_object(article, piece, each.span)
    ]


def _in_words(article: Article, piece: Piece, verb: Span) -> Asker:
    """Who promises where nobody is heard: "pihaknya", an office as written, a group."""
    words = _own_within(article, verb) or own_before(article, piece, verb)
    if words is None:
        return asker_before(article, piece, verb, None)
    if _is_object(article, piece, words) and inside(article.agencies, words):
        return Asker()
    head = next((each for each in inside(article.posts, piece.span) if each.span.start == words.start), None)
    if head:
        return Asker(head)
    is_own = _NOBODYS_NAME.fullmatch(article.quote(words)) is not None
    return told_before(article, piece, None) if is_own else Asker(words=words)


def _is_sure(
    article: Article, piece: Piece, verb: Span, speaker: PostMention, speakers: Mapping[int, PostMention]
) -> bool:
    return is_surely(article, piece, speaker, speakers, words_for_house(article, piece, verb))


def owner_json(article: Article, owner: Asker) -> Json:
    """Who promises as a value; None for a mere rank ("penyidik"), the office for a post cut short ("Wakil …")."""
    post = owner.post
    if _is_one_of(article, owner):
        return None
    if owner.words and article.quote(owner.words).lower() == "dinas":
        return _dinas_before(article, owner.words).as_json(article)
    if post is None:
        return owner.as_json(article)
    if _DEPUTY.search(article.text, max(0, post.span.start - _BEFORE), post.span.start):
        return Asker(agency=post.agency).as_json(article)
    if post.agency is None and _BELOW.match(post.title):
        return _in_office(article, post).as_json(article)
    is_rank = post.agency is None and post.title.lower() in _RANKS | _BARE
    return None if is_rank else owner.as_json(article)


def _in_office(article: Article, post: PostMention) -> Asker:
    """For "Kasi Pidum" the "Kasi Pidum Kejari X" of the text, for a mere "Kasi" of two its office; else nobody."""
    title = post.title.lower()
    full = [each for each in article.posts if each.agency and each.title.lower().startswith(f"{title} ")]
    offices = {(each.agency.key, each.agency.code) for each in full if each.agency}
    if len(offices) != 1:
        return Asker()
    titles = {each.title for each in full}
    return Asker(full[0]) if len(titles) == 1 else Asker(agency=full[0].agency)


def _dinas_before(article: Article, words: Span) -> Asker:
    """For a bare "Dinas" the one office of a region that the sentences before it in the paragraph name."""
    here = next(each for each in article.pieces if each.span.start <= words.start < each.span.end)
    first = next(each for each in article.pieces if each.paragraph == here.paragraph)
    ahead = Span(first.span.start, words.start)
    posts = {each.agency for each in inside(article.posts, ahead) if each.agency}
    named = [each for each in (*inside(article.agencies, ahead), *posts) if each.key in _OFFICES]
    is_one = len({(each.key, each.code) for each in named}) == 1
    return Asker(agency=named[0]) if is_one else Asker()


def _is_one_of(article: Article, owner: Asker) -> bool:
    """ "Kepala Dinas Sosial dan Kapolres sepakat …": two promise, of whom the value could name but one."""
    own = owner.post or owner.agency
    if own is None:
        return False
    joint = _JOINT.search(article.text, max(0, own.span.start - _BEFORE), own.span.start)
    ends = {post.span.end for post in article.posts} | {agency.span.end for agency in article.agencies}
    return joint is not None and joint.start() in ends


def is_told_of_another(
    article: Article, piece: Piece, owner: Asker, verb: Span, speaker: PostMention | None
) -> bool:
    """ "Dinas Sosial akan …," kata Ketua DPRD: one house tells what another will do, and may not bind it."""
    own = owner.agency or (owner.post.agency if owner.post else None)
    if aside := _TOLD_BY.search(article.text, piece.span.start, verb.start):
        return _is_bound_by_another(article, piece, Span(*aside.span()), speaker)
    teller = speaker.agency if speaker else None
    if own is None or teller is None:
        return owner.agency is not None and _is_hearsay(article, piece, owner.agency, verb)
    return not _may_bind(own, teller)


def _is_hearsay(article: Article, piece: Piece, own: AgencyMention, verb: Span) -> bool:
    """ "Pendamping mengatakan, LPSK akan …", "Kementerian X akan …": told by somebody unknown, or of a ministry's plans."""
    words, text = article.lexicon.notes.commitments, article.text
    if words.will.fullmatch(text, verb.start, verb.end) is None:
        return False
    is_told = holds(article.lexicon.speech.before, text, Span(piece.span.start, own.span.start))
    return is_told or own.is_national


def _may_bind(own: AgencyMention, teller: AgencyMention) -> bool:
    """Whether who tells speaks for the office: it is its own kind, or an office of the region that he heads."""
    is_below = teller.key in _HEADS and own.key in _OF_REGION and own.code in (None, teller.code)
    return own.key == teller.key or is_below


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
    return bool(words) and words[-1].strip(",.") in private_words(article)


def _is_subject(article: Article, named: Span, verb: Span) -> bool:
    """Whether only a name and a word of saying stand between who is named and the promise."""
    if verb.start - named.end > _NEAR:
        return False
    return are_links(article, ASIDE.sub(" ", WHICH.sub(" ", article.text[named.end : verb.start])))
