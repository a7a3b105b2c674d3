"""Ids made in Python, so that a client or a test can know them before the database does."""

from __future__ import annotations

import re
import secrets
import uuid
from collections.abc import Callable, Iterable

NOTHING = str(uuid.UUID(int=0))
_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_CODE = re.compile(rf"(?<![A-Z0-9/.])([A-Z]) ?[-\u2010-\u2015\u2212] ?([{_ALPHABET}]{{5}})(?![A-Z0-9])")
"""A code of one letter and five characters, with any hyphen or dash a phone may set."""


def new_id() -> uuid.UUID:
    """A random UUID (version 4): it tells nothing about when or by whom."""
    return uuid.uuid4()


def is_id(text: str) -> bool:
    """Whether a text is an id as it is written everywhere: small letters, with hyphens."""
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False


def or_nothing(ids: Iterable[object]) -> list[str]:
    """The ids as texts, or one that no row has: asking for none is a query as well.

    Django asks the database nothing for an empty list, and whoever counts would see that what stands
    behind a wall was found first and left out afterwards.
    """
    return [str(each) for each in ids] or [NOTHING]


def new_code(prefix: str, length: int = 5) -> str:
    """A short code people can say on the phone, e.g. "L-7KQ2M"; no look-alike letters."""
    return f"{prefix}-" + "".join(secrets.choice(_ALPHABET) for _ in range(length))


def free_code(prefix: str, is_taken: Callable[[str], bool]) -> str:
    """A short code that no row has yet: with 100,000 rows one draw in 335 is taken."""
    while is_taken(code := new_code(prefix)):
        pass
    return code


def code_in(text: str) -> str:
    """The code that stands in a text, as it is stored: "Anak K-7KQ2M/2" and "k - 7kq2m" name K-7KQ2M; "" without one."""
    found = _CODE.search(" ".join(text.split()).upper())
    return f"{found[1]}-{found[2]}" if found else ""


def typed_code(text: str) -> str:
    """What was typed where a code is asked for: the code in it, else its words in capitals."""
    return code_in(text) or " ".join(text.split()).upper()


def own_id(key: uuid.UUID | None, owner: object) -> uuid.UUID | None:
    """The id of what a form with this hidden key makes for one owner; None without a key.

    The same form sent twice makes the same id; a key copied from another office makes another one,
    so it neither meets nor betrays that office's row.
    """
    return uuid.uuid5(key, str(owner)) if key else None
