"""Where a text writes names of persons: words known as names, and words that stand where a name stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from gugus_engine.article.lexicon import PersonWords
from gugus_engine.article.scene import Article, Part
from gugus_engine.text.place_cues import ABROAD, PERSON_WORDS

_WORD = re.compile(r"[^\W\d_][\w'’]*")
_GAP = re.compile(r"[ \t]+|-")
_INITIAL_GAP = re.compile(r"\.?[ \t]+")
_TO_CUE = re.compile(r"[ \t]*+(?:[,:][ \t]++)?(?<=[ \t])")
_BESIDE = re.compile(
    r"[ \t]*+(?:\([^)\n]{1,12}\)[ \t]*+)?(?:,[ \t]*+)?(?:\b(?:dan|serta|maupun|bersama)\b[ \t]++)?(?<=[ \t])"
)
_AGED = re.compile(r"\s*+\(\s*+\d{1,2}(?:\s++(?:tahun|thn|th))?\s*+\)|,?\s++\d{1,2}\s++(?:tahun|thn)\b")
_KIN = re.compile(r"\s+(?:bin|binti|alias)\s+[A-Z]")
_OF_KIN = re.compile(r"\s+(?:bin|binti|alias)\s+")
_GIVEN = re.compile(
    r"\b(?:gaji|upah|uang|rupiah|juta|ribu|imbalan|janji|iming[- ]iming|bujukan|tawaran|ajakan|ancaman|perintah|pinjaman|telepon|pesan)\b[^.;:“”\"]{0,60}$",
    re.IGNORECASE,
)
_DERIVED = re.compile(
    r"(?:ke|pe[lmnr]?|peng|peny)\w{3,}an|ber\w{4,}|me(?:ng|ny|m|n)\w{4,}|\w{3,}(?:isasi|itas|kan|nya)|"
    r"di(?:ki|ba|ja|be|su|pu|ti|tu|te|ke|sa|se|la)\w{3,}"
)
_AND = re.compile(r"[ \t]++(?:dan|serta)[ \t]++")
_BECOMES = re.compile(
    r"\s++(?:sebagai|menjadi)\s++(?:tersangka|terdakwa|terpidana|korban|saksi|pelaku|perekrut|buron\w*|DPO)\b"
)
_REACH = 90  # characters
_BETWEEN = frozenset({"tppo", "perdagangan", "orang", "bernama", "utama", "lain", "berinisial"})
_SMALL = 4  # letters that a name in small letters has at least
_INITIAL = 3  # letters before a full stop: "M.", "Moh."
_LONGEST = 4  # words of a name
_LEAST = 2
_FROM = "dari"


@dataclass(frozen=True)
class Persons:
    """Offsets where words of names begin, those of words that houses and bodies are named by, and the names' words."""

    starts: frozenset[int]
    kept: frozenset[int]
    words: frozenset[str]


def find_persons(article: Article) -> Persons:
    """All names of persons, whether or not a title introduces them, in one pass over the words."""
    return _Reader(article, article.lexicon.persons).read()


@lru_cache(maxsize=2)
def _no_names(words: PersonWords, abbreviations: frozenset[str], offices: frozenset[str]) -> frozenset[str]:
    """Words in small letters that are no names by themselves: of offices and cues."""
    short = frozenset(each.lower() for each in abbreviations)
    return (
        short
        | {"indonesia", "rp"}
        | offices
        | ABROAD
        | PERSON_WORDS
        | words.before
        | words.before_one
        | words.houses
    )


@dataclass
class _Reader:
    article: Article
    words: PersonWords
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    found: set[int] = field(default_factory=set)
    kept: set[int] = field(default_factory=set)
    prose: frozenset[str] = frozenset()  # words that the text writes in small letters
    never: frozenset[str] = frozenset()
    taken: frozenset[int] = frozenset()
    opening: frozenset[int] = frozenset()  # where sentences begin
    last: int = -1  # the last word of the last name

    def read(self) -> Persons:
        found = list(_WORD.finditer(self.article.text))
        self.starts = [match.start() for match in found]
        self.ends = [match.end() for match in found]
        self.raw = [match.group() for match in found]
        self.keys = [word.lower() for word in self.raw]
        self.opening = frozenset(piece.span.start for piece in self.article.pieces)
        self.prose = frozenset(key for key, raw in zip(self.keys, self.raw, strict=True) if raw[0].islower())
        self.never = _no_names(self.words, self.article.lexicon.abbreviations, self.article.office_words)
        self.taken = self._taken()
        for first, end in self._runs():
            self._run(first, end)
        self._small()
        return Persons(
            frozenset(self.starts[at] for at in self.found),
            frozenset(self.starts[at] for at in self.kept - self.found),
            self._own_words(),
        )

    def _taken(self) -> frozenset[int]:
        """The words that agencies, posts, places and days are written with."""
        article = self.article
        spans = [
            each.span
            for found in (article.agencies, article.posts, article.places, article.dates)
            for each in found
        ]
        held = {post.span: post.holder for post in article.posts if post.holder}
        taken: set[int] = set()
        for span in spans:
            holder = held.get(span)
            end = holder.start if holder and span.start < holder.start < span.end else span.end
            taken.update(range(bisect_left(self.starts, span.start), bisect_left(self.starts, end)))
        return frozenset(taken)

    def _joined(self, at: int) -> bool:
        """Whether nothing but a space stands before a word; a full stop too after an initial."""
        if at == 0:
            return False
        gap = self.article.text[self.ends[at - 1] : self.starts[at]]
        is_short = len(self.keys[at - 1]) <= _INITIAL
        return gap == " " or (_INITIAL_GAP if is_short else _GAP).fullmatch(gap) is not None

    def _runs(self) -> Iterator[tuple[int, int]]:
        """First word and end of each run of words with a capital letter."""
        first = end = -1
        for at in [at for at, word in enumerate(self.raw) if word[0].isupper()]:
            if at > end or not self._joined(at):
                if first < end:
                    yield first, end
                first = at
            end = at + 1
        if first < end:
            yield first, end

    def _run(self, first: int, end: int) -> None:
        """Keep what a house is named by, then look at the stretches that nothing knows."""
        begin = first - 1 if first and self._joined(first) else first
        houses = [at for at in range(begin, end) if self.keys[at] in self.words.houses]
        if houses:
            self.kept.update(range(houses[0] + 1, end))
            end = max(first, houses[0])
        part = first
        for at in range(first, end + 1):
            if at == end or self._is_no_name(at):
                if part < at:
                    self._stretch(part, at)
                part = at + 1

    def _is_no_name(self, at: int) -> bool:
        key = self.keys[at]
        is_known = key in self.prose or key in self.never
        return at in self.taken or (is_known and key not in self.words.names)

    def _stretch(self, first: int, end: int) -> None:
        listed = [at for at in range(first, end) if self.keys[at] in self.words.names]
        if listed and end - first > _LONGEST:
            self._add(listed)
        elif listed or self._stands_for_name(first, end):
            self._add(range(first, end))

    def _add(self, words: range | list[int]) -> None:
        self.found.update(words)
        self.last = max(words)

    def _stands_for_name(self, first: int, end: int) -> bool:
        """Whether a name stands there: after a word of persons, before an age, beside another name."""
        text, words = self.article.text, self.words
        if any(self.raw[at].isupper() for at in range(first, end)):
            return False
        cue = self._cue(first)
        gap = text[self.ends[self.last] : self.starts[first]] if self.last >= 0 else ""
        is_two = _LEAST <= end - first <= _LONGEST
        return (
            cue in words.before
            or (end - first == 1 and self._is_single_name(first, cue, gap))
            or (is_two and (cue in words.before_two or (cue == _FROM and self._is_given(first))))
            or _AGED.match(text, self.ends[end - 1]) is not None
            or _KIN.match(text, self.ends[end - 1]) is not None
            or _OF_KIN.fullmatch(gap) is not None
            or (is_two and _BESIDE.fullmatch(gap) is not None)
        )

    def _is_single_name(self, at: int, cue: str, gap: str) -> bool:
        """Whether one word is a name by those beside it: "Surat untuk X", "Belajar dari X dan Y", "X sebagai tersangka"."""
        words, key = self.words, self.keys[at]
        is_told = cue == _FROM and at > 1 and self.keys[at - 2] in words.told
        is_one = self.starts[at] not in self.opening and _BECOMES.match(self.article.text, self.ends[at])
        is_cued = cue in words.before_one or is_told or is_one or _AND.fullmatch(gap)
        is_formed = bool(is_cued) and _DERIVED.fullmatch(key) is None
        return key not in words.common and (cue in words.speaks or is_formed)

    def _is_given(self, at: int) -> bool:
        """Whether money or a promise comes from there: "gaji Rp 10 juta dari …"."""
        start = self.starts[at]
        return _GIVEN.search(self.article.text, max(0, start - _REACH), start) is not None

    def _cue(self, at: int) -> str:
        """The word in small letters before a name, past "TPPO" or "bernama"."""
        before = at - 1
        while before >= 0 and _TO_CUE.fullmatch(
            self.article.text[self.ends[before] : self.starts[before + 1]]
        ):
            if self.keys[before] not in _BETWEEN:
                key = self.keys[before]
                is_opening, is_one = self.starts[before] in self.opening, key in self.words.before_one
                return key if self.raw[before].islower() or is_opening != is_one else ""
            if self.keys[before] in self.words.before:
                return self.keys[before]
            before -= 1
        return ""

    def _small(self) -> None:
        """Listed names in small letters: two beside each other, or one after a word of persons."""
        names, cues = self.words.names, self.words.before | self.words.beside
        for at, key in enumerate(self.keys):
            if key not in names or len(key) < _SMALL or at in self.taken or not self.raw[at].islower():
                continue
            after = at + 1 < len(self.keys) and self.keys[at + 1] in names and self._joined(at + 1)
            before = at > 0 and self.keys[at - 1] in names and self._joined(at)
            if after or before or (self._cue(at) in cues):
                self.found.add(at)

    def _own_words(self) -> frozenset[str]:
        """The words by which the persons are known elsewhere in the text; no chance opening of a line."""
        heads = [piece.span for piece in self.article.pieces if piece.part is not Part.BODY]
        return frozenset(
            self.raw[at]
            for at in self.found
            if len(self.keys[at]) > _LEAST
            and (
                self.keys[at] in self.words.names
                or not (
                    self.starts[at] in self.opening
                    or any(head.start <= self.starts[at] and self.ends[at] <= head.end for head in heads)
                )
            )
        )
