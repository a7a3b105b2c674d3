"""Search over sealed data: keyed tokens of exact values, parts of names and bands of narratives.

A token is an HMAC under a key that serves nothing else; it says nothing but that the same value of the
same purpose occurs again. What that betrays stands in docs/explanation/search-over-sealed-data.md.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Q

from gugus.core import vault
from gugus.core.models import SearchToken
from gugus.core.viewer import NATION

Pair = tuple[str, str]
"""A purpose ("phone", "name") and a value in its normal form."""

OPENED_AT_MOST = 500
"""So many sealed subjects one search may open (architecture.md §4)."""
_DIGITS = 32


@dataclass(frozen=True)
class Candidates:
    """The subjects that share tokens with what is looked for, those that share most first.

    `more` says that the limit was met and others were left out.
    """

    subjects: tuple[str, ...]
    more: bool = False


def token(purpose: str, value: str) -> str:
    """The keyed token of one value: 32 hexadecimal digits, different for each purpose."""
    return _token(vault.derived("search"), purpose, value)


def _token(key: bytes, purpose: str, value: str) -> str:
    return hmac.digest(key, f"{purpose}\0{value}".encode(), hashlib.sha256).hex()[:_DIGITS]


def _tokens(pairs: Iterable[Pair]) -> list[str]:
    key = vault.derived("search")
    return sorted({_token(key, purpose, value) for purpose, value in pairs})


def keep(kind: str, subject: str, scope: str, values: Iterable[Pair]) -> None:
    """Store the tokens of (purpose, value) pairs of one subject, known in the region `scope`."""
    keep_many(kind, scope, {subject: values})


def keep_many(kind: str, scope: str, values: Mapping[str, Iterable[Pair]]) -> None:
    """Store the tokens of many subjects of one region in one insert."""
    SearchToken.objects.bulk_create(
        [
            SearchToken(kind=kind, subject=subject, scope=scope, token=each)
            for subject, pairs in values.items()
            for each in _tokens(pairs)
        ],
        batch_size=1000,
    )


def tokens_of_many(kind: str, subjects: Iterable[str]) -> dict[str, list[str]]:
    """The tokens of many subjects, in one query: what a wall against a name is compared with; one without is left out."""
    found: dict[str, list[str]] = {}
    for subject, each in SearchToken.objects.filter(kind=kind, subject__in=list(subjects)).values_list(
        "subject", "token"
    ):
        found.setdefault(subject, []).append(each)
    return found


def sharing(kind: str, subject: str) -> list[str]:
    """The other subjects of a kind that have a token of this one, in whatever region, in order; one query."""
    own = SearchToken.objects.filter(kind=kind, subject=subject).values("token")
    rows = SearchToken.objects.filter(kind=kind, token__in=own).exclude(subject=subject)
    return sorted(rows.values_list("subject", flat=True).distinct())


def subjects_of(kind: str, wanted: Iterable[str]) -> dict[str, set[str]]:
    """The subjects of a kind by each of these tokens, in one query; a token that nobody has is left out."""
    found: dict[str, set[str]] = {}
    rows = SearchToken.objects.filter(kind=kind, token__in=set(wanted))
    for each, subject in rows.values_list("token", "subject"):
        found.setdefault(each, set()).add(subject)
    return found


def drop(kind: str, subject: str) -> None:
    """Forget the tokens of one subject: no search finds it any more."""
    SearchToken.objects.filter(kind=kind, subject=subject).delete()


def candidates(
    kind: str, viewer_regions: Iterable[str], pairs: Iterable[Pair], limit: int = OPENED_AT_MOST
) -> Candidates:
    """The subjects of a kind within the regions that share a token with these pairs, in one query.

    A region code covers all below it, "*" the nation; the regions narrow before the limit does. Whoever
    shares more tokens comes first.
    """
    wanted = _tokens(pairs)
    if not wanted:
        return Candidates(())
    rows = SearchToken.objects.filter(_within(viewer_regions), kind=kind, token__in=wanted)
    shared = rows.values("subject").annotate(shared=Count("token")).order_by("-shared", "subject")
    found = list(shared.values_list("subject", flat=True)[: limit + 1])
    return Candidates(tuple(found[:limit]), more=len(found) > limit)


def _within(regions: Iterable[str]) -> Q:
    codes = tuple(regions)
    if NATION in codes:
        return Q()
    found = Q(pk__in=[])
    for code in codes:
        found |= Q(scope=code) | Q(scope__startswith=f"{code}.")
    return found
