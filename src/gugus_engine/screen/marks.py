"""Sentences of a story as it was typed, with the offices, acts and people that stand in each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from gugus_engine.screen.vocabulary import Act, Named, Vocabulary, Who
from gugus_engine.text.spans import Span
from gugus_engine.text.words import Word, read_words

LONGEST = 120
"""Words of one sentence at most; what runs on is cut there, so that no text takes long to read."""
_END = re.compile(r"[.!?…]+[\"”’')\]]*\s|\n|[.!?…]+$")
_BREAK = re.compile(r"[,;:()\n]|\s[-–—]+\s")
_SHORT = frozenset("pt cv rp no jl jln bpk pak bu ibu sdr h hj kec kab kel dr drs ir".split())
_NUMBER = re.compile(r"\d+(?:rb|jt|ribu|juta|k)?")


@dataclass(frozen=True)
class Line:
    """One sentence: its words in normal form and as folded, where each stands, which follow a comma or dash.

    `verbs` says of each word whether it looks like a verb that takes an object ("menemui", "ngajak").
    """

    keys: tuple[str, ...]
    raw: tuple[str, ...]
    spans: tuple[Span, ...]
    breaks: tuple[bool, ...]
    verbs: tuple[bool, ...]

    def key(self, at: int) -> str:
        """The word at a place, "" outside the sentence."""
        return self.keys[at] if 0 <= at < len(self.keys) else ""

    def has(self, words: frozenset[str], start: int, end: int) -> bool:
        """Whether one of the words stands from `start` up to before `end`."""
        return any(key in words for key in self.keys[max(start, 0) : max(end, 0)])

    def has_number(self, start: int, end: int) -> bool:
        """Whether a number stands there."""
        return any(_NUMBER.fullmatch(key) for key in self.raw[max(start, 0) : max(end, 0)])

    def clause(self, start: int, end: int) -> int:
        """Where the clause that begins at `start` ends, `end` at the latest: no comma or dash within."""
        return next((at for at in range(start, min(end, len(self.keys))) if self.breaks[at]), end)

    def is_verb(self, at: int) -> bool:
        """Whether the word there looks like a verb that takes an object."""
        return 0 <= at < len(self.verbs) and self.verbs[at]


class Role(StrEnum):
    """What an office is in its sentence: who does something, by whom it is done, where or to whom, nothing."""

    SUBJECT = "subject"
    BY = "by"
    AT = "at"
    NONE = "none"


@dataclass(frozen=True)
class Office:
    """An office in a sentence; `start` is where its words begin with title and kin, `kin` that a relative is meant."""

    named: Named
    start: int
    first: int
    last: int
    role: Role
    kin: bool = False


@dataclass(frozen=True)
class Deed:
    """Words that say that something is done; all acts these words may mean."""

    acts: tuple[Act, ...]
    first: int
    last: int


@dataclass(frozen=True)
class Person:
    """Somebody who is no office."""

    who: Who
    first: int
    last: int


@dataclass(frozen=True)
class Marks:
    """A sentence with what stands in it, in its order."""

    line: Line
    offices: tuple[Office, ...]
    deeds: tuple[Deed, ...]
    people: tuple[Person, ...]


def read_lines(text: str, words: Vocabulary) -> Iterator[Line]:
    """The sentences of a text; capitals are not needed to see where one begins."""
    found = read_words(text)
    start = 0
    for at in range(1, len(found) + 1):
        if at == len(found) or at - start >= LONGEST or _ends(text, found, at):
            yield _line(text, found[start:at], words)
            start = at


def _ends(text: str, found: tuple[Word, ...], at: int) -> bool:
    gap = text[found[at - 1].span.end : found[at].span.start]
    return gap != " " and bool(_END.match(gap)) and found[at - 1].key not in _SHORT


def _line(text: str, found: tuple[Word, ...], words: Vocabulary) -> Line:
    breaks = [True]
    for one, other in pairwise(found):
        gap = text[one.span.end : other.span.start]
        breaks.append(gap != " " and bool(_BREAK.search(gap)))
    raw = tuple(word.key for word in found)
    keys = tuple(map(words.normal, raw))
    return Line(keys, raw, tuple(word.span for word in found), tuple(breaks), tuple(map(words.is_verb, keys)))


def marks_of(line: Line, words: Vocabulary) -> Marks:
    """What stands in one sentence."""
    offices: list[tuple[Named, int, int]] = []
    deeds: list[Deed] = []
    people: list[Person] = []
    for first, last, tags in _phrases(line, words):
        acts = tuple(tag for tag in tags if isinstance(tag, Act))
        if acts:
            deeds.append(Deed(acts, first, last))
        offices += [(tag, first, last) for tag in tags if isinstance(tag, Named)]
        people += [Person(tag, first, last) for tag in tags if isinstance(tag, Who)][:1]
    placed = _placed(line, offices, people, words)
    rest = tuple(one for one in people if not any(each.start <= one.first < each.last for each in placed))
    return Marks(line, placed, tuple(deeds), rest)


def _phrases(line: Line, words: Vocabulary) -> Iterator[tuple[int, int, tuple[Act | Named | Who, ...]]]:
    at = 0
    while at < len(line.keys):
        for phrase, tags in words.phrases.get(line.keys[at], ()):
            if line.keys[at : at + len(phrase)] == phrase:
                yield at, at + len(phrase), tags
                at += len(phrase) - 1
                break
        at += 1


def _placed(
    line: Line, offices: list[tuple[Named, int, int]], people: list[Person], words: Vocabulary
) -> tuple[Office, ...]:
    found: list[Office] = []
    for named, first, last in offices:
        if found and first < found[-1].last:
            continue
        office = _office(line, named, first, last, people, words)
        if found and found[-1].last == first and found[-1].named.group == named.group:
            found[-1] = _joined(found[-1], office)
        else:
            found.append(_like_the_one_before(line, office, found, words))
    return tuple(found)


def _joined(one: Office, other: Office) -> Office:
    """Two words for one office ("bu guru BK") are one office."""
    named = Named(one.named.group, one.named.person or other.named.person)
    return Office(named, one.start, one.first, other.last, one.role, one.kin or other.kin)


def _like_the_one_before(line: Line, office: Office, found: list[Office], words: Vocabulary) -> Office:
    """ "pak RT dan pak lurah": the second is what the first is."""
    joined = office.start >= 1 and line.key(office.start - 1) in words["joins"]
    if joined and found and found[-1].last == office.start - 1:
        return Office(office.named, office.start, office.first, office.last, found[-1].role, office.kin)
    return office


def _office(
    line: Line, named: Named, first: int, last: int, people: list[Person], words: Vocabulary
) -> Office:
    start, held = _with_title(line, first, words)
    named = Named(named.group, named.person or held)
    start, kin = _with_kin(line, start, words, named)
    last, after = _with_kin_after(line, last, words, named)
    start, kin = _with_friend(line, start, people, words), kin or after
    employed = _employed(line, start, people, words)
    if employed is not None:
        return Office(Named(named.group, True), employed, first, last, Role.SUBJECT, kin)
    return Office(named, start, first, last, _role(line, named, start, last, words), kin)


def _with_title(line: Line, first: int, words: Vocabulary) -> tuple[int, bool]:
    """Where the words for somebody of the office begin ("orang dari imigrasi"), and whether somebody is meant."""
    start, held = first, False
    while start > 0 and not line.breaks[start]:
        before = line.key(start - 1)
        linked = before in words["office_links"] and line.key(start - 2) in words["holders"]
        if before in words["holders"] or before in words["honorifics"]:
            held = held or before in words["holders"]
            start -= 1
        elif linked:
            start, held = start - 2, True
        else:
            break
    return start, held


def _with_kin(line: Line, start: int, words: Vocabulary, named: Named) -> tuple[int, bool]:
    """A relative, driver or underling of somebody of the office is meant."""
    before = line.key(start - 1)
    if not named.person or line.breaks[start]:
        return start, False
    if before in words["kin_links"] and line.key(start - 2) in words["kin"]:
        return start - 2, True
    return (start - 1, True) if before in words["kin"] else (start, False)


def _with_kin_after(line: Line, last: int, words: Vocabulary, named: Named) -> tuple[int, bool]:
    """ "the village head's brother": where the language puts the relative behind, a mark of possession between."""
    at = last + 1 if line.key(last) == "s" else last
    if not named.person or not line.key(at) or line.key(at) not in words["kin_after"]:
        return last, False
    return at + 1, True


def _with_friend(line: Line, start: int, people: list[Person], words: Vocabulary) -> int:
    """ "temannya yang polisi": the friend is the one."""
    if line.key(start - 1) not in words["relatives"]:
        return start
    friend = next((each for each in people if each.last == start - 1 and each.who is Who.OTHER), None)
    return friend.first if friend else start


def _employed(line: Line, start: int, people: list[Person], words: Vocabulary) -> int | None:
    """Where somebody begins who works at the office ("sepupu saya kerja di disnaker"); None otherwise."""
    if line.key(start - 1) not in words["employers"] or line.key(start - 2) not in words["work_at"]:
        return None
    near = [
        each
        for each in people
        if start - 7 <= each.first < start - 2 and each.who in (Who.OTHER, Who.CULPRIT)
    ]
    passive = any(words.is_passive(line.key(at)) for at in range(start - 6, start - 2))
    return near[-1].first if near and not passive else None


def _role(line: Line, named: Named, start: int, last: int, words: Vocabulary) -> Role:
    before = "" if line.breaks[start] else line.key(start - 1)
    if _is_denied(line, start, last, words) or before in words["as"]:
        return Role.NONE
    if before in words["by"]:
        return Role.BY
    if before in words["prepositions"] or before in words["told"]:
        return Role.AT
    if not named.person:
        return _role_of_place(before, words)
    taken = named.person and bool(before) and line.is_verb(start - 1)
    return Role.AT if taken else Role.SUBJECT


def _role_of_place(before: str, words: Vocabulary) -> Role:
    """A bare "sekolah" does something only at the beginning or after "dan", "yang"; "ditahan sekolah" names the doer."""
    if before in words["whens"] or words.is_passive(before):
        return Role.AT
    return Role.SUBJECT if not before or before in words["conjunctions"] else Role.NONE


def _is_denied(line: Line, start: int, last: int, words: Vocabulary) -> bool:
    """ "bukan polisi", "tidak ada petugas imigrasi", "polisi gadungan"."""
    if line.key(last) in words["fakes"] or line.key(start - 1) in words["fakes"]:
        return True
    if line.key(start - 1) in words["negations"]:
        return True
    return line.key(start - 1) in words["there"] and line.key(start - 2) in words["negations"]
