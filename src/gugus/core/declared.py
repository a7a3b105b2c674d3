"""Reading declared data: names in both languages, and how sure a statement is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

import yaml


class Confidence(StrEnum):
    """S sure, L likely, U unverified: shown as "perlu dikonfirmasi" and never silently enforced."""

    SURE = "S"
    LIKELY = "L"
    UNVERIFIED = "U"


@dataclass(frozen=True)
class Named:
    """A name or sentence in both languages."""

    id: str
    en: str

    def said(self, language: str) -> str:
        """The text in "id" or "en"."""
        return self.en if language == "en" else self.id


@cache
def declared(room: str, name: str) -> Any:
    """The plain values of ``<room>/data/<name>.yaml``."""
    text = (resources.files("gugus") / room / "data" / f"{name}.yaml").read_text("utf-8")
    return yaml.safe_load(text)


def named(said: dict[str, Any], key: str = "") -> Named:
    """The two languages of a declared entry, or of the part `key` of it."""
    texts = said[key] if key else said
    return Named(texts["id"], texts["en"])
