"""What the action names of the audit mean in words, as declared in ``data/acts.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml


@dataclass(frozen=True)
class Words:
    """One thing in both languages; an act also has the kind it is filtered by, and maybe a narrower one."""

    id: str
    en: str
    kind: str = ""
    also: str = ""

    def said(self, language: str) -> str:
        """The words in "id" or "en"."""
        return self.en if language == "en" else self.id


@cache
def _declared() -> dict[str, dict[str, Words]]:
    text = (resources.files("gugus.core") / "data" / "acts.yaml").read_text("utf-8")
    return {
        part: {key: Words(**each) for key, each in said.items()}
        for part, said in yaml.safe_load(text).items()
    }


def acts() -> dict[str, Words]:
    """All acts by action name."""
    return _declared()["acts"]


def kinds() -> dict[str, Words]:
    """The kinds of act, in the order in which a page offers them."""
    return _declared()["kinds"]


def objects() -> dict[str, Words]:
    """What an act can be about, by the text kind of the row ("intake.report")."""
    return _declared()["objects"]


def of_kind(kind: str) -> list[str]:
    """The action names of one kind, whether it is their first or their narrower one."""
    return [name for name, act in acts().items() if kind in (act.kind, act.also)]


def named(name: str, language: str) -> str:
    """An act in words; an unknown one by its own name, so that no row is left out."""
    act = acts().get(name)
    return act.said(language) if act else name
