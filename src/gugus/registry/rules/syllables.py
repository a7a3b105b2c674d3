"""Short forms made of syllables: "Tikep" from Tidore Kepulauan, "Sultra" from Sulawesi Tenggara."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gugus.registry.rules.words import words

LENGTHS = range(3, 11)
"""How long such a short form is; outside it everything and nothing fits."""
_MOST = 4
"""A word gives at most so many letters."""


def may_stand_for(short: str, name: Sequence[str]) -> bool:
    """Whether a folded short form takes a beginning of every word of a folded name, in order.

    The first word gives two letters or more, unless every word gives one ("TTS"). Some words may give
    an end instead (``ends`` in ``data/region_words.yaml``: "tra" of tenggara). One word alone never fits.
    """
    if len(short) not in LENGTHS or len(name) < 2:
        return False
    first, rest = name[0], name[1:]
    if short == "".join(word[0] for word in name):
        return True
    return any(_fits(short[size:], rest) for size in _taken(short, first) if size > 1)


def _taken(short: str, word: str) -> Iterator[int]:
    """How many letters of the short form may come from the beginning of a word."""
    for size in range(1, min(_MOST, len(word)) + 1):
        if short[:size] == word[:size]:
            yield size


def _fits(short: str, name: Sequence[str]) -> bool:
    if not name or not short:
        return not name and not short
    sizes = {
        *_taken(short, name[0]),
        *(len(end) for end in words().ends.get(name[0], ()) if short.startswith(end)),
    }
    return any(_fits(short[size:], name[1:]) for size in sizes)
