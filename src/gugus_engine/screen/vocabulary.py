"""The words by which a story says that an office has a part in what is told, as declared data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from gugus_engine.text.gazetteer import fold
from gugus_engine.text.lexicon import BadLexicon, as_table, choice, table, texts

Phrase = tuple[str, ...]
SETS = (
    "holders", "honorifics", "kin", "conjunctions", "by", "prepositions", "as", "work_at", "negations", "fakes", "told",
    "ifs", "pleas", "commands", "fears", "found_out", "knowing", "fillers", "links", "no_verbs", "joins", "office_links",
    "kin_links", "kin_after", "employers", "whens", "there", "relatives", "headless", "sources", "at", "toward", "given_to",
    "done_with", "donts", "lets", "millions", "auxiliaries",
)  # fmt: skip
"""The single words that have a part in a sentence; an empty list says that the language does without."""


class Voice(StrEnum):
    """How an act is said: by the office, "oleh" the office, given to it, or done together with it."""

    ACTIVE = "active"
    PASSIVE = "passive"
    TO = "to"
    WITH = "with"


class Who(StrEnum):
    """Somebody who is no office: a culprit, an insider, another person, the teller, "dia"."""

    CULPRIT = "culprits"
    INSIDER = "insiders"
    OTHER = "others"
    SELF = "first_person"
    THIRD = "third_person"


@dataclass(frozen=True)
class Act:
    """One thing an office is said to do; `needs` and `never` are words soon after it, `exempt` groups whose work it is."""

    key: str
    voice: Voice
    needs: frozenset[str] | None
    never: frozenset[str]
    exempt: frozenset[str]


@dataclass(frozen=True)
class Named:
    """An office as it is named: its group, and whether the words mean a person of it."""

    group: str
    person: bool


Tag = Act | Named | Who


@dataclass(frozen=True)
class Vocabulary:
    """All declared words of a language: phrases by their first word (the longest first), single words by what they do.

    `suffixes` are written onto a word without changing what it names: "calonya" is the calo. `verb` is what a
    verb with an object looks like, `passive` one that is suffered.
    """

    spellings: Mapping[str, str]
    phrases: Mapping[str, tuple[tuple[Phrase, tuple[Tag, ...]], ...]]
    known: frozenset[str]
    words: Mapping[str, frozenset[str]]
    groups: tuple[str, ...]
    acts: tuple[str, ...]
    suffixes: tuple[str, ...]
    verb: re.Pattern[str]
    passive: re.Pattern[str]

    def __getitem__(self, name: str) -> frozenset[str]:
        """One declared set of single words."""
        return self.words[name]

    def is_verb(self, key: str) -> bool:
        """Whether a word looks like a verb that takes an object ("menemui", "visited")."""
        return bool(self.verb.fullmatch(key)) and key not in self.words["no_verbs"]

    def is_passive(self, key: str) -> bool:
        """Whether a word looks like a verb that is suffered ("dibawa")."""
        return bool(self.passive.fullmatch(key))

    def normal(self, key: str) -> str:
        """A folded word in the form in which it is declared."""
        plain = self.spellings.get(key, key)
        if plain in self.known:
            return plain
        for suffix in self.suffixes:
            stem = plain.removesuffix(suffix)
            stem = self.spellings.get(stem, stem)
            if len(stem) > 1 and stem != plain and stem in self.known:
                return stem
        return plain


def load_vocabulary(data: object) -> Vocabulary:
    """The vocabulary of parsed YAML; BadLexicon names the key that is wrong."""
    said = as_table(data, "parts")
    spelt = table(said, "spellings")
    spellings = {fold(short): fold(full) for full in spelt for short in texts(spelt, full, "spellings.")}
    words = {name: _words(texts(said, name), spellings) for name in SETS}
    things = {
        name: _words(texts(table(said, "things"), name, "things."), spellings)
        for name in table(said, "things")
    }
    groups = table(said, "offices")
    tagged: list[tuple[Phrase, Tag]] = [*_offices(groups, spellings), *_people(said, spellings)]
    tagged += _acts(said, things, frozenset(groups), spellings)
    known = frozenset(word for phrase, _tag in tagged for word in phrase)
    acts = tuple(dict.fromkeys(tag.key for _phrase, tag in tagged if isinstance(tag, Act)))
    return Vocabulary(
        spellings, _book(tagged), known, words, tuple(groups), acts, texts(said, "suffixes"),
        _pattern(said, "verb"), _pattern(said, "passive"),
    )  # fmt: skip


def _pattern(said: Mapping[str, object], name: str) -> re.Pattern[str]:
    """A declared pattern; an empty one matches no word."""
    told = said.get(name)
    try:
        return re.compile(told or "(?!)") if isinstance(told, str) else _no_pattern(name)
    except re.error as error:
        raise BadLexicon(name, "a pattern") from error


def _no_pattern(name: str) -> re.Pattern[str]:
    raise BadLexicon(name, "a pattern")


def _spelt(text: str, spellings: Mapping[str, str]) -> Phrase:
    return tuple(spellings.get(word, word) for word in fold(text).split())


def _words(said: Iterable[str], spellings: Mapping[str, str]) -> frozenset[str]:
    return frozenset(word for text in said for word in (*_spelt(text, spellings), *fold(text).split()))


def _offices(groups: Mapping[str, object], spellings: Mapping[str, str]) -> list[tuple[Phrase, Tag]]:
    found: list[tuple[Phrase, Tag]] = []
    for group in groups:
        said, path = table(groups, group, "offices."), f"offices.{group}."
        for name, person in (("persons", True), ("places", False)):
            named = Named(group, person)
            found += [
                (_spelt(text, spellings), named) for text in texts(said, name, path, required=not person)
            ]
    return found


def _people(said: Mapping[str, object], spellings: Mapping[str, str]) -> list[tuple[Phrase, Tag]]:
    return [(_spelt(text, spellings), who) for who in Who for text in texts(said, who.value)]


def _acts(
    said: Mapping[str, object], things: Mapping[str, frozenset[str]], groups: frozenset[str],
    spellings: Mapping[str, str],
) -> list[tuple[Phrase, Tag]]:  # fmt: skip
    listed = said.get("acts")
    if not isinstance(listed, list):
        raise BadLexicon("acts", "a list of acts")
    found: list[tuple[Phrase, Tag]] = []
    for number, one in enumerate(listed):
        path = f"acts.{number}."
        act = _act(as_table(one, path), things, groups, path)
        found += [(_spelt(text, spellings), act) for text in texts(as_table(one, path), "words", path)]
    return found


def _act(
    one: Mapping[str, object], things: Mapping[str, frozenset[str]], groups: frozenset[str], path: str
) -> Act:
    exempt = frozenset(texts(one, "except", path, required=False))
    if unknown := sorted(exempt - groups):
        raise BadLexicon(f"{path}except", f"groups, not {unknown[0]}")
    voice = Voice(choice(one, "voice", tuple(Voice), path))
    needs, never = (_thing(one, name, things, path) for name in ("needs", "never"))
    return Act(_key(one, path), voice, needs, never or frozenset(), exempt)


def _key(one: Mapping[str, object], path: str) -> str:
    key = one.get("key")
    if not isinstance(key, str) or not key:
        raise BadLexicon(f"{path}key", "a word")
    return key


def _thing(
    one: Mapping[str, object], name: str, things: Mapping[str, frozenset[str]], path: str
) -> frozenset[str] | None:
    if name not in one:
        return None
    return things[choice(one, name, tuple(things), path)]


def _book(tagged: Iterable[tuple[Phrase, Tag]]) -> dict[str, tuple[tuple[Phrase, tuple[Tag, ...]], ...]]:
    tags: dict[Phrase, list[Tag]] = {}
    for phrase, tag in tagged:
        tags.setdefault(phrase, []).append(tag)
    by_first: dict[str, list[tuple[Phrase, tuple[Tag, ...]]]] = {}
    for phrase, found in sorted(tags.items(), key=lambda item: (-len(item[0]), item[0])):
        by_first.setdefault(phrase[0], []).append((phrase, tuple(dict.fromkeys(found))))
    return {first: tuple(found) for first, found in by_first.items()}
