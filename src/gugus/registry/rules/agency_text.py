"""From the name of an agency as a text has it to the names it may have in the registry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib import resources

import yaml

from gugus.registry.rules.declared import agency_kinds

_CLASS = re.compile(r"\s+kelas\s+[ivx]+(\s+khusus)?(\s+(non[\s-]*)?tpi)?", re.IGNORECASE)
"""The class of an immigration office changes by decree and is no part of its name here."""


@dataclass(frozen=True)
class Opening:
    """Words that open the name of an agency of a kind, the days they were in use, whether they are former words."""

    words: str
    kind: str
    since: date | None = None
    until: date | None = None
    former: bool = False


@dataclass(frozen=True)
class Possible:
    """A name an agency may bear in the registry, with the days of the words a text used for it."""

    name: str
    since: date | None = None
    until: date | None = None
    former: bool = False


def _opening(said: object, kind: str) -> Opening:
    if not isinstance(said, dict):
        return Opening(str(said), kind)
    return Opening(said["name"], kind, said.get("from"), said.get("to"), bool(said.get("former")))


@cache
def opening_words() -> tuple[Opening, ...]:
    """The opening words of ``data/agency_names.yaml`` for kinds the registry keeps, longest first."""
    text = (resources.files("gugus.registry") / "data" / "agency_names.yaml").read_text("utf-8")
    found = [
        _opening(name, kind)
        for kind, said in yaml.safe_load(text)["kinds"].items()
        if kind in agency_kinds()
        for name in said["names"]
    ]
    return tuple(sorted(found, key=lambda each: (-len(each.words), each.words, each.kind)))


@lru_cache(4096)
def opening_of(text: str) -> Opening | None:
    """The opening words that a name begins with or consists of, None where it has none."""
    words = plain_name(text).lower()
    fits = (each for each in opening_words() if f"{words} ".startswith(f"{each.words.lower()} "))
    return next(fits, None)


def plain_name(text: str) -> str:
    """The name on one line, without an office's class."""
    return " ".join(_CLASS.sub("", text).split())


def possible_names(text: str) -> tuple[Possible, ...]:
    """The text without an office's class, and the registry's own name for what its opening words say.

    "Kanim Kelas I Non TPI Karawang" may be "Kanim Karawang" or "Kantor Imigrasi Karawang".
    """
    plain, opening = plain_name(text), opening_of(text)
    place = plain[len(opening.words) :].strip() if opening else ""
    if not opening or not place:
        return (Possible(plain),)
    named = agency_kinds()[opening.kind].named(place, place)
    if named.lower() == plain.lower():
        return (Possible(plain),)
    return (Possible(plain), Possible(named, opening.since, opening.until, opening.former))
