"""Privacy classes: every field of every table stands in exactly one."""

from __future__ import annotations

from dataclasses import dataclass, fields

from django.db.models import BinaryField, Model


@dataclass(frozen=True)
class Privacy:
    """Names of a model's fields by class; a sweep fails on a field in none or in two.

    public: may be printed for anyone. internal: for those at work. personal: points to a person.
    sensitive: may harm a person (sealed, or a key that opens what is sealed).
    """

    public: tuple[str, ...] = ()
    internal: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()
    sensitive: tuple[str, ...] = ()

    def class_of(self, field: str) -> str | None:
        """The class of a field, None when it is not listed."""
        return next((each.name for each in fields(self) if field in getattr(self, each.name)), None)

    def listed(self) -> list[str]:
        """All listed field names, in order, repeated where listed twice."""
        return [name for each in fields(self) for name in getattr(self, each.name)]


def sealed_fields(model: type[Model]) -> list[str]:
    """The names of a model's sealed fields: bytes that only a key of the vault opens."""
    return [
        each.name
        for each in model._meta.concrete_fields
        if isinstance(each, BinaryField) and each.name.startswith("sealed_")
    ]
