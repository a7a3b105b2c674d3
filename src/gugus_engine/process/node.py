"""A place inside declared data: it knows its own path, so that every complaint can name it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from gugus_engine.process.errors import BadProcess
from gugus_engine.say import Say, Value

Choice = TypeVar("Choice", bound=StrEnum)

_KEY = re.compile(r"[a-z][a-z0-9_]*\Z")


@dataclass(frozen=True)
class Node:
    """One value of the data with its path (`clocks.spdp.due_days`) and the name of its file.

    Every method returns a typed value or raises `BadProcess`, nothing else.
    """

    value: object
    where: str
    source: str

    def bad(self, key: str, **values: Value) -> BadProcess:
        """The complaint `key` about this place."""
        return BadProcess(Say(key, source=self.source, where=self.where or "-", **values))

    def _child(self, key: object, value: object) -> Node:
        name = key if isinstance(key, str) else f"<{type(key).__name__}>"
        return Node(value, f"{self.where}.{name}" if self.where else name, self.source)

    def _map(self) -> dict[object, object]:
        if not isinstance(self.value, dict):
            raise self.bad("process.not_map")
        return self.value

    def only(self, *known: str) -> Node:
        """This node, if it is a mapping with no other keys than the known ones."""
        for key, value in self._map().items():
            if key not in known:
                raise self._child(key, value).bad("process.unknown_key", known=", ".join(known))
        return self

    def get(self, key: str) -> Node:
        """The value under `key`, which must be there and filled."""
        child = self._child(key, self._map().get(key))
        if child.value is None:
            raise child.bad("process.missing_key")
        return child

    def maybe(self, key: str) -> Node | None:
        """The value under `key`, or None where it is absent or null."""
        value = self._map().get(key)
        return None if value is None else self._child(key, value)

    def entries(self) -> tuple[tuple[str, Node], ...]:
        """The children of a mapping whose keys are plain lower-case words."""
        found = []
        for key, value in self._map().items():
            if not isinstance(key, str) or not _KEY.match(key):
                raise self._child(key, value).bad("process.bad_key")
            found.append((key, self._child(key, value)))
        return tuple(found)

    def items(self) -> tuple[Node, ...]:
        """The children of a list."""
        if not isinstance(self.value, list):
            raise self.bad("process.not_list")
        return tuple(self._child(str(index), value) for index, value in enumerate(self.value, 1))

    def text(self) -> str:
        """A filled text, without blanks around it."""
        if not isinstance(self.value, str) or not self.value.strip():
            raise self.bad("process.not_text")
        return self.value.strip()

    def number(self, low: int, high: int) -> int:
        """A whole number within bounds."""
        value = self.value
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise self.bad("process.not_number", low=low, high=high)
        return value

    def flag(self) -> bool:
        """True or false."""
        if not isinstance(self.value, bool):
            raise self.bad("process.not_flag")
        return self.value

    def day(self) -> date:
        """A date, as YAML or ISO text has it."""
        if isinstance(self.value, str):
            try:
                return date.fromisoformat(self.value)
            except ValueError:
                raise self.bad("process.not_date") from None
        if not isinstance(self.value, date) or isinstance(self.value, datetime):
            raise self.bad("process.not_date")
        return self.value

    def choice(self, kinds: type[Choice]) -> Choice:
        """One of the declared words."""
        for kind in kinds:
            if self.value == kind.value:
                return kind
        raise self.bad("process.not_choice", known=", ".join(kinds))
