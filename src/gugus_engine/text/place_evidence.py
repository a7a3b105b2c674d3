"""What in a text speaks for a name being a place: the words before it, its neighbours, its line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from gugus_engine.text import place_cues as cues
from gugus_engine.text.place_cues import Want
from gugus_engine.text.place_scene import Scene, Style
from gugus_engine.text.sentences import ABBREVIATIONS

_LONGEST_OFFICE = 12
_SHORTEST_ACRONYM = 3
_SMALL_WORDS = frozenset({"dan", "non", "serta", "atau"})
_MAY_FOLLOW = cues.MAY_FOLLOW | cues.PERSON_WORDS | frozenset(cues.AREA_WORDS)
_BRACKET_END = re.compile(r"\)[ \t]+")  # "Pemerintah Kota (Pemkot) Bogor"
_IN_LIST = re.compile(r"\s*+(?:,(?:\s*+(?:dan|serta|maupun))?|(?:dan|serta|maupun))\s*+", re.IGNORECASE)


class Evidence(StrEnum):
    """Why a name is taken for a place, the strongest first."""

    LEVEL = "level"
    AGENCY = "agency"
    ALIAS = "alias"
    LOCATIVE = "locative"
    CHAIN = "chain"
    BARE = "bare"
    DATELINE = "dateline"


@dataclass(frozen=True)
class Support:
    """The evidence for one name: its kind, what level it asks for, the words that show it.

    `first` is the number of the first word that belongs to the mention, the level word included.
    """

    evidence: Evidence
    want: Want | None
    cue: str
    first: int


def support_before(scene: Scene, first: int) -> Support | None:
    """What the words before the name say; None where nothing speaks for a place."""
    if first == 0:
        return None
    return _level(scene, first) or _agency(scene, first) or _locative(scene, first)


def is_barred(scene: Scene, first: int, last: int) -> bool:
    """Whether the name is a street, a firm, or a piece of a longer name of something else."""
    before = scene.words[first - 1].key if first and scene.joined(first - 1) else ""
    return before in cues.NOT_AFTER or _follows_name(scene, first) or _goes_on(scene, last)


def _level(scene: Scene, first: int) -> Support | None:
    index = first - 1
    if not scene.joined(index):
        return None
    if scene.words[index].key in cues.BETWEEN_LEVEL and index and scene.joined(index - 1):
        index -= 1
    word = scene.words[index]
    want = cues.LEVEL_WORDS.get(word.key)
    if want is None:
        return None
    return Support(Evidence.LEVEL, want, scene.text[word.start : scene.words[first - 1].end], index)


def _agency(scene: Scene, first: int) -> Support | None:
    """The office or post that ends in this name, walking back over its capitalised words."""
    last = scene.words[first - 1]
    if last.key in cues.AREA_WORDS and _BRACKET_END.fullmatch(scene.gap(first - 1)):
        return Support(Evidence.AGENCY, cues.AREA_WORDS[last.key], last.raw, first)
    for index in range(first - 1, max(-1, first - 1 - _LONGEST_OFFICE), -1):
        word = scene.words[index]
        if not scene.joined(index) or word.key in cues.PERSON_WORDS:
            return None
        if word.key in cues.AREA_WORDS and (word.capital or index == first - 1):
            cue = scene.text[word.start : scene.words[first - 1].end]
            return Support(Evidence.AGENCY, cues.AREA_WORDS[word.key], cue, first)
        if index == first - 1 and _is_acronym(scene, index):
            return Support(Evidence.AGENCY, None, word.raw, first)
        if not _belongs_to_office(scene, index):
            return None
    return None


def _is_acronym(scene: Scene, index: int) -> bool:
    """An office by its letters ("DP3A", "SBMI") in a line where capitals mean something."""
    raw = scene.words[index].raw
    return (
        scene.styles[index] is Style.MIXED
        and len(raw) >= _SHORTEST_ACRONYM
        and raw.isupper()
        and not raw.isdigit()
    )


def _belongs_to_office(scene: Scene, index: int) -> bool:
    word = scene.words[index]
    if scene.styles[index] is Style.CASELESS:
        return False
    if scene.styles[index] is Style.TITLE:
        return word.key not in cues.LOCATIVES
    return word.capital or word.raw[0].isdigit() or word.key in _SMALL_WORDS


def _locative(scene: Scene, first: int) -> Support | None:
    word = scene.words[first - 1]
    if word.key not in cues.LOCATIVES or not scene.joined(first - 1):
        return None
    return Support(Evidence.LOCATIVE, None, word.raw, first)


def in_list(scene: Scene, last_before: int, first: int) -> bool:
    """Whether only a comma, "dan" or the like stands between an earlier name and this one."""
    start, end = scene.words[last_before].end, scene.words[first].start
    return _IN_LIST.fullmatch(scene.text[start:end]) is not None


def _follows_name(scene: Scene, first: int) -> bool:
    """Whether a capitalised word that is no cue stands right before: part of a person's or firm's name."""
    if first == 0 or scene.styles[first] is not Style.MIXED or not scene.joined(first - 1):
        return False
    word = scene.words[first - 1]
    if word.key in cues.PERSON_WORDS:
        return True
    is_cue = word.key in cues.LEVEL_WORDS or word.key in cues.LOCATIVES or word.key in cues.BETWEEN_LEVEL
    return word.capital and not is_cue and not _opens_sentence(scene, first - 1)


def _opens_sentence(scene: Scene, index: int) -> bool:
    if index == 0:
        return True
    is_abbreviation = scene.words[index - 1].key in ABBREVIATIONS
    return not is_abbreviation and re.search(r"[.!?:\n\"“]\s*$", scene.gap(index - 1)) is not None


def _goes_on(scene: Scene, last: int) -> bool:
    """Whether a capitalised word that may not follow a place stands right after the name."""
    if scene.styles[last] is not Style.MIXED or not scene.joined(last) or scene.gap(last) != " ":
        return False
    word = scene.words[last + 1]
    return word.capital and word.key not in _MAY_FOLLOW
