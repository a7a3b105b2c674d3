"""By which tokens a mention and a story are found again: (purpose, value) pairs for core's search."""

from __future__ import annotations

import re

from gugus.core import vault
from gugus.intake.rules import MentionKind
from gugus_engine.text import minhash, names, phonetic

Pair = tuple[str, str]

_SCHEME = re.compile(r"^https?://(?:www\.)?")
NAME, WHOLE, BORN, STORY = "name", "name_whole", "name_born", "story"


def of_mention(kind: str, value: str, normal: str = "", born: int | None = None) -> list[Pair]:
    """The pairs of one mention: its exact normal form, or the keys of a name.

    A name has one pair for each key of its words, one for the whole name in any order and, where a
    year of birth is known, one for each key with that year.
    """
    if kind == MentionKind.PERSON:
        return of_name(value, () if born is None else (born,))
    return of_exact(MentionKind(kind), normal or normal_of(MentionKind(kind), value))


def of_name(name: str, years: tuple[int, ...] = ()) -> list[Pair]:
    """The pairs of a name, with those of the years of birth that may be meant."""
    keys = phonetic.name_keys(name)
    pairs = [(NAME, key) for key in keys] + [(BORN, f"{key}|{year}") for key in keys for year in years]
    return [*pairs, (WHOLE, phonetic.whole_key(name))] if keys else []


def of_exact(kind: MentionKind, normal: str) -> list[Pair]:
    """The pairs of a number or an account; an account is found with and without its service."""
    if not normal:
        return []
    pairs = [(str(kind), normal)]
    service, colon, handle = normal.partition(":")
    if kind is MentionKind.HANDLE and colon and service:
        pairs.append((str(kind), handle))
    return pairs


def normal_of(kind: MentionKind, value: str) -> str:
    """The form in which a value of this kind is compared, as the reader of texts makes it."""
    found = next((each.normal for each in names.mentions(value) if each.kind.value == kind.value), "")
    if kind is MentionKind.PASSPORT:
        found = names.normal_passport(value) or ""
    plain = value.strip().casefold()
    return found or (_SCHEME.sub("", plain).rstrip("/") if kind is MentionKind.LINK else plain)


def of_story(text: str) -> list[Pair]:
    """The pairs of a narrative: the bands of its keyed MinHash, none when it is too short to compare."""
    return [(STORY, band) for band in minhash.bands(text, vault.derived("story"))]
