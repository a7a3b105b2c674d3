"""Whether a text can be read as an article on TPPO work at all; where not, why."""

from __future__ import annotations

import re

from gugus_engine.article.lexicon import Lexicon
from gugus_engine.say import Say

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
_QUOTED = re.compile(r"“[^“”]*+”|\"[^\"\n]*+\"")
_MARK = re.compile(r"[\"“”]")  # a quotation may go on over paragraphs
_LAW_REACH = 110
_IN_LAW = re.compile(
    r"\b(?:UU|Undang[- ][Uu]ndang|Perpres|Peraturan|Perda)\b[^;\n“”\"]{0,60}\btentang\s[^.;\n“”\"]{0,40}$"
)
_NOT = re.compile(
    r"\bbukan\s+(?:kasus\s+|termasuk\s+)?(?:tindak\s+pidana\s+)?$"
    r"|\b(?:mirip|menyerupai|layaknya|ibarat|bak)\s+(?:dengan\s+)?(?:\w+\s+){0,2}$",
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


def is_on_subject(lead: str, story: str, lexicon: Lexicon) -> bool:
    """Whether headline and story, which begins with the lead, are about trafficking or its prevention.

    One sure word in the lead (headline and first sentences) is enough, or two anywhere; a single
    one elsewhere may be said in passing and needs a likely word beside it. Without a sure word two
    different likely ones do, or four where the text names another crime.
    """
    sure_at = _sure_at(story, lexicon)
    sure = len(sure_at)
    likely = {" ".join(match.group().lower().split()) for match in lexicon.subject.likely.finditer(story)}
    if any(at < len(lead) for at in sure_at) or sure >= _SURE_WORDS:
        return True
    is_other = _is_other_crime(lead, story, len(likely), lexicon)
    if sure and not is_other and lexicon.subject.beside.search(story):
        return True
    return len(likely) >= (_LIKELY_BESIDE if is_other else _LIKELY_WORDS) or bool(sure and likely)


def _sure_at(text: str, lexicon: Lexicon) -> list[int]:
    """Where the subject is named; "perdagangan orang (TPPO)" is once, the name of a law is none."""
    found: list[int] = []
    end = -1
    for match in lexicon.subject.sure.finditer(text):
        is_again = end >= 0 and text[end : match.start()] in (" (", "(", "/")
        end = match.end()
        before = max(0, match.start() - _LAW_REACH)
        is_other = _IN_LAW.search(text, before, match.start()) or _NOT.search(text, before, match.start())
        if not is_again and not is_other:
            found.append(match.start())
    return found


def _is_other_crime(lead: str, story: str, likely: int, lexicon: Lexicon) -> bool:
    """Whether another crime is what the text tells: named in the lead, or as often as the likely words."""
    found = sum(1 for _ in lexicon.subject.other.finditer(story))
    return lexicon.subject.other.search(story, 0, len(lead)) is not None or found >= max(_OFTEN, likely)


def is_no_report(text: str, lexicon: Lexicon) -> bool:
    """Whether the text tells no news: an opinion in the writer's own voice, or the review of a film or a novel."""
    own = _QUOTED.sub(" ", text)
    unquoted = "\n".join(line for line in text.split("\n") if _MARK.search(line) is None)
    marks = {match.group().lower() for match in lexicon.subject.fiction.finditer(own)}
    is_opinion = lexicon.subject.opinion.search(own) is not None
    return is_opinion or len(marks) >= _FICTION_MARKS or len(_OWN.findall(unquoted)) >= _OWN_VOICE


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
    words = [match.group().lower() for match in _WORD.finditer(text)][:_LANGUAGE_SAMPLE]
    if not words:
        return False
    counts = {name: sum(map(known.__contains__, words)) for name, known in lexicon.languages.items()}
    malay = {word for word in words if word in lexicon.languages["malay"]}
    is_malay = len(malay) >= _MALAY_MARKS and counts["malay"] > counts["plain"]
    if is_malay or counts["english"] > counts["indonesian"]:
        return False
    is_short = len(words) <= _FEW_WORDS and any(word.isascii() for word in words)
    return is_short or counts["indonesian"] >= _INDONESIAN_SHARE * len(words)
