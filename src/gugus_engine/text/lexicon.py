"""Reading declared data (parsed YAML) into values, naming the key that is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from gugus_engine.say import Say


class BadLexicon(ValueError):
    """Declared words cannot be used; `say` names the key that is wrong and what was expected."""

    def __init__(self, key: str, expected: str) -> None:
        self.say = Say("lexicon.bad_key", key=key, expected=expected)
        super().__init__(f"{key}: {expected}")


def as_table(value: object, key: str) -> Mapping[str, object]:
    """The value as a mapping with text keys."""
    if not isinstance(value, Mapping) or not all(isinstance(name, str) for name in value):
        raise BadLexicon(key, "a table")
    return value


def table(data: Mapping[str, object], key: str, path: str = "") -> Mapping[str, object]:
    """A table that must be there."""
    if key not in data:
        raise BadLexicon(f"{path}{key}", "a table")
    return as_table(data[key], f"{path}{key}")


def texts(data: Mapping[str, object], key: str, path: str = "", *, required: bool = True) -> tuple[str, ...]:
    """A list of texts; an optional one may be missing."""
    value = data.get(key)
    if value is None and not required:
        return ()
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise BadLexicon(f"{path}{key}", "a list of texts")
    return tuple(value)


def choice(data: Mapping[str, object], key: str, among: tuple[str, ...], path: str = "") -> str:
    """One of the words allowed; the first where the key is missing."""
    value = data.get(key, among[0])
    if not isinstance(value, str) or value not in among:
        raise BadLexicon(f"{path}{key}", "one of " + ", ".join(among))
    return value


def flag(data: Mapping[str, object], key: str, path: str = "") -> bool:
    """True or false; false where the key is missing."""
    value = data.get(key, False)
    if not isinstance(value, bool):
        raise BadLexicon(f"{path}{key}", "true or false")
    return value


def day(data: Mapping[str, object], key: str, path: str = "") -> date | None:
    """A day, None where the key is missing."""
    value = data.get(key)
    if value is not None and not isinstance(value, date):
        raise BadLexicon(f"{path}{key}", "a day like 2024-05-28")
    return value
