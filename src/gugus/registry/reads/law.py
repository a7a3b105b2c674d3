"""Reading the dated law table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gugus.registry.rules.law import Article, Version, articles


@dataclass(frozen=True)
class InForce:
    """An article and the version of it that stands on the day asked for."""

    article: Article
    version: Version


def law(on: date, *, about: str) -> Sequence[InForce]:
    """The articles that guard something ("identity") on a day, in the order of the table."""
    found = [each for each in articles() if each.about == about]
    return [InForce(each, one) for each in found for one in each.versions if one.stood_on(on)]
