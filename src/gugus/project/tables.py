"""Bringing the tables of both databases up to date."""

from __future__ import annotations


def migrate() -> None:
    """Migrate the main database, then the key store; each gets the tables that belong to it."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("migrate", "core", database="keys", verbosity=0)
