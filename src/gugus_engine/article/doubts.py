"""Doubts about an activity that only an officer can settle: one body or two, an old name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from gugus_engine.article.scene import Article
from gugus_engine.say import Say
from gugus_engine.text.agencies import AgencyMention

_BETWEEN = re.compile(r"\s*+(?:,|dan|serta|&|/|atau)*+\s*+", re.IGNORECASE)


def doubts_of(article: Article, agencies: Sequence[AgencyMention], on: date | None) -> list[Say]:
    """The doubts of one activity held or told of on a day, in the order an officer settles them."""
    found = [Say("article.one_body_or_two", one=a.name, other=b.name) for a, b in _alike(article, agencies)]
    old = [agency.name for agency in agencies if agency.in_use(on) is False]
    return found + [Say("article.name_not_in_use", name=name) for name in dict.fromkeys(old)]


def _alike(
    article: Article, agencies: Sequence[AgencyMention]
) -> Iterator[tuple[AgencyMention, AgencyMention]]:
    """Two names of one kind that stand side by side: "Kepala UPTD PPA, P2TP2A Kabupaten X"."""
    ordered = sorted(agencies, key=lambda agency: agency.span)
    for one, other in pairwise(ordered):
        is_beside = _BETWEEN.fullmatch(article.text, one.span.end, other.span.start) is not None
        is_same = one.key == other.key and one.name.split()[0] != other.name.split()[0]
        if is_beside and is_same and (one.code is None or other.code is None or one.code == other.code):
            yield one, other
