"""Keys whose row never came: a transaction was broken off after its key was stored. They are destroyed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model, QuerySet

from gugus.core import keys, standing
from gugus.core.keys import STORE
from gugus.core.models import AuditEntry, WrappedKey

BESIDE = {"accounts.factor": ("mfa.authenticator", "user")}
"""Kinds that are no table of their own: the table whose rows hold what the key seals, and the field with the
subject. A second factor's key is its account's; an enrolment that was broken off leaves one and no row."""
PATIENCE, WINDOW = timedelta(days=1), timedelta(days=3)
"""A key is looked at between one day and three days after it was made: soon, and never all keys at once."""
BATCH = 500


def sweep(now: datetime) -> int:
    """Destroy the orphans of the window; returns how many.

    Does nothing while a restore is unfinished, or when the main database does not reach back before the
    window or is older than its checkpoints: then it is not known whether the rows are missing or the database is the wrong one.
    """
    if (
        standing.restoring()
        or standing.behind()
        or not AuditEntry.objects.filter(at__lt=now - WINDOW).exists()
    ):
        return 0
    return sum(_destroy(kind, orphans) for kind, orphans in found(now))


def found(now: datetime) -> Iterator[tuple[str, list[str]]]:
    """The orphans of the window: a kind and up to 500 ids at a time. Kinds without a table are left alone."""
    recent = WrappedKey.objects.filter(made_at__gte=now - WINDOW, made_at__lt=now - PATIENCE)
    for kind in sorted(set(recent.values_list("kind", flat=True))):
        name, field = BESIDE.get(kind, (kind, "pk"))
        model = _model(name)
        if model is None:
            continue
        subjects = sorted(set(recent.filter(kind=kind).values_list("subject", flat=True)))
        for start in range(0, len(subjects), BATCH):
            orphans = _without_row(model, field, subjects[start : start + BATCH])
            if orphans:
                yield kind, orphans


def _model(kind: str) -> type[Model] | None:
    try:
        return apps.get_model(kind)
    except (LookupError, ValueError):
        return None


def _without_row(model: type[Model], field: str, subjects: list[str]) -> list[str]:
    """Those of the ids that are ids of this field of the model and that no row holds."""
    ids = [subject for subject in subjects if _is_id(model, field, subject)]
    rows: QuerySet[Model] = model._default_manager.filter(**{f"{field}__in": ids})
    living = {str(held) for held in rows.values_list(field, flat=True)}
    return [subject for subject in ids if subject not in living]


def _is_id(model: type[Model], field: str, subject: str) -> bool:
    column = model._meta.pk if field == "pk" else model._meta.get_field(field).target_field  # type: ignore[union-attr]
    try:
        return str(column.to_python(subject)) == subject
    except ValidationError:
        return False


def _destroy(kind: str, subjects: list[str]) -> int:
    with transaction.atomic(using=STORE):
        keys.hold(alone=False)
        WrappedKey.objects.filter(kind=kind, subject__in=subjects).delete()
    return len(subjects)
