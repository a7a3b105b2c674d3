"""Search over sealed data: keyed tokens of exact values, parts of names and narratives."""

from __future__ import annotations

from collections.abc import Iterable

from gugus.core import vault
from gugus.core.models import SearchToken


def token(purpose: str, value: str) -> str:
    """The keyed token of one value: 32 hexadecimal digits, different for each purpose."""
    return vault.keyed_hash(f"search-{purpose}", value)[:32]


def keep(kind: str, subject: str, scope: str, values: Iterable[tuple[str, str]]) -> None:
    """Store the tokens of (purpose, value) pairs of one subject."""
    found = {token(purpose, value) for purpose, value in values}
    SearchToken.objects.bulk_create(
        [SearchToken(kind=kind, subject=subject, scope=scope, token=each) for each in sorted(found)]
    )


def drop(kind: str, subject: str) -> None:
    """Forget the tokens of one subject."""
    SearchToken.objects.filter(kind=kind, subject=subject).delete()
