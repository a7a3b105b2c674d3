"""The codes incidents, requests and lists for destruction go by, for lists that know them by id only (the audit)."""

from __future__ import annotations

from collections.abc import Collection

from gugus.core.models import Breach, RetentionReview, RightsRequest


def breach_codes(ids: Collection[str]) -> dict[str, str]:
    """The code of each data incident, by its id."""
    return {str(pk): code for pk, code in Breach.objects.filter(pk__in=ids).values_list("pk", "code")}


def request_codes(ids: Collection[str]) -> dict[str, str]:
    """The code of each request about data, by its id."""
    return {str(pk): code for pk, code in RightsRequest.objects.filter(pk__in=ids).values_list("pk", "code")}


def review_codes(ids: Collection[str]) -> dict[str, str]:
    """The code of each list for destruction, by its id."""
    return {
        str(pk): code for pk, code in RetentionReview.objects.filter(pk__in=ids).values_list("pk", "code")
    }
