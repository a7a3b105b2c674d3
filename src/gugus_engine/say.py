"""A sentence that is not spoken yet: a key and its values."""

from __future__ import annotations

from dataclasses import dataclass

Value = str | int | float


@dataclass(frozen=True)
class Say:
    """A sentence key with the values of its placeholders.

    Rules and engine return these; web, api and command line speak them from
    ``data/sentences.yaml`` in the reader's language. Equal keys and values are equal sentences.
    """

    key: str
    values: tuple[tuple[str, Value], ...] = ()

    def __init__(self, key: str, /, **values: Value) -> None:
        object.__setattr__(self, "key", key)
        object.__setattr__(self, "values", tuple(sorted(values.items())))

    def as_dict(self) -> dict[str, Value]:
        """The values by placeholder name."""
        return dict(self.values)

    def __str__(self) -> str:
        """The key with its values, for test failures; never shown to a person."""
        return f"{self.key}({', '.join(f'{name}={value}' for name, value in self.values)})"
