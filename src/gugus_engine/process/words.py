"""Sentences of this package carry keys; here the keys become the names a process gives them."""

from __future__ import annotations

from gugus_engine.process.model import Language, Process, Text
from gugus_engine.say import Say, Value


def named(process: Process, say: Say, language: Language) -> Say:
    """The same sentence with names for the keys of stages and counts, ready to be spoken.

    Keys the process does not know stay as they are.
    """
    return Say(say.key, **{place: _name(process, place, v, language) for place, v in say.values})


def _name(process: Process, place: str, value: Value, language: Language) -> Value:
    counts = {step.count.key: step.count for step in process.steps if step.count is not None}
    names: dict[str, dict[str, Text]] = {
        "here": dict(process.stage),
        "stage": dict(process.stage),
        "count": dict(counts),
    }
    found = names.get(place, {}).get(str(value))
    return value if found is None else found.said(language)
