"""The declared words and the invented stories of these tests."""

from __future__ import annotations

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
def words() -> Vocabulary:
    """The vocabulary as it is declared."""
    return load_vocabulary(yaml.safe_load((DATA / "screening/data/parts.yaml").read_text("utf-8")))


def stories(name: str = "stories") -> list[Story]:
    """The stories of one file."""
    said = yaml.safe_load((HERE / f"{name}.yaml").read_text("utf-8"))
    return [Story(each["story"], frozenset(each.get("part", ())), each.get("none", "")) for each in said]


def parts(text: str) -> tuple[Part, ...]:
    """What the reader proposes."""
    return find_parts(text, words())


def groups(text: str) -> frozenset[str]:
    """The groups it proposes."""
    return frozenset(each.group for each in parts(text))
