"""Stored names one edit from what was typed: only names that share a half are compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from gugus.registry.rules.names import MIN_EDIT, halves, near_halves, one_edit, swapped_middle


class Typed:
    """Typed keys, ready to be compared with stored ones; keys shorter than `MIN_EDIT` are left out."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._keys = {key for key in keys if len(key) >= MIN_EDIT}
        self.heads: dict[str, list[str]] = defaultdict(list)
        self.tails: dict[str, list[str]] = defaultdict(list)
        self.near: dict[str, set[str]] = defaultdict(set)
        """The stored keys one edit from each typed one, as far as they were compared."""
        for key in self._keys:
            heads, tails = near_halves(key)
            for head in heads:
                self.heads[head].append(key)
            for tail in tails:
                self.tails[tail].append(key)

    def compare(self, stored: Iterable[str]) -> None:
        """Take in stored keys; those of `MIN_EDIT` letters or less lie close to all and are passed over."""
        for other in stored:
            if len(other) > MIN_EDIT:
                for key in self._sharing_a_half(other):
                    if abs(len(key) - len(other)) < 2 and one_edit(key, other):
                        self.near[key].add(other)

    def _sharing_a_half(self, other: str) -> set[str]:
        head, tail = halves(other)
        return {*self.heads.get(head, ()), *self.tails.get(tail, ())}

    def swap(self) -> None:
        """Take in each typed key with its middle swapped; whether such a name is stored shows later."""
        for key in self._keys:
            if len(key) > MIN_EDIT:
                self.near[key].add(swapped_middle(key))
