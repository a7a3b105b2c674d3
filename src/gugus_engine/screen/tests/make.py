"""The declared words and the invented stories of these tests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from gugus_engine.screen import Part, Vocabulary, find_parts, load_vocabulary

HERE = Path(__file__).parent
DATA = Path(__file__).parents[3] / "gugus"


@dataclass(frozen=True)
class Story:
    """An invented story, the groups said to have a part, or why a named office has none."""

    text: str
    groups: frozenset[str]
    why_none: str = ""


@cache
def words(name: str = "parts") -> Vocabulary:
    """The vocabulary as it is declared: Indonesian, or English as "parts_en"."""
    return load_vocabulary(yaml.safe_load((DATA / f"screening/data/{name}.yaml").read_text("utf-8")))


def stories(name: str = "stories") -> list[Story]:
    """The stories of one file."""
    said = yaml.safe_load((HERE / f"{name}.yaml").read_text("utf-8"))
    return [Story(each["story"], frozenset(each.get("part", ())), each.get("none", "")) for each in said]


def parts(text: str, *, name: str = "parts") -> tuple[Part, ...]:
    """What the reader proposes."""
    return find_parts(text, words(name))


def groups(text: str, *, name: str = "parts") -> frozenset[str]:
    """The groups it proposes."""
    return frozenset(each.group for each in parts(text, name=name))


def measured(listed: Iterable[Story], *names: str) -> tuple[int, int, int]:
    """How many offices were rightly proposed, wrongly proposed, missed, by the words of these languages together."""
    found = [(each, frozenset().union(*(groups(each.text, name=name) for name in names))) for each in listed]
    right = sum(len(said & each.groups) for each, said in found)
    wrong = sum(len(said - each.groups) for each, said in found)
    return right, wrong, sum(len(each.groups - said) for each, said in found)
