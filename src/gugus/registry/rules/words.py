"""The declared words around region names (``data/region_words.yaml``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from gugus.registry.rules.vocabulary import RegionKind


@dataclass(frozen=True)
class Words:
    """Kind words (as tuples of words), those that are names too, short forms, spelling rules.

    `same` is read on both sides, `others` in what is typed only; `ends` are the last syllables a
    short form may take from a word instead of the first.
    """

    kinds: dict[tuple[str, ...], frozenset[RegionKind]]
    also_names: frozenset[str]
    same: dict[str, str]
    others: dict[str, tuple[str, ...]]
    ends: dict[str, tuple[str, ...]]
    spellings: tuple[tuple[tuple[str, str], ...], ...]
    called: dict[str, str]
    distrik_in: frozenset[str]


@cache
def words() -> Words:
    """The declared words, read once."""
    text = (resources.files("gugus.registry") / "data" / "region_words.yaml").read_text("utf-8")
    said = yaml.safe_load(text)
    return Words(
        kinds={
            tuple(word.split()): frozenset(map(RegionKind, kinds)) for word, kinds in said["kinds"].items()
        },
        also_names=frozenset(said["also_names"]),
        same=said["same"],
        others={word: tuple(long) for word, long in said["others"].items()},
        ends={word: tuple(ends) for word, ends in said["ends"].items()},
        spellings=tuple(tuple((old, new) for old, new in rules) for rules in said["spelling"].values()),
        called=said["called"],
        distrik_in=frozenset(said["distrik_in"]),
    )


def titled(kind: str, code: str, display_name: str) -> str:
    """The name with what it is: "Kecamatan Cibinong", "Distrik Sentani", "Kabupaten Cianjur"."""
    if kind == RegionKind.KECAMATAN and code[:2] in words().distrik_in:
        return f"Distrik {display_name}"
    called = words().called.get(kind)
    return f"{called} {display_name}" if called else display_name
