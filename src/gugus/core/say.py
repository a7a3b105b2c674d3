"""Speaking: a `Say` becomes a sentence in the reader's language."""

from __future__ import annotations

from functools import cache
from importlib import resources

import yaml

from gugus_engine.say import Say

ROOMS = (
    "core", "registry", "accounts", "desk", "outreach", "intake", "screening",
    "casework", "coordination", "insight", "web",
)  # fmt: skip


@cache
def sentences() -> dict[str, dict[str, str]]:
    """All sentences of all rooms: key to {id, en}. A key said twice is an error."""
    found: dict[str, dict[str, str]] = {}
    for room in ROOMS:
        path = resources.files("gugus") / room / "data" / "sentences.yaml"
        said = yaml.safe_load(path.read_text("utf-8")) if path.is_file() else None
        for key, texts in (said or {}).items():
            if key in found:
                message = f"sentence {key!r} of {room} is already said elsewhere"
                raise ValueError(message)
            found[key] = texts
    return found


def speak(say: Say, language: str) -> str:
    """The sentence of `say` in "id" or "en"; an unknown key is a programming error (KeyError)."""
    return sentences()[say.key][language].format(**say.as_dict())
