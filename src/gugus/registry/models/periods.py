"""The constraint of every dated row: it does not end before it began."""

from __future__ import annotations

from django.db.models import CheckConstraint, F, Q


def ends_after_it_begins(table: str) -> CheckConstraint:
    """`valid_to` is open or not before `valid_from`; both days belong to the period."""
    open_ended = Q(valid_to__isnull=True) | Q(valid_from__isnull=True)
    return CheckConstraint(condition=open_ended | Q(valid_to__gte=F("valid_from")), name=f"{table}_period")
