"""Commitments: only what the owner itself promises; what another asks of it is a request."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from gugus_engine.article.answers import whole_promise
from gugus_engine.article.asker import Asker, asker_before, is_pronoun, told_before
from gugus_engine.article.clauses import before, condition_in, rest
from gugus_engine.article.denial import is_denied
from gugus_engine.article.masking import private_words, said
from gugus_engine.article.note import Note, note
from gugus_engine.article.reading import Json, Kind
from gugus_engine.article.scene import Article, Piece, hits, holds, inside
from gugus_engine.text.agencies import AgencyMention
from gugus_engine.text.posts import PostMention
from gugus_engine.text.spans import Span, free_of

_ACT = re.compile(
    r"\s*(?:(?:untuk|akan|bakal|segera|juga|langsung|terus|bisa|dapat|kembali)\s+)*"
    r"(?P<act>(?-i:me|ber|di(?!nas\b|sana\b|sini\b|mana\b)|ter)\w+)",
    re.IGNORECASE,
)
_HELPERS = re.compile(
    r"\s*(?:(?:untuk|segera|juga|langsung|terus|bisa|dapat|kembali|ikut|lebih)\s+)*", re.IGNORECASE
)
_ASIDE = re.compile(
    r",\s*(?:kata|ujar|lanjut|tutur|ucap|jelas|menurut|ungkap|imbuh|tambah|sebut|tegas|papar)[^,.;“”\"]{0,60},\s*"
)
_WHICH = re.compile(r"\s+yang\s+(?:hadir|ikut|turut|memimpin|ditemui|mewakili|dihubungi)(?:\s+\w+){0,4}")
_FOR_WHOM = re.compile(
    r"\s+(?:bahwa\s+)?(?P<own>pemerintah\s+\w+|pem(?:kab|kot|prov|da|des))\s+(?:\w+\s+)?(?=me)"
)
_WHO_WILL = re.compile(
    r"\b(?:yang|siapa|mana|apakah|kapan|untuk|guna|demi|harus|perlu|wajib|dapat|bisa|ingin|mau)\s+(?:me\w+,\s+)*(?:dan\s+)?$",
    re.IGNORECASE,
)
_LISTED = re.compile(r",\s+(?:dan\s+|serta\s+)?$")
_SELVES = frozenset("kami kita saya pihaknya rapat pertemuan forum".split())
_THEY = re.compile(r"\bmereka\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_DUTY = re.compile(
    r"\b(?:diberi amanat|amanat\w*|mandat|bertugas|tugasnya|bertujuan|tujuan\w*|dalam rangka|berkewajiban|ketentuan(?:nya)?)\b",
    re.IGNORECASE,
)
_OBJECT = re.compile(r"\b(?P<word>[a-z]{4,})\s+$")
_BEFORE_SUBJECT = frozenset(
    "pihak perwakilan jajaran kata ujar menurut bahwa namun sementara selanjutnya sebab karena maka itulah tersebut bersama agar "
    "menyatakan mengatakan menegaskan menyebut menyebutkan menjelaskan menyampaikan memastikan menambahkan mengungkapkan "
    "selain kemudian sedangkan sehingga para seluruh tegas jelas ungkap tambah kini nanti nantinya pula juga serta".split()
)
_PLAN = re.compile(
    r"(?:melaksanakan|mengadakan|menyelenggarakan|menggelar|melakukan|memimpin|membuka|menghadiri|mengikuti)\s+(?:kegiatan\s+)?(?:sosialisasi|pelatihan|penyuluhan|rapat|rakor|razia|sidang)\b"
    r"|(?:menyerahkan|melimpahkan|mengirim\w*)\s+(?:para\s+)?(?:tersangka|berkas|SPDP|surat pemberitahuan)|di(?:limpahkan|serahkan|kirim|sidang)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r",\s+yang\s[^;:“”\"]*,\s+$")
_OFFER = "menawarkan"
_SWORN = frozenset({"berjanji", "menyanggupi"})
_STANDS = re.compile(
    r"\b(?:sudah|telah|tidak ada|belum ada|masih|saat ini|tengah|sedang|hingga kini)\b", re.IGNORECASE
)
_OF_COURT = re.compile(r"\b(?:hakim|pengadilan|jaksa|kejaksaan|kejari|kejati)\b", re.IGNORECASE)
_DECIDES = frozenset({"memutuskan", "menyetujui"})
_OF_CASE = re.compile(
    r"(?:akan|segera)\s+kami\s+(?:tangkap|tindak|proses|usut|kejar|panggil|periksa|jerat|jemput|buru|dalami|selidiki|kembangkan|limpahkan|tahan)\b",
    re.IGNORECASE,
)
_ASSURES = frozenset({"kami pastikan", "saya pastikan", "kami jamin"})
_DECLARES = ("menyatakan", "berjanji", "menyanggupi")
_NOBODYS_NAME = re.compile(r"\w+nya|pihak kami|pihak \w+ sendiri", re.IGNORECASE)  # "pihaknya", "lembaganya"
_WORK = re.compile(r"\b(?:pe)?kerja(?:an)?\b|\bgaji\b|\bupah\b", re.IGNORECASE)
_AND = re.compile(r"\b(?:dan|serta|sekaligus)\s+$")
_OBLIQUE = re.compile(
    r"\b(?:di|ke|dari|oleh|untuk|kepada|pada|dalam|bagi|bersama|dengan|terhadap|melalui)\s+(?:para\s+)?$",
    re.IGNORECASE,
)
_ADVERBS = frozenset(
    "namun selanjutnya kemudian sebelumnya lalu sudah telah belum tidak akan juga mereka".split()
)
_OPENING = 20  # characters before the subject of a sentence
_EVERY = re.compile(r"\b(?:setiap|tiap)\s+$", re.IGNORECASE)
_FEW = 4
_LEAST_WORDS = 3
_MOST = 12  # promises of one sentence; a text that repeats them takes no long time to read
_BEFORE, _NEAR = 80, 400  # characters looked back over: for a word right before, and for who promises


def find_commitments(article: Article, speakers: Mapping[int, PostMention]) -> tuple[Note, ...]:
    """The promises of offices in the story, one in a clause."""
    found: list[Note] = []
    for piece in article.story:
        taken: list[Span] = []
        for verb, core in islice(_promises(article, piece), _MOST):
            owner = _owner(article, piece, verb, speakers)
            is_owned = owner.is_known or _is_somebody(article, piece, verb)
            if not is_owned or not free_of(core, taken) or _is_broken(article, piece, verb, core):
                continue
            whole = whole_promise(article, piece, verb, core)
            if whole is None:
                continue
            taken.append(core)
            found.append(
                note(
                    article, Kind.COMMITMENT, piece, whole,
                    owner=owner.as_json(article), due=_due(article, core), amount=_amount(article, core),
                )
            )  # fmt: skip
    return tuple(found)


def _promises(article: Article, piece: Piece) -> Iterator[tuple[Span, Span]]:
    """Each verb that promises, with the words of what is promised."""
    words, text = article.lexicon.notes.commitments, article.text
    for verb in hits(words.strong, text, piece.span):
        if article.quote(verb).lower() == _OFFER and not _offers_help(article, piece, verb):
            continue
        is_thing = (
            article.quote(verb).lower() == _OFFER
            or words.things.fullmatch(text, verb.start, verb.end) is not None
        )
        if is_thing or _act(article, piece, verb) or _goes_on(article, piece, verb):
            yield verb, rest(article, piece, verb.start, verb.end)
    for verb in _answers(article, piece):
        yield verb, verb
    for verb in hits(words.whole, text, piece.span):
        yield verb, rest(article, piece, verb.start, verb.end)
    for verb in hits(words.will, text, piece.span):
        own = _own_before(article, piece, verb)
        if own and _act(article, piece, verb) and not _is_done_to(article, piece, own, verb):
            yield verb, rest(article, piece, own.start, verb.end)


def _act(article: Article, piece: Piece, verb: Span) -> int | None:
    """Where the act begins that follows a verb of promising: with a prefix, or as people speak."""
    if match := _ACT.match(article.text, verb.end, piece.span.end):
        return match.start("act")
    helpers = _HELPERS.match(article.text, verb.end, piece.span.end)
    start = helpers.end() if helpers else verb.end
    bare = article.lexicon.notes.commitments.acts.match(article.text, start, piece.span.end)
    return start if bare else None


def _goes_on(article: Article, piece: Piece, verb: Span) -> bool:
    """ "Menyanggupi dan akan …", "saya pastikan, provinsi menanggung …"."""
    after = Span(verb.end, min(piece.span.end, verb.end + 60))
    due = article.lexicon.notes.commitments.due.match(article.text, verb.end + 1, piece.span.end)
    if due and article.quote(verb).lower() in _ASSURES:
        return True
    if (
        article.quote(verb)
        .lower()
        .startswith(("siap", "setuju", "bersedia", "sepakat", "janji", "memutuskan"))
    ):
        return False
    return (
        re.compile(
            r",?\s+(?:dan\s+akan|bahwa|(?:\w+\s+){1,5}akan\s|(?:\w+\s+){1,4}(?:me|di)[a-z]{4,})"
        ).match(article.text, after.start, after.end)
        is not None
    )


def _offers_help(article: Article, piece: Piece, verb: Span) -> bool:
    """Whether an office offers something, no recruiter work."""
    core = rest(article, piece, verb.start, verb.end)
    return _own_before(article, piece, verb) is not None and _WORK.search(article.quote(core)) is None


def _answers(article: Article, piece: Piece) -> Iterator[Span]:
    """ "Kepala desa menyanggupinya", right after somebody asked for it."""
    earlier = article.pieces[piece.index - 1] if piece.index else piece
    words = article.lexicon.requests
    if earlier.paragraph == piece.paragraph and any(
        holds(asking, article.text, earlier.span) for asking in (words.ask, words.asked, words.appeal)
    ):
        notes = article.lexicon.notes.commitments
        for answer in hits(notes.answered, article.text, piece.span):
            after = Span(answer.end, piece.span.end)
            if not holds(notes.strong, article.text, after):
                yield answer


def _own_before(article: Article, piece: Piece, verb: Span) -> Span | None:
    """Who promises, right before "akan": "pihaknya", or an office or its head."""
    clause = Span(piece.span.start, verb.start)
    own = [*hits(article.lexicon.notes.commitments.own, article.text, clause)]
    own += [agency.span for agency in inside(article.agencies, clause)]
    own += [post.span for post in inside(article.posts, clause)]
    own = [
        span for span in own if not _OBLIQUE.search(article.text, _just_before(piece, span.start), span.start)
    ]
    near = [span for span in own if span.end <= verb.start and _leads_to(article, span, verb)]
    last = max(near, default=None)
    if last is None:
        return _own_at_start(article, piece, verb, own)
    return min(span for span in near if last.within(span))


def _is_done_to(article: Article, piece: Piece, own: Span, verb: Span) -> bool:
    """ "Satgas itu akan dievaluasi": an office to which something will be done promises nothing."""
    act = _act(article, piece, verb)
    return (
        article.quote(own).lower() not in _SELVES and act is not None and article.text.startswith("di", act)
    )


def _leads_to(article: Article, own: Span, verb: Span) -> bool:
    """Whether few words stand between who promises and the verb, an aside like ", lanjutnya," apart."""
    if verb.start - own.end > _NEAR:
        return False
    between = _WHICH.sub(" ", _ASIDE.sub(" ", article.text[own.end : verb.start]))
    return not re.search(r"[,;:.“”\"]", between) and len(between.split()) <= _FEW


def _own_at_start(article: Article, piece: Piece, verb: Span, own: Sequence[Span]) -> Span | None:
    """ "Kapolres menyambut usulan itu dan akan …": the subject of the sentence goes on."""
    first = min(own, default=None)
    if first is None or first.start - piece.span.start > _OPENING:
        return None
    answers = article.lexicon.notes.commitments.answers
    if not holds(answers, article.text, Span(first.end, verb.start)):
        return None
    is_joined = _AND.search(article.text, first.end, verb.start) is not None
    has_comma = re.search(r"[,;:“”\"]", article.text[first.end : verb.start]) is not None
    return first if is_joined and not has_comma else None


def _is_broken(article: Article, piece: Piece, verb: Span, core: Span) -> bool:
    """Whether it is denied, conditional, somebody else's, or an act of duty."""
    words, text = article.lexicon.notes.commitments, article.text
    clause = before(article, piece, verb.start)
    if (
        is_denied(article, piece, verb)
        or condition_in(article, Span(piece.span.start, verb.start))
        or _is_of_another(article, piece, verb)
    ):
        return True
    if holds(words.breaks, text, Span(clause.start, min(core.end, verb.end + 60))):
        return True
    if holds(words.others, text, Span(min(clause.start, core.start), verb.start)):
        return True
    act = _act(article, piece, verb)
    is_sworn = article.quote(verb).lower() in _SWORN
    if act is not None and not is_sworn and (
        words.not_acts.match(text, act, piece.span.end) or _PLAN.match(text, act)
    ):  # fmt: skip
        return True
    if _is_told(article, piece, verb, core) or _is_duty(article, piece, verb, core):
        return True
    if _LISTED.search(text, piece.span.start, verb.start) and _is_asking(article, piece, verb):
        return True
    if _THEY.search(text, clause.start, verb.start) or _DUTY.search(text, piece.span.start, verb.start):
        return True
    is_answer = words.answered.fullmatch(text, verb.start, verb.end) is not None
    return not is_answer and len(article.quote(core).split()) < _LEAST_WORDS


def _is_told(article: Article, piece: Piece, verb: Span, core: Span) -> bool:
    """ "Memastikan tersangka sudah ditahan": how things stand, nothing to come."""
    is_sure = article.quote(verb).lower().endswith(("pastikan", "mastikan"))
    return is_sure and _STANDS.search(article.quote(core)) is not None and _due(article, core) is None


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


def _owner(article: Article, piece: Piece, verb: Span, speakers: Mapping[int, PostMention]) -> Asker:
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
        and not _OBLIQUE.search(article.text, _just_before(piece, each.span.start), each.span.start)
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
    words = _own_within(article, verb) or _own_before(article, piece, verb)
    if words and _is_object(article, piece, words) and inside(article.agencies, words):
        return Asker()
    start = words.start if words else -1
    head = next((each for each in inside(article.posts, piece.span) if each.span.start == start), None)
    if head:
        return Asker(head)
    if words and _NOBODYS_NAME.fullmatch(article.quote(words)):
        return told_before(article, piece, None)
    return Asker(words=words) if words else asker_before(article, piece, verb, None)


def _just_before(piece: Piece, at: int) -> int:
    """Where the few words of a sentence begin that stand right before an offset."""
    return max(piece.span.start, at - _BEFORE)


def _is_object(article: Article, piece: Piece, named: Span) -> bool:
    """ "Menyambut inisiatif Polda X dan menyatakan …": the office belongs to the word before it."""
    word = _OBJECT.search(article.text, _just_before(piece, named.start), named.start)
    return word is not None and word.group("word") not in _BEFORE_SUBJECT


def _own_within(article: Article, verb: Span) -> Span | None:
    """The "pihaknya" that a declared promise begins with."""
    own = article.lexicon.notes.commitments.own.match(article.text, verb.start, verb.end)
    return Span(*own.span()) if own else None


def _without_relative(article: Article, piece: Piece, verb: Span) -> Span:
    """The verb as if it stood before ", yang bermitra dengan X," right ahead of it."""
    aside = _RELATIVE.search(article.text, piece.span.start, verb.start)
    return Span(aside.start(), verb.end) if aside else verb


def _is_somebody(article: Article, piece: Piece, verb: Span) -> bool:
    """Whether a person whose post the text does not tell stands right before the verb; the name is kept back."""
    words = article.text[piece.span.start : verb.start].split()
    own = article.lexicon.notes.commitments.own
    is_own = own.match(article.text, verb.start, verb.end) or _own_before(article, piece, verb)
    if is_pronoun(article, piece, verb) or is_own or words[-1:] == ["sendiri"]:
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


def _due(article: Article, core: Span) -> Json:
    """By when, as written: the first date or "pekan depan" in the promise."""
    days = [
        day
        for day in inside(article.dates, core)
        if not _EVERY.search(article.text, core.start, day.span.start)
    ]
    day = next((each for each in days if each.names_a_day), next(iter(days), None))
    if day:
        return article.quote(day.span).rstrip(". ")
    words = next(hits(article.lexicon.notes.commitments.due, article.text, core), None)
    return said(article, words) if words else None


def _amount(article: Article, core: Span) -> Json:
    """The money that the promise names."""
    return next((number.value for number in inside(article.numbers, core) if number.is_money), None)
