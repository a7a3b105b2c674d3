"""Rows as plain JSON and back, table by table, the same on SQLite and PostgreSQL."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from functools import cache
from graphlib import TopologicalSorter
from typing import TypeAlias

from django.apps import apps
from django.core.management.color import no_style
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import AutoField, BinaryField, Field, Model, QuerySet

Json: TypeAlias = bool | int | float | str | list["Json"] | dict[str, "Json"] | None
DATA, KEYS = "data", "keys"
PASSING = ("core.pace", "accounts.cacheentry")
"""Tables that hold nothing after a day."""
OF_OTHERS = ("mfa.authenticator",)
"""Tables of libraries that must come back: without its second factor an account would open to a password alone."""
PASSING_KINDS = ("core.daily",)
"""Keys that are gone after a day; in a backup they would let a sender's marks live on."""
AT_ONCE = 2000


@cache
def models_of(part: str) -> tuple[type[Model], ...]:
    """The tables of the main database or of the key store, each after those it points to."""
    ours = {
        model._meta.label_lower: model
        for model in apps.get_models(include_auto_created=True)
        if (model.__module__.startswith("gugus.") or model._meta.label_lower in OF_OTHERS)
        and getattr(model, "KEY_STORE", False) == (part == KEYS)
        and model._meta.label_lower not in PASSING
    }
    order: TopologicalSorter[str] = TopologicalSorter()
    for label, model in sorted(ours.items()):
        order.add(label, *(_pointed(model) & ours.keys() - {label}))
    return tuple(ours[label] for label in order.static_order())


def _pointed(model: type[Model]) -> set[str]:
    related = [field.related_model for field in model._meta.concrete_fields if field.is_relation]
    return {each._meta.label_lower for each in related if isinstance(each, type)}


def columns(model: type[Model]) -> list[str]:
    """The names by which a table's values stand in a backup."""
    return [field.attname for field in model._meta.concrete_fields]


def count(model: type[Model]) -> int:
    """How many rows a table has."""
    return lasting(model).count()


def lasting(model: type[Model]) -> QuerySet[Model]:
    """The rows of a table that a backup holds."""
    rows = model._base_manager.all()
    return rows.exclude(kind__in=PASSING_KINDS) if model._meta.label_lower == "core.wrappedkey" else rows


def rows(model: type[Model]) -> Iterator[list[Json]]:
    """All rows of a table in the order of their keys, never all in memory."""
    found = lasting(model).order_by("pk").values_list(*columns(model))
    for row in found.iterator(chunk_size=AT_ONCE):
        yield [plain(value) for value in row]


def plain(value: object) -> Json:
    """A value as JSON holds it: bytes in base64, instants and days in ISO form, ids as text."""
    if value is None or isinstance(value, (bool, int, float, str, list, dict)):
        return value
    if isinstance(value, (bytes, memoryview, bytearray)):
        return base64.b64encode(bytes(value)).decode("ascii")
    return value.isoformat() if isinstance(value, (datetime, date)) else str(value)


def value_of(field: Field[object, object], said: Json) -> object:
    """The value of a field from what stands in a backup; ValueError or ValidationError when it is none."""
    if said is None:
        return None
    if isinstance(field, BinaryField):
        return base64.b64decode(str(said), validate=True)
    return field.to_python(said)


def insert(connection: BaseDatabaseWrapper, model: type[Model], said: Sequence[Sequence[Json]]) -> None:
    """Put rows back as they were, without defaults, signals or automatic times."""
    fields = model._meta.concrete_fields
    quote = connection.ops.quote_name
    names = ", ".join(quote(str(field.column)) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    values = [
        [
            field.get_db_prep_save(value_of(field, each), connection)
            for field, each in zip(fields, row, strict=True)
        ]
        for row in said
    ]
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({marks})",  # noqa: S608 - our tables
            values,
        )


def count_on(alias: str) -> None:
    """Let the database go on counting behind the highest number that was put back."""
    connection = connections[alias]
    counted = [model for model in models_of(DATA) if isinstance(model._meta.pk, AutoField)]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), counted):
            cursor.execute(statement)


@contextmanager
def snapshot(alias: str) -> Iterator[None]:
    """Everything read inside is of one instant, while others go on writing."""
    connection = connections[alias]
    if connection.vendor == "postgresql":
        with transaction.atomic(using=alias), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SELECT 1")
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")  # Django's own transactions would keep every writer out
        cursor.execute("SELECT count(*) FROM sqlite_master")
        cursor.fetchall()
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ROLLBACK")
