"""Whether a text can be read as an article on TPPO work at all; where not, why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gugus_engine.article.lexicon import Lexicon
from gugus_engine.say import Say
from gugus_engine.text.phrases import Phrases
from gugus_engine.text.spans import Span

MOST_CHARACTERS = 60_000
# A text pasted with a few tags is still a text; a page is tags for a fifth of its length or in numbers.
_MOST_TAGS = 20
_TAG_SHARE = 0.2
_SHORTEST_PAGE = 200
_TAG = re.compile(r"<[/!]?[A-Za-z][^<>]{0,300}>")
_PAGE = re.compile(r"\s*<(?:!doctype|html|\?xml)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_LANGUAGE_SAMPLE = 3_000  # words
_INDONESIAN_SHARE = 0.05
_FEW_WORDS = 14
_MALAY_MARKS = 3
_LIKELY_WORDS = 2
_LIKELY_BESIDE = 4  # where another crime is named
_SURE_WORDS = 2
_OFTEN = 2  # times that another crime is named
_OWN_VOICE = 2  # times that a writer says "I" outside all quotations
_FICTION_MARKS = 3
_LEAD = 3  # sentences
_OPENING = 2
_QUOTED = re.compile(r"“[^“”]*+”|\"[^\"\n]*+\"")
_MARK = re.compile(r"[\"“”]")  # a quotation may go on over paragraphs
_LAW_REACH = 110
_IN_LAW = re.compile(
    r"\b(?:UU|Undang[- ][Uu]ndang|Perpres|Peraturan|Perda)\b[^;\n“”\"]{0,60}\btentang\s[^.;\n“”\"]{0,40}$"
)
_NOT = re.compile(
    r"\bbukan\s+(?:kasus\s+|termasuk\s+)?(?:tindak\s+pidana\s+)?$"
    r"|\b(?:mirip|menyerupai|layaknya|ibarat|bak)\s+(?:dengan\s+)?(?:\w+\s+){0,2}$"
    r"|\b(?:tidak|tak|belum|tanpa)\s+(?:\w+\s+){0,2}(?:unsur|indikasi|kaitan\w*|hubungan\w*)\s+(?:\w+\s+){0,4}$"
    r"|\b(?:tidak|tak)\s+(?:ber|ter)kait\w*\s+(?:\w+\s+){0,3}$"
    r"|\b(?:apakah|benarkah|mungkinkah)\b[^.?!]{0,80}\b(?:termasuk|tergolong|merupakan|masuk)\b[^.?!]{0,30}$",
    re.IGNORECASE,
)
_INVENTED = (
    r"(?:fiksi|fiktif|satire?|rekaan|karangan|parodi|dongeng|khayalan|lelucon|candaan|gurauan|april\s+mop)"
)
_TALE = re.compile(
    r"\s*(?:[\[(]\s*)?(?:(?:rubrik|kolom)\s+)?(?:cerpen|cerita\s+(?:pendek|mini|bersambung)|cerbung|fiksi(?:\s*mini)?|satire?|parodi|dongeng|"
    r"humor|april\s+mop|naskah\s+drama)\s*(?:[\])]|[:.|!/–—-]|\n)",
    re.IGNORECASE,
)
_CALLED_TALE = re.compile(
    r"\b(?:(?:tulisan|artikel|berita|cerita|kisah|naskah|cerpen)\s+(?:ini|di\s+atas)|"
    r"(?:seluruh|semua)\s+(?:kejadian|tokoh|peristiwa|isi)(?:\s+(?:dan|serta)\s+\w+)?(?:\s+dalam\s+\w+\s+ini|\s+di\s+atas)?)\s+"
    rf"(?:(?:adalah|ialah|hanya|hanyalah|merupakan|bersifat|sekadar|cuma|semata|murni|bagian\s+dari|dibuat\s+untuk)\s+)*{_INVENTED}\b"
    rf"|\bselamat\s+april\s+mop\b|\b(?:hanya|hanyalah|sekadar|cuma)\s+(?:{_INVENTED}\s+)?april\s+mop\b",
    re.IGNORECASE,
)
_ESSAY = 800  # characters
_OWN = re.compile(r"\b(?:saya|aku)\b", re.IGNORECASE)


def unreadable(text: str, lexicon: Lexicon) -> Say | None:
    """Why a text is not read: empty, too long, a web page, or not Indonesian. None where it is read."""
    if not text.strip():
        return Say("article.empty")
    if len(text) > MOST_CHARACTERS:
        return Say("article.too_long", length=len(text), limit=MOST_CHARACTERS)
    if _is_page(text):
        return Say("article.is_html")
    if not _is_indonesian(without_tags(text), lexicon):
        return Say("article.not_indonesian")
    return None


def is_on_subject(text: str, story: Sequence[Span], lexicon: Lexicon) -> bool:
    """Whether the sentences of headline and story are about trafficking or its prevention.

    One sure word in the lead (headline and first sentences) is enough, or two anywhere; a single
    one elsewhere may be said in passing and needs a likely word beside it. Without a sure word two
    different likely ones do, or four where the text names another crime.
    """
    opening = story[:_OPENING]
    if not _sure(text, opening, lexicon) and any(_within(lexicon.subject.other, text, opening)):
        story = _without_denied(text, story, lexicon)
    lead = story[:_LEAD]
    sure = len(_sure(text, story, lexicon))
    if sure >= _SURE_WORDS or (sure and _sure(text, lead, lexicon)):
        return True
    likely = {" ".join(words.lower().split()) for words in _within(lexicon.subject.likely, text, story)}
    is_other = _is_other_crime(text, story, len(likely), lexicon)
    if sure and not is_other and any(_within(lexicon.subject.beside, text, story)):
        return True
    return len(likely) >= (_LIKELY_BESIDE if is_other else _LIKELY_WORDS) or bool(sure and likely)


def _without_denied(text: str, story: Sequence[Span], lexicon: Lexicon) -> list[Span]:
    """The sentences without a question after trafficking and the answer to it: "Ditanya soal TPPO, ia menepis. …"."""
    subject = lexicon.subject
    kept: list[Span] = []
    answered = -1
    for number, sentence in enumerate(story):
        told = sentence.until(story[min(number + 1, len(story) - 1)])
        is_asked = any(_within(subject.sure, text, [sentence])) and any(
            _within(subject.asked, text, [sentence])
        )
        if is_asked and any(_within(subject.denied, text, [told])):
            answered = number + 1
        elif number != answered:
            kept.append(sentence)
    return kept


def _within(phrases: Phrases, text: str, stretches: Sequence[Span]) -> Iterator[str]:
    """What phrases find in stretches of a text."""
    for stretch in stretches:
        yield from (match.group() for match in phrases.finditer(text, *stretch))


def _sure(text: str, sentences: Sequence[Span], lexicon: Lexicon) -> list[int]:
    """Where the subject is named; "perdagangan orang (TPPO)" is once, the name of a law is none."""
    found: list[int] = []
    for sentence in sentences:
        end = sentence.end
        for match in lexicon.subject.sure.finditer(text, *sentence):
            is_again = text[end : match.start()] in (" (", "(", "/")
            end = match.end()
            before = max(sentence.start, match.start() - _LAW_REACH)
            is_other = _IN_LAW.search(text, before, match.start()) or _NOT.search(text, before, match.start())
            if not is_again and not is_other:
                found.append(match.start())
    return found


def _is_other_crime(text: str, story: Sequence[Span], likely: int, lexicon: Lexicon) -> bool:
    """Whether another crime is what the text tells: named in the lead, or as often as the likely words."""
    other = lexicon.subject.other
    found = sum(1 for _ in _within(other, text, story))
    return found >= max(_OFTEN, likely) or any(_within(other, text, story[:_LEAD]))


def is_no_report(text: str, lexicon: Lexicon) -> bool:
    """Whether the text tells no news: an opinion in the writer's own voice, a tale, or the review of a film."""
    own = _outside_quotations(text)
    unquoted = "\n".join(line for line in text.split("\n") if _MARK.search(line) is None)
    marks = {words.lower() for words in _within(lexicon.subject.fiction, text, own)}
    is_opinion = any(_within(lexicon.subject.opinion, text, own))
    return (
        is_opinion
        or _is_tale(text, own)
        or len(marks) >= _FICTION_MARKS
        or len(_OWN.findall(unquoted)) >= _OWN_VOICE
    )


def _is_tale(text: str, own: Sequence[Span]) -> bool:
    """Whether it calls itself satire or fiction: "Cerpen: …", "Tulisan ini fiksi", "berita ini hanya April Mop"."""
    return _TALE.match(text) is not None or any(_CALLED_TALE.search(text, *stretch) for stretch in own)


def _outside_quotations(text: str) -> list[Span]:
    """The stretches of a text before, between and after its quotations."""
    quotations = [match.span() for match in _QUOTED.finditer(text)]
    starts = [0, *(end for _, end in quotations)]
    ends = [*(start for start, _ in quotations), len(text)]
    return [Span(*stretch) for stretch in zip(starts, ends, strict=True)]


def tells_no_event(text: str) -> bool:
    """Whether a text of some length quotes nobody: with no day and no speaker an essay or a law explained, no news."""
    return len(text) >= _ESSAY and _MARK.search(text) is None


def without_tags(text: str) -> str:
    """The text with every tag blanked out, so that all offsets stay true."""
    return _TAG.sub(lambda match: " " * len(match.group()), text)


def _is_page(text: str) -> bool:
    if _PAGE.match(text):
        return True
    tags = [len(match.group()) for match in _TAG.finditer(text)]
    share = sum(tags) / len(text)
    return len(tags) >= _MOST_TAGS or (share > _TAG_SHARE and len(text) >= _SHORTEST_PAGE)


def _is_indonesian(text: str, lexicon: Lexicon) -> bool:
    words = [word.lower() for word in _WORD.findall(text)[:_LANGUAGE_SAMPLE]]
    if not words:
        return False
    counts = {name: sum(map(known.__contains__, words)) for name, known in lexicon.languages.items()}
    malay = {word for word in words if word in lexicon.languages["malay"]}
    is_malay = len(malay) >= _MALAY_MARKS and counts["malay"] > counts["plain"]
    if is_malay or counts["english"] > counts["indonesian"]:
        return False
    is_short = len(words) <= _FEW_WORDS and any(word.isascii() for word in words)
    if counts["indonesian"] and not (counts["english"] or malay):
        return True
    return is_short or counts["indonesian"] >= _INDONESIAN_SHARE * len(words)
